import type { FormLine } from '../api/contract';
import { ChoiceField } from './ChoiceField';
import type { Entry } from './draft';
import { FileField } from './FileField';
import type { Form } from './form';
import { TableField } from './TableField';
import { DateField, NumberField, TextField } from './TextFields';
import { YesNoField } from './YesNoField';

/** What every kind of field is given. */
export interface FieldProps<Kind extends Entry['kind'] = 'text'> {
  readonly id: string;
  readonly line: FormLine;
  readonly entry: Extract<Entry, { kind: Kind }>;
  readonly problem: string | undefined;
  readonly onChange: (entry: Entry) => void;
}

export const fieldId = (name: string): string => `field-${name}`;

/** All lines of a form. The texts in it are the author's. */
export function FormFields({ form, language }: { readonly form: Form; readonly language: string | undefined }) {
  return (
    <div className="wf-fields" lang={language}>
      {form.lines.map((line) => (
        <Field key={line.name} form={form} line={line} />
      ))}
    </div>
  );
}

function Field({ form, line }: { readonly form: Form; readonly line: FormLine }) {
  const entry = form.draft[line.name];
  const common = {
    id: fieldId(line.name),
    line,
    problem: form.problems[line.name],
    onChange: (changed: Entry) => form.set(line.name, changed),
  };
  switch (entry?.kind) {
    case 'yes-no':
      return <YesNoField {...common} entry={entry} />;
    case 'file':
      return <FileField {...common} entry={entry} />;
    case 'text':
      if (line.kind === 'choice') return <ChoiceField {...common} entry={entry} />;
      if (line.kind === 'number') return <NumberField {...common} entry={entry} />;
      if (line.kind === 'date') return <DateField {...common} entry={entry} />;
      return <TextField {...common} entry={entry} />;
    default:
      return <TableField line={line} />;
  }
}
