import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/contract';
import { useAnswer } from '../api/queries';
import { useProcesses } from '../definitions/processes';
import { Loaded, loadedOf } from '../page/Loaded';
import { Page, Section } from '../page/Page';
import { useSession } from '../session/session';
import { Due } from '../time/Times';
import { Administration } from './Administration';
import { AnsweredBefore } from './AnsweredBefore';
import { Claiming } from './Claiming';
import { CompleteForm } from './CompleteForm';
import { GonePage } from './GonePage';
import { NotYours } from './NotYours';
import { TaskFacts } from './TaskFacts';
import { TaskSigns } from './TaskTable';

/** A task: what it is, what is asked, and the answer. */
export function TaskPage({ instance, task }: { readonly instance: string; readonly task: number }) {
  const answer = useAnswer('getTask', { path: { instance, task } });
  // A form that somebody began stays, also when the task has gone meanwhile: they may want to copy what they wrote.
  const [begun, setBegun] = useState(false);

  if (answer.error?.kind === 'not-found' && !begun) return <GonePage instance={instance} task={task} />;
  return (
    <Loaded {...loadedOf(answer)}>
      {(detail) => <TaskDetails detail={detail} onBegin={() => setBegun(true)} />}
    </Loaded>
  );
}

function TaskDetails({ detail, onBegin }: { readonly detail: TaskDetail; readonly onBegin: () => void }) {
  const { t } = useTranslation();
  const { administrator } = useSession();
  const { summary } = detail;
  const language = useProcesses().find((p) => p.process === summary.process)?.language;
  return (
    <Page title={summary.title} titleLanguage={language} intro={<Standing detail={detail} />}>
      <div className="wf-columns">
        <div>
          {detail.help && (
            <Section title={t('task.help')}>
              <p lang={language} className="wf-author-text">
                {detail.help}
              </p>
            </Section>
          )}
          <AnsweredBefore instance={summary.instance} language={language} />
          <Claiming task={summary} />
          {summary.mayComplete ? (
            <CompleteForm detail={detail} language={language} onBegin={onBegin} />
          ) : (
            <NotYours task={summary} />
          )}
        </div>
        <aside aria-label={t('task.details')}>
          <TaskFacts detail={detail} language={language} />
          {administrator && <Administration task={summary} />}
        </aside>
      </div>
    </Page>
  );
}

/** What decides whether somebody reads on: by when, and what is special. */
function Standing({ detail }: { readonly detail: TaskDetail }) {
  const { t } = useTranslation();
  const { summary } = detail;
  return (
    <>
      {summary.due && (
        <>
          {t('task.due')}: <Due due={summary.due} late={summary.late} />{' '}
        </>
      )}
      <TaskSigns task={summary} />
    </>
  );
}
