import { useTranslation } from 'react-i18next';
import type { DeadlineEntry } from '../api/contract';
import { refresh, useList } from '../api/queries';
import { ProcessFilter, ProcessTitle } from '../definitions/processes';
import { shortId } from '../instances/shortId';
import { FilterSelect } from '../lists/FilterSelect';
import { Paged } from '../lists/Paged';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Page } from '../page/Page';
import { DeadlineTable } from './DeadlineTable';

/** The deadlines whose clocks run, across all instances, the next first. */
export function DeadlinesPage() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const late = query.get('late') === 'true';
  const process = query.get('process') ?? '';
  const list = useList('listDeadlines', { query: { ...(late && { late }), ...(process !== '' && { process }) } }, { every: refresh.lively });
  const filtered = late || process !== '';
  return (
    <Page title={t('deadlines.title')} intro={t('deadlines.intro')}>
      <div className="wf-filters">
        <FilterSelect
          name="late"
          label={t('deadlines.which')}
          value={late ? 'true' : ''}
          options={[
            { value: '', text: t('common.all') },
            { value: 'true', text: t('deadlines.lateOnly') },
          ]}
        />
        <ProcessFilter value={process} />
      </div>
      <Paged list={list} empty={<EmptyState title={t(filtered ? 'deadlines.emptyFiltered' : 'deadlines.empty')}>{!filtered && <p>{t('deadlines.emptyHelp')}</p>}</EmptyState>}>
        {(entries) => (
          <DeadlineTable
            caption={t('deadlines.title')}
            rows={entries.map((entry) => ({ ...entry, key: `${entry.instance}/${entry.deadline.name}` }))}
            further={[{ id: 'process', header: t('deadlines.process'), cell: (entry) => <Case entry={entry} /> }]}
          />
        )}
      </Paged>
    </Page>
  );
}

function Case({ entry }: { readonly entry: DeadlineEntry }) {
  return (
    <TextLink href={addresses.instance(entry.instance)}>
      <ProcessTitle process={entry.process} /> <code className="wf-id">{shortId(entry.instance)}</code>
    </TextLink>
  );
}
