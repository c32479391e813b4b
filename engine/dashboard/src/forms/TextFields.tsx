import { FieldFrame } from '../fields/FieldFrame';
import { TextBlock, TextBox } from '../fields/TextBox';
import { wordsOf } from './FieldWords';
import type { FieldProps } from './FormFields';

export function TextField({ id, line, entry, problem, onChange }: FieldProps) {
  return (
    <FieldFrame {...wordsOf({ id, line, problem })}>
      {(aria) => <TextBlock {...aria} value={entry.text} onChange={(event) => onChange({ kind: 'text', text: event.target.value })} />}
    </FieldFrame>
  );
}

/** Text with a number in it: the browser's own number field drops what it does not understand while it is typed. */
export function NumberField({ id, line, entry, problem, onChange }: FieldProps) {
  return (
    <FieldFrame {...wordsOf({ id, line, problem })}>
      {(aria) => (
        <TextBox {...aria} inputMode="decimal" autoComplete="off" value={entry.text} onChange={(event) => onChange({ kind: 'text', text: event.target.value })} />
      )}
    </FieldFrame>
  );
}

/** The browser's own calendar, which speaks the viewer's language and is operable by keyboard. */
export function DateField({ id, line, entry, problem, onChange }: FieldProps) {
  return (
    <FieldFrame {...wordsOf({ id, line, problem })}>
      {(aria) => <TextBox {...aria} type="date" value={entry.text} onChange={(event) => onChange({ kind: 'text', text: event.target.value })} />}
    </FieldFrame>
  );
}
