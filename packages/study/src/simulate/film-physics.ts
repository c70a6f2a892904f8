import { gainModel, type TwoWayParameters } from '@modalgain/gain';
import { findRoot } from '@modalgain/numerics';
import { findMaterial, slabMode, type SlabOutcome } from '@modalgain/optics';
import { filmDispersion } from './dispersion.js';
import { trueDepth, truePumpExtinction } from './pump-depth.js';
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

/** Thickness at which a film begins to guide the TE mode of an order: lambda/(2 pi k) (atan(sqrt((ns2 - nc2)/(nf2 - ns2))) + m pi). */
export function cutOffThicknessNm(
  { substrate, emissionWavelengthNm }: ExperimentTruth,
  { index }: FilmTruth,
  order: number,
): number {
  const across = index ** 2 - substrate.index ** 2;
  const phase = Math.atan(Math.sqrt((substrate.index ** 2 - airIndex ** 2) / across)) + order * Math.PI;
  return (emissionWavelengthNm * phase) / (2 * Math.PI * Math.sqrt(across));
}

/** Half the interval over which the index of the mode is differentiated. */
const groupStepNm = 0.5;

/** Group index N - lambda dN/dlambda of TE0 with the dispersion of film and substrate; undefined where no mode is guided. */
export function trueGroupIndex(truth: ExperimentTruth, film: FilmTruth): number | undefined {
  const { emissionWavelengthNm, substrate } = truth;
  const wavelengthsNm = [-groupStepNm, 0, groupStepNm].map((step) => emissionWavelengthNm + step);
  const { index, extinction } = film;
  const pump = { wavelengthNm: truth.pumpWavelengthNm, extinction: truePumpExtinction(truth, film) };
  const filmIndices = filmDispersion({ wavelengthsNm, emissionWavelengthNm, index, extinction, pump }).n;
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

/** Degree of inversion at a fluence: that of each depth at its local fluence, averaged over the intensity of the mode. */
function trueInversion(
  truth: ExperimentTruth,
  film: FilmTruth,
  fluenceUjPerCm2: number,
  thicknessNm: number = film.thicknessNm,
): number {
  const model = gainModel({ name: truth.gainModel });
  const { relativeFluence, modeShare } = knownDepth(truth, film, thicknessNm);
  const x = fluenceUjPerCm2 / truth.saturationFluenceUjPerCm2;
  return relativeFluence.reduce((sum, share, i) => sum + modeShare[i] * model.inversion(share * x), 0);
}

/** Scans of many points ask for the same depth again and again. */
const depths = new WeakMap<ExperimentTruth, WeakMap<FilmTruth, ReturnType<typeof trueDepth>>>();

function knownDepth(
  truth: ExperimentTruth,
  film: FilmTruth,
  thicknessNm: number,
): ReturnType<typeof trueDepth> {
  if (thicknessNm !== film.thicknessNm) return trueDepth(truth, film, thicknessNm);
  const ofTruth = depths.get(truth) ?? new WeakMap<FilmTruth, ReturnType<typeof trueDepth>>();
  const depth = ofTruth.get(film) ?? trueDepth(truth, film, thicknessNm);
  depths.set(truth, ofTruth.set(film, depth));
  return depth;
}

/** filmGain = sigma_e n_t f, cm-1; of a film of the same material of another thickness where one is given. */
export function trueFilmGainPerCm(
  truth: ExperimentTruth,
  film: FilmTruth,
  fluenceUjPerCm2: number,
  thicknessNm?: number,
): number {
  return (
    truth.emissionCrossSectionCm2 *
    film.densityPerCm3 *
    trueInversion(truth, film, fluenceUjPerCm2, thicknessNm)
  );
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

/** As far from F_s, in folds by e, a fluence is looked for. */
const mostFoldsOfFluence = 15;

/** The fluence at which a film has a net gain; undefined where it never has it. */
export function trueFluenceAt(
  truth: ExperimentTruth,
  film: FilmTruth,
  netGainPerCm: number,
): number | undefined {
  const mode = trueMode(truth, film);
  if (mode.kind === 'cut-off') return undefined;
  const missing = (logFluence: number): number =>
    (trueNetGainPerCm(truth, film, Math.exp(logFluence)) ?? NaN) - netGainPerCm;
  const [lower, upper] = [-1, 1].map(
    (side) => Math.log(truth.saturationFluenceUjPerCm2) + side * mostFoldsOfFluence,
  );
  if (!(missing(lower) < 0 && missing(upper) > 0)) return undefined;
  return Math.exp(findRoot({ f: missing, lower, upper, tolerance: 1e-14 }));
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
    ((film.densityPerCm3 * film.thicknessNm) / nmPerCm) *
    Math.max(trueInversion(truth, film, fluenceUjPerCm2), 0);
  const share = mode.kind === 'guided' ? mode.confinementModal : unguidedShare;
  const netGainPerCm = trueNetGainPerCm(truth, film, fluenceUjPerCm2);
  return {
    sourcePerCm:
      ((film.sourceCountsPerCm ?? sourceCountsPerCm) * share * excitedPerCm2) / emittersPerCm2OfSource,
    netGainPerCm: netGainPerCm ?? 0,
    saturation: netGainPerCm === undefined ? 0 : 1 / (film.saturationCounts ?? saturationCounts),
  };
}
