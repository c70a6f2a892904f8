import type { FluenceScan, SpectrumSeries } from '@modalgain/measurements';
import { InputError, type Verdict } from '@modalgain/numerics';
import type { ThresholdSeriesResult } from '../results/index.js';
import type { ThresholdFiles } from '../schema/threshold.js';
import { withoutSpectra } from '../spectra/index.js';
import type { StudyContext } from './context.js';

/** A point of a threshold series that the user leaves out. */
export type ExcludedPoint = ThresholdSeriesResult['excluded'][number];

/** A point that is in the series, as `exclude` would name it. */
export type PointInFile = Omit<ExcludedPoint, 'reason'>;

/** What is left of a file, and what was left out of it. */
export interface Kept<Measured> {
  readonly kept: Measured;
  readonly excluded: readonly ExcludedPoint[];
}

/** Leaves the points of one file out that a study names. */
export interface ThresholdExclusions {
  readonly ofScan: (file: string, scan: FluenceScan) => Kept<FluenceScan>;
  readonly ofSpectra: (file: string, series: SpectrumSeries) => Kept<SpectrumSeries>;
}

/**
 * The exclusions of a film's threshold series.
 *
 * @throws InputError for a file that is not in the series; of the functions, for a point that the file does not have
 */
export function thresholdExclusions(
  context: StudyContext,
  name: string,
  { exclude = [] }: ThresholdFiles,
  files: readonly string[],
): ThresholdExclusions {
  const path = ['films', name, 'threshold', 'exclude'];
  const stray = exclude.findIndex(({ file }) => !files.includes(file));
  if (stray >= 0)
    throw new InputError(
      `names a file that is not in the threshold series of ${name}: ${files.join(', ')}.`,
      context.placeOf([...path, stray, 'file']),
    );
  const pointsOf = (file: string, fluences: ArrayLike<number>): ExcludedPoint[] =>
    exclude.flatMap((entry, at) => {
      if (entry.file !== file) return [];
      const beyond = entry.points.find((point) => point > fluences.length);
      if (beyond !== undefined)
        throw new InputError(
          `names point ${beyond} of ${file}, which has points 1 to ${fluences.length}.`,
          context.placeOf([...path, at, 'points']),
        );
      return entry.points.map((point) => ({
        file,
        point,
        fluenceUjPerCm2: fluences[point - 1],
        reason: entry.reason,
      }));
    });
  return {
    ofScan: (file, scan) => {
      const excluded = pointsOf(file, scan.fluenceUjPerCm2);
      return { kept: withoutPoints(scan, excluded), excluded };
    },
    ofSpectra: (file, series) => {
      const excluded = pointsOf(file, series.variableValues);
      const indices = excluded.map(({ point }) => point - 1);
      return { kept: withoutSpectra(series, indices), excluded };
    },
  };
}

/** The points of a file that are not left out. */
export function placesIn(
  file: string,
  fluences: ArrayLike<number>,
  excluded: readonly ExcludedPoint[],
): PointInFile[] {
  return Array.from(fluences, (fluenceUjPerCm2, i) => ({ file, point: i + 1, fluenceUjPerCm2 })).filter(
    ({ point }) => !excluded.some((left) => left.point === point),
  );
}

function withoutPoints(scan: FluenceScan, excluded: readonly ExcludedPoint[]): FluenceScan {
  if (excluded.length === 0) return scan;
  const isKept = (_: number, i: number): boolean => !excluded.some(({ point }) => point === i + 1);
  const { fluenceUjPerCm2, intensity, intensityError, fwhmNm } = scan;
  return {
    ...scan,
    fluenceUjPerCm2: fluenceUjPerCm2.filter(isKept),
    intensity: intensity.filter(isKept),
    ...(intensityError && { intensityError: intensityError.filter(isKept) }),
    ...(fwhmNm && { fwhmNm: fwhmNm.filter(isKept) }),
  };
}

/** Points that were left out stay in sight. */
export function exclusionVerdict(excluded: readonly ExcludedPoint[]): Verdict[] {
  if (excluded.length === 0) return [];
  return [
    {
      code: 'points-excluded',
      severity: 'note',
      sentence: `${excluded.length === 1 ? 'One point' : `${excluded.length} points`} of the threshold series left out.`,
      detail: [...new Set(excluded.map(({ reason }) => reason))].slice(0, 3).join('\n'),
      evidence: { excludedPoints: excluded.length },
    },
  ];
}
