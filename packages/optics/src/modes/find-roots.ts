import type { PhaseMismatch } from './phase-mismatch.js';

/** A phase that falls strictly with psi, in units of pi, less the order that is sought; and its slope. */
export interface FallingPhase {
  readonly value: number;
  readonly slope: number;
  evaluate(psi: number, order: number): void;
}

// A mode that is this near to its cut-off cannot be told from one that is cut off.
export const roundingOfPhase = 1e-15;

/**
 * The angles psi of all modes of a transverse problem, or the first `most`, by order (from the largest N down). Complete by construction: the mismatch at cut-off
 * says how many there are, and each order has its own bracket.
 */
export function findRoots(mismatch: PhaseMismatch, most: number): number[] {
  if (!(mismatch.problem.largestContrast > 0)) return [];
  mismatch.evaluate(0);
  const atCutoff = mismatch.value - roundingOfPhase;
  const roots: number[] = [];
  let upper = Math.PI / 2;
  for (let order = 0; order < Math.min(atCutoff, most); order++) {
    // f is order - 1 at the previous root, below order at pi/2; nearly linear between there and cut-off.
    const share = (atCutoff - order) / (atCutoff - order + 1);
    upper = findRoot({ mismatch, order, upper, start: upper * share });
    roots.push(upper);
  }
  return roots;
}

/**
 * Newton's method inside the bracket [0, upper], halving the bracket where Newton leaves it or gains less than half. It stops on the mismatch;
 * never on a small step, which beside a twin mode proves nothing; or when the bracket is down to two neighbouring numbers.
 */
export function findRoot({
  mismatch,
  order,
  upper,
  start,
}: {
  mismatch: FallingPhase;
  order: number;
  upper: number;
  start: number;
}): number {
  let low = 0;
  let high = upper;
  let psi = start;
  let last = Infinity;
  for (;;) {
    mismatch.evaluate(psi, order);
    const excess = Math.abs(mismatch.value);
    if (mismatch.value > 0) low = psi;
    else high = psi;
    const newton = psi - mismatch.value / mismatch.slope;
    if (excess <= 4e-16 * (order + 1)) return newton >= low && newton <= high ? newton : psi;
    const newtonServes = newton > low && newton < high && excess <= last / 2;
    const next = newtonServes ? newton : (low + high) / 2;
    if (next <= low || next >= high || newton === psi) return psi;
    last = excess;
    psi = next;
  }
}
