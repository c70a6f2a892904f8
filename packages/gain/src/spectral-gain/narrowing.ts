import { InputError, findRoot } from '@modalgain/numerics';
import { amplifiedLengthCm } from '../stripe/small-signal.js';
import { interpolate, type PhotoluminescenceSpectrum } from './source-comparison.js';

/**
 * The spectrum of the spontaneous emission that is amplified: `flat`, of the gain line's own shape, or the measured
 * photoluminescence together with the wavelength at which the gain peaks.
 */
export type NarrowingSource =
  | 'flat'
  | 'gain-line'
  | { readonly photoluminescence: PhotoluminescenceSpectrum; readonly gainPeakNm: number };

/** Widths are searched up to this many widths of the gain line. */
const farthest = 50;
const grid = 800;

/**
 * Full width at half maximum of the emission of an unsaturated stripe, A(lambda) (exp(g L) - 1)/g with the Gaussian gain line
 * g(lambda) = g0 exp(-4 ln 2 (lambda - lambda0)^2/w^2) less a loss that is the same at all wavelengths, in nm.
 *
 * @param input.peakGainLength g0 L, at least 0
 * @param input.lossLength loss times L; default 0
 * @returns undefined where the emission has no half maximum (a flat source below g0 L = 1.26, or a source cut off)
 */
export function narrowedWidthNm(input: {
  readonly peakGainLength: number;
  readonly gainLineWidthNm: number;
  readonly source: NarrowingSource;
  readonly lossLength?: number;
}): number | undefined {
  const { peakGainLength, gainLineWidthNm: width, source, lossLength = 0 } = input;
  const emission = (x: number): number => {
    const line = Math.exp(-4 * Math.LN2 * x * x);
    return sourceAt(source, x, width) * amplifiedLengthCm(1, peakGainLength * line - lossLength);
  };
  const [from, to] = rangeOf(source, width);
  const step = (to - from) / grid;
  const values = Float64Array.from({ length: grid + 1 }, (_, i) => emission(from + i * step));
  const peak = values.indexOf(values.reduce((a, b) => Math.max(a, b)));
  const half = values[peak] / 2;
  const crossing = (direction: 1 | -1): number | undefined => {
    for (let i = peak + direction; i >= 0 && i <= grid; i += direction) {
      if (values[i] > half) continue;
      const [lower, upper] = [from + (i - direction) * step, from + i * step];
      return findRoot({ f: (x) => emission(x) - half, lower, upper, tolerance: 1e-12 });
    }
    return undefined;
  };
  const [left, right] = [crossing(-1), crossing(1)];
  return left === undefined || right === undefined ? undefined : (right - left) * width;
}

/** The source at a distance from the gain peak in widths of the gain line. */
function sourceAt(source: NarrowingSource, x: number, widthNm: number): number {
  if (source === 'flat') return 1;
  if (source === 'gain-line') return Math.exp(-4 * Math.LN2 * x * x);
  return interpolate(source.photoluminescence, source.gainPeakNm + x * widthNm);
}

function rangeOf(source: NarrowingSource, widthNm: number): [number, number] {
  if (source === 'flat') return [-3, 3];
  if (source === 'gain-line') return [-2, 2];
  const { photoluminescence, gainPeakNm } = source;
  const { wavelengthNm } = photoluminescence;
  const ends = [wavelengthNm[0], wavelengthNm[wavelengthNm.length - 1]];
  const [from, to] = ends.map((nm) => (nm - gainPeakNm) / widthNm);
  if (!(from < 0 && to > 0 && to - from < farthest))
    throw new InputError(
      `The photoluminescence covers ${ends[0]} to ${ends[1]} nm; the gain peak at ${gainPeakNm} nm must lie within.`,
    );
  return [from, to];
}
