const goldenShare = (3 - Math.sqrt(5)) / 2;

/**
 * A minimum of a function of one variable between `lower` and `upper`, to `tolerance` in x (default: what double
 * precision allows, 1.5e-8 of x). Parabolas through the three best points, golden sections where they do not gain. A
 * function with several valleys yields one of them; the ends are approached but not evaluated.
 * R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.
 */
export function findMinimum(task: {
  readonly f: (x: number) => number;
  readonly lower: number;
  readonly upper: number;
  readonly tolerance?: number;
}): { readonly x: number; readonly value: number } {
  const { f, tolerance = 0 } = task;
  let { lower, upper } = task;
  const first = lower + goldenShare * (upper - lower);
  let best = { x: first, value: f(first) };
  let second = best;
  let third = best;
  let step = 0;
  let stepBefore = 0;
  for (let round = 0; round < 500; round++) {
    const middle = (lower + upper) / 2;
    const least = Math.sqrt(Number.EPSILON) * Math.abs(best.x) + tolerance / 3 + Number.MIN_VALUE;
    if (Math.abs(best.x - middle) <= 2 * least - (upper - lower) / 2) break;
    const parabola = parabolicStep(best, second, third);
    const target = best.x + parabola;
    if (Math.abs(parabola) < 0.5 * Math.abs(stepBefore) && target > lower && target < upper) {
      stepBefore = step;
      // Not nearer to an end than the tolerance: the bracket would hardly shrink.
      const crowded = target - lower < 2 * least || upper - target < 2 * least;
      step = crowded ? Math.sign(middle - best.x) * least : parabola;
    } else {
      stepBefore = best.x < middle ? upper - best.x : lower - best.x;
      step = goldenShare * stepBefore;
    }
    const x = best.x + (Math.abs(step) >= least ? step : (Math.sign(step) || 1) * least);
    const tried = { x, value: f(x) };
    if (tried.value <= best.value) {
      if (x < best.x) upper = best.x;
      else lower = best.x;
      [third, second, best] = [second, best, tried];
    } else {
      if (x < best.x) lower = x;
      else upper = x;
      if (tried.value <= second.value || second === best) [third, second] = [second, tried];
      else if (tried.value <= third.value || third === best || third === second) third = tried;
    }
  }
  return best;
}

interface Point {
  readonly x: number;
  readonly value: number;
}

/** From the best point to the lowest point of the parabola through three; NaN where they lie on a line. */
function parabolicStep(best: Point, second: Point, third: Point): number {
  const r = (best.x - second.x) * (best.value - third.value);
  const q = (best.x - third.x) * (best.value - second.value);
  return -((best.x - third.x) * q - (best.x - second.x) * r) / (2 * (q - r));
}
