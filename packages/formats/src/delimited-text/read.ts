import type { FileContent, NamedBytes, ReadOptions } from '../format.js';
import { interpret } from './interpret.js';
import { readTable } from './table.js';

/** Reads delimited text as what its columns say: see `interpret`. */
export function readDelimitedText({ bytes }: NamedBytes, { as }: ReadOptions): FileContent {
  const table = readTable(bytes);
  const notes = [...table.notes];
  const measurements = interpret(table, as, notes);
  return { measurements, notes: [...new Set(notes)] };
}
