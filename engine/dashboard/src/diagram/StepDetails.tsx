import { useTranslation } from 'react-i18next';
import type { InstanceDetail, JournalEntryBody, StepStanding } from '../api/contract';
import { Button } from '../carbon';
import { IncidentTable } from '../incidents/IncidentTable';
import { eventsOf, isNews, nodeOf } from '../journal/events';
import { useTeller } from '../journal/Journal';
import { sentenceOf } from '../journal/sentences';
import { TaskTable } from '../tasks/TaskTable';
import { Moment } from '../time/Times';
import { TimerTable } from '../timers/TimerTable';
import { StepState } from './StepList';
import { stepNames } from './stepNames';

interface StepDetailsProps {
  readonly step: StepStanding;
  readonly detail: InstanceDetail;
  readonly language: string | undefined;
  readonly journal: readonly JournalEntryBody[];
  readonly onClose: () => void;
}

/** What is at one step: its tasks, what fires there, what stopped, and what happened so far. */
export function StepDetails({ step, detail, language, journal, onClose }: StepDetailsProps) {
  const { t } = useTranslation();
  const nameOfStep = stepNames(detail.steps);
  const teller = useTeller(journal, nameOfStep);
  const here = <T extends { readonly node: string }>(all: readonly T[]) => all.filter((one) => one.node === step.node);
  const tasks = here(detail.tasks);
  const timers = here(detail.timers);
  const incidents = here(detail.incidents);
  const history = journal.flatMap((entry) =>
    eventsOf(entry)
      .filter((event) => isNews(event) && nodeOf(event, teller.tasks) === step.node)
      .map((event, i) => ({ key: `${entry.sequence}/${i}`, at: entry.at, text: sentenceOf(event, teller) })),
  );
  return (
    <section className="wf-step-details" aria-label={step.title} tabIndex={0}>
      <div className="wf-section-head">
        <h3 lang={language}>{step.title}</h3>
        <Button kind="ghost" size="sm" onClick={onClose}>
          {t('diagram.clear')}
        </Button>
      </div>
      <StepState step={step} />
      {tasks.length + timers.length + incidents.length === 0 && <p>{t('diagram.noneHere')}</p>}
      {incidents.length > 0 && <IncidentTable caption={t('instance.incidents')} incidents={incidents} within="instance" stepName={nameOfStep} />}
      {tasks.length > 0 && <TaskTable caption={t('instance.tasks')} tasks={tasks} within="instance" />}
      {timers.length > 0 && <TimerTable caption={t('instance.timers')} timers={timers} within="instance" />}
      {history.length > 0 && (
        <>
          <h4>{t('diagram.history')}</h4>
          <ul className="wf-history">
            {history.map((line) => (
              <li key={line.key}>
                <Moment at={line.at} /> {line.text}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
