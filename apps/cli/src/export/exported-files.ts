import { archiveName, elnBytes, originCsv, parquetBytes, tablesOf } from '@modalgain/report';
import type { Results } from '@modalgain/study';
import type { ExportForm } from './forms.js';

/** What is to leave the program, and what an archive says of it. */
export interface ExportRequest {
  readonly forms: readonly ExportForm[];
  /** Every file that the study was read from; asked for by `eln`. */
  readonly sources: ReadonlyMap<string, Uint8Array>;
  readonly author?: string;
  readonly date?: string;
}

/**
 * The files of the forms that were asked for, by their path in the folder of results. The archive holds all the others.
 *
 * @throws InputError where a raw file was changed while the study ran
 */
export async function exportedFiles(
  results: Results,
  written: ReadonlyMap<string, string | Uint8Array>,
  { forms, ...request }: ExportRequest,
): Promise<Map<string, string | Uint8Array>> {
  const tables = tablesOf(results);
  const files = new Map<string, string | Uint8Array>();
  if (forms.includes('parquet')) {
    for (const table of tables) files.set(`parquet/${table.name}.parquet`, parquetBytes(table));
  }
  if (forms.includes('origin')) {
    for (const table of tables) files.set(`origin/${table.name}.csv`, originCsv(table));
  }
  if (forms.includes('eln')) {
    const name = archiveName(results.study.title);
    const outputs = new Map([...written, ...files].map(([file, content]) => [file, bytesOf(content)]));
    files.set(`${name}.eln`, await elnBytes({ ...request, name, results, outputs }));
  }
  return files;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
