import { useTranslation } from 'react-i18next';
import type { TaskSummary } from '../api/contract';
import { Message } from '../page/Message';
import { usePeople } from '../people/directory';
import { ActAsButtons } from '../session/ActAsButtons';
import { useSession } from '../session/session';

/** Why the task cannot be completed here and now, and who can. */
export function NotYours({ task }: { readonly task: TaskSummary }) {
  const { t } = useTranslation();
  const { administrator } = useSession();
  const people = usePeople();
  const wanted = task.assignee ? [`person:${task.assignee.id}`] : task.candidates;
  const who = task.candidates.map((p) => people.nameOf(p)).join('; ');
  return (
    <div className="wf-not-yours">
      <Message kind="info" title={t('task.notYours')}>
        {task.assignee && <p>{t('task.notYoursTaken', { name: task.assignee.name })}</p>}
        <p>{administrator ? t('task.notYoursAdministrator') : t('task.notYoursPerson', { who })}</p>
      </Message>
      {administrator && <ActAsButtons principals={wanted} nobody={t('task.nobodyHolds')} />}
    </div>
  );
}
