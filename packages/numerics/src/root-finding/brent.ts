import { InputError } from '../errors.js';

/**
 * Root of a continuous function between `lower` and `upper`, where it has opposite signs (or is 0 at an end), to
 * `tolerance` in x (default: a few units of the last place). Inverse quadratic interpolation and secants, bisection
 * where they gain too little. R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 */
export function findRoot(task: {
  readonly f: (x: number) => number;
  readonly lower: number;
  readonly upper: number;
  readonly tolerance?: number;
}): number {
  const { f, tolerance = 0 } = task;
  // `best` is the best estimate, `other` the end of the bracket across the root, `last` the estimate before.
  let [best, other] = [task.upper, task.lower];
  let [fBest, fOther] = [f(best), f(other)];
  if (!(fBest * fOther <= 0) && !(fBest < 0 !== fOther < 0)) {
    throw new InputError(
      `The function is ${fOther} at ${task.lower} and ${fBest} at ${task.upper}; a bracket needs opposite signs.`,
    );
  }
  if (fOther === 0) return other;
  let [last, fLast] = [other, fOther];
  let step = best - other;
  let stepBefore = step;
  while (fBest !== 0) {
    if (Math.abs(fOther) < Math.abs(fBest)) {
      [last, best, other] = [best, other, best];
      [fLast, fBest, fOther] = [fBest, fOther, fBest];
    }
    const least = 2 * Number.EPSILON * Math.abs(best) + 0.5 * tolerance;
    const half = 0.5 * (other - best);
    if (Math.abs(half) <= least) break;
    const wanted = interpolatedStep({ best, fBest, other, fOther, last, fLast });
    const helps =
      Math.abs(stepBefore) >= least &&
      wanted * Math.sign(half) > 0 &&
      Math.abs(wanted) < Math.min(1.5 * Math.abs(half) - 0.5 * least, 0.5 * Math.abs(stepBefore));
    stepBefore = helps ? step : half;
    step = helps ? wanted : half;
    [last, fLast] = [best, fBest];
    best += Math.abs(step) > least ? step : Math.sign(half) * least;
    fBest = f(best);
    if (fBest < 0 === fOther < 0) {
      [other, fOther] = [last, fLast];
      step = best - last;
      stepBefore = step;
    }
  }
  return best;
}

/** From the best estimate to the root of the inverse parabola through three points, or of the secant through two. */
function interpolatedStep(p: {
  readonly best: number;
  readonly fBest: number;
  readonly other: number;
  readonly fOther: number;
  readonly last: number;
  readonly fLast: number;
}): number {
  const s = p.fBest / p.fLast;
  if (p.last === p.other) return ((p.other - p.best) * s) / (s - 1);
  const q = p.fLast / p.fOther;
  const r = p.fBest / p.fOther;
  const numerator = s * ((p.other - p.best) * q * (q - r) - (p.best - p.last) * (r - 1));
  return -numerator / ((q - 1) * (r - 1) * (s - 1));
}
