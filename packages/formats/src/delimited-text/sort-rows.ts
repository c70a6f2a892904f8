/**
 * Sorts columns of equal length by one of them; rows that are equal in it are averaged, since one value is needed there.
 * `notes` says what was changed.
 */
export function sortRows<C extends Record<string, Float64Array | undefined>>(
  columns: C,
  by: keyof C & string,
): { readonly columns: C; readonly notes: readonly string[] } {
  const keys = columns[by] ?? new Float64Array();
  const order = Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b] || a - b);
  const groups: number[][] = [];
  for (const row of order) {
    const group = groups.at(-1);
    if (group && keys[group[0]] === keys[row]) group.push(row);
    else groups.push([row]);
  }
  const mean = (column: Float64Array) =>
    Float64Array.from(groups, (group) => group.reduce((sum, row) => sum + column[row], 0) / group.length);
  const sorted = Object.entries(columns).map(([name, column]) => [name, column && mean(column)]);
  return { columns: Object.fromEntries(sorted) as C, notes: notesOn(order, groups, keys) };
}

function notesOn(order: readonly number[], groups: readonly number[][], keys: Float64Array): string[] {
  const merged = groups.filter((group) => group.length > 1).map(([row]) => Number(keys[row].toPrecision(10)));
  const rises = order.every((row, index) => row === index);
  const falls = order.every((row, index) => row === order.length - 1 - index);
  return [
    ...(rises || falls ? [] : ['The rows were not in order of wavelength: sorted.']),
    ...(merged.length === 0
      ? []
      : [`Several rows at ${merged.slice(0, 5).join(', ')} nm: their mean is taken.`]),
  ];
}
