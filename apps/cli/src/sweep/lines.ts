import { countOf, firstOf } from '@modalgain/numerics';
import type { SweepMergeDocument, SweepRunDocument, SweepStatusDocument } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';
import { clusterLines, submittedLines } from './slurm-lines.js';

/** A run as it ended, for a person. */
export function runLines(run: SweepRunDocument): string[] {
  const { folder, computedParts, lost, slurm, merged, failed } = run;
  return [
    headLine(run),
    `${countOf(computedParts, 'part')} computed now, ${run.finishedParts} of ${run.partCount} there.`,
    ...(slurm ? submittedLines(folder, slurm) : []),
    ...lostLines(folder, lost),
    ...failedLines(run.kind, failed),
    ...(merged ? mergeLines(merged) : []),
  ];
}

/** How far a run is. */
export function statusLines(status: SweepStatusDocument): string[] {
  const { folder, missing, slurm, failed } = status;
  return [
    headLine(status),
    `${status.finishedParts} of ${countOf(status.partCount, 'part')} there${missing.length > 0 ? `; missing: ${rangesOf(missing)}` : ''}.`,
    ...(slurm.kind === 'known' ? clusterLinesOf(folder, slurm.status) : [`Slurm: ${slurm.why}`]),
    ...failedLines(status.kind, failed),
    ...nextLines(status),
  ];
}

/** What Slurm has is not to be asked for again. */
function nextLines({ folder, missing, slurm }: SweepStatusDocument): string[] {
  if (missing.length === 0) return [`modalgain sweep merge ${folder}    puts them together`];
  const underWay = slurm.kind === 'known' ? slurm.status.waiting.length + slurm.status.running.length : 0;
  return underWay < missing.length ? ['modalgain sweep FILE --resume    computes what is missing'] : [];
}

/** Nothing is said of Slurm where it has nothing of the run. */
function clusterLinesOf(folder: string, status: Parameters<typeof clusterLines>[1]): string[] {
  const { waiting, running, failed } = status;
  return waiting.length + running.length + failed.length === 0 ? [] : clusterLines(folder, status);
}

/** What a merge has left, and for a campaign its best films and what is out of control. */
export function mergeLines({
  folder,
  files,
  lineCount,
  mergedParts,
  partCount,
  campaign,
}: SweepMergeDocument): string[] {
  const some = mergedParts < partCount ? ` of ${mergedParts} of ${partCount} parts` : '';
  return [
    ...(campaign ? ['', ...campaignLines(campaign), ''] : []),
    `${countOf(lineCount, 'line')}${some} in ${folder}: ${files.filter((file) => !file.endsWith('.json')).join(', ')}`,
  ];
}

type Campaign = NonNullable<SweepMergeDocument['campaign']>;

const mostRanked = 10;

function campaignLines({ ranking, charts }: Campaign): string[] {
  const rows = ranking.ranked
    .slice(0, mostRanked)
    .map(({ rank, film, study, estimate }) => [
      String(rank),
      film,
      study,
      estimate.value.toPrecision(4),
      estimate.standardError.toPrecision(2),
    ]);
  const more = ranking.ranked.length - rows.length;
  return [
    ...(rows.length > 0
      ? alignedTable(['rank', 'film', 'study', `${ranking.quantity} (${ranking.unit})`, 'error'], rows)
      : [`No film has a determined ${ranking.quantity}.`]),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(ranking.open.length > 0
      ? [`${countOf(ranking.open.length, 'film')} without a determined ${ranking.quantity}.`]
      : []),
    ...charts.flatMap(chartLines),
  ];
}

function chartLines({ quantity, films, scatter }: Campaign['charts'][number]): string[] {
  if (!scatter) return [];
  const outside = films
    .filter((film) => film.outside !== null)
    .map(({ film, study }) => `${film} (${study})`);
  return [
    outside.length === 0
      ? `No film is outside the control limits of ${quantity}.`
      : `Outside the control limits of ${quantity}: ${firstOf(outside, mostRanked)}.`,
  ];
}

const unitNames = {
  studies: ['study', 'studies'],
  vary: ['variation', 'variations'],
  design: ['point', 'points'],
} as const;

const unitsOf = (count: number, kind: SweepRunDocument['kind']): string =>
  `${count} ${unitNames[kind][count === 1 ? 0 : 1]}`;

const headLine = ({
  title,
  unitCount,
  kind,
  partCount,
  folder,
}: Omit<SweepStatusDocument, 'missing' | 'slurm'>): string =>
  `${title}: ${unitsOf(unitCount, kind)} in ${countOf(partCount, 'part')}, ${folder}`;

function failedLines(kind: SweepRunDocument['kind'], failed: SweepRunDocument['failed']): string[] {
  if (failed.length === 0) return [];
  return [
    `${unitsOf(failed.length, kind)} could not be analysed; --resume analyses ${failed.length === 1 ? 'it' : 'them'} again:`,
    ...failed.slice(0, mostRanked).map(({ unit, problem }) => `  ${unit}: ${problem}`),
    ...(failed.length > mostRanked ? [`  and ${failed.length - mostRanked} more`] : []),
  ];
}

const lostLines = (folder: string, lost: SweepRunDocument['lost']): string[] =>
  lost.map(
    ({ part, why }) => `Part ${part} in ${folder} was lost twice (${why}); --resume computes it again.`,
  );

/** 1-3, 7, 9-12 and 4 more. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges
    .slice(0, mostRanked)
    .map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
  return shown.join(', ') + (ranges.length > mostRanked ? ' and more' : '');
}
