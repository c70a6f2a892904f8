import { errorBudget, splitCovariance } from '@modalgain/numerics';
import { fitError, type DerivedQuantity, type FittedSystem } from './quantity.js';
import { loadingsError } from './sources.js';

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
    ...errorBudget(splitCovariance(fit.covariance, system.fluenceSources), gradient).budget,
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
