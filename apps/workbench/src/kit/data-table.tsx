import { headingOf, type ResultTable } from '@modalgain/report';
import { NumberCell, tracksOf } from './number-cell';
import styles from './data-table.module.css';

type CellValue = ResultTable['rows'][number][number];

const minus = '\u2212';

/** A number as a table shows it: seven digits, true minus. */
function numberText(value: number): string {
  const rounded = Number(value.toPrecision(7));
  const text =
    Math.abs(rounded) >= 1e7 || (rounded !== 0 && Math.abs(rounded) < 1e-4)
      ? rounded.toExponential()
      : String(rounded);
  return text.replaceAll('-', minus);
}

const cellText = (value: CellValue): string =>
  value === null ? '' : typeof value === 'number' ? numberText(value) : value;

/** All numbers of a table of results, as they leave by CSV; numbers aligned at the point. */
export function DataTable({ table }: { readonly table: ResultTable }) {
  const tracks = table.columns.map((column, i) =>
    column.type === 'text' ? '' : tracksOf(table.rows.map((row) => cellText(row[i] ?? null))),
  );
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={table.title}>
      <table className={styles.table}>
        <caption>{table.title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.name} scope="col" data-type={column.type} title={column.description}>
                {headingOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {table.columns.map((column, j) => {
                const text = cellText(row[j] ?? null);
                return (
                  <td key={column.name} data-type={column.type}>
                    {column.type === 'text' || text === '' ? (
                      text
                    ) : (
                      <NumberCell number={text} tracks={tracks[j] ?? ''} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
