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

/**
 * Linearised covariance of several quantities, row-major: of the data and of the sources that they share. NaN in the rows
 * of quantities whose error is infinite.
 */
export function errorCovariance({ fit }: FittedSystem, quantities: readonly DerivedQuantity[]): Float64Array {
  const size = quantities.length;
  const gradients = quantities.map((quantity) => {
    const gradient = new Float64Array(fit.values.length);
    quantity.writeGradient(fit.values, gradient);
    return fitError(gradient, fit) === Infinity ? gradient.fill(NaN) : gradient;
  });
  return Float64Array.from({ length: size * size }, (_, cell) => {
    const [i, j] = [Math.floor(cell / size), cell % size];
    const shared = quantities[i].loadings.reduce((sum, { index, coefficient }) => {
      const same = quantities[j].loadings.find((other) => other.index === index);
      return sum + coefficient * (same?.coefficient ?? 0);
    }, 0);
    return bilinear(gradients[i], fit.covariance, gradients[j]) + shared;
  });
}

function bilinear(left: Float64Array, matrix: Float64Array, right: Float64Array): number {
  const width = left.length;
  let sum = 0;
  for (let i = 0; i < width; i++) {
    if (left[i] === 0) continue;
    for (let j = 0; j < width; j++) sum += left[i] * matrix[i * width + j] * right[j];
  }
  return sum;
}
