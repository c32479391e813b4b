import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from '../api/contract';
import { isFile } from '../forms/draft';
import { Facts } from '../page/Facts';
import { Day } from '../time/Times';

/** The data of a case by field, for whoever may see it. */
export function CaseData({ data }: { readonly data: InstanceDetail['data'] }) {
  const { t } = useTranslation();
  if (data === null) return <p>{t('instance.dataHidden')}</p>;
  const fields = Object.entries(data);
  if (fields.length === 0) return <p>{t('instance.noData')}</p>;
  return <Facts facts={fields.map(([name, value]) => [name, <Value value={value} />])} />;
}

/** A value as people read it. */
export function Value({ value }: { readonly value: unknown }): ReactNode {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === '') return t('common.none');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? <Day day={value} /> : <span className="wf-author-text">{value}</span>;
  if (isFile(value)) return value.name;
  if (Array.isArray(value)) return value.every(isRow) ? <Rows rows={value} /> : value.map((item, i) => <Item key={i} value={item} />);
  if (typeof value === 'object') return <Facts facts={Object.entries(value).map(([name, inner]) => [name, <Value value={inner} />])} />;
  return String(value);
}

const Item = ({ value }: { readonly value: unknown }) => (
  <div>
    <Value value={value} />
  </div>
);

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value) && !isFile(value);

/** Rows of a table field; opened on demand, since a register may be long. */
function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const count = t('form.tableRows', { count: rows.length });
  if (rows.length === 0) return t('common.none');
  return (
    <details>
      <summary>{count}</summary>
      <div className="wf-scroll" role="region" aria-label={count} tabIndex={0}>
        <table className="wf-plain-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {columns.map((column) => (
                  <td key={column}>
                    <Value value={row[column]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
