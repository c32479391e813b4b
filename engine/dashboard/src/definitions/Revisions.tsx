import { useTranslation } from 'react-i18next';
import type { DefinitionDetail } from '../api/contract';
import { Amount } from '../lists/Amount';
import { ListTable } from '../lists/ListTable';
import { Mark } from '../page/Mark';
import { Moment } from '../time/Times';

/** All revisions of a process, the newest first. Instances stay on the one that they began with. */
export function Revisions({ detail }: { readonly detail: DefinitionDetail }) {
  const { t } = useTranslation();
  return (
    <ListTable
      caption={t('definitions.revisions')}
      rows={detail.revisions}
      keyOf={(revision) => revision.revision}
      columns={[
        {
          id: 'revision',
          header: t('definitions.revision'),
          cell: ({ revision }) => (
            <>
              <code>{revision.slice(0, 12)}</code>{' '}
              {revision === detail.summary.revision && (
                <Mark colour="green">
                  {t('definitions.thisOne')}
                </Mark>
              )}
            </>
          ),
        },
        { id: 'since', header: t('definitions.since'), cell: ({ deployedAt }) => <Moment at={deployedAt} /> },
        { id: 'running', header: t('definitions.running'), cell: ({ running, runningAtLeast }) => <Amount number={running} atLeast={runningAtLeast} /> },
      ]}
    />
  );
}
