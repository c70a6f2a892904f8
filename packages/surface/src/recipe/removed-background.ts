import type { RemovedBackground } from '../roughness/levelling-loss.js';
import type { SurfaceRecipe, SurfaceStep } from './surface-step.js';

/** What the steps of a recipe take off as polynomials. Row medians stand close to row means, which the description then makes of them. */
export function removedBackground(recipe: SurfaceRecipe): RemovedBackground {
  const rowDegrees = recipe.flatMap(rowDegree);
  return {
    rowDegree: rowDegrees.length === 0 ? null : Math.max(...rowDegrees),
    polynomialDegree: Math.max(0, ...recipe.flatMap(polynomialDegree)),
  };
}

function rowDegree(step: SurfaceStep): number[] {
  if (step.step === 'row-polynomial') return [step.degree];
  return step.step === 'row-medians' || step.step === 'row-median-of-differences' ? [0] : [];
}

function polynomialDegree(step: SurfaceStep): number[] {
  if (step.step === 'polynomial') return [step.degree];
  return step.step === 'plane' ? [1] : [];
}
