import { densityColumns, type DensityColumn, type ModelFit } from '@modalgain/gain';

/** Misfit against the density of a film, and the losses that go with each density. */
export interface DensityEvidence {
  readonly columns: readonly DensityColumn[];
  /** The 95 % interval in cm-3; an open end is infinite, or 0 below. */
  readonly interval95PerCm3: readonly [number, number];
  readonly bestDensityPerCm3: number;
  readonly bestLossPerCm: number;
}

/** A film's density with what the trial knows, and with its net gains alone; undefined where the trial knows no more. */
export interface DensityStory {
  readonly film: string;
  readonly tried: DensityEvidence;
  readonly gainsAlone: DensityEvidence | undefined;
}

const columnCount = 31;
/** Of ln density: an open end is drawn so far from the other one; the search itself ends not far beyond. */
const openReach = Math.log(50);
/** A closed end is passed by this share of its distance, so that the misfit is seen to rise. */
const overshoot = 0.6;

/** Solves the columns of one fit over the 95 % interval of a film's density and beyond. */
export function densityEvidence(
  fit: Pick<ModelFit, 'films' | 'fitted'>,
  film: string,
): DensityEvidence | undefined {
  const found = fit.films.find((one) => one.film === film);
  if (!found) return undefined;
  const { determination, bestFit } = found.densityPerCm3;
  const interval: readonly [number, number] =
    determination.kind === 'determined'
      ? determination.estimate.interval95
      : (determination.interval95 ?? [0, Infinity]);
  return {
    columns: densityColumns(fit.fitted, film, gridOf(bestFit, interval)),
    interval95PerCm3: interval,
    bestDensityPerCm3: bestFit,
    bestLossPerCm: found.lossPerCm.bestFit,
  };
}

/** Equal ratios from below the interval to above it. */
function gridOf(best: number, [lower, upper]: readonly [number, number]): number[] {
  const [low, centre, high] = [lower, best, upper].map(Math.log);
  const [isOpenBelow, isOpenAbove] = [low === -Infinity, high === Infinity];
  const from = isOpenBelow ? (isOpenAbove ? centre : high) - openReach : low - overshoot * (centre - low);
  const to = isOpenAbove ? (isOpenBelow ? centre : low) + openReach : high + overshoot * (high - centre);
  return Array.from({ length: columnCount }, (_, i) =>
    Math.exp(from + ((to - from) * i) / (columnCount - 1)),
  );
}
