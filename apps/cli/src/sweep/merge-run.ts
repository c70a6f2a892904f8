import path from 'node:path';
import {
  lineCountOf,
  mergedRows,
  runStatus,
  writeCsv,
  writeParquet,
  type RunStatus,
} from '@modalgain/compute/node';
import { renderFigures, svgDocument } from '@modalgain/figures';
import { firstOf, InputError } from '@modalgain/numerics';
import { campaignOf, csvText, csvwMetadata, type Campaign, type TableContent } from '@modalgain/report';
import type { SweepMergeDocument } from '@modalgain/study';
import { replaceOutput, type OutputContent } from '../output-folder.js';

/** What is wanted of the merged table of a run. */
export interface MergeOptions {
  /** `merged` in the run folder if absent. */
  readonly out?: string;
  /** Merges what is there. */
  readonly partial: boolean;
  /** Writes table.csv however large it is. */
  readonly csv: boolean;
  /** Column of the table that films are told apart by. */
  readonly group?: string;
  /** Column that they are ordered by. */
  readonly by?: string;
}

/** More cells than a program for tables opens. */
const mostCellsOfCsv = 2_000_000;

/** Those of one group of rows: what is held in the memory at a time. */
const cellsPerGroup = 1_000_000;

type Rows = TableContent['rows'];

/**
 * All parts of a run as one table, and of a campaign its ranking and control charts.
 *
 * @throws InputError where parts are missing (unless `partial`) or cannot be read, and for a folder of something else
 */
export async function mergeRun(
  folder: string,
  options: MergeOptions,
  signal: AbortSignal,
): Promise<SweepMergeDocument> {
  const status = await runStatus(folder);
  const { manifest, finished, failed } = status;
  const parts = partsToMerge(folder, status, options.partial);
  const { table, partCount } = manifest;
  const groups = (): AsyncGenerator<Rows> =>
    mergedRows(folder, parts, Math.max(1, Math.floor(cellsPerGroup / table.columns.length)));
  const films = manifest.kind === 'studies' ? await collected(groups()) : undefined;
  const lineCount = films?.length ?? (await lineCountOf(folder, parts));
  const campaign = films && campaignOf({ ...table, rows: films }, labelsOf(table, options));
  const withCsv = options.csv || lineCount * table.columns.length <= mostCellsOfCsv;
  const files = new Map<string, OutputContent>([
    ['table.parquet', (file) => writeParquet(file, table, stoppable(groups(), signal))],
    ...(withCsv ? csvFiles(table, () => stoppable(groups(), signal)) : []),
    ...(campaign ? campaignFiles(campaign) : []),
  ]);
  const out = options.out ?? path.join(folder, 'merged');
  const lastFile = 'merge.json';
  const document: SweepMergeDocument = {
    folder: out,
    files: [...files.keys()],
    lineCount,
    mergedParts: parts.length,
    partCount,
    failed: failed.filter(({ part }) => finished.has(part)),
    campaign: campaign?.document ?? null,
  };
  files.set(lastFile, `${JSON.stringify({ ...document, folder: undefined }, null, 2)}\n`);
  await replaceOutput({ folder: out, files, lastFile, force: false, signal });
  return document;
}

function partsToMerge(folder: string, { missing, finished }: RunStatus, partial: boolean): number[] {
  const parts = [...finished].sort((a, b) => a - b);
  if (parts.length === 0) throw new InputError('has no part yet.', { file: folder });
  if (missing.length > 0 && !partial)
    throw new InputError(
      `lacks ${missing.length === 1 ? 'part' : `${missing.length} parts:`} ${firstOf(missing, mostNamed)}. --resume computes what is missing; --partial merges what is there.`,
      { file: folder },
    );
  return parts;
}

const mostNamed = 5;

async function collected(groups: AsyncIterable<Rows>): Promise<Rows> {
  const all: Rows[number][] = [];
  for await (const rows of groups) for (const row of rows) all.push(row);
  return all;
}

async function* stoppable(groups: AsyncIterable<Rows>, signal: AbortSignal): AsyncGenerator<Rows> {
  for await (const rows of groups) {
    signal.throwIfAborted();
    yield rows;
  }
}

/** Columns that say when and how, by what they are usually called. */
const usualNames = { by: /^(date|day|time|order|run)$/i, group: /^(recipe|batch|operator)$/i };

/** @throws InputError for a column that the table has not */
function labelsOf(
  { columns }: Pick<TableContent, 'columns'>,
  { group, by }: MergeOptions,
): { readonly group?: string | undefined; readonly at?: string | undefined } {
  const labels = columns
    .slice(
      1,
      columns.findIndex(({ name }) => name === 'state'),
    )
    .map(({ name }) => name);
  const chosen = (name: string | undefined, usual: RegExp): string | undefined => {
    if (name === undefined) return labels.find((label) => usual.test(label));
    if (columns.some((column) => column.name === name)) return name;
    const those = labels.length > 0 ? labels.join(', ') : '(the sweep file states no labels)';
    throw new InputError(`found no column "${name}" in the table; expected one of: ${those}.`);
  };
  return { group: chosen(group, usualNames.group), at: chosen(by, usualNames.by) };
}

const csvFiles = (
  table: RunStatus['manifest']['table'],
  groups: () => AsyncIterable<Rows>,
): [string, OutputContent][] => [
  ['table.csv', (file) => writeCsv(file, table, groups())],
  ['csv-metadata.json', csvwMetadata([{ name: 'table', ...table }])],
];

const campaignFiles = ({ tables, figures }: Campaign): [string, OutputContent][] => [
  ...tables.map((table): [string, OutputContent] => [`tables/${table.name}.csv`, csvText(table)]),
  ['tables/csv-metadata.json', csvwMetadata(tables)],
  ...renderFigures(figures, svgDocument()).map(({ name, svg }): [string, OutputContent] => [
    `figures/${name}.svg`,
    svg,
  ]),
];
