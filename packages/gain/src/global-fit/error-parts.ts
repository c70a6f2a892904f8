import type { FitResult } from '@modalgain/numerics';
import { fitError, type DerivedQuantity, type FittedSystem } from './quantity.js';
import { loadingsError } from './sources.js';
import type { GainSystem } from './system.js';

/** What one source of systematic error contributes to a standard error. */
export interface ErrorContribution {
  readonly source: string;
  readonly standardError: number;
}

/** A standard error split: total^2 = statistical^2 + systematic^2, and systematic^2 is the sum over the budget. */
export interface ErrorParts {
  readonly total: number;
  readonly statistical: number;
  readonly systematic: number;
  readonly budget: readonly ErrorContribution[];
}

/** A direction of the parameter space along which a source moves the solution by one standard deviation. */
interface SystematicShift {
  readonly source: string;
  readonly shift: Float64Array;
}

/**
 * Linearised error of a quantity, split; `scale` is d result / d value. C_total = C_stat + S S': C_stat is what is left
 * when every source is held at its fitted value.
 */
export function errorParts(
  { system, fit }: FittedSystem,
  quantity: DerivedQuantity,
  scale: number,
): ErrorParts {
  const gradient = new Float64Array(fit.values.length);
  quantity.writeGradient(fit.values, gradient);
  const budget = [
    ...quantity.loadings.map(({ index, coefficient }) => ({
      source: system.sources[index],
      standardError: Math.abs(coefficient),
    })),
    ...fluenceShifts(system, fit).map(({ source, shift }) => ({
      source,
      standardError: Math.abs(shift.reduce((sum, part, index) => sum + part * gradient[index], 0)),
    })),
  ].filter(({ standardError }) => standardError > 0);
  const total = Math.hypot(fitError(gradient, fit), loadingsError(quantity.loadings));
  const systematic = Math.hypot(...budget.map(({ standardError }) => standardError));
  return {
    total: scale * total,
    statistical: scale * Math.sqrt(Math.max(total ** 2 - systematic ** 2, 0)),
    systematic: scale * systematic,
    budget: budget.map(({ source, standardError }) => ({ source, standardError: scale * standardError })),
  };
}

/** The deviations of the fluences are taken out one after the other, so that correlated ones are not counted twice. */
function fluenceShifts(system: GainSystem, fit: FitResult): SystematicShift[] {
  const width = system.parameterCount;
  const rest = Float64Array.from(fit.covariance);
  return system.fluenceSources.map(({ source, parameter }) => {
    const variance = rest[parameter * width + parameter];
    const shift = new Float64Array(width);
    if (!(variance > 0)) return { source, shift };
    for (let i = 0; i < width; i++) shift[i] = rest[i * width + parameter] / Math.sqrt(variance);
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) rest[i * width + j] -= shift[i] * shift[j];
    }
    return { source, shift };
  });
}
