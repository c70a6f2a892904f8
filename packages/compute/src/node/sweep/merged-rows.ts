import { readFile } from 'node:fs/promises';
import { InputError } from '@modalgain/numerics';
import type { CellValue } from '@modalgain/report';
import { parquetMetadata, parquetRead } from 'hyparquet';
import { partFile } from './run-folder.js';

export type Row = readonly CellValue[];

/**
 * The lines of parts, one part below the other, in groups of at least so many lines (the last may have fewer): never more than a group and a part
 * are in the memory.
 *
 * @throws InputError for a part that cannot be read
 */
export async function* mergedRows(
  folder: string,
  parts: readonly number[],
  linesPerGroup: number,
): AsyncGenerator<readonly Row[]> {
  let group: Row[] = [];
  for (const part of parts) {
    for (const row of await rowsOfPart(folder, part)) group.push(row);
    if (group.length < linesPerGroup) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/**
 * How many lines parts have, without reading them.
 *
 * @throws InputError for a part that cannot be read
 */
export async function lineCountOf(folder: string, parts: readonly number[]): Promise<number> {
  let count = 0;
  for (const part of parts)
    count += await readPart(folder, part, (file) => Number(parquetMetadata(file).num_rows));
  return count;
}

const rowsOfPart = (folder: string, part: number): Promise<readonly Row[]> =>
  readPart(folder, part, async (file) => {
    let rows: readonly Row[] = [];
    await parquetRead({ file, onComplete: (read) => (rows = read as Row[]) });
    return rows;
  });

async function readPart<Value>(
  folder: string,
  part: number,
  read: (file: ArrayBuffer) => Value | Promise<Value>,
): Promise<Value> {
  const file = partFile(folder, part);
  try {
    const { buffer, byteOffset, byteLength } = await readFile(file);
    return await read(buffer.slice(byteOffset, byteOffset + byteLength));
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new InputError(`cannot be read (${why}); remove it, and --resume computes it anew.`, { file });
  }
}
