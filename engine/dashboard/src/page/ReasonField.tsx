import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../fields/FieldFrame';
import { TextBlock } from '../fields/TextBox';

interface ReasonFieldProps {
  readonly id: string;
  readonly value: string;
  /** True after an attempt without a reason. */
  readonly missing: boolean;
  readonly onChange: (reason: string) => void;
}

/** Why an administrator does something: always asked, always journalled. */
export function ReasonField({ id, value, missing, onChange }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <FieldFrame
      id={id}
      required
      label={`${t('common.reason')} (${t('common.required')})`}
      help={t('common.reasonHelp')}
      problem={missing && value.trim() === '' ? t('common.reasonMissing') : undefined}
    >
      {(aria) => <TextBlock {...aria} value={value} onChange={(event) => onChange(event.target.value)} />}
    </FieldFrame>
  );
}
