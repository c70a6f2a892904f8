import { quoted } from '../quoted.js';
import type { ColumnHeader } from './header.js';

const longestList = 120;

/** The names of columns for a sentence, shortened where there are many. */
export function labelList(columns: readonly ColumnHeader[]): string {
  const all = columns.map(({ label }) => quoted(label)).join(', ');
  if (all.length <= longestList) return all;
  const end = all.lastIndexOf(',', longestList);
  return `${all.slice(0, end === -1 ? longestList : end)}, ... (${columns.length} in all)`;
}
