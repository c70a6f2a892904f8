import { solveSymmetric, studentTQuantile, type Estimate } from '@modalgain/numerics';
import { intervalEstimate } from '../stripe/estimates.js';
import type { ModelSpectrum } from './model-spectrum.js';

/** Where the gain is largest, and how large. */
export interface GainPeak {
  readonly wavelengthNm: Estimate;
  readonly netGainPerCm: Estimate;
}

/** The parabola is fitted where the gain stays above this share of its peak; a Gaussian line is one to 0.1 % there. */
const shareOfPeak = 0.85;
const rounds = 6;
const fewestChannels = 5;

/** A parabola through channels: value, slope and curvature at its middle, each a fixed combination of their gains. */
interface Parabola {
  readonly channels: readonly number[];
  readonly middleNm: number;
  readonly value: number;
  readonly slope: number;
  readonly curvature: number;
  readonly valueBy: Float64Array;
  readonly slopeBy: Float64Array;
}

/**
 * The peak of the gain spectrum: the vertex of a weighted parabola. Channels of one spectrum share the pump's noise, so the error
 * is summed over channels first and then, in squares, over spectra (clustered by spectrum, leverage allowed for).
 *
 * @returns undefined where no peak lies within the band
 */
export function gainPeak(
  wavelengthNm: Float64Array,
  model: ModelSpectrum,
  band: { readonly fromNm: number; readonly toNm: number },
): GainPeak | undefined {
  const parabola = parabolaOfPeak(wavelengthNm, model, band);
  if (parabola === undefined) return undefined;
  const { channels, middleNm, value, slope, curvature, valueBy, slopeBy } = parabola;
  const toShift = -1 / (2 * curvature);
  const shiftBy = slopeBy.map((by) => by * toShift);
  const estimate = (at: number, by: Float64Array): Estimate => {
    const error = Math.hypot(
      clusteredError(model, channels, by),
      commonShift(model.saturationShifts, channels, by),
      commonShift(model.zeroShifts, channels, by),
    );
    const half = error * studentTQuantile(0.975, model.channels[0].degreesOfFreedom);
    return intervalEstimate(at, [at - half, at + half], 'parabola through g(λ), clustered by spectrum');
  };
  return {
    wavelengthNm: estimate(middleNm + slope * toShift, shiftBy),
    netGainPerCm: estimate(value + (slope * slope * toShift) / 2, valueBy),
  };
}

function parabolaOfPeak(
  wavelengthNm: Float64Array,
  model: ModelSpectrum,
  band: { readonly fromNm: number; readonly toNm: number },
): Parabola | undefined {
  let [fromNm, toNm] = firstWindow(wavelengthNm, band);
  let parabola: Parabola | undefined;
  for (let round = 0; round < rounds; round++) {
    parabola = fitParabola(wavelengthNm, model, fromNm, toNm);
    if (parabola === undefined || !(parabola.curvature < 0 && parabola.value > 0)) return undefined;
    const { middleNm, value, slope, curvature } = parabola;
    const vertexNm = middleNm - slope / (2 * curvature);
    const halfNm = Math.sqrt(((1 - shareOfPeak) * value) / -curvature);
    // The window moves to its own end at most, so that noise cannot throw it off the band.
    const centreNm = Math.min(Math.max(vertexNm, fromNm), toNm);
    [fromNm, toNm] = [centreNm - halfNm, centreNm + halfNm];
  }
  return parabola;
}

/** The band, or as many channels around its middle as a parabola is sure of. */
function firstWindow(
  wavelengthNm: Float64Array,
  { fromNm, toNm }: { readonly fromNm: number; readonly toNm: number },
): [number, number] {
  const last = wavelengthNm.length - 1;
  const channelNm = (wavelengthNm[last] - wavelengthNm[0]) / last;
  const halfNm = Math.max((toNm - fromNm) / 2, fewestChannels * channelNm);
  const middleNm = (fromNm + toNm) / 2;
  return [middleNm - halfNm, middleNm + halfNm];
}

function fitParabola(
  wavelengthNm: Float64Array,
  { channels: fits }: ModelSpectrum,
  fromNm: number,
  toNm: number,
): Parabola | undefined {
  const channels = [...wavelengthNm.keys()].filter(
    (j) => wavelengthNm[j] >= fromNm && wavelengthNm[j] <= toNm && Number.isFinite(fits[j].gainError),
  );
  if (channels.length < fewestChannels) return undefined;
  const middleNm = (fromNm + toNm) / 2;
  const unit = (toNm - fromNm) / 2;
  const powers = channels.map((j) => {
    const x = (wavelengthNm[j] - middleNm) / unit;
    return [1, x, x * x];
  });
  const weights = channels.map((j) => 1 / fits[j].gainError ** 2);
  const normal = new Float64Array(9);
  powers.forEach((p, k) => {
    for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) normal[3 * a + b] += weights[k] * p[a] * p[b];
  });
  const combination = (order: number): Float64Array | undefined => {
    const row = solveSymmetric(
      normal,
      Float64Array.from([0, 1, 2], (k) => (k === order ? 1 : 0)),
    );
    return (
      row && Float64Array.from(powers, (p, k) => weights[k] * (row[0] * p[0] + row[1] * p[1] + row[2] * p[2]))
    );
  };
  const [valueBy, slopeBy, curvatureBy] = [combination(0), combination(1), combination(2)];
  if (valueBy === undefined || slopeBy === undefined || curvatureBy === undefined) return undefined;
  const sum = (by: Float64Array): number =>
    by.reduce((total, c, k) => total + c * fits[channels[k]].netGainPerCm, 0);
  return {
    channels,
    middleNm,
    value: sum(valueBy),
    slope: sum(slopeBy) / unit,
    curvature: sum(curvatureBy) / (unit * unit),
    valueBy,
    slopeBy: slopeBy.map((by) => by / unit),
  };
}

function clusteredError(
  { channels: fits }: ModelSpectrum,
  channels: readonly number[],
  by: Float64Array,
): number {
  const spectra = fits[channels[0]].influences.length;
  let sum = 0;
  for (let i = 0; i < spectra; i++) {
    const moved = channels.reduce((total, j, k) => total + by[k] * fits[j].influences[i], 0);
    sum += moved * moved;
  }
  return Math.sqrt(sum);
}

function commonShift(shifts: readonly number[], channels: readonly number[], by: Float64Array): number {
  return channels.reduce((sum, j, k) => sum + by[k] * shifts[j], 0);
}
