import { InputError } from '@modalgain/numerics';
import { requirePositive } from '../stack/layer-checks.js';
import type { ComplexIndex, Layer } from '../stack/stack.js';

/** A layer whose index changes along x. */
export interface GradedLayer {
  readonly thicknessNm: number;
  /** Index at a share of the thickness, 0 towards the cover and 1 towards the substrate. */
  readonly indexAt: (share: number) => ComplexIndex;
  /** How many layers stand for it; the error falls with the square of it. */
  readonly steps: number;
}

/**
 * The middles of equal steps, as shares of the whole: where a staircase that stands for a graded layer takes its indices.
 *
 * @throws InputError for steps that are no whole number above 0.
 */
export function stepMiddles(steps: number): number[] {
  if (!(Number.isInteger(steps) && steps > 0)) {
    throw new InputError(`found ${steps}, expected a whole number of steps above 0.`, { field: 'steps' });
  }
  return Array.from({ length: steps }, (_, step) => (step + 0.5) / steps);
}

/**
 * A graded layer as a staircase for a stack, each step with the index of its middle.
 *
 * @throws InputError for steps that are no whole number above 0, and a thickness that is not above 0.
 */
export function gradedLayers({ thicknessNm, indexAt, steps }: GradedLayer): readonly Layer[] {
  requirePositive(thicknessNm, 'thicknessNm', 'the thickness of a graded layer');
  return stepMiddles(steps).map((share) => ({ index: indexAt(share), thicknessNm: thicknessNm / steps }));
}
