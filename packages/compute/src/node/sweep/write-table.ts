import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { csvLines, headingOf, parquetFile } from '@modalgain/report';
import { fileWriter } from 'hyparquet-writer';
import type { SweepTable } from '../../sweep/index.js';
import type { Row } from './merged-rows.js';
import { cannotWrite } from './run-folder.js';

type Groups = AsyncIterable<readonly Row[]>;

/** Writes lines as Parquet, a group of rows for each group of lines; the file is there when it is whole. */
export const writeParquet = (file: string, table: SweepTable, groups: Groups): Promise<void> =>
  whole(file, async (beside) => {
    const parquet = parquetFile(fileWriter(beside), { name: 'table', ...table });
    for await (const rows of groups) parquet.append(rows);
    parquet.finish();
  });

/** The same as CSV (RFC 4180), with headings and units. */
export const writeCsv = (file: string, { columns }: SweepTable, groups: Groups): Promise<void> =>
  whole(file, async (beside) => {
    const handle = await open(beside, 'w');
    try {
      await handle.write(csvLines([columns.map(headingOf)]));
      for await (const rows of groups) await handle.write(csvLines(rows));
    } finally {
      await handle.close();
    }
  });

/** A file that is written beside, brought to the disk, and then takes its name. */
async function whole(file: string, write: (beside: string) => Promise<void>): Promise<void> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    await write(beside);
    const handle = await open(beside);
    await handle.sync();
    await handle.close();
    await rename(beside, file);
  } catch (problem) {
    await rm(beside, { force: true });
    throw cannotWrite(problem, file);
  }
}
