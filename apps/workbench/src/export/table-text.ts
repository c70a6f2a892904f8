import { headingOf, type ResultTable } from '@modalgain/report';

/** Numbers as the program holds them; tabs and line ends inside a text would break the rows. */
const cellText = (value: string | number | null): string => String(value ?? '').replace(/[\t\r\n]+/g, ' ');

/** Headings and rows, tabs between the cells: what spreadsheets paste. */
export function tabSeparated({ columns, rows }: ResultTable): string {
  return [columns.map(headingOf), ...rows.map((row) => row.map(cellText))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character] ?? '');

/** The same as HTML: what word processors paste. */
export function htmlTable({ title, columns, rows }: ResultTable): string {
  const head = columns.map((column) => `<th>${escape(headingOf(column))}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escape(cellText(cell))}</td>`).join('')}</tr>`,
  );
  return `<table><caption>${escape(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
