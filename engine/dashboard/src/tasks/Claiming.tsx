import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { TaskSummary } from '../api/contract';
import { Button } from '../carbon';
import { ProblemMessage } from '../page/ProblemMessage';
import { useSession } from '../session/session';

/** Takes a task, or gives it back. */
export function Claiming({ task }: { readonly task: TaskSummary }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const claim = useAct('claimTask');
  const release = useAct('releaseTask');
  const path = { instance: task.instance, task: task.task };
  const mine = person !== null && task.assignee?.id === person.id;
  const problem = claim.error ?? release.error;
  if (!task.mayClaim && !mine) return null;
  return (
    <div className="wf-claim">
      {problem && <ProblemMessage problem={problem} role="alert" />}
      {mine ? (
        <Button kind="ghost" size="md" disabled={release.isPending} onClick={() => release.mutate({ path })}>
          {t('task.release')}
        </Button>
      ) : (
        <>
          <Button kind="tertiary" size="md" disabled={claim.isPending} onClick={() => claim.mutate({ path })}>
            {t('task.claim')}
          </Button>
          <span className="wf-quiet">{t('task.claimHelp')}</span>
        </>
      )}
    </div>
  );
}
