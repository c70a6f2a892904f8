import { solveSymmetric } from '@modalgain/numerics';
import type { UnitBox } from './objective.js';

/** A place in the unit box with what the objective is there. */
export interface Place {
  readonly t: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
}

const mostSteps = 60;
/** Longest first step, as a share of the box: the search before has brought the climb near. */
const firstStep = 0.05;
/** A step below this share of the box changes nothing that anybody could make. */
const leastStep = 1e-9;
/** Armijo: share of the rise that the slope promises which a step must bring. */
const enough = 1e-4;

/**
 * Climbs to a local maximum within the box: quasi-Newton steps (BFGS) over the variables that no bound holds, projected onto
 * the box, halved until they rise enough; steps to where there is no design are halved as well. J. Nocedal and S. J. Wright,
 * Numerical Optimization, 2nd ed. (2006), chapters 6 and 16, doi 10.1007/978-0-387-40065-5.
 */
export function climb(box: UnitBox, start: Place): Place {
  let here = start;
  let curvature = identity(box.size, largest(start.gradient) / firstStep);
  for (let step = 0; step < mostSteps; step++) {
    const free = freeAt(here);
    if (free.length === 0) return here;
    const direction = newtonStep(curvature, here.gradient, free);
    const next = risen(box, here, direction);
    if (!next) return here;
    curvature = updated(curvature, here, next);
    const moved = largest(next.t.map((t, i) => t - here.t[i]));
    here = next;
    if (moved < leastStep) return here;
  }
  return here;
}

const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

/** The variables that may still move uphill: all but those at a bound that the slope pushes against. */
function freeAt({ t, gradient }: Place): number[] {
  return t.flatMap((at, i) => ((at <= 0 && gradient[i] <= 0) || (at >= 1 && gradient[i] >= 0) ? [] : [i]));
}

function identity(size: number, scale: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? Math.max(scale, Number.MIN_VALUE) : 0)),
  );
}

/** The maximum of the quadratic model over the free variables; the others stay. */
function newtonStep(
  curvature: readonly (readonly number[])[],
  gradient: readonly number[],
  free: readonly number[],
): number[] {
  const matrix = Float64Array.from(free.flatMap((i) => free.map((j) => curvature[i][j])));
  const right = Float64Array.from(free, (i) => gradient[i]);
  const solved = solveSymmetric(matrix, right);
  const direction = gradient.map(() => 0);
  // Rounding can spoil a curvature that is nearly flat: then straight uphill.
  const uphill = Float64Array.from(right, (slope) => (slope * firstStep) / largest(gradient));
  free.forEach((i, at) => (direction[i] = (solved ?? uphill)[at]));
  return direction;
}

function risen(box: UnitBox, here: Place, direction: readonly number[]): Place | undefined {
  for (let share = 1; share * largest(direction) > leastStep; share /= 2) {
    const t = here.t.map((at, i) => Math.min(1, Math.max(0, at + share * direction[i])));
    const promised = t.reduce((sum, at, i) => sum + here.gradient[i] * (at - here.t[i]), 0);
    const there = box.at(t);
    if (there && promised > 0 && there.value >= here.value + enough * promised)
      return { t, value: there.value, gradient: there.gradient() };
  }
  return undefined;
}

/** BFGS of the negative Hessian; left as it is where the slope did not fall along the step. */
function updated(curvature: number[][], from: Place, to: Place): number[][] {
  const s = to.t.map((t, i) => t - from.t[i]);
  const y = to.gradient.map((slope, i) => from.gradient[i] - slope);
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, i) => sum + x * b[i], 0);
  const along = dot(s, y);
  if (!(along > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return curvature;
  const bs = curvature.map((row) => dot(row, s));
  const sbs = dot(s, bs);
  return curvature.map((row, i) =>
    row.map((value, j) => value + (y[i] * y[j]) / along - (bs[i] * bs[j]) / sbs),
  );
}
