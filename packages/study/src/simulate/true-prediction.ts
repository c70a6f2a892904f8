import { findMinimum } from '@modalgain/numerics';
import { trueFilmGainPerCm, trueMode } from './film-physics.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

/** What a prediction of net gain against thickness has to find; undefined where the truth has no such thickness. */
export interface TruePrediction {
  readonly positiveFromNm: number | undefined;
  /** Of the largest confinement; undefined where it grows to the end of the range. */
  readonly bestThicknessNm: number | undefined;
  readonly bestNetGainPerCm: number | undefined;
  /** Thickness of 95 % of the net gain of the best film, or where there is none, of a very thick one. */
  readonly ninetyFivePercentNm: number | undefined;
  readonly thickFilmNetGainPerCm: number;
}

const stepNm = 0.5;
const thickestNm = 2000;

/** Thicknesses and net gains that follow from the truth, by a plain search on a fine grid. */
export function truePrediction(request: {
  readonly truth: ExperimentTruth;
  readonly film: FilmTruth;
  readonly fluenceUjPerCm2: number;
  readonly rangeNm: readonly [number, number];
}): TruePrediction {
  const { truth, film, fluenceUjPerCm2, rangeNm } = request;
  const filmGainPerCm = trueFilmGainPerCm(truth, film, fluenceUjPerCm2);
  const confinement = (thicknessNm: number): number => {
    const mode = trueMode(truth, film, thicknessNm);
    return mode.kind === 'guided' ? mode.confinementModal : 0;
  };
  const firstAbove = (goal: number): number | undefined => {
    for (let thickness = rangeNm[0]; thickness < thickestNm; thickness += stepNm) {
      // Between the grid's points a straight line is good to a thousandth of a nanometre.
      const [before, here] = [confinement(thickness - stepNm), confinement(thickness)];
      if (here >= goal) return thickness - (stepNm * (here - goal)) / (here - before);
    }
    return undefined;
  };
  const best = interiorMaximum(confinement, rangeNm);
  const reference = best === undefined ? 1 : confinement(best);
  const netGainAt = (share: number): number => share * filmGainPerCm - film.lossPerCm;
  return {
    positiveFromNm: firstAbove(film.lossPerCm / filmGainPerCm),
    bestThicknessNm: best,
    bestNetGainPerCm: best === undefined ? undefined : netGainAt(reference),
    ninetyFivePercentNm: firstAbove(0.95 * reference + (0.05 * film.lossPerCm) / filmGainPerCm),
    thickFilmNetGainPerCm: netGainAt(1),
  };
}

function interiorMaximum(
  confinement: (thicknessNm: number) => number,
  [from, to]: readonly [number, number],
): number | undefined {
  const grid = Array.from({ length: Math.floor((to - from) / stepNm) + 1 }, (_, i) => from + i * stepNm);
  const values = grid.map(confinement);
  const index = values.indexOf(Math.max(...values));
  if (index === grid.length - 1 || values[index] === 0) return undefined;
  return findMinimum({
    f: (thicknessNm) => -confinement(thicknessNm),
    lower: grid[index - 1],
    upper: grid[index + 1],
    tolerance: 1e-3,
  }).x;
}
