import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
}

interface ListTableProps<Row> {
  readonly caption: string;
  /** The first column heads its row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/**
 * A table that becomes a list of cards where it does not fit. The roles are written out because the styles of the cards take the
 * table's own roles away from it in some browsers.
 */
export function ListTable<Row>({ caption, columns, rows, keyOf }: ListTableProps<Row>) {
  return (
    <table className="cds--data-table wf-table" role="table">
      <caption className="cds--visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} scope="col" role="columnheader">
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column, i) => {
              const content = (
                <>
                  <span className="wf-cell-name" aria-hidden="true">
                    {column.header}
                  </span>
                  <span className="wf-cell-value">{column.cell(row)}</span>
                </>
              );
              return i === 0 ? (
                <th key={column.id} scope="row" role="rowheader">
                  {content}
                </th>
              ) : (
                <td key={column.id} role="cell">
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
