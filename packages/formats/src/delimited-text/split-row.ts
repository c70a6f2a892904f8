/** A blank stands for any run of blanks. */
export type Delimiter = '\t' | ';' | ',' | ' ';

/** Cells of a line, trimmed; a cell in double quotes may hold the delimiter, and "" for a quote. */
export function splitRow(line: string, delimiter: Delimiter): string[] {
  if (delimiter === ' ') return line.trim().split(/\s+/);
  if (!line.includes('"')) return withoutLastEmpty(line.split(delimiter).map((cell) => cell.trim()));
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '"' && quoted && line.charAt(index + 1) === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return withoutLastEmpty([...cells, cell.trim()]);
}

/** Many programs end every row with a delimiter; that is no further column. */
function withoutLastEmpty(cells: string[]): string[] {
  return cells.length > 1 && cells.at(-1) === '' ? cells.slice(0, -1) : cells;
}
