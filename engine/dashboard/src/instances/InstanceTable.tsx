import { useTranslation } from 'react-i18next';
import type { InstanceSummary } from '../api/contract';
import { AuthorText } from '../definitions/processes';
import { ListTable } from '../lists/ListTable';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Mark } from '../page/Mark';
import { Due, Moment } from '../time/Times';
import { shortId } from './shortId';
import { StatusTag } from './StatusTag';

/** Instances, each leading to its page. */
export function InstanceTable({ caption, instances }: { readonly caption: string; readonly instances: readonly InstanceSummary[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      caption={caption}
      rows={instances}
      keyOf={(instance) => instance.instance}
      columns={[
        { id: 'process', header: t('instances.process'), cell: (instance) => <Name instance={instance} /> },
        { id: 'status', header: t('instances.status'), cell: (instance) => <Standing instance={instance} /> },
        { id: 'started', header: t('instances.started'), cell: (instance) => <Started instance={instance} /> },
        { id: 'tasks', header: t('instances.openTasks'), cell: (instance) => <Tasks instance={instance} /> },
        {
          id: 'due',
          header: t('instances.nextDue'),
          cell: (instance) => (instance.nextDue ? <Due due={instance.nextDue} late={instance.lateTasks > 0} /> : t('common.none')),
        },
      ]}
    />
  );
}

function Name({ instance }: { readonly instance: InstanceSummary }) {
  return (
    <>
      <TextLink href={addresses.instance(instance.instance)}>
        <AuthorText process={instance.process}>{instance.title}</AuthorText>
      </TextLink>{' '}
      <code className="wf-id">{shortId(instance.instance)}</code>
    </>
  );
}

function Standing({ instance }: { readonly instance: InstanceSummary }) {
  const { t } = useTranslation();
  return (
    <>
      <StatusTag status={instance.status} />
      {instance.outcome !== null && <AuthorText process={instance.process}> {t('instances.outcome', { outcome: instance.outcome })}</AuthorText>}
      {instance.incidents > 0 && (
        <Mark colour="red">
          {t('instances.incidents', { count: instance.incidents })}
        </Mark>
      )}
    </>
  );
}

function Started({ instance }: { readonly instance: InstanceSummary }) {
  const { t } = useTranslation();
  return (
    <>
      <Moment at={instance.startedAt} />{' '}
      <span className="wf-quiet">{t('instances.startedBy', { name: instance.startedBy?.name ?? t('common.engine') })}</span>
    </>
  );
}

function Tasks({ instance }: { readonly instance: InstanceSummary }) {
  const { t } = useTranslation();
  return (
    <>
      {instance.openTasks}{' '}
      {instance.lateTasks > 0 && (
        <Mark colour="red">
          {t('instances.lateTasks', { count: instance.lateTasks })}
        </Mark>
      )}
    </>
  );
}
