import type { StudyEdit } from '@modalgain/study';

/** A point as the study file names it: its file, and its place in it counted from 1. */
export interface PointInFile {
  readonly file: string;
  readonly point: number;
}

/** Points of a file that the user left out, with the reason. */
export interface Exclusion {
  readonly file: string;
  readonly points: readonly number[];
  readonly reason: string;
}

/** The `exclude` of a measurement of a film, as it stands in the study. */
export interface ExclusionList {
  readonly film: string;
  readonly measurement: 'stripe' | 'threshold';
  readonly entries: readonly Exclusion[];
}

/** Whether it was the user who left the point out, so that the user may take it back. */
export const isExcludedByHand = ({ entries }: ExclusionList, { file, point }: PointInFile): boolean =>
  entries.some((entry) => entry.file === file && entry.points.includes(point));

/** Leaves a point out, together with others of the same file and reason. */
export function excludePoint(list: ExclusionList, { file, point }: PointInFile, reason: string): StudyEdit[] {
  const { entries } = list;
  const same = entries.find((entry) => entry.file === file && entry.reason === reason);
  if (!same) return editOf(list, [...entries, { file, points: [point], reason }]);
  const points = [...new Set([...same.points, point])].sort((a, b) => a - b);
  return editOf(
    list,
    entries.map((entry) => (entry === same ? { ...entry, points } : entry)),
  );
}

/** Takes a point back into the fit. */
export function includePoint(list: ExclusionList, { file, point }: PointInFile): StudyEdit[] {
  const left = list.entries
    .map((entry) =>
      entry.file === file ? { ...entry, points: entry.points.filter((p) => p !== point) } : entry,
    )
    .filter(({ points }) => points.length > 0);
  return editOf(list, left);
}

const editOf = ({ film, measurement }: ExclusionList, entries: readonly Exclusion[]): StudyEdit[] => [
  { path: ['films', film, measurement, 'exclude'], value: entries.length === 0 ? undefined : entries },
];
