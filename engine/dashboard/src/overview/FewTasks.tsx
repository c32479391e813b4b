import { useTranslation } from 'react-i18next';
import { useList } from '../api/queries';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Loaded } from '../page/Loaded';
import { Section } from '../page/Page';
import { useSession } from '../session/session';
import { TaskTable } from '../tasks/TaskTable';

const few = 5;

/** The first tasks of a list that asks for attention. */
export function FewTasks({ view }: { readonly view: 'mine' | 'late' }) {
  const { t } = useTranslation();
  const name = useSession().person?.name ?? '';
  const list = useList('listTasks', { query: view === 'mine' ? { view, limit: few } : { view: 'all', late: true, limit: few } });
  const words =
    view === 'mine'
      ? { title: t('overview.mine', { name }), empty: t('overview.mineEmpty'), all: t('overview.allMine', { name }), to: addresses.tasks({ view: 'mine' }) }
      : { title: t('overview.late'), empty: t('overview.lateEmpty'), all: t('overview.allLate'), to: addresses.tasks({ view: 'all', late: true }) };
  return (
    <Section title={words.title} actions={list.items?.length ? <TextLink href={words.to}>{words.all}</TextLink> : null}>
      <Loaded data={list.items} problem={list.problem} again={list.again}>
        {(tasks) => (tasks.length === 0 ? <p>{words.empty}</p> : <TaskTable caption={words.title} tasks={tasks.slice(0, few)} />)}
      </Loaded>
    </Section>
  );
}
