import { markup, type Content, type Html } from './markup.js';
import { alignNumbers, type NumberCell } from './number-columns.js';

/** A column of a table: text cells to the left, or numbers aligned at their points. */
export type Column<Row> =
  | { readonly head: Content; readonly text: (row: Row) => Content; readonly wraps?: boolean }
  | { readonly head: Content; readonly unit?: string; readonly number: (row: Row) => NumberCell };

function headCell<Row>(column: Column<Row>): Html {
  if ('text' in column) return markup`<th scope="col" class="l">${column.head}</th>`;
  const unit = column.unit !== undefined && markup` <span class="unit">${column.unit}</span>`;
  return markup`<th scope="col">${column.head}${unit}</th>`;
}

interface Cell {
  readonly content: Content;
  readonly className: string;
  /** Words that merge with equal neighbours. */
  readonly words: string | undefined;
}

function cellsOf<Row>(column: Column<Row>, rows: readonly Row[]): Cell[] {
  if ('text' in column) {
    const className = column.wraps === true ? 'l wraps' : 'l';
    return rows.map((row) => ({ content: column.text(row), className, words: undefined }));
  }
  const cells = rows.map(column.number);
  const contents = alignNumbers(cells);
  return cells.map((cell, i) => ({
    content: contents[i],
    className: 'n',
    words: 'words' in cell && cell.isValue !== true && cell.words !== '–' ? cell.words : undefined,
  }));
}

/** The cells of a row; equal words side by side become one cell. */
function rowCells(cells: readonly Cell[]): Html[] {
  const head = cells.at(0);
  const others = cells.slice(1);
  const merged: { cell: Cell; span: number }[] = [];
  for (const cell of others) {
    const before = merged.at(-1);
    if (before && cell.words !== undefined && before.cell.words === cell.words) before.span += 1;
    else merged.push({ cell, span: 1 });
  }
  const span = (count: number): Content => count > 1 && markup` colspan="${count}"`;
  return [
    markup`<th scope="row" class="l">${head?.content}</th>`,
    ...merged.map(
      ({ cell, span: count }) => markup`<td class="${cell.className}" ${span(count)}>${cell.content}</td>`,
    ),
  ];
}

/** Tables of so few columns are not stretched over the page. */
const narrowTable = 5;

/** A table with scoped headings; the first column names its row. A hairline stands above rows that begin a group. */
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
  const cells = columns.map((column) => cellsOf(column, rows));
  const body = rows.map((row, i) => {
    const group = i > 0 && startsGroup(row, i);
    const inRow = cells.flatMap((column) => column[i] ?? []);
    return markup`<tr${group && markup` class="group"`}>${rowCells(inRow)}</tr>\n`;
  });
  const narrow = columns.length <= narrowTable ? ' narrow' : '';
  return markup`<div class="table${narrow}">
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
  </div> `;
}
