import type { StripeResult, StudyEdit } from '@modalgain/study';
import type { Exclusion } from './stripe-inputs';

/** A point as the study file names it: its file, and its place in it counted from 1. */
interface PointInFile {
  readonly file: string;
  readonly point: number;
}

/** Scans of one spectrum a file have as many files as points. */
export function pointInFile({ files, points }: StripeResult, index: number): PointInFile {
  return files.length > 1 && files.length === points.length
    ? { file: files[index] ?? '', point: 1 }
    : { file: files[0] ?? '', point: index + 1 };
}

/** Whether it was the user who left the point out, so that the user may take it back. */
export const isExcludedByHand = (entries: readonly Exclusion[], { file, point }: PointInFile): boolean =>
  entries.some((entry) => entry.file === file && entry.points.includes(point));

/** Leaves a point out, together with others of the same file and reason. */
export function excludePoint(
  film: string,
  entries: readonly Exclusion[],
  { file, point }: PointInFile,
  reason: string,
): StudyEdit[] {
  const same = entries.find((entry) => entry.file === file && entry.reason === reason);
  if (!same) return editOf(film, [...entries, { file, points: [point], reason }]);
  const points = [...same.points, point].sort((a, b) => a - b);
  return editOf(
    film,
    entries.map((entry) => (entry === same ? { ...entry, points } : entry)),
  );
}

/** Takes a point back into the fit. */
export function includePoint(
  film: string,
  entries: readonly Exclusion[],
  { file, point }: PointInFile,
): StudyEdit[] {
  const left = entries
    .map((entry) =>
      entry.file === file ? { ...entry, points: entry.points.filter((p) => p !== point) } : entry,
    )
    .filter(({ points }) => points.length > 0);
  return editOf(film, left);
}

const editOf = (film: string, entries: readonly Exclusion[]): StudyEdit[] => [
  { path: ['films', film, 'stripe', 'exclude'], value: entries.length === 0 ? undefined : entries },
];
