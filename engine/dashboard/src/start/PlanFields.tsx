import { useTranslation } from 'react-i18next';
import type { PlannedTime } from '../api/contract';
import { FieldFrame } from '../fields/FieldFrame';
import { TextBox } from '../fields/TextBox';
import { fieldId } from '../forms/FormFields';
import { Section } from '../page/Page';

interface PlanFieldsProps {
  readonly plan: PlannedTime;
  /** What is wrong with the time as a whole. */
  readonly problem: string | undefined;
  /** True after an attempt to send. */
  readonly tried: boolean;
  readonly onChange: (plan: PlannedTime) => void;
}

/** The time that the work is planned for: deadlines that count from the start or to the end of the plan follow it. */
export function PlanFields({ plan, problem, tried, onChange }: PlanFieldsProps) {
  const { t } = useTranslation();
  const missing = (day: string) => (tried && day === '' ? t('form.notDate') : undefined);
  return (
    <Section title={t('start.plan')}>
      <div className="wf-fields">
        <FieldFrame id={fieldId('plan')} required label={`${t('start.planFrom')} (${t('common.required')})`} help={t('start.planHelp')} problem={missing(plan.from) ?? problem}>
          {(aria) => <TextBox {...aria} type="date" value={plan.from} onChange={(event) => onChange({ ...plan, from: event.target.value })} />}
        </FieldFrame>
        <FieldFrame id="plan-to" required label={`${t('start.planTo')} (${t('common.required')})`} problem={missing(plan.to)}>
          {(aria) => <TextBox {...aria} type="date" value={plan.to} onChange={(event) => onChange({ ...plan, to: event.target.value })} />}
        </FieldFrame>
      </div>
    </Section>
  );
}
