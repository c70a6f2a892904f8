import { findRoot } from '@modalgain/numerics';
import type { DesignSpace } from './design-space.js';
import { driftingQuantities } from './drifting.js';
import type { Candidate } from './film-law.js';
import type { FilmPredictor } from './film-predictor.js';
import { scoreOf, type DesignGoal } from './goal.js';

/** How far a quantity may drift before a tenth of the goal is lost; null where no drift loses as much. */
export interface Tolerance {
  readonly quantity: keyof Candidate;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The part of the net gain that may be lost; of a threshold, by how much it may rise. */
const lostShare = 0.1;

/** First step of the search outwards, and how far it goes, in the quantity's own unit or as a share of its value. */
const reach: Readonly<Record<keyof Candidate, { readonly first: number; readonly most: number }>> = {
  thicknessNm: { first: 1, most: 2000 },
  underlayerNm: { first: 1, most: 2000 },
  densityRatio: { first: 0.005, most: 0.5 },
  indexShift: { first: 0.002, most: 0.5 },
  roughnessRatio: { first: 0.05, most: 30 },
  pumpWavelengthNm: { first: 1, most: 100 },
};

/** For every quantity that can drift, each alone, the others as designed. */
export function tolerancesOf(
  {
    predictor,
    space,
    goal,
  }: { readonly predictor: FilmPredictor; readonly space: DesignSpace; readonly goal: DesignGoal },
  best: Candidate,
): Tolerance[] {
  const scoreAt = (candidate: Candidate): number | undefined => {
    const film = predictor.predict(space.media, candidate);
    return film && scoreOf(goal, film);
  };
  const score = scoreAt(best);
  if (score === undefined) return [];
  const least = goal.kind === 'net-gain' ? (1 - lostShare) * score : score - Math.log(1 + lostShare);
  return driftingQuantities(predictor.law, space.media).map((quantity) => {
    const left = (value: number): number => {
      const there = scoreAt({ ...best, [quantity]: value });
      return there === undefined ? -1 : there - least;
    };
    const value = best[quantity];
    return { quantity, value, low: end(left, quantity, value, -1), high: end(left, quantity, value, 1) };
  });
}

function end(
  left: (value: number) => number,
  quantity: keyof Candidate,
  from: number,
  direction: 1 | -1,
): number | null {
  const { first, most } = reach[quantity];
  let inner = from;
  for (let step = first; step <= 2 * most; step *= 2) {
    const outer = from + direction * Math.min(step, most);
    const lowest = quantity === 'indexShift' ? -Infinity : 1e-3;
    if (outer <= lowest) {
      return left(lowest) < 0 ? findRoot({ f: left, lower: lowest, upper: inner, tolerance: 1e-6 }) : null;
    }
    if (left(outer) < 0)
      return findRoot({
        f: left,
        lower: Math.min(inner, outer),
        upper: Math.max(inner, outer),
        tolerance: 1e-6,
      });
    inner = outer;
  }
  return null;
}
