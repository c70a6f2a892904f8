import { figuresOf, renderFigures, svgDocument, type RenderedFigure } from '@modalgain/figures';
import {
  archiveName,
  csvText,
  csvwMetadata,
  elnBytes,
  originCsv,
  parquetBytes,
  runFiles,
  tablesOf,
  type ReportParts,
} from '@modalgain/report';
import type { Results } from '@modalgain/study';
import { bytesOf, type ArchiveFiles } from './zip';

type Fonts = NonNullable<ReportParts['fonts']>;

/** All figures of a study on paper, in the order of the report. */
export const drawnFigures = (results: Results): RenderedFigure[] =>
  renderFigures(figuresOf(results), svgDocument());

export type TableForm = 'csv' | 'parquet' | 'origin';

/** All tables in one form; CSV with the description of its columns (CSVW). */
export function tableFiles(results: Results, form: TableForm): ArchiveFiles {
  const tables = tablesOf(results);
  switch (form) {
    case 'csv':
      return new Map([
        ...tables.map((table): [string, string] => [`${table.name}.csv`, csvText(table)]),
        ['csv-metadata.json', csvwMetadata(tables)],
      ]);
    case 'parquet':
      return new Map(tables.map((table) => [`${table.name}.parquet`, parquetBytes(table)]));
    case 'origin':
      return new Map(tables.map((table) => [`${table.name}.csv`, originCsv(table)]));
  }
}

/** A study with its raw files, for electronic notebooks. */
export interface NotebookRequest {
  readonly results: Results;
  /** The text of study.yaml and the raw files that the results were computed of. */
  readonly text: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly author?: string;
  /** Day of publication, e.g. "2026-11-22". */
  readonly date?: string;
}

/** Raw data, study, results and report as `.eln`, and its name. */
export async function notebookArchive(
  { results, text, files, ...stated }: NotebookRequest,
  fonts: Fonts,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const read = new Set(results.inputs.map(({ file }) => file));
  const sources = new Map([...files].filter(([file]) => read.has(file)));
  sources.set(results.study.file, bytesOf(text));
  const outputs = new Map(
    [...runFiles(results, { figures: drawnFigures(results), fonts })].map(
      ([file, content]) => [file, bytesOf(content)] as const,
    ),
  );
  const name = archiveName(results.study.title);
  return { name: `${name}.eln`, bytes: await elnBytes({ ...stated, name, results, sources, outputs }) };
}
