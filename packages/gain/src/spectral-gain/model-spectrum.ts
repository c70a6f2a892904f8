import type { SpectrumSeries } from '@modalgain/measurements';
import type { StripeModelResult, StripeParameter } from '../stripe/stripe-fit.js';
import type { TwoWayParameters } from '../stripe/two-way.js';
import type { KnownNoise } from '../stripe/noise.js';
import { groupChannels } from './channel-groups.js';
import { fitChannel, gainShift, type ChannelFit } from './fit-channel.js';
import { straightPath } from './saturated-paths.js';
import { fitSharedSaturation, intensityBySaturation, intensityByZero } from './shared-saturation.js';

/** All channels under one model of the band, with the errors that they share. */
export interface ModelSpectrum {
  readonly weight: number;
  readonly channels: readonly ChannelFit[];
  /** How far the gain of each channel goes when the saturation, or the stripe's zero, goes by its standard error. */
  readonly saturationShifts: readonly number[];
  readonly zeroShifts: readonly number[];
}

/**
 * Fits every channel with one saturation, because the total intensity saturates, and with the zero error that the band's fit
 * found, because one stage moves.
 */
export function fitModelSpectrum(input: {
  readonly series: SpectrumSeries;
  readonly model: StripeModelResult;
  readonly noise: KnownNoise;
}): ModelSpectrum {
  const { series, model, noise } = input;
  const { band, zeroErrorCm, zeroErrorErrorCm } = sharedBy(model);
  const lengthsCm = Array.from(series.variableValues, (um) => um / 1e4);
  const { paths, saturationError, byZero } =
    model.name === 'small-signal'
      ? { paths: lengthsCm.map(straightPath), saturationError: 0, byZero: 0 }
      : fitSharedSaturation({
          groups: groupChannels(series, noise),
          lengthsCm,
          band,
          law: model.name === 'two-way-inhomogeneous' ? 'inhomogeneous' : 'homogeneous',
          zeroErrorCm,
        });
  const channels = Array.from(series.wavelengthNm, (_, j) => {
    const intensity = Float64Array.from(series.spectra, (spectrum) => spectrum[j]);
    return fitChannel({ intensity, paths, zeroErrorCm, noise }, band.netGainPerCm);
  });
  const bySaturation = channels.map((fit) => gainShift(fit, intensityBySaturation(fit, paths)));
  return {
    weight: model.weight,
    channels,
    saturationShifts: bySaturation.map((shift) => saturationError * shift),
    zeroShifts: channels.map(
      (fit, j) => zeroErrorErrorCm * (gainShift(fit, intensityByZero(fit)) + byZero * bySaturation[j]),
    ),
  };
}

interface Shared {
  readonly band: TwoWayParameters;
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
    zeroErrorCm: offset.value / source.value,
    zeroErrorErrorCm: offset.standardError / source.value,
  };
}
