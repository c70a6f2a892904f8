import { findMaterial, slabMode } from '@modalgain/optics';
import { filmDispersion } from './dispersion.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

/** Planck's constant times the speed of light, in uJ nm. */
const photonUjNm = 6.62607015e-34 * 299792458e9 * 1e6;
const nmPerCm = 1e7;
const airIndex = 1;

/**
 * k at the pump wavelength: every emitter absorbs h nu/F_s, since F_s is the fluence at which it would take up one photon. Density, k and F_s of a real film hang
 * together in this way.
 */
export function truePumpExtinction(
  { pumpWavelengthNm, saturationFluenceUjPerCm2 }: ExperimentTruth,
  { densityPerCm3 }: FilmTruth,
): number {
  const crossSectionCm2 = photonUjNm / pumpWavelengthNm / saturationFluenceUjPerCm2;
  return (densityPerCm3 * crossSectionCm2 * pumpWavelengthNm) / (4 * Math.PI * nmPerCm);
}

/** Local fluence over the incident one, and the share of the mode's intensity, at evenly spaced depths. */
interface TrueDepth {
  readonly relativeFluence: Float64Array;
  readonly modeShare: Float64Array;
}

/** The error of the midpoint rule falls with the square and is below 1e-5. */
const depthCount = 200;

/**
 * The pump in a film between air and its substrate by the closed form of two interfering beams, and the mode by its cosine: written apart from the transfer matrix
 * and the mode fields that the analysis uses.
 */
export function trueDepth(truth: ExperimentTruth, film: FilmTruth, thicknessNm: number): TrueDepth {
  const depthsNm = Array.from({ length: depthCount }, (_, i) => ((i + 0.5) * thicknessNm) / depthCount);
  const relativeFluence = Float64Array.from(depthsNm, localFluence(truth, film, thicknessNm));
  const intensity = Float64Array.from(depthsNm, modeIntensity(truth, film, thicknessNm));
  const whole = intensity.reduce((sum, value) => sum + value, 0);
  return { relativeFluence, modeShare: intensity.map((value) => value / whole) };
}

/** n |E|^2 for an incoming wave of 1: what is absorbed per length over 4 pi k/lambda. */
function localFluence(
  truth: ExperimentTruth,
  film: FilmTruth,
  thicknessNm: number,
): (depthNm: number) => number {
  const { pumpWavelengthNm, emissionWavelengthNm, substrate } = truth;
  const { n, k } = filmDispersion({
    wavelengthsNm: [pumpWavelengthNm],
    emissionWavelengthNm,
    ...film,
    pump: { wavelengthNm: pumpWavelengthNm, extinction: truePumpExtinction(truth, film) },
  });
  const [index, extinction] = [n[0], k[0]];
  const below = findMaterial(substrate.material, pumpWavelengthNm).nk(pumpWavelengthNm).n;
  const wavenumber = (2 * Math.PI) / pumpWavelengthNm;
  // Reflections with n + ik: above (1 - N)/(1 + N), below (N - s)/(N + s).
  const above = quotient([airIndex - index, -extinction], [airIndex + index, extinction]);
  const under = quotient([index - below, extinction], [index + below, extinction]);
  const wave = (pathNm: number): Pair => {
    const size = Math.exp(-wavenumber * extinction * pathNm);
    const phase = wavenumber * index * pathNm;
    return [size * Math.cos(phase), size * Math.sin(phase)];
  };
  const roundTrip = product(product(above, under), wave(2 * thicknessNm));
  const entering = quotient(quotient([2 * airIndex, 0], [airIndex + index, extinction]), [
    1 + roundTrip[0],
    roundTrip[1],
  ]);
  return (depthNm) => {
    const down = wave(depthNm);
    const up = product(under, wave(2 * thicknessNm - depthNm));
    const field = product(entering, [down[0] + up[0], down[1] + up[1]]);
    return (index / airIndex) * (field[0] ** 2 + field[1] ** 2);
  };
}

/** cos^2 of TE0 in the film; 1 where none is guided. */
function modeIntensity(
  { emissionWavelengthNm, substrate }: ExperimentTruth,
  { index }: FilmTruth,
  thicknessNm: number,
): (depthNm: number) => number {
  const mode = slabMode({
    coverIndex: airIndex,
    filmIndex: index,
    substrateIndex: substrate.index,
    thicknessNm,
    wavelengthNm: emissionWavelengthNm,
    polarization: 'TE',
  });
  if (mode.kind === 'cut-off') return () => 1;
  const wavenumber = (2 * Math.PI) / emissionWavelengthNm;
  const across = Math.sqrt(index ** 2 - mode.effectiveIndex ** 2);
  const phase = Math.atan(Math.sqrt(mode.effectiveIndex ** 2 - airIndex ** 2) / across);
  return (depthNm) => Math.cos(wavenumber * across * depthNm - phase) ** 2;
}

type Pair = readonly [number, number];

const product = ([a, b]: Pair, [c, d]: Pair): Pair => [a * c - b * d, a * d + b * c];

function quotient(above: Pair, [c, d]: Pair): Pair {
  const size = c * c + d * d;
  return product(above, [c / size, -d / size]);
}
