import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from '../api/contract';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Facts } from '../page/Facts';
import { Day, Moment } from '../time/Times';
import { StatusTag } from './StatusTag';

/** What an instance is, apart from where it is. */
export function InstanceFacts({ detail, language }: { readonly detail: InstanceDetail; readonly language: string | undefined }) {
  const { t } = useTranslation();
  const { summary } = detail;
  return (
    <Facts
      facts={[
        [t('instance.status'), <StatusTag status={summary.status} />],
        [t('instance.outcome'), summary.outcome && <span lang={language}>{summary.outcome}</span>],
        [
          t('instance.started'),
          <>
            <Moment at={summary.startedAt} />{' '}
            <span className="wf-quiet">{t('instances.startedBy', { name: summary.startedBy?.name ?? t('common.engine') })}</span>
          </>,
        ],
        [t('instance.ended'), summary.endedAt && <Moment at={summary.endedAt} />],
        [t('instance.received'), <Day day={detail.received} />],
        [t('instance.occurred'), detail.occurred && <Day day={detail.occurred} />],
        [t('instance.registered'), <Day day={detail.registered} />],
        [
          t('start.plan'),
          detail.plan && (
            <>
              <Day day={detail.plan.from} /> – <Day day={detail.plan.to} />
            </>
          ),
        ],
        [
          t('instance.revision'),
          <TextLink href={addresses.definition(summary.process)}>
            <code>{summary.revision.slice(0, 12)}</code>
          </TextLink>,
        ],
        [t('instance.id'), <code className="wf-id">{summary.instance}</code>],
      ]}
    />
  );
}
