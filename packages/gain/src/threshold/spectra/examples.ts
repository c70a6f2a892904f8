import type { DecomposedSpectrum } from '../analysis.js';
import { bandValues } from './band-shape.js';
import { areaOf, type SpectralBasis } from './decompose.js';
import type { SpectralAnalysis, SpectrumFeatures } from './spectral-curves.js';

/** Neighbouring channels are averaged down to this many: enough for any figure. */
const mostChannels = 300;

/**
 * Three spectra of a series taken apart, to be looked at: the lowest fluence, the one whose amplified band holds most nearly
 * half of the light, and the highest.
 *
 * @param fluenceUjPerCm2 rising, one entry a spectrum
 */
export function exampleSpectra(
  fluenceUjPerCm2: ArrayLike<number>,
  analysis: SpectralAnalysis,
): DecomposedSpectrum[] {
  const { features } = analysis;
  const last = features.length - 1;
  const fromHalf = (i: number): number => Math.abs(features[i].reading.bandShare - 0.5);
  const between = [...features.keys()].slice(1, last);
  const middle = between.reduce((best, i) => (fromHalf(i) < fromHalf(best) ? i : best));
  return decomposedSpectra(fluenceUjPerCm2, analysis, [0, middle, last]);
}

/** The spectra of the given places in a series, taken apart. */
export function decomposedSpectra(
  fluenceUjPerCm2: ArrayLike<number>,
  { basis, clean, features }: SpectralAnalysis,
  places: readonly number[],
): DecomposedSpectrum[] {
  return places.map((i) => ({
    fluenceUjPerCm2: fluenceUjPerCm2[i],
    ...takenApart(basis, clean[i], features[i]),
  }));
}

function takenApart(
  { wavelengthNm, template }: SpectralBasis,
  spectrum: Float64Array,
  { band, parts }: SpectrumFeatures,
): Omit<DecomposedSpectrum, 'fluenceUjPerCm2'> {
  const line = bandValues(band, wavelengthNm);
  const height = parts.bandArea / areaOf(wavelengthNm, line);
  return {
    wavelengthNm: averaged(wavelengthNm),
    intensity: averaged(spectrum.map((value) => value - parts.background)),
    photoluminescence: averaged(template.map((value) => value * parts.photoluminescenceArea)),
    amplified: averaged(line.map((value) => value * height)),
  };
}

/** Means of groups of neighbours; a last group that is not full is left out. */
function averaged(values: Float64Array): number[] {
  const size = Math.ceil(values.length / mostChannels);
  return Array.from({ length: Math.floor(values.length / size) }, (_, group) => {
    const part = values.subarray(group * size, (group + 1) * size);
    return part.reduce((sum, value) => sum + value, 0) / size;
  });
}
