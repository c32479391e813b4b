import { useTranslation } from 'react-i18next';
import type { FormLine } from '../api/contract';
import { FieldHelp, FieldLabel } from './FieldWords';

/** A table that comes from a file: told, and changed in the file. */
export function TableField({ line }: { readonly line: FormLine }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="wf-field">
      <p className="cds--label">
        <FieldLabel line={line} />
      </p>
      <p lang={i18n.language}>
        {Array.isArray(line.value) && `${t('form.tableRows', { count: line.value.length })}. `}
        {t('form.tableHelp')}
      </p>
      <div className="wf-field-help">
        <FieldHelp line={line} />
      </div>
    </div>
  );
}
