import { html, type Content, type Html } from './html.js';
import { numberColumn, type NumberCell } from './number-columns.js';

/** A column of a table: text cells to the left, or numbers aligned at their points. */
export type Column<Row> =
  | { readonly head: Content; readonly text: (row: Row) => Content; readonly className?: string }
  | { readonly head: Content; readonly unit?: string; readonly number: (row: Row) => NumberCell };

function headCell<Row>(column: Column<Row>): Html {
  if ('text' in column) return html`<th scope="col" class="l">${column.head}</th>`;
  const unit = column.unit !== undefined && html` <span class="unit">${column.unit}</span>`;
  return html`<th scope="col">${column.head}${unit}</th>`;
}

/** A table with scoped headings; the first column names its row. `group` sets a rule above rows that begin a group. */
export function table<Row>({
  caption,
  columns,
  rows,
  startsGroup = () => false,
}: {
  caption: Content;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  startsGroup?: (row: Row, index: number) => boolean;
}): Html {
  const cells = columns.map((column, index) => {
    if ('number' in column) return numberColumn(rows.map(column.number));
    return rows.map((row) =>
      index === 0
        ? html`<th scope="row" class="l">${column.text(row)}</th>`
        : html`<td class="l ${column.className ?? ''}">${column.text(row)}</td>`,
    );
  });
  const body = rows.map((row, i) => {
    const group = i > 0 && startsGroup(row, i);
    return html`<tr class="${group ? 'group' : ''}">
      ${cells.map((column) => column[i])}
    </tr> `;
  });
  return html`<div class="table">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(headCell)}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}
