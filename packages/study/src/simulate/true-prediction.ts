import { findMinimum } from '@modalgain/numerics';
import { trueFilmGainPerCm, trueMode } from './film-physics.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

/** What a prediction of net gain against thickness has to find; undefined where the truth has no such thickness. */
export interface TruePrediction {
  readonly positiveFromNm: number | undefined;
  /** Of the largest modal gain; undefined where it grows to the end of the range. */
  readonly bestThicknessNm: number | undefined;
  readonly bestNetGainPerCm: number | undefined;
  /** Thickness of 95 % of the net gain of the best film, or where there is none, of the best beyond the range. */
  readonly ninetyFivePercentNm: number | undefined;
  /** The most beyond the range. */
  readonly thickFilmNetGainPerCm: number;
}

const stepNm = 0.5;
const coarseStepNm = 5;
const thickestNm = 2000;

/** Thicknesses and net gains that follow from the truth, by a plain search on a fine grid. */
export function truePrediction(request: {
  readonly truth: ExperimentTruth;
  readonly film: FilmTruth;
  readonly fluenceUjPerCm2: number;
  readonly rangeNm: readonly [number, number];
}): TruePrediction {
  const { truth, film, fluenceUjPerCm2, rangeNm } = request;
  const modalGain = (thicknessNm: number): number => {
    const mode = trueMode(truth, film, thicknessNm);
    if (mode.kind === 'cut-off') return 0;
    return mode.confinementModal * trueFilmGainPerCm(truth, film, fluenceUjPerCm2, thicknessNm);
  };
  const firstAbove = (goal: number): number | undefined => {
    let before = 0;
    for (let thickness = rangeNm[0]; thickness < thickestNm; thickness += stepNm) {
      const here = modalGain(thickness);
      // Between the grid's points a straight line is good to a thousandth of a nanometre.
      if (here >= goal) return thickness - (stepNm * (here - goal)) / (here - before);
      before = here;
    }
    return undefined;
  };
  const best = interiorMaximum(modalGain, rangeNm);
  const reference = best === undefined ? largestBeyond(modalGain, rangeNm[1]) : modalGain(best);
  return {
    positiveFromNm: firstAbove(film.lossPerCm),
    bestThicknessNm: best,
    bestNetGainPerCm: best === undefined ? undefined : reference - film.lossPerCm,
    ninetyFivePercentNm: firstAbove(0.95 * reference + 0.05 * film.lossPerCm),
    thickFilmNetGainPerCm: reference - film.lossPerCm,
  };
}

/** The pump does not reach through a very thick film, so that its gain has a maximum beyond the range. */
function largestBeyond(modalGain: (thicknessNm: number) => number, fromNm: number): number {
  let largest = 0;
  for (let thickness = fromNm; thickness < thickestNm; thickness += coarseStepNm) {
    largest = Math.max(largest, modalGain(thickness));
  }
  return largest;
}

function interiorMaximum(
  modalGain: (thicknessNm: number) => number,
  [from, to]: readonly [number, number],
): number | undefined {
  const grid = Array.from({ length: Math.floor((to - from) / stepNm) + 1 }, (_, i) => from + i * stepNm);
  const values = grid.map(modalGain);
  const index = values.indexOf(Math.max(...values));
  if (index === grid.length - 1 || values[index] === 0) return undefined;
  return findMinimum({
    f: (thicknessNm) => -modalGain(thicknessNm),
    lower: grid[index - 1],
    upper: grid[index + 1],
    tolerance: 1e-3,
  }).x;
}
