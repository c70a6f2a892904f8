import { akaikeWeights, InputError, integrateGauss } from '@modalgain/numerics';
import { stripeErrors, type StripeErrors } from './stripe-information.js';
import { expectedStripe, type StripeSituation } from './stripe-situation.js';

/** What `fitStripe` will make of a scan, before it is measured. */
export interface StripeForecast {
  /** Root mean square error of the net gain: scatter and bias together. Infinity where the lengths cannot tell. */
  readonly errorPerCm: number;
  /** Mean error: where saturation is too small to be told, the average of the models leans towards Eq. 1. */
  readonly biasPerCm: number;
}

const umPerCm = 1e4;
const fewestLengths = 8;

/**
 * The error of the net gain that `fitStripe` will give for a scan at these lengths, to first order in the noise. The fit
 * averages Eq. 1 and the two-way model, whose saturation cannot be negative, by Akaike weights; with an estimated
 * saturation u that is normal, the error of the average is e + slope (w(u) max(u, 0) - u0), integrated over u.
 *
 * @throws InputError for fewer than 8 lengths, a length that is not above 0, or a situation out of range
 */
export function forecastStripe(
  situation: StripeSituation,
  stripeLengthUm: ArrayLike<number>,
): StripeForecast {
  const lengthsUm = Array.from(stripeLengthUm);
  if (lengthsUm.length < fewestLengths || lengthsUm.some((length) => !(length > 0))) {
    throw new InputError(
      `A forecast needs ${fewestLengths} or more stripe lengths above 0; it got [${lengthsUm.join(', ')}].`,
    );
  }
  const expected = expectedStripe(situation);
  const errors = stripeErrors(
    expected,
    lengthsUm.map((length) => length / umPerCm),
  );
  if (!errors) return { errorPerCm: Infinity, biasPerCm: 0 };
  return averagedError(errors, expected.parameters.saturation, lengthsUm.length);
}

/** Standard deviations of the saturation over which is integrated, and nodes on either side of its kink at 0. */
const reach = 7;
const nodes = 40;

function averagedError(errors: StripeErrors, saturation: number, dataCount: number): StripeForecast {
  const { slope, saturationError, plainVariance, saturationVariance, covariance } = errors;
  const width = Math.sqrt(saturationVariance);
  const follows = covariance / saturationVariance;
  const scatter = plainVariance - follows * covariance;
  const errorAt = (z: number): number => {
    const estimated = saturation + width * z;
    const used = Math.max(estimated, 0);
    const weight = saturableWeight(used / saturationError, dataCount);
    return follows * width * z + slope * (weight * used - saturation);
  };
  const kink = Math.min(Math.max(-saturation / width, -reach), reach);
  const mean = (f: (z: number) => number): number =>
    [
      [-reach, kink],
      [kink, reach],
    ].reduce((sum, [lower, upper]) => {
      const density = (z: number): number => (f(z) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
      return sum + integrateGauss({ f: density, lower, upper, count: nodes });
    }, 0);
  return {
    errorPerCm: Math.sqrt(scatter + mean((z) => errorAt(z) ** 2)),
    biasPerCm: mean(errorAt),
  };
}

/** Parameters of Eq. 1 and of the two-way model as `fitStripe` counts them, an estimated noise level among them. */
const countedParameters = { smallSignal: 4, saturable: 4.5 };

/** Akaike weight of the two-way model whose saturation lies `score` standard deviations above 0. */
function saturableWeight(score: number, dataCount: number): number {
  const [saturable] = akaikeWeights([
    { parameterCount: countedParameters.saturable, dataCount, logLikelihood: (score * score) / 2 },
    { parameterCount: countedParameters.smallSignal, dataCount, logLikelihood: 0 },
  ]);
  return saturable.weight;
}
