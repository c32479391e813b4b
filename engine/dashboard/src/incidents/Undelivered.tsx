import { useTranslation } from 'react-i18next';
import type { UndeliveredBody } from '../api/contract';
import { useList } from '../api/queries';
import { ProcessTitle } from '../definitions/processes';
import { ListTable } from '../lists/ListTable';
import { Paged } from '../lists/Paged';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Section } from '../page/Page';
import { Moment } from '../time/Times';

const kinds = ['start', 'return', 'cancel', 'fail'] as const;

/** What cases sent to one another and could not be delivered so far; nothing at all where all has arrived. */
export function Undelivered() {
  const { t } = useTranslation();
  const list = useList('listUndelivered', {});
  if (!list.items?.length) return null;
  return (
    <Section title={t('undelivered.title')}>
      <p>{t('undelivered.intro')}</p>
      <Paged list={list} empty={null}>
        {(items) => (
          <ListTable
            caption={t('undelivered.title')}
            rows={items}
            keyOf={(one) => `${one.instance}/${one.number}`}
            columns={[
              { id: 'what', header: t('undelivered.what'), cell: (one) => <What of={one} /> },
              {
                id: 'from',
                header: t('undelivered.from'),
                cell: (one) => (
                  <TextLink href={addresses.instance(one.instance)}>
                    <ProcessTitle process={one.process} />
                  </TextLink>
                ),
              },
              { id: 'since', header: t('incidents.since'), cell: (one) => <Moment at={one.since} /> },
              { id: 'tries', header: t('undelivered.tries'), cell: (one) => <Tries of={one} /> },
            ]}
          />
        )}
      </Paged>
    </Section>
  );
}

function What({ of }: { readonly of: UndeliveredBody }) {
  const { t } = useTranslation();
  const kind = kinds.find((k) => k === of.kind);
  return <>{kind ? t(`undelivered.kinds.${kind}`) : of.kind}</>;
}

function Tries({ of }: { readonly of: UndeliveredBody }) {
  const { t } = useTranslation();
  return (
    <>
      {t('undelivered.attempts', { count: of.attempts })} {of.problem && <code className="wf-code">{of.problem}</code>} {t('mails.again')} <Moment at={of.nextAttemptAt} />
    </>
  );
}
