import { add, modulus, scale, subtract } from '../complex.js';
import type { Mode } from '../modes/mode.js';
import type { ComplexStack } from '../stack/complex-stack.js';
import { predictedChange } from './predicted-change.js';

/** All modes at one value of the swept parameter. */
export interface SweepPoint {
  readonly value: number;
  readonly stack: ComplexStack;
  readonly modes: readonly Mode[];
}

/** Which mode of one point goes on as which of the next; `certain` where no other pairing comes near. */
export interface Links {
  /** One entry a mode of the earlier point: a place in the later one's list, or undefined where the mode ends. */
  readonly next: readonly (number | undefined)[];
  readonly certain: boolean;
}

/** A pairing is clear if its misfit is this many times smaller than that of every other. */
const clearBy = 4;
/** And no more than this part of the change itself, which the derivatives should explain. */
const largestMisfit = 0.3;
const rounding = 1e-11;

/**
 * Pairs the modes of two points by what their derivatives say: of a mode that goes on, N changes by the mean of the changes that its
 * derivatives at either end predict, to third order of the step. Modes that cross swap neither N nor slope, so that this tells them apart
 * where a list sorted by N does not.
 */
export function linkModes(a: SweepPoint, b: SweepPoint): Links {
  const misfit = misfits(a, b);
  const next = a.modes.map((_, i) => {
    const j = indexOfLeast(misfit[i]);
    return j !== undefined && indexOfLeast(misfit.map((row) => row[j])) === i ? j : undefined;
  });
  const clear = next.map((j, i) => j !== undefined && isClear({ a, b, misfit, i, j }));
  const kept = next.map((j, i) => (clear[i] ? j : undefined));
  const endsOpen = kept.some((j) => j === undefined);
  const startsOpen = b.modes.some((_, j) => !kept.includes(j));
  // Modes may end, and modes may begin; where both seem to happen at once, they may be the same.
  return endsOpen && startsOpen ? { next, certain: false } : { next: kept, certain: true };
}

function misfits(a: SweepPoint, b: SweepPoint): number[][] {
  const way = { from: a.stack, to: b.stack };
  const fromA = a.modes.map((mode) => predictedChange(mode, a.stack, way));
  const fromB = b.modes.map((mode) => predictedChange(mode, b.stack, way));
  return a.modes.map((before, i) =>
    b.modes.map((after, j) => {
      const change = subtract(after.effectiveIndex, before.effectiveIndex);
      return modulus(subtract(change, scale(add(fromA[i], fromB[j]), 0.5)));
    }),
  );
}

function isClear({
  a,
  b,
  misfit,
  i,
  j,
}: {
  a: SweepPoint;
  b: SweepPoint;
  misfit: readonly (readonly number[])[];
  i: number;
  j: number;
}): boolean {
  const own = misfit[i][j];
  const change = modulus(subtract(b.modes[j].effectiveIndex, a.modes[i].effectiveIndex));
  if (own > largestMisfit * change + rounding) return false;
  const others = [
    ...misfit[i].filter((_, at) => at !== j),
    ...misfit.filter((_, at) => at !== i).map((row) => row[j]),
  ];
  return others.every((other) => other >= clearBy * own);
}

function indexOfLeast(values: readonly number[]): number | undefined {
  const least = Math.min(...values);
  const at = values.indexOf(least);
  return at === -1 ? undefined : at;
}
