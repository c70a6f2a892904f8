/** Lines of a table for a terminal: the first column left, all others right. */
export function alignedTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd();
  return [line(header), '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...rows.map(line)];
}
