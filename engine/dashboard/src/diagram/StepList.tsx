import { useTranslation } from 'react-i18next';
import type { StepStanding } from '../api/contract';
import { Mark } from '../page/Mark';

interface StepListProps {
  readonly steps: readonly StepStanding[];
  readonly language: string | undefined;
  readonly chosen: string | null;
  readonly onChoose: (node: string | null) => void;
}

/** The steps in the order of the file, each with where it stands: the picture in words. */
export function StepList({ steps, language, chosen, onChoose }: StepListProps) {
  const { t } = useTranslation();
  return (
    <ul className="wf-steps" aria-label={t('diagram.steps')}>
      {steps.map((step) => (
        <li key={step.node} className={`wf-step-depth-${Math.min(step.depth, 4)}`}>
          <button type="button" aria-pressed={step.node === chosen} onClick={() => onChoose(step.node === chosen ? null : step.node)}>
            <span lang={language}>{step.title}</span>
            <StepState step={step} />
          </button>
        </li>
      ))}
    </ul>
  );
}

const colours = { ahead: 'gray', open: 'blue', done: 'green', skipped: 'gray', incident: 'red', held: 'purple' } as const;

/** Where a step stands: a word, and how many items of a for-each are there. */
export function StepState({ step }: { readonly step: StepStanding }) {
  const { t } = useTranslation();
  return (
    <span className="wf-step-state">
      <Mark colour={colours[step.state]}>
        {t(`diagram.states.${step.state}`)}
      </Mark>
      {step.late && <Mark colour="red">{t('diagram.stageLate')}</Mark>}
      {step.open > 1 && <span className="wf-quiet">{t('diagram.openCount', { count: step.open })}</span>}
      {step.done > 1 && <span className="wf-quiet">{t('diagram.doneCount', { count: step.done })}</span>}
    </span>
  );
}
