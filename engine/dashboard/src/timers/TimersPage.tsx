import { useTranslation } from 'react-i18next';
import type { TimerPurpose } from '../api/contract';
import { refresh, useList } from '../api/queries';
import { ProcessFilter } from '../definitions/processes';
import { FilterSelect } from '../lists/FilterSelect';
import { Paged } from '../lists/Paged';
import { usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Message } from '../page/Message';
import { Page } from '../page/Page';
import { TimerTable } from './TimerTable';

const purposes: readonly TimerPurpose[] = ['reminder', 'escalation', 'close', 'catch', 'open', 'handler', 'deadline', 'deadline-escalation', 'deadline-start'];

/** What fires next across all instances. */
export function TimersPage() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const purpose = purposes.find((p) => p === query.get('purpose'));
  const process = query.get('process') ?? '';
  const list = useList('listTimers', { query: { ...(purpose && { purpose }), ...(process !== '' && { process }) } }, { every: refresh.lively });
  const overdue = (list.items ?? []).filter((timer) => timer.overdue).length;
  const filtered = purpose !== undefined || process !== '';
  return (
    <Page title={t('timers.title')} intro={t('timers.intro')}>
      {overdue > 0 && <Message kind="warning" title={t('timers.overdueHelp', { count: overdue })} />}
      <div className="wf-filters">
        <FilterSelect
          name="purpose"
          label={t('timers.purpose')}
          value={purpose ?? ''}
          options={[{ value: '', text: t('common.all') }, ...purposes.map((p) => ({ value: p, text: t(`timers.purposes.${p}`) }))]}
        />
        <ProcessFilter value={process} />
      </div>
      <Paged
        list={list}
        empty={<EmptyState title={t(filtered ? 'timers.emptyFiltered' : 'timers.empty')}>{!filtered && <p>{t('timers.emptyHelp')}</p>}</EmptyState>}
      >
        {(timers) => <TimerTable caption={t('timers.title')} timers={timers} />}
      </Paged>
    </Page>
  );
}
