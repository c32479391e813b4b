import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { OutcomeBody, TaskDetail } from '../api/contract';
import { Button } from '../carbon';
import { useForm } from '../forms/form';
import { FormFields } from '../forms/FormFields';
import { useUnsent } from '../forms/leaving';
import { ProblemSummary } from '../forms/ProblemSummary';
import { addresses } from '../navigation/addresses';
import { go } from '../navigation/place';
import { announce } from '../page/announcement';
import { Section } from '../page/Page';
import { ChecklistField, checklistName } from './ChecklistField';
import { DecisionDialog } from './DecisionDialog';
import { OutcomeMeaning } from './OutcomeMeaning';
import { TooLate } from './TooLate';

interface CompleteFormProps {
  readonly detail: TaskDetail;
  readonly language: string | undefined;
  /** Told as soon as somebody fills something in. */
  readonly onBegin: () => void;
}

/**
 * The form of a task with its outcomes as buttons. A decision is asked about once more, since it stands once it is made, and none of
 * its outcomes looks like the one to choose.
 */
export function CompleteForm({ detail, language, onBegin }: CompleteFormProps) {
  const { t } = useTranslation();
  const { summary, outcomes } = detail;
  const form = useForm(detail.lines);
  const [asked, setAsked] = useState<{ outcome: OutcomeBody; values: Record<string, unknown> } | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const release = useUnsent(form.changed || ticked.size > 0);

  const complete = useAct('completeTask', () => {
    release();
    announce(t('task.done', { title: summary.title }));
    go(addresses.tasks({ view: 'mine' }));
  });

  const missing = detail.checklist.filter(({ line }) => !ticked.has(line)).map(({ label }) => label);
  const unticked = (): Record<string, string> => (missing.length > 0 ? { [checklistName]: t('task.notTicked', { lines: missing.join(', ') }) } : {});
  const send = (values: Record<string, unknown>, outcome?: string) => {
    setAsked(null);
    const body = { values, ...(outcome !== undefined && { outcome }), ...(detail.checklist.length > 0 && { ticked: [...ticked] }) };
    complete.mutate({ path: { instance: summary.instance, task: summary.task }, body }, { onError: form.takeProblems });
  };
  const choose = (outcome: OutcomeBody) => {
    const values = form.read(unticked());
    if (!values) return;
    if (summary.kind === 'decision') setAsked({ outcome, values });
    else send(values, outcome.name);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcomes.length > 0) return;
    const values = form.read(unticked());
    if (values) send(values);
  };

  return (
    <form noValidate onSubmit={submit} onChange={onBegin}>
      <Section title={t('task.form')}>
        <ProblemSummary form={form} others={{ [checklistName]: t('task.checklist') }} />
        {form.lines.length === 0 && detail.checklist.length === 0 && <p>{t('task.noForm')}</p>}
        {form.lines.length > 0 && <FormFields form={form} language={language} />}
        {detail.checklist.length > 0 && (
          <ChecklistField lines={detail.checklist} ticked={ticked} language={language} problem={form.problems[checklistName]} onTick={setTicked} />
        )}
      </Section>
      {complete.error && <TooLate instance={summary.instance} task={summary.task} problem={complete.error} />}
      {outcomes.length === 0 ? (
        <Button type="submit" disabled={complete.isPending}>
          {t('task.complete')}
        </Button>
      ) : (
        <Section title={t('task.outcomes')}>
          <ul className="wf-outcomes">
            {outcomes.map((outcome, i) => (
              <li key={outcome.name}>
                <Button kind={i === 0 && summary.kind !== 'decision' ? 'primary' : 'tertiary'} disabled={complete.isPending} onClick={() => choose(outcome)} lang={language}>
                  {outcome.label}
                </Button>
                <span className="wf-quiet">
                  <OutcomeMeaning outcome={outcome} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {asked && <DecisionDialog outcome={asked.outcome} onCancel={() => setAsked(null)} onDecide={() => send(asked.values, asked.outcome.name)} />}
    </form>
  );
}
