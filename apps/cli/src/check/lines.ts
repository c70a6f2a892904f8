import type { FileDescription } from '@modalgain/formats';
import type { DescribedChannel, MeasurementDescription } from '@modalgain/measurements';
import { firstOf, formatNumber, formatSignificant } from '@modalgain/numerics';
import { alignedTable } from '../aligned-table.js';
import { verdictLines } from '../verdict-lines.js';
import type { FolderCheck, FolderRow } from './check-folder.js';
import type { FileCheck, PathCheck, StudyFileCheck } from './check-path.js';

/** What a checked path says on a terminal. */
export function checkLines(check: PathCheck): string[] {
  switch (check.kind) {
    case 'study':
      return studyLines(check);
    case 'folder':
      return folderLines(check);
    case 'file':
      return fileLines(check);
  }
}

function studyLines({ title, inputs, prospects }: StudyFileCheck): string[] {
  const rows = inputs.map(({ file, films, readAs, format, byteLength }) => [
    file,
    films.join(', '),
    readAs,
    format,
    `${byteLength} B`,
  ]);
  return [
    title,
    '',
    ...(rows.length > 0
      ? alignedTable(['file', 'film', 'read as', 'format', 'size'], rows)
      : ['No raw files.']),
    '',
    ...noteLines(inputs),
    '',
    ...verdictLines(prospects),
  ];
}

/** What was found in each file; a note that is the same of many, as of the steps of a scan, stands once. */
function noteLines(inputs: StudyFileCheck['inputs']): string[] {
  const filesOf = new Map<string, string[]>();
  for (const { file, notes } of inputs)
    for (const note of notes) filesOf.set(note, [...(filesOf.get(note) ?? []), file]);
  return [...filesOf].map(([note, files]) =>
    files.length > 2 ? `${files[0]} and ${files.length - 1} more: ${note}` : `${files.join(', ')}: ${note}`,
  );
}

const certainty = { yes: '', maybe: ' (not sure)', no: ' (by its name)' } as const;

function fileLines(check: FileCheck): string[] {
  const { file, formatTitle, format, verdict, reason, rivals, byteLength, sha256, parts, notes } = check;
  return [
    file,
    `  ${formatTitle} [${format}]${certainty[verdict]}: ${reason}`,
    ...rivals.map((rival) => `  could also be ${rival.format}: ${rival.reason}`),
    `  ${byteLength} bytes, SHA-256 ${sha256}`,
    ...(parts.length > 0 ? [`  read with ${parts.length} files: ${firstOf(parts, mostNames)}`] : []),
    ...check.measurements.flatMap(measurementLines),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `  ${note}`)] : []),
  ];
}

const mostNames = 4;

function measurementLines({ title, extent, channels, facts, warnings }: MeasurementDescription): string[] {
  const header = ['', 'unit', 'values', 'from', 'to', 'step', 'missing'];
  return [
    '',
    `  ${title}: ${extent}`,
    ...facts.map(({ label, value, unit }) => `    ${label}: ${withUnit(value, unit)}`),
    ...alignedTable(header, channels.map(channelRow)).map((line) => `    ${line}`),
    ...verdictLines(warnings).map((line) => `    ${line}`),
  ];
}

function withUnit(value: string | number, unit: string): string {
  const text = typeof value === 'number' ? formatSignificant(value, 6) : value;
  return unit === '' ? text : `${text}${unit === '°' ? '' : ' '}${unit}`;
}

function channelRow({ name, unit, count, range, missing, step }: DescribedChannel): string[] {
  const number = (value: number | undefined) => (value === undefined ? '' : formatSignificant(value, 5));
  const steps =
    step && number(step[0]) !== number(step[1]) ? step.map(number).join(' to ') : number(step?.[0]);
  const share = missing === 0 ? '' : `${formatNumber((100 * missing) / count, 1)} %`;
  return [name, unit, count === 0 ? '' : String(count), number(range?.[0]), number(range?.[1]), steps, share];
}

function folderLines({ folder, files }: FolderCheck): string[] {
  if (files.length === 0) return [`${folder}: no files.`];
  const read = files.filter((row) => row.kind === 'file');
  const unread = files.filter((row) => row.kind === 'not-read');
  const doubtful = read.filter(({ verdict }) => verdict !== 'yes').length;
  const warned = read.filter(({ measurements }) => measurements.some(({ warnings }) => isSerious(warnings)));
  return [
    ...alignedLeft(['file', 'format', 'what it holds'], files.map(rowOf)),
    '',
    `${read.length} of ${files.length} files read: ${kindsOf(read)}.`,
    ...(doubtful > 0
      ? [`${doubtful} of them were taken for what they seem; modalgain check FILE says why.`]
      : []),
    ...(warned.length > 0
      ? [
          `${warned.length} of them with a caution: ${firstOf(
            warned.map(({ file }) => file),
            mostNames,
          )}.`,
        ]
      : []),
    ...(unread.length > 0 ? [`${unread.length} not read.`] : []),
  ];
}

const isSerious = (warnings: MeasurementDescription['warnings']): boolean =>
  warnings.some(({ severity }) => severity === 'caution');

function rowOf(row: FolderRow): readonly [string, string, string] {
  switch (row.kind) {
    case 'study-file':
      return [row.file, 'study', 'a study file: modalgain check says more of it'];
    case 'not-read':
      return [row.file, 'not read', row.reason];
    case 'file':
      return [row.file, `${row.format}${row.verdict === 'yes' ? '' : '?'}`, holdingsOf(row)];
  }
}

function holdingsOf({ measurements, parts }: FileDescription): string {
  const marks = measurements.some(({ warnings }) => isSerious(warnings)) ? '! ' : '';
  const [first] = measurements;
  const more = measurements.length > 1 ? ` and ${measurements.length - 1} more` : '';
  const with_ = parts.length > 0 ? `, from ${parts.length} files` : '';
  return `${marks}${first.title}: ${first.extent}${more}${with_}`;
}

function kindsOf(read: readonly FileDescription[]): string {
  const counts = new Map<string, number>();
  for (const { measurements } of read)
    for (const kind of new Set(measurements.map((measurement) => measurement.kind)))
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ') || 'nothing';
}

/** Text in columns, all of them left. */
function alignedLeft(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((name, column) =>
    rows.reduce((most, row) => Math.max(most, row[column].length), name.length),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)];
}
