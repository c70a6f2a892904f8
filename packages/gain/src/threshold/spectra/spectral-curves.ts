import { randomStream } from '@modalgain/numerics';
import { endPoints } from '../definitions/level-crossing.js';
import type { Band } from './band-shape.js';
import { channelNoise, channelVariance } from './channel-noise.js';
import {
  areaOf,
  bandShareError,
  decomposition,
  fitBand,
  fitWidth,
  type Decomposition,
  type SpectralBasis,
} from './decompose.js';
import { peakAndWidth, type PeakAndWidth } from './peak-and-width.js';
import { smoothed } from './smooth.js';

/** What is read off one spectrum. */
export interface SpectrumReading extends PeakAndWidth {
  readonly area: number;
  /** The amplified band's share of the light without background, 0 to 1. */
  readonly bandShare: number;
  /** How far the normalised spectrum has gone from the shape at the lowest (0) to that at the highest fluences (1). */
  readonly shape: number;
}

export interface SpectrumFeatures {
  readonly reading: SpectrumReading;
  /** Standard deviations by the noise of the channels alone. */
  readonly errors: SpectrumReading;
  readonly band: Band;
  readonly parts: Decomposition;
}

export interface SpectralAnalysis {
  readonly features: readonly SpectrumFeatures[];
  readonly photoluminescence: PeakAndWidth;
  readonly photoluminescencePeakErrorNm: number;
  /** The band at the highest fluences. */
  readonly band: Band;
  readonly basis: SpectralBasis;
  /** The spectra without background. */
  readonly clean: readonly Float64Array[];
}

/** Noisy copies of a spectrum from which the errors of its features come. */
const copies = 16;

/** Share of the channels, the darkest on the whole, that give the background. */
const darkShare = 0.08;

/**
 * Everything that is read off the spectra of a series: photoluminescence template from the lowest fluences, amplified
 * band, and the features of each spectrum with their errors.
 *
 * @param spectra in order of rising fluence, at least eight
 * @returns undefined where the lowest or highest spectra show no band that falls to half on both sides
 */
export function analyseSpectra(
  wavelengthNm: Float64Array,
  spectra: readonly Float64Array[],
  seed: number,
): SpectralAnalysis | undefined {
  const noise = channelNoise(spectra);
  const dark = darkChannels(spectra);
  const clean = spectra.map((spectrum) => withoutBackground(spectrum, dark));
  const low = meanShape(wavelengthNm, clean.slice(0, endPoints));
  const high = meanShape(wavelengthNm, clean.slice(-endPoints));
  const span = wavelengthNm[wavelengthNm.length - 1] - wavelengthNm[0];
  const photoluminescence = peakAndWidth(wavelengthNm, low, span / 5);
  const strong = peakAndWidth(wavelengthNm, high, span / 5);
  if (photoluminescence === undefined || strong === undefined) return undefined;
  const template = templateOf(wavelengthNm, low, photoluminescence);
  const basis: SpectralBasis = { wavelengthNm, template, templateFwhmNm: photoluminescence.fwhmNm, noise };
  const brightest = sumOf(clean.slice(-endPoints));
  const band = fitBand(basis, brightest, brightest);
  const reader: Reader = { basis, dark, low, direction: high.map((value, j) => value - low[j]) };
  const features = spectra.map((spectrum, i) => featuresOf(reader, spectrum, band, { seed, stream: i }));
  if (features.some((found) => found === undefined)) return undefined;
  const found = features as SpectrumFeatures[];
  // The template holds the light of all the lowest fluences; the brightest of them alone gives an upper limit.
  const photoluminescencePeakErrorNm = found[endPoints - 1].errors.peakNm;
  return { features: found, photoluminescence, photoluminescencePeakErrorNm, band, basis, clean };
}

interface Reader {
  readonly basis: SpectralBasis;
  readonly dark: readonly number[];
  /** Normalised spectrum of the lowest fluences, and the way from it to that of the highest. */
  readonly low: Float64Array;
  readonly direction: Float64Array;
}

function featuresOf(
  reader: Reader,
  spectrum: Float64Array,
  seriesBand: Band,
  draw: { readonly seed: number; readonly stream: number },
): SpectrumFeatures | undefined {
  const { basis, dark } = reader;
  const clean = withoutBackground(spectrum, dark);
  const rough = peakAndWidth(basis.wavelengthNm, clean, basis.templateFwhmNm);
  if (rough === undefined) return undefined;
  const expected = smoothed(clean, channelsOf(basis.wavelengthNm, 0.18 * rough.fwhmNm));
  const band = fitWidth(basis, clean, seriesBand, expected);
  const decompose = decomposition(basis, band, expected);
  const reading = read(reader, spectrum, decompose);
  if (reading === undefined) return undefined;
  const random = randomStream(draw.seed, draw.stream);
  const readings: SpectrumReading[] = [];
  for (let copy = 0; copy < copies; copy++) {
    const noisy = spectrum.map(
      (value, j) => value + Math.sqrt(channelVariance(basis.noise, expected[j])) * random.normal(),
    );
    const found = read(reader, noisy, decompose);
    if (found) readings.push(found);
  }
  const parts = decompose(clean);
  const bandShare = bandShareError(basis, band, expected, parts);
  return { reading, errors: { ...spreadOf(readings), bandShare }, band, parts };
}

function read(
  { basis, dark, low, direction }: Reader,
  spectrum: Float64Array,
  decompose: (spectrum: Float64Array) => Decomposition,
): SpectrumReading | undefined {
  const { wavelengthNm } = basis;
  const clean = withoutBackground(spectrum, dark);
  const found = peakAndWidth(wavelengthNm, clean, basis.templateFwhmNm);
  const area = areaOf(wavelengthNm, clean);
  if (found === undefined || !(area > 0)) return undefined;
  const { photoluminescenceArea, bandArea } = decompose(clean);
  const light = bandArea + photoluminescenceArea;
  if (!(light > 0)) return undefined;
  let along = 0;
  let length = 0;
  for (let j = 0; j < clean.length; j++) {
    along += (clean[j] / area - low[j]) * direction[j];
    length += direction[j] * direction[j];
  }
  return { ...found, area, bandShare: bandArea / light, shape: along / length };
}

function spreadOf(readings: readonly SpectrumReading[]): SpectrumReading {
  const spread = (key: keyof SpectrumReading): number => {
    const mean = readings.reduce((sum, reading) => sum + reading[key], 0) / readings.length;
    const squares = readings.reduce((sum, reading) => sum + (reading[key] - mean) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, readings.length - 1));
  };
  return {
    peakNm: spread('peakNm'),
    fwhmNm: spread('fwhmNm'),
    area: spread('area'),
    bandShare: spread('bandShare'),
    shape: spread('shape'),
  };
}

/** Channels that are dark in the mean of all normalised spectra: chosen on so much light, noise does not bias them. */
function darkChannels(spectra: readonly Float64Array[]): number[] {
  const mean = new Float64Array(spectra[0].length);
  for (const spectrum of spectra) {
    const brightest = Math.max(...spectrum);
    spectrum.forEach((value, j) => (mean[j] += value / brightest));
  }
  const count = Math.max(3, Math.round(darkShare * mean.length));
  return [...mean.keys()].sort((a, b) => mean[a] - mean[b]).slice(0, count);
}

function withoutBackground(spectrum: Float64Array, dark: readonly number[]): Float64Array {
  const background = dark.reduce((sum, j) => sum + spectrum[j], 0) / dark.length;
  return spectrum.map((value) => value - background);
}

function sumOf(spectra: readonly Float64Array[]): Float64Array {
  return spectra[0].map((_, j) => spectra.reduce((sum, spectrum) => sum + spectrum[j], 0));
}

/** The sum of some spectra with unit area: bright ones count more, as they are known better. */
function meanShape(wavelengthNm: Float64Array, spectra: readonly Float64Array[]): Float64Array {
  const sum = sumOf(spectra);
  const area = areaOf(wavelengthNm, sum);
  return sum.map((value) => value / area);
}

/** Smoothed, not below zero, of unit area. */
function templateOf(wavelengthNm: Float64Array, low: Float64Array, { fwhmNm }: PeakAndWidth): Float64Array {
  const smooth = smoothed(low, channelsOf(wavelengthNm, 0.18 * fwhmNm)).map((value) => Math.max(0, value));
  const area = areaOf(wavelengthNm, smooth);
  return smooth.map((value) => value / area);
}

function channelsOf(wavelengthNm: Float64Array, nm: number): number {
  return Math.round(
    (nm * (wavelengthNm.length - 1)) / (wavelengthNm[wavelengthNm.length - 1] - wavelengthNm[0]),
  );
}
