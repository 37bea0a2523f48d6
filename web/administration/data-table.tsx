import { type JSX, type ReactNode, useId, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useWords } from './words.ts';

export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable; rows without a value come last either way. */
  readonly sort?: (row: Row) => string | number | null;
  readonly number?: boolean;
  /** Its words are for those who listen. */
  readonly silent?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  /** The first one names the row. */
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

interface Order {
  readonly id: string;
  readonly descending: boolean;
}

function inOrder<Row>(
  rows: readonly Row[],
  column: DataColumn<Row> | undefined,
  order: Order | null,
  locale: string,
) {
  const key = column?.sort;
  if (key === undefined || order === null) return rows;
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const direction = order.descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [key(left), key(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const by =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return by * direction;
  });
}

/** A table with a caption that is as wide as it needs to be and scrolls by itself where there is no room, also by key. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>): JSX.Element {
  const { t, language } = useWords();
  const id = useId();
  const [order, setOrder] = useState<Order | null>(null);
  const sorted = inOrder(
    rows,
    columns.find((column) => column.id === order?.id),
    order,
    language,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    // biome-ignore lint/a11y/useSemanticElements: a region named by the caption of its table
    <div className="ak-admin__scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table className="ak-table ak-admin__table">
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id: column, title, sort, number, silent }) => {
              const active = order?.id === column ? order : null;
              return (
                <th
                  key={column}
                  scope="col"
                  className={number ? 'ak-number' : undefined}
                  aria-sort={active ? (active.descending ? 'descending' : 'ascending') : undefined}
                >
                  {sort ? (
                    <button
                      type="button"
                      title={t('library.sort', { column: title })}
                      onClick={() =>
                        setOrder({ id: column, descending: active ? !active.descending : number === true })
                      }
                    >
                      {title}
                      {active && <Icon name={active.descending ? 'descending' : 'ascending'} />}
                    </button>
                  ) : (
                    <span className={silent ? 'kern-sr-only' : undefined}>{title}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ id: column, cell, number }, index) =>
                index === 0 ? (
                  <th key={column} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={column} className={number ? 'ak-number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
