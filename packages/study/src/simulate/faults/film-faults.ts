import { twoWayIntensity } from '@modalgain/gain';

import { cutOffThicknessNm, trueNetGainPerCm, trueStripe } from '../film-physics.js';
import type { ExperimentTruth, FilmTruth } from '../truth.js';
import { faultSize } from './fault-size.js';

/** Many trials share one truth, and what is known of its films. */
const known = new WeakMap<ExperimentTruth, ExperimentTruth>();

/** The truth with the films as their faults make them: what is measured, and what an analysis should find. */
export function withFilmFaults(truth: ExperimentTruth): ExperimentTruth {
  const found = known.get(truth) ?? {
    ...truth,
    films: Object.fromEntries(
      Object.entries(truth.films).map(([name, film]) => [name, faultyFilm(truth, name, film)]),
    ),
  };
  known.set(truth, found).set(found, found);
  return found;
}

function faultyFilm(truth: ExperimentTruth, name: string, film: FilmTruth): FilmTruth {
  const at = { truth, name };
  const severalModes = faultSize('several-modes', at);
  const noMode = faultSize('no-mode', at);
  const resized: FilmTruth = {
    ...film,
    ...(severalModes !== undefined && { thicknessNm: severalModes * cutOffThicknessNm(truth, film, 1) }),
    ...(noMode !== undefined && { thicknessNm: noMode * cutOffThicknessNm(truth, film, 0) }),
  };
  const noGain = faultSize('no-gain', at);
  const lossy =
    noGain === undefined ? resized : { ...resized, lossPerCm: noGain * modalGainPerCm(truth, resized) };
  const strength = faultSize('saturation', at);
  return strength === undefined ? lossy : { ...lossy, saturationCounts: countsOf(truth, lossy, strength) };
}

const highestFluence = ({ instrument }: ExperimentTruth): number => Math.max(...instrument.fluencesUjPerCm2);

function modalGainPerCm(truth: ExperimentTruth, film: FilmTruth): number {
  return (trueNetGainPerCm(truth, film, highestFluence(truth)) ?? 0) + film.lossPerCm;
}

/** 1/u, for u as a share of the light that the longest stripe would have without saturation. */
function countsOf(truth: ExperimentTruth, film: FilmTruth, strength: number): number {
  const { sourcePerCm, netGainPerCm } = trueStripe(truth, film, highestFluence(truth));
  const longestCm = Math.max(...truth.instrument.stripeLengthsUm) / 1e4;
  return twoWayIntensity(longestCm, { sourcePerCm, netGainPerCm, saturation: 0 }) / strength;
}
