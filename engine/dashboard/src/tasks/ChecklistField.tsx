import { useTranslation } from 'react-i18next';
import type { ChecklistLine } from '../api/contract';
import { fieldId } from '../forms/FormFields';

/** The name under which the server tells of the checklist. */
export const checklistName = 'checklist';

interface ChecklistFieldProps {
  readonly lines: readonly ChecklistLine[];
  readonly ticked: ReadonlySet<string>;
  readonly language: string | undefined;
  readonly problem: string | undefined;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
}

/** What has to be done, line by line, before the task is. */
export function ChecklistField({ lines, ticked, language, problem, onTick }: ChecklistFieldProps) {
  const { t } = useTranslation();
  const id = fieldId(checklistName);
  const toggle = (line: string) => {
    const next = new Set(ticked);
    if (!next.delete(line)) next.add(line);
    onTick(next);
  };
  return (
    <fieldset className="wf-field" id={id} aria-describedby={problem === undefined ? undefined : `${id}-problem`}>
      <legend className="cds--label">{t('task.checklist')}</legend>
      {lines.map(({ line, label }) => (
        <label key={line} className="wf-radio" lang={language}>
          <input type="checkbox" checked={ticked.has(line)} onChange={() => toggle(line)} />
          {label}
        </label>
      ))}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="wf-field-problem">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
