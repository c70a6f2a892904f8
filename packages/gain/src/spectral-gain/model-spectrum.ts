import type { SpectrumSeries } from '@modalgain/measurements';
import type { StripeModelResult, StripeParameter } from '../stripe/stripe-fit.js';
import type { TwoWayParameters } from '../stripe/two-way.js';
import type { KnownNoise } from '../stripe/noise.js';
import { fitChannel, type ChannelFit } from './fit-channel.js';
import { saturatedPath } from './saturated-paths.js';

/** All channels under one model of the band, and how they move with what the channels share. */
export interface ModelSpectrum {
  readonly weight: number;
  readonly channels: readonly ChannelFit[];
  /** Gain of each channel with the saturation one standard error larger, and with the stripe's zero so. */
  readonly withMoreSaturation: readonly number[];
  readonly withLongerZero: readonly number[];
}

/**
 * Fits every channel with the saturation and the zero error that the band's fit found: the same for all channels, because
 * the total intensity saturates and one stage moves. Both errors come back as shifts that all channels share.
 */
export function fitModelSpectrum(input: {
  readonly series: SpectrumSeries;
  readonly model: StripeModelResult;
  readonly noise: KnownNoise;
}): ModelSpectrum {
  const { series, model, noise } = input;
  const { band, saturationError, zeroErrorCm, zeroErrorErrorCm } = sharedBy(model);
  const lengthsCm = Array.from(series.variableValues, (um) => um / 1e4);
  const paths = lengthsCm.map((length) => saturatedPath(length, band));
  const morePaths = lengthsCm.map((length) => saturatedPath(length, band, band.saturation + saturationError));
  const start = band.netGainPerCm;
  const channels: ChannelFit[] = [];
  const withMoreSaturation: number[] = [];
  const withLongerZero: number[] = [];
  for (let j = 0; j < series.wavelengthNm.length; j++) {
    const intensity = Float64Array.from(series.spectra, (spectrum) => spectrum[j]);
    const channel = { intensity, paths, zeroErrorCm, noise };
    const fit = fitChannel(channel, start);
    const refit = (change: Partial<typeof channel>): number =>
      fitChannel({ ...channel, ...change }, fit.netGainPerCm, fit.sigma).netGainPerCm;
    channels.push(fit);
    withMoreSaturation.push(Number.isFinite(saturationError) ? refit({ paths: morePaths }) : Infinity);
    withLongerZero.push(
      Number.isFinite(zeroErrorErrorCm) ? refit({ zeroErrorCm: zeroErrorCm + zeroErrorErrorCm }) : Infinity,
    );
  }
  return { weight: model.weight, channels, withMoreSaturation, withLongerZero };
}

interface Shared {
  readonly band: TwoWayParameters;
  readonly saturationError: number;
  readonly zeroErrorCm: number;
  readonly zeroErrorErrorCm: number;
}

function sharedBy({ parameters }: StripeModelResult): Shared {
  const of = (name: StripeParameter['name']) => {
    const found = parameters.find((parameter) => parameter.name === name);
    if (found === undefined) throw new RangeError(`A stripe fit has no parameter ${name}.`);
    return found.estimate;
  };
  const [source, saturation, offset] = [of('sourcePerCm'), of('saturation'), of('offset')];
  return {
    band: {
      sourcePerCm: source.value,
      netGainPerCm: of('netGainPerCm').value,
      saturation: saturation.value,
    },
    saturationError: saturation.standardError,
    zeroErrorCm: offset.value / source.value,
    zeroErrorErrorCm: offset.standardError / source.value,
  };
}
