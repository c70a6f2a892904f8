import { twoWayIntensity } from '@modalgain/gain';

import { cutOffThicknessNm, trueNetGainPerCm, trueStripe } from '../film-physics.js';
import { scansOf } from '../scans-of.js';
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
    noGain === undefined ? resized : { ...resized, lossPerCm: noGain * modalGainPerCm(truth, name, resized) };
  const strength = faultSize('saturation', at);
  return strength === undefined
    ? lossy
    : { ...lossy, saturationCounts: countsOf({ truth, name, film: lossy, strength }) };
}

function modalGainPerCm(truth: ExperimentTruth, name: string, film: FilmTruth): number {
  const highest = Math.max(...scansOf(truth, name).fluencesUjPerCm2);
  return (trueNetGainPerCm(truth, film, highest) ?? 0) + film.lossPerCm;
}

/** 1/u, for u as a share of the light that the longest stripe would have without saturation. */
function countsOf({
  truth,
  name,
  film,
  strength,
}: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly film: FilmTruth;
  readonly strength: number;
}): number {
  const { fluencesUjPerCm2, stripeLengthsUm } = scansOf(truth, name);
  const { sourcePerCm, netGainPerCm } = trueStripe(truth, film, Math.max(...fluencesUjPerCm2));
  const longestCm = Math.max(...stripeLengthsUm) / 1e4;
  return twoWayIntensity(longestCm, { sourcePerCm, netGainPerCm, saturation: 0 }) / strength;
}
