import { gainModel, type TwoWayParameters } from '@modalgain/gain';
import { findMaterial, slabMode, type SlabOutcome } from '@modalgain/optics';
import { filmDispersion } from './dispersion.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

const airIndex = 1;
const nmPerCm = 1e7;
const emittersPerCm2OfSource = 1e12;

/** TE0 of a film on the substrate, in air; the film's thickness unless another is given. */
export function trueMode(
  truth: ExperimentTruth,
  film: FilmTruth,
  thicknessNm: number = film.thicknessNm,
): SlabOutcome {
  return slabMode({
    coverIndex: airIndex,
    filmIndex: film.index,
    substrateIndex: truth.substrate.index,
    thicknessNm,
    wavelengthNm: truth.emissionWavelengthNm,
    polarization: 'TE',
  });
}

/** Half the interval over which the index of the mode is differentiated. */
const groupStepNm = 0.5;

/** Group index N - lambda dN/dlambda of TE0 with the dispersion of film and substrate; undefined where no mode is guided. */
export function trueGroupIndex(truth: ExperimentTruth, film: FilmTruth): number | undefined {
  const { emissionWavelengthNm, substrate } = truth;
  const wavelengthsNm = [-groupStepNm, 0, groupStepNm].map((step) => emissionWavelengthNm + step);
  const { index, extinction } = film;
  const filmIndices = filmDispersion({ wavelengthsNm, emissionWavelengthNm, index, extinction }).n;
  const library = findMaterial(substrate.material, emissionWavelengthNm);
  const indices = wavelengthsNm.map((wavelengthNm, i) => {
    const mode = slabMode({
      coverIndex: airIndex,
      filmIndex: filmIndices[i],
      substrateIndex: library.nk(wavelengthNm).n,
      thicknessNm: film.thicknessNm,
      wavelengthNm,
      polarization: 'TE',
    });
    return mode.kind === 'guided' ? mode.effectiveIndex : undefined;
  });
  const [before, at, after] = indices;
  if (before === undefined || at === undefined || after === undefined) return undefined;
  return at - (emissionWavelengthNm * (after - before)) / (2 * groupStepNm);
}

/** Degree of inversion at a fluence. */
function trueInversion(truth: ExperimentTruth, fluenceUjPerCm2: number): number {
  return gainModel({ name: truth.gainModel }).inversion(fluenceUjPerCm2 / truth.saturationFluenceUjPerCm2);
}

/** filmGain = sigma_e n_t f(F/F_s), cm-1. */
export function trueFilmGainPerCm(truth: ExperimentTruth, film: FilmTruth, fluenceUjPerCm2: number): number {
  return truth.emissionCrossSectionCm2 * film.densityPerCm3 * trueInversion(truth, fluenceUjPerCm2);
}

/** netGain = Gamma_modal filmGain - loss, cm-1; undefined where the film guides no mode, and with it no gain. */
export function trueNetGainPerCm(
  truth: ExperimentTruth,
  film: FilmTruth,
  fluenceUjPerCm2: number,
): number | undefined {
  const mode = trueMode(truth, film);
  if (mode.kind === 'cut-off') return undefined;
  return mode.confinementModal * trueFilmGainPerCm(truth, film, fluenceUjPerCm2) - film.lossPerCm;
}

/** The fluence at which a film has a net gain; undefined where it never has it. */
export function trueFluenceAt(
  truth: ExperimentTruth,
  film: FilmTruth,
  netGainPerCm: number,
): number | undefined {
  const mode = trueMode(truth, film);
  if (mode.kind === 'cut-off') return undefined;
  const full = mode.confinementModal * truth.emissionCrossSectionCm2 * film.densityPerCm3;
  const x = gainModel({ name: truth.gainModel }).inverse((netGainPerCm + film.lossPerCm) / full);
  return x === undefined ? undefined : x * truth.saturationFluenceUjPerCm2;
}

/**
 * The stripe behind a scan, in counts. The source is the spontaneous emission of the excited emitters, n_t d f, of which
 * the mode takes a share: proportional to its confinement. A film without a mode only shines: no gain, no saturation.
 */
export function trueStripe(
  truth: ExperimentTruth,
  film: FilmTruth,
  fluenceUjPerCm2: number,
): TwoWayParameters {
  const { sourceCountsPerCm, saturationCounts, unguidedShare } = truth.instrument;
  const mode = trueMode(truth, film);
  const excitedPerCm2 =
    ((film.densityPerCm3 * film.thicknessNm) / nmPerCm) * Math.max(trueInversion(truth, fluenceUjPerCm2), 0);
  const share = mode.kind === 'guided' ? mode.confinementModal : unguidedShare;
  const netGainPerCm = trueNetGainPerCm(truth, film, fluenceUjPerCm2);
  return {
    sourcePerCm: (sourceCountsPerCm * share * excitedPerCm2) / emittersPerCm2OfSource,
    netGainPerCm: netGainPerCm ?? 0,
    saturation: netGainPerCm === undefined ? 0 : 1 / saturationCounts,
  };
}
