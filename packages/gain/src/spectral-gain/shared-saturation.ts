import type { TwoWayParameters } from '../stripe/two-way.js';
import type { ChannelGroup } from './channel-groups.js';
import { fitChannel, gainShift, type Channel, type ChannelFit } from './fit-channel.js';
import {
  emissionBySaturation,
  lightOfBand,
  lightOfChannels,
  pathEmission,
  pathThrough,
  type SaturatedPath,
  type SaturationLaw,
} from './saturated-paths.js';

/** The paths through all stripes under the saturation that describes all channels best. */
export interface SharedSaturation {
  /** One entry a stripe. */
  readonly paths: readonly SaturatedPath[];
  /** Standard error of u, the fit's source and gain of each channel allowed for. */
  readonly saturationError: number;
  /** How u follows the stripe's zero, per cm. */
  readonly byZero: number;
}

const mostRounds = 12;

/** Relative change of u at which it stands. */
const tolerance = 1e-3;

/** A first guess of less compression than this would leave nothing to step from. */
const leastCompression = 0.01;

/**
 * Fits u, the saturation by the total light of all wavelengths in both directions, to the channels of all spectra at once:
 * Gauss-Newton in u, source and gain of each channel eliminated. The light along each stripe is rebuilt from the channels in
 * every round, so that it narrows along the stripe as the emission does; the band as one stands only for the first guess.
 */
export function fitSharedSaturation(input: {
  readonly groups: readonly ChannelGroup[];
  readonly lengthsCm: readonly number[];
  /** The integrated band's two-way fit, and its law. */
  readonly band: TwoWayParameters;
  readonly law: SaturationLaw;
  readonly zeroErrorCm: number;
}): SharedSaturation {
  const { groups, lengthsCm, band, law, zeroErrorCm } = input;
  let light = lengthsCm.map((length) => lightOfBand(length, band));
  let saturation = Math.max(band.saturation, leastCompression / brightest(light));
  let paths = pathsOf({ lengthsCm, light, saturation, law });
  const channels = (): Channel[] => groups.map((group) => ({ ...group, paths, zeroErrorCm }));
  let fits = channels().map((channel) => fitChannel(channel, band.netGainPerCm));
  // The light of the band becomes that of all channels; the compression stays for now.
  const bandBrightest = brightest(light);
  light = paths.map((path) => lightOfChannels(path, fits));
  saturation *= bandBrightest / brightest(light);
  let step = stepOf(channels(), fits);
  for (let round = 0; round < mostRounds; round++) {
    paths = pathsOf({ lengthsCm, light, saturation, law });
    fits = channels().map((channel, j) => fitChannel(channel, fits[j].netGainPerCm, fits[j].sigma));
    light = paths.map((path) => lightOfChannels(path, fits));
    step = stepOf(channels(), fits);
    const next = Math.min(Math.max(saturation + step.change, saturation / 4), 4 * saturation);
    if (Math.abs(next - saturation) < tolerance * saturation) break;
    saturation = next;
  }
  return { paths, saturationError: step.error, byZero: step.byZero };
}

function pathsOf(task: {
  readonly lengthsCm: readonly number[];
  readonly light: readonly Float64Array[];
  readonly saturation: number;
  readonly law: SaturationLaw;
}): SaturatedPath[] {
  const { lengthsCm, light, saturation, law } = task;
  return lengthsCm.map((length, i) => pathThrough(length, light[i], saturation, law));
}

function brightest(light: readonly Float64Array[]): number {
  return light.reduce((most, along) => Math.max(most, ...along), 0);
}

interface Step {
  readonly change: number;
  readonly error: number;
  readonly byZero: number;
}

/**
 * The Gauss-Newton step of u on the residuals of the light of all channels together: what moves all channels of a spectrum alike,
 * the pump above all, does not average out over them, and the total is made of those that know u best.
 */
function stepOf(channels: readonly Channel[], fits: readonly ChannelFit[]): Step {
  const stripes = channels[0].intensity.length;
  const residual = new Float64Array(stripes);
  const byU = new Float64Array(stripes);
  const byZero = new Float64Array(stripes);
  const sigma = new Float64Array(stripes);
  channels.forEach((channel, j) => {
    const fit = fits[j];
    if (!Number.isFinite(fit.gainError)) return;
    const left = leftByFit(channel, fit, intensityBySaturation(fit, channel.paths));
    const leftByZero = leftByFit(channel, fit, intensityByZero(fit));
    for (let i = 0; i < stripes; i++) {
      residual[i] += fit.residuals[i];
      byU[i] += left[i];
      byZero[i] += leftByZero[i];
      sigma[i] += fit.sigma[i];
    }
  });
  const product = (a: Float64Array, b: Float64Array): number =>
    sigma.reduce((sum, s, i) => sum + (a[i] * b[i]) / (s * s), 0);
  const information = product(byU, byU);
  return {
    change: product(byU, residual) / information,
    error: Math.sqrt((stripes - ownParameters) / Math.max(1, stripes - allParameters) / information),
    byZero: -product(byU, byZero) / information,
  };
}

/** The noise of a channel was judged with its source and gain fitted; u and the stripe's zero take from the scatter too. */
const ownParameters = 2;
const allParameters = 4;

/** Derivative of a channel's expected intensities by u, its source and gain as they are. */
export function intensityBySaturation(
  { sourcePerCm, netGainPerCm }: ChannelFit,
  paths: readonly SaturatedPath[],
): Float64Array {
  return Float64Array.from(paths, (path) => sourcePerCm * emissionBySaturation(path, netGainPerCm));
}

/** Derivative by the stripe's zero: a longer stripe has that much more source. */
export function intensityByZero({ sourcePerCm, sigma }: ChannelFit): Float64Array {
  return new Float64Array(sigma.length).fill(sourcePerCm);
}

/** What of such a derivative remains when source and gain go along. */
function leftByFit({ paths, zeroErrorCm }: Channel, fit: ChannelFit, byU: Float64Array): Float64Array {
  const gain = gainShift(fit, byU);
  const source = -fit.sourceBy.reduce((sum, by, i) => sum + by * byU[i], 0);
  return byU.map((value, i) => {
    const { emission, byGain } = pathEmission(paths[i], fit.netGainPerCm);
    return value + source * (emission + zeroErrorCm) + gain * fit.sourcePerCm * byGain;
  });
}
