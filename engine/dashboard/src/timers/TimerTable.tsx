import { useTranslation } from 'react-i18next';
import type { TimerBody } from '../api/contract';
import { AuthorText, ProcessTitle } from '../definitions/processes';
import { ListTable } from '../lists/ListTable';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Mark } from '../page/Mark';
import { Upcoming } from '../time/Times';
import { grouped, type TimerTask } from './grouped';

/** What fires next, and why. Within an instance the process is known, so its column is left out. */
export function TimerTable({ caption, timers, within }: { readonly caption: string; readonly timers: readonly TimerBody[]; readonly within?: 'instance' }) {
  const { t } = useTranslation();
  const process = {
    id: 'process',
    header: t('timers.process'),
    cell: (timer: TimerBody) => (
      <TextLink href={addresses.instance(timer.instance)}>
        <ProcessTitle process={timer.process} />
      </TextLink>
    ),
  };
  return (
    <ListTable
      caption={caption}
      rows={grouped(timers)}
      keyOf={(group) => `${group.instance}/${group.wait}`}
      columns={[
        { id: 'when', header: t('timers.when'), cell: (timer) => <When timer={timer} /> },
        { id: 'purpose', header: t('timers.purpose'), cell: (timer) => t(`timers.purposes.${timer.purpose}`) },
        { id: 'what', header: t('timers.what'), cell: (timer) => <What timer={timer} tasks={timer.tasks} /> },
        ...(within ? [] : [process]),
      ]}
    />
  );
}

function When({ timer }: { readonly timer: TimerBody }) {
  const { t } = useTranslation();
  return (
    <>
      <Upcoming at={timer.dueAt} />{' '}
      {timer.overdue && (
        <Mark colour="red">
          {t('timers.overdue')}
        </Mark>
      )}
    </>
  );
}

/** What a timer does when it fires, with the task that it is about; of several that do the same at the same time, with all of them. */
function What({ timer, tasks }: { readonly timer: TimerBody; readonly tasks: readonly TimerTask[] }) {
  const { t } = useTranslation();
  const again = timer.purpose === 'reminder' && timer.occurrence > 1;
  const sentence = again
    ? t('timers.reminderAgain', { title: timer.title, ordinal: timer.occurrence })
    : t(`timers.${timer.purpose}`, { title: timer.title });
  const [only, ...others] = tasks;
  if (only && others.length === 0) return <TextLink href={addresses.task(timer.instance, only.task)}>{timer.item ? `${sentence} (${timer.item})` : sentence}</TextLink>;
  return (
    <>
      <AuthorText process={timer.process}>{sentence}</AuthorText>
      {tasks.length > 1 && (
        <span className="wf-quiet">
          {' '}
          {t('timers.ofTasks', { count: tasks.length })}{' '}
          {tasks.map(({ task, label }, i) => (
            <span key={task}>
              {i > 0 && ', '}
              <TextLink href={addresses.task(timer.instance, task)} aria-label={t('timers.ofTask', { task: label, title: timer.title })}>
                {label}
              </TextLink>
            </span>
          ))}
        </span>
      )}
    </>
  );
}
