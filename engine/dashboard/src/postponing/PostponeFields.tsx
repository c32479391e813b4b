import { useTranslation } from 'react-i18next';
import type { PostponementRule, PostponeRequest } from '../api/contract';
import { FieldFrame, FieldGroup } from '../fields/FieldFrame';
import { TextBox } from '../fields/TextBox';
import { ReasonField } from '../page/ReasonField';

interface PostponeFieldsProps {
  readonly wanted: PostponeRequest;
  /** True after an attempt to go on. */
  readonly tried: boolean;
  readonly onChange: (wanted: PostponeRequest) => void;
}

const rules: readonly PostponementRule[] = ['shift', 'stretch'];

/** The new time, how dates follow it, and why. */
export function PostponeFields({ wanted, tried, onChange }: PostponeFieldsProps) {
  const { t } = useTranslation();
  const day = (end: 'from' | 'to') => (
    <FieldFrame
      id={`postpone-${end}`}
      required
      label={`${t(`postpone.${end}`)} (${t('common.required')})`}
      problem={tried && wanted.to[end] === '' ? t('form.notDate') : undefined}
    >
      {(aria) => (
        <TextBox {...aria} type="date" value={wanted.to[end]} onChange={(event) => onChange({ ...wanted, to: { ...wanted.to, [end]: event.target.value } })} />
      )}
    </FieldFrame>
  );
  return (
    <div className="wf-fields">
      {day('from')}
      {day('to')}
      <FieldGroup id="postpone-rule" label={t('postpone.rule')} required>
        {rules.map((rule) => (
          <label key={rule} className="wf-radio">
            <input type="radio" name="postpone-rule" value={rule} checked={wanted.rule === rule} onChange={() => onChange({ ...wanted, rule })} />
            {t(`postpone.rules.${rule}`)}
          </label>
        ))}
      </FieldGroup>
      <ReasonField id="postpone-reason" value={wanted.reason} missing={tried} onChange={(reason) => onChange({ ...wanted, reason })} />
    </div>
  );
}
