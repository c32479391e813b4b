import { useTranslation } from 'react-i18next';
import type { FieldProps } from './FormFields';
import { RadioField } from './RadioField';

/** Yes or no, and neither until somebody has answered: a box that is not ticked would say no by itself. */
export function YesNoField({ id, line, entry, problem, onChange }: FieldProps<'yes-no'>) {
  const { t, i18n } = useTranslation();
  return (
    <RadioField
      {...{ id, line, problem }}
      options={[
        { value: 'yes', text: t('common.yes'), lang: i18n.language },
        { value: 'no', text: t('common.no'), lang: i18n.language },
      ]}
      chosen={entry.answer === null ? '' : entry.answer ? 'yes' : 'no'}
      onChoose={(value) => onChange({ kind: 'yes-no', answer: value === '' ? null : value === 'yes' })}
    />
  );
}
