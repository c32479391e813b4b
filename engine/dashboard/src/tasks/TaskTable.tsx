import { useTranslation } from 'react-i18next';
import type { TaskSummary } from '../api/contract';
import { AuthorText } from '../definitions/processes';
import { ListTable } from '../lists/ListTable';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Mark } from '../page/Mark';
import { Principals } from '../people/Principals';
import { Due } from '../time/Times';

/** Tasks, each leading to its page. Within an instance the process is known, so its column is left out. */
export function TaskTable({ caption, tasks, within }: { readonly caption: string; readonly tasks: readonly TaskSummary[]; readonly within?: 'instance' }) {
  const { t } = useTranslation();
  const process = {
    id: 'process',
    header: t('tasks.process'),
    cell: (task: TaskSummary) => (
      <TextLink href={addresses.instance(task.instance)}>
        <AuthorText process={task.process}>{task.processTitle}</AuthorText>
      </TextLink>
    ),
  };
  return (
    <ListTable
      caption={caption}
      rows={tasks}
      keyOf={(task) => `${task.instance}/${task.task}`}
      columns={[
        { id: 'task', header: t('tasks.task'), cell: (task) => <TaskName task={task} /> },
        ...(within ? [] : [process]),
        { id: 'who', header: t('tasks.who'), cell: (task) => <Who task={task} /> },
        { id: 'due', header: t('tasks.due'), cell: (task) => <Due due={task.due} late={task.late} /> },
      ]}
    />
  );
}

function TaskName({ task }: { readonly task: TaskSummary }) {
  return (
    <>
      <TextLink href={addresses.task(task.instance, task.task)}>
        <AuthorText process={task.process}>{task.item ? `${task.title} (${task.item})` : task.title}</AuthorText>
      </TextLink>{' '}
      <TaskSigns task={task} />
    </>
  );
}

/** What is special about a task: that it is a decision or an escalation, and that it is late. */
export function TaskSigns({ task }: { readonly task: TaskSummary }) {
  const { t } = useTranslation();
  return (
    <>
      {task.kind !== 'task' && (
        <Mark colour={task.kind === 'decision' ? 'blue' : 'magenta'}>
          {t(`tasks.kinds.${task.kind}`)}
        </Mark>
      )}
      {task.late && (
        <Mark colour="red">
          {t('tasks.isLate')}
        </Mark>
      )}
    </>
  );
}

/** Who has taken a task, or who may. */
export function Who({ task }: { readonly task: TaskSummary }) {
  const { t } = useTranslation();
  if (task.assignee) return <>{t('tasks.takenBy', { name: task.assignee.name })}</>;
  if (task.candidates.length === 0) return <span className="wf-late">{t('tasks.forNobody')}</span>;
  return <Principals of={task.candidates} />;
}
