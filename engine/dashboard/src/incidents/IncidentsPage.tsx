import { useTranslation } from 'react-i18next';
import { useList } from '../api/queries';
import { ProcessFilter } from '../definitions/processes';
import { Paged } from '../lists/Paged';
import { usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Page } from '../page/Page';
import { useSession } from '../session/session';
import { IncidentTable } from './IncidentTable';
import { Undelivered } from './Undelivered';

/** What went wrong and waits for an administrator, across all instances. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const { administrator } = useSession();
  const { query } = usePlace();
  const process = query.get('process') ?? '';
  const list = useList('listIncidents', { query: { ...(process !== '' && { process }) } });
  return (
    <Page title={t('incidents.title')} intro={t('incidents.intro')}>
      {administrator && <Undelivered />}
      <div className="wf-filters">
        <ProcessFilter value={process} />
      </div>
      <Paged list={list} empty={<EmptyState title={t(process ? 'incidents.emptyFiltered' : 'incidents.empty')} />}>
        {(incidents) => <IncidentTable caption={t('incidents.title')} incidents={incidents} />}
      </Paged>
    </Page>
  );
}
