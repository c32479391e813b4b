import { useTranslation } from 'react-i18next';
import type { StepAnswer } from '../api/contract';
import { isFile } from '../forms/draft';
import { Facts } from '../page/Facts';
import { Day } from '../time/Times';
import { Value } from './CaseData';
import { FileLink } from './FileLink';

interface AnswersProps {
  readonly answers: readonly StepAnswer[];
  readonly language?: string | undefined;
}

/** What people have answered, step by step. */
export function Answers({ answers, language }: AnswersProps) {
  return byStep(answers).map(([first, ...others]) => (
    <div key={first.step}>
      <h3 lang={language}>{first.title}</h3>
      <ul className="wf-answers">
        {[first, ...others].map((answer, i) => (
          <li key={i}>
            <Answer answer={answer} language={language} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Answer({ answer, language }: { readonly answer: StepAnswer; readonly language?: string | undefined }) {
  const { t } = useTranslation();
  const outcome: readonly [string, string | null] = [t('instance.outcome'), answer.outcome];
  return (
    <>
      <p>
        {answer.item !== null && <strong lang={language}>{answer.item} </strong>}
        {answer.answered && answer.person?.name} {answer.answered && answer.at && <Day day={answer.at} />}
        {!answer.answered && t('instance.notAnswered')}
      </p>
      {(answer.outcome !== null || answer.values.length > 0) && (
        <Facts
          facts={[
            outcome,
            ...answer.values.map(
              ({ label, value }) => [label, isFile(value) ? <FileLink file={value} /> : <Value value={value} />] as const,
            ),
          ]}
        />
      )}
    </>
  );
}

type AnswersOfStep = [StepAnswer, ...StepAnswer[]];

function byStep(answers: readonly StepAnswer[]): readonly AnswersOfStep[] {
  const steps = new Map<string, AnswersOfStep>();
  for (const answer of answers) {
    const before = steps.get(answer.step);
    if (before) before.push(answer);
    else steps.set(answer.step, [answer]);
  }
  return [...steps.values()];
}
