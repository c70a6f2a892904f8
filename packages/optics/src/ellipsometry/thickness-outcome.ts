import { chiSquareQuantile, type Determination } from '@modalgain/numerics';
import type { ThicknessMinimum } from './fit-ellipsometry.js';
import type { ProfiledFit } from './solve.js';

/**
 * Minima whose chi-square is this near to the best cannot be told from it. The truth lies so much above one rival at most once in 200 times, whatever their distance,
 * and there may be ten.
 */
export const indistinguishable = chiSquareQuantile(0.99, 1);
/** 95 % of the normal distribution, two-sided. */
const twoSided = 1.96;
/** So many of them are named. */
const named = 4;

/** The film's thickness with its interval, or why it is open. */
export function thicknessOutcome(
  { problem, fit, interval }: ProfiledFit,
  minima: readonly ThicknessMinimum[],
): Determination {
  const place = problem.unknowns.thickness;
  const value = fit.values[place];
  const rivals = minima
    .slice(1)
    .filter(({ chiSquare }) => chiSquare - minima[0].chiSquare < indistinguishable);
  const interval95 = [interval.lower, interval.upper] as const;
  const { prior, lower = 0, upper = Infinity } = problem.parameters[place];
  const measure =
    prior === undefined ? 'Measure the thickness by AFM or a profiler' : 'Measure the thickness more closely';
  if (rivals.length > 0) {
    const all = [value, ...rivals.map(({ thicknessNm }) => thicknessNm)];
    return {
      kind: 'not-determined',
      why: rivalText(all),
      next: `${measure}, or add angles and wavelengths.`,
      interval95: [
        Math.min(
          interval.lower,
          ...rivals.map((rival) => Math.max(lower, rival.thicknessNm - reachOf(rival))),
        ),
        Math.max(
          interval.upper,
          ...rivals.map((rival) => Math.min(upper, rival.thicknessNm + reachOf(rival))),
        ),
      ],
    };
  }
  const open = interval.lowerOpen ?? interval.upperOpen;
  if (open !== undefined || !Number.isFinite(fit.standardErrors[place])) {
    return {
      kind: 'not-determined',
      why: `The data leave the thickness open: ${open ?? 'another parameter stands in for it'}.`,
      next: `${measure}, or extend the scan to where the film is transparent.`,
      interval95,
    };
  }
  const method = fit.status[place] === 'fixed' ? 'fixed' : 'profile of chi-square';
  return {
    kind: 'determined',
    estimate: { value, standardError: fit.standardErrors[place], interval95, method },
  };
}

const reachOf = ({ standardErrorNm }: ThicknessMinimum): number => twoSided * standardErrorNm;

function rivalText(all: readonly number[]): string {
  const best = all.slice(0, named).map((each) => each.toFixed(1));
  if (all.length <= named) return `Thicknesses of ${best.join(' and ')} nm explain the data equally well.`;
  const [least, greatest] = [Math.min(...all), Math.max(...all)].map((each) => each.toFixed(1));
  return `${all.length} thicknesses from ${least} to ${greatest} nm explain the data equally well, best of all ${best.join(', ')} nm.`;
}
