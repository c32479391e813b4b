import { useTranslation } from 'react-i18next';
import type { FormLine } from '../api/contract';
import { Mark } from '../page/Mark';

interface Worded {
  readonly id: string;
  readonly line: FormLine;
  readonly problem: string | undefined;
}

/** What the author and the checks say about a line, for the frame of its field. */
export const wordsOf = ({ id, line, problem }: Worded) => ({
  id,
  label: <FieldLabel line={line} />,
  help: hasHelp(line) && <FieldHelp line={line} />,
  problem,
  required: line.required,
});

/** The label of a line: the author's words, whether it must be filled in, and whether its value is an assumption. */
export function FieldLabel({ line }: { readonly line: FormLine }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {line.label}
      {line.required && (
        <span lang={i18n.language} className="wf-quiet">
          {' '}
          ({t('common.required')})
        </span>
      )}
      {line.assumed !== null && (
        <>
          {' '}
          <Mark colour="purple" lang={i18n.language}>
            {t('form.assumed')}
          </Mark>
        </>
      )}
    </>
  );
}

/** What stands under a line: the author's help, why a value was assumed, and how carefully to write. */
export function FieldHelp({ line }: { readonly line: FormLine }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {line.help !== null && <span className="wf-help-line">{line.help}</span>}
      {line.assumed !== null && (
        <span className="wf-help-line" lang={i18n.language}>
          {t('form.assumedBecause', { reason: line.assumed })}
        </span>
      )}
      {needsCare(line) && (
        <span className="wf-help-line" lang={i18n.language}>
          {t('form.sensitiveHelp', { kind: t(`form.sensitive.${line.sensitivity}`).toLocaleLowerCase() })}
        </span>
      )}
    </>
  );
}

const needsCare = ({ sensitivity }: FormLine): boolean => sensitivity === 'personal' || sensitivity === 'special' || sensitivity === 'secret';
const hasHelp = (line: FormLine): boolean => line.help !== null || line.assumed !== null || needsCare(line);
