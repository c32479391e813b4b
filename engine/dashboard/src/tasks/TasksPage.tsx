import { useTranslation } from 'react-i18next';
import type { TaskView } from '../api/contract';
import { useList } from '../api/queries';
import { ProcessFilter } from '../definitions/processes';
import { shortId } from '../instances/shortId';
import { FilterSelect } from '../lists/FilterSelect';
import { Paged } from '../lists/Paged';
import { TextLink } from '../navigation/Link';
import { addresses } from '../navigation/addresses';
import { usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Page } from '../page/Page';
import { useSession } from '../session/session';
import { TaskTable } from './TaskTable';

/** Open tasks, the earliest due first: those of the person acted as, or all that may be seen. */
export function TasksPage() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const { person } = useSession();
  const view: TaskView = query.get('view') === 'mine' || (person && query.get('view') !== 'all') ? 'mine' : 'all';
  const late = query.get('late') ?? '';
  const process = query.get('process') ?? '';
  const instance = query.get('instance') ?? '';
  const list = useList('listTasks', {
    query: {
      view,
      ...(late !== '' && { late: late === 'true' }),
      ...(process !== '' && { process }),
      ...(instance !== '' && { instance }),
    },
  });
  const filtered = late !== '' || process !== '' || instance !== '' || view === 'mine';

  return (
    <Page title={t('tasks.title')}>
      <div className="wf-filters">
        {person && (
          <FilterSelect
            name="view"
            label={t('tasks.view')}
            value={view}
            options={[
              { value: 'mine', text: t('tasks.mine', { name: person.name }) },
              { value: 'all', text: t('tasks.everyone') },
            ]}
          />
        )}
        <FilterSelect
          name="late"
          label={t('tasks.state')}
          value={late}
          options={[
            { value: '', text: t('tasks.open') },
            { value: 'true', text: t('tasks.late') },
            { value: 'false', text: t('tasks.onTime') },
          ]}
        />
        <ProcessFilter value={process} />
      </div>
      {instance !== '' && (
        <p>
          {t('tasks.instance', { instance: shortId(instance) })} <TextLink href={addresses.tasks()}>{t('tasks.allInstances')}</TextLink>
        </p>
      )}
      {view === 'mine' && !person && <p>{t('tasks.mineNeedsPerson')}</p>}
      <Paged list={list} empty={<NoTasks filtered={filtered} />}>
        {(tasks) => <TaskTable caption={t('tasks.title')} tasks={tasks} />}
      </Paged>
    </Page>
  );
}

function NoTasks({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <EmptyState title={t('tasks.emptyFiltered')} />;
  return (
    <EmptyState title={t('tasks.empty')}>
      <p>{t('tasks.emptyHelp')}</p>
      <TextLink href={addresses.start}>{t('navigation.start')}</TextLink>
    </EmptyState>
  );
}
