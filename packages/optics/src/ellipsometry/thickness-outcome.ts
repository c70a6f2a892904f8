import { chiSquareQuantile, type Determination } from '@modalgain/numerics';
import type { ProfiledFit } from './fit-ellipsometry.js';

/** Minima whose chi-square is this near to the best cannot be told from it. */
export const indistinguishable = chiSquareQuantile(0.95, 1);

/** The film's thickness with its interval, or why it is open. */
export function thicknessOutcome(
  { problem, fit, interval }: ProfiledFit,
  minima: readonly { readonly thicknessNm: number; readonly chiSquare: number }[],
): Determination {
  const place = problem.unknowns.thickness;
  const value = fit.values[place];
  const rivals = minima
    .slice(1)
    .filter(({ chiSquare }) => chiSquare - minima[0].chiSquare < indistinguishable);
  const interval95 = [interval.lower, interval.upper] as const;
  if (rivals.length > 0) {
    const all = [value, ...rivals.map(({ thicknessNm }) => thicknessNm)];
    return {
      kind: 'not-determined',
      why: `Thicknesses of ${all.map((each) => each.toFixed(1)).join(' and ')} nm explain the data equally well.`,
      next: 'Measure the thickness by AFM or a profiler, or add angles and wavelengths.',
      interval95: [Math.min(...all, interval.lower), Math.max(...all, interval.upper)],
    };
  }
  const open = interval.lowerOpen ?? interval.upperOpen;
  if (open !== undefined || !Number.isFinite(fit.standardErrors[place])) {
    return {
      kind: 'not-determined',
      why: `The data leave the thickness open: ${open ?? 'another parameter stands in for it'}.`,
      next: 'Measure the thickness by AFM or a profiler, or extend the scan to where the film is transparent.',
      interval95,
    };
  }
  const method = fit.status[place] === 'fixed' ? 'fixed' : 'profile of chi-square';
  return {
    kind: 'determined',
    estimate: { value, standardError: fit.standardErrors[place], interval95, method },
  };
}
