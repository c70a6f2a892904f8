import { findMinimum, solveSymmetric } from '@modalgain/numerics';
import { nonNegativeLeastSquares } from '../non-negative-least-squares.js';
import { bandShapes, bandValues, type Band, type BandShapeName } from './band-shape.js';
import { channelVariance, type ChannelNoise } from './channel-noise.js';

/** A spectrum as the photoluminescence's shape, an amplified band and a flat background, all at least 0. */
export interface Decomposition {
  readonly photoluminescenceArea: number;
  readonly bandArea: number;
  readonly background: number;
  /** Weighted sum of squared residuals. */
  readonly chiSquare: number;
}

/** What the spectra of a series have in common. */
export interface SpectralBasis {
  readonly wavelengthNm: Float64Array;
  /** Photoluminescence without gain, of unit area. */
  readonly template: Float64Array;
  readonly templateFwhmNm: number;
  readonly noise: ChannelNoise;
}

/** Integral over the wavelengths by trapezoids, in intensity times nm. */
export function areaOf(wavelengthNm: Float64Array, spectrum: Float64Array): number {
  let area = 0;
  for (let j = 1; j < spectrum.length; j++)
    area += ((spectrum[j] + spectrum[j - 1]) / 2) * (wavelengthNm[j] - wavelengthNm[j - 1]);
  return area;
}

/**
 * Amplitudes by non-negative least squares for a band of given shape, as a function of the spectrum. `expected` weighs the
 * channels by their noise.
 */
export function decomposition(
  basis: SpectralBasis,
  band: Band,
  expected: Float64Array,
): (spectrum: Float64Array) => Decomposition {
  const { wavelengthNm, template, noise } = basis;
  const line = bandValues(band, wavelengthNm);
  const lineArea = areaOf(wavelengthNm, line);
  const columns = [template, line, template.map(() => 1)];
  const weights = weightsOf(noise, expected);
  return (target) => {
    const { coefficients, residualSquares } = nonNegativeLeastSquares({ columns, target, weights });
    return {
      photoluminescenceArea: coefficients[0],
      bandArea: coefficients[1] * lineArea,
      background: coefficients[2],
      chiSquare: residualSquares,
    };
  };
}

/**
 * Standard deviation of the band's share by the noise of the channels, bounds left aside: a band that is not there has an
 * error all the same. From the covariance of the weighted fit, with share = b/(b + p).
 */
export function bandShareError(
  basis: SpectralBasis,
  band: Band,
  expected: Float64Array,
  { photoluminescenceArea, bandArea }: Pick<Decomposition, 'photoluminescenceArea' | 'bandArea'>,
): number {
  const { wavelengthNm, template, noise } = basis;
  const light = bandArea + photoluminescenceArea;
  if (channelVariance(noise, Math.max(...expected)) === 0 || !(light > 0)) return 0;
  const line = bandValues(band, wavelengthNm);
  const columns = [template, line, template.map(() => 1)];
  const weights = weightsOf(noise, expected);
  const matrix = Float64Array.from({ length: 9 }, (_, k) => {
    const [a, b] = [columns[Math.floor(k / 3)], columns[k % 3]];
    return weights.reduce((sum, weight, j) => sum + weight * a[j] * b[j], 0);
  });
  const share = bandArea / light;
  const gradient = Float64Array.of(-share / light, ((1 - share) / light) * areaOf(wavelengthNm, line), 0);
  const spread = solveSymmetric(matrix, gradient);
  // A band of the template's own shape: the share may be anything from 0 to 1.
  return spread ? Math.sqrt(gradient.reduce((sum, slope, k) => sum + slope * spread[k], 0)) : 1;
}

function weightsOf(noise: ChannelNoise, expected: Float64Array): Float64Array {
  const brightest = channelVariance(noise, Math.max(...expected));
  // Without noise (a simulation) all channels weigh the same.
  if (brightest === 0) return expected.map(() => 1);
  return expected.map((mean) => 1 / Math.max(channelVariance(noise, mean), 1e-6 * brightest));
}

/** A band may be this narrow, and nearly as wide as the photoluminescence; shares of its width. */
const narrowest = 0.08;
const widest = 0.9;

/** The band of given centre and shape whose width describes a spectrum best. */
export function fitWidth(
  basis: SpectralBasis,
  spectrum: Float64Array,
  band: Omit<Band, 'fwhmNm'>,
  expected: Float64Array,
): Band {
  const chiSquare = (logWidth: number): number =>
    decomposition(basis, { ...band, fwhmNm: Math.exp(logWidth) }, expected)(spectrum).chiSquare;
  const { x } = findMinimum({
    f: chiSquare,
    lower: Math.log(narrowest * basis.templateFwhmNm),
    upper: Math.log(widest * basis.templateFwhmNm),
    tolerance: 0.02,
  });
  return { ...band, fwhmNm: Math.exp(x) };
}

/** Centre, shape and width of the band in the spectra of the strongest pump. */
export function fitBand(basis: SpectralBasis, spectrum: Float64Array, expected: Float64Array): Band {
  const fits = bandShapes.map((shape: BandShapeName) => {
    const bandAt = (centreNm: number): Band => fitWidth(basis, spectrum, { shape, centreNm }, expected);
    const squaresAt = (centreNm: number): number =>
      decomposition(basis, bandAt(centreNm), expected)(spectrum).chiSquare;
    const peakNm = basis.wavelengthNm[expected.indexOf(Math.max(...expected))];
    const reach = basis.templateFwhmNm / 2;
    const { x, value } = findMinimum({
      f: squaresAt,
      lower: peakNm - reach,
      upper: peakNm + reach,
      tolerance: 0.02,
    });
    return { band: bandAt(x), value };
  });
  return fits.reduce((a, b) => (b.value < a.value ? b : a)).band;
}
