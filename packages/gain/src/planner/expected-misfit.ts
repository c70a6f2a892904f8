import { InputError } from '@modalgain/numerics';
import { fitStripeModel, type ModelFit } from '../stripe/fit-model.js';
import type { StripePoints } from '../stripe/points.js';
import { expectedFaultyIntensity, type StripeFault } from '../simulate/stripe-fault.js';
import type { StripeScanTruth } from '../simulate/stripe-scan.js';
import { expectedStripe, type StripeSituation } from './stripe-situation.js';

/** The scan of a situation that is to be judged: what is expected of it and where it is measured. */
export interface ExpectedScan {
  readonly fault: StripeFault;
  readonly situation: StripeSituation;
  /** In the order in which they are measured. */
  readonly stripeLengthUm: ArrayLike<number>;
}

/** What the models without the fault make of the expected scan with it: noise-free values, weighted as noisy ones are. */
export interface ExpectedMisfit {
  readonly truth: StripeScanTruth;
  readonly points: StripePoints;
  readonly smallSignal: ModelFit;
  readonly saturable: ModelFit;
  /** The saturable model with a free offset. */
  readonly freed: ModelFit;
}

const fewestLengths = 8;
const umPerCm = 1e4;

/**
 * Fits the models of `fitStripe` to a scan with a fault and without noise. Chi-square of the best is then the squared
 * distance, in standard deviations, of the faulty scan from everything that the model can be.
 *
 * @throws InputError for fewer than 8 lengths, a length that is not above 0, or a situation out of range
 */
export function expectedMisfit({ fault, situation, stripeLengthUm }: ExpectedScan): ExpectedMisfit {
  const lengthsUm = Float64Array.from(stripeLengthUm);
  if (lengthsUm.length < fewestLengths || lengthsUm.some((length) => !(length > 0)))
    throw new InputError(
      `A forecast of verdicts needs ${fewestLengths} or more stripe lengths above 0; it got [${lengthsUm.join(', ')}].`,
    );
  const { parameters, relativeNoise, readNoise, darkError, zeroErrorCm } = expectedStripe(situation);
  const truth = { ...parameters, stripeLengthUm: lengthsUm, readNoise, pumpNoise: relativeNoise, seed: 0 };
  const intensity = expectedFaultyIntensity(truth, fault);
  const intensityScale = intensity.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const points = {
    index: [...intensity.keys()],
    lengthCm: lengthsUm.map((length) => length / umPerCm),
    intensity: intensity.map((value) => value / intensityScale),
    sigma: intensity.map((value) => Math.hypot(readNoise, relativeNoise * value) / intensityScale),
    intensityScale,
  };
  const prior = { noise: { photonIntensity: 0 }, darkError: darkError / intensityScale, zeroErrorCm };
  const fit = (name: 'small-signal' | 'two-way-saturable', offsetFreed: boolean): ModelFit =>
    fitStripeModel({ name, points, prior, offsetFreed });
  return {
    truth,
    points,
    smallSignal: fit('small-signal', false),
    saturable: fit('two-way-saturable', false),
    freed: fit('two-way-saturable', true),
  };
}
