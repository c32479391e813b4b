import { useTranslation } from 'react-i18next';
import type { FormLine } from '../api/contract';
import { FieldGroup } from '../fields/FieldFrame';
import { wordsOf } from './FieldWords';

interface RadioFieldProps {
  readonly id: string;
  readonly line: FormLine;
  readonly problem: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string; readonly lang: string | undefined }[];
  /** Empty where nothing is chosen. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** One of few answers. Where none is needed, an answer can be taken back. */
export function RadioField({ id, line, problem, options, chosen, onChoose }: RadioFieldProps) {
  const { t, i18n } = useTranslation();
  const all = line.required ? options : [...options, { value: '', text: t('form.notAnswered'), lang: i18n.language }];
  return (
    <FieldGroup {...wordsOf({ id, line, problem })}>
      {all.map((option) => (
        <label key={option.value} className="wf-radio" lang={option.lang}>
          <input type="radio" name={id} value={option.value} checked={chosen === option.value} onChange={() => onChoose(option.value)} />
          {option.text}
        </label>
      ))}
    </FieldGroup>
  );
}
