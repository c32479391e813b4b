import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../fields/FieldFrame';
import { SelectBox } from '../fields/SelectBox';
import { wordsOf } from './FieldWords';
import type { FieldProps } from './FormFields';
import { RadioField } from './RadioField';

const fewOptions = 5;

/** One of some texts: all in view where they are few. */
export function ChoiceField({ id, line, entry, problem, onChange }: FieldProps) {
  const { t, i18n } = useTranslation();
  const choose = (text: string) => onChange({ kind: 'text', text });
  if (line.options.length <= fewOptions) {
    return (
      <RadioField
        {...{ id, line, problem }}
        options={line.options.map((option, i) => ({ value: option, text: line.optionLabels[i] ?? option, lang: undefined }))}
        chosen={entry.text}
        onChoose={choose}
      />
    );
  }

  return (
    <FieldFrame {...wordsOf({ id, line, problem })}>
      {(aria) => (
        <SelectBox {...aria} value={entry.text} onChange={(event) => choose(event.target.value)}>
          <option value="" lang={i18n.language}>
            {t('form.choose')}
          </option>
          {line.options.map((option, i) => (
            <option key={option} value={option}>
              {line.optionLabels[i] ?? option}
            </option>
          ))}
        </SelectBox>
      )}
    </FieldFrame>
  );
}
