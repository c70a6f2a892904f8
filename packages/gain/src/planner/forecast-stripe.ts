import { akaikeWeights, InputError, integrateGauss } from '@modalgain/numerics';
import { countedParameters } from '../stripe/fit-model.js';
import { otherLaw, type OtherLaw } from './other-law.js';
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
 * The error of the net gain that `fitStripe` will give for a scan at these lengths that saturates by the homogeneous law,
 * to first order in the noise. The fit averages Eq. 1 and the two-way model, whose saturation cannot be negative, by
 * Akaike weights and errors; with an estimated saturation u that is normal, the error of the average is
 * e + slope (share(u) max(u, 0) - u0), integrated over u. Where the gain saturates the fit also tries the inhomogeneous
 * law, which is off by a known amount and counts as often as the scatter lets it.
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
  const lengthsCm = lengthsUm.map((length) => length / umPerCm);
  const errors = stripeErrors(expected, lengthsCm);
  if (!errors) return { errorPerCm: Infinity, biasPerCm: 0 };
  const saturableError = errorOfSaturable(errors);
  return averagedError({
    errors,
    saturation: expected.parameters.saturation,
    dataCount: lengthsUm.length,
    saturableError,
    other: otherLaw(expected, lengthsCm, saturableError),
  });
}

/** Of plain + slope saturation. */
function errorOfSaturable({ slope, plainVariance, saturationVariance, covariance }: StripeErrors): number {
  return Math.sqrt(plainVariance + slope * slope * saturationVariance + 2 * slope * covariance);
}

/** Standard deviations of the saturation over which is integrated, and nodes on either side of its kink at 0. */
const reach = 7;
const nodes = 40;

function averagedError(task: {
  readonly errors: StripeErrors;
  readonly saturation: number;
  readonly dataCount: number;
  readonly saturableError: number;
  readonly other: OtherLaw | undefined;
}): StripeForecast {
  const { errors, saturation, dataCount, saturableError, other } = task;
  const { slope, saturationError, plainVariance, saturationVariance, covariance } = errors;
  const { shiftPerCm, meanShare, meanSquareShare } = other ?? noOtherLaw;
  const width = Math.sqrt(saturationVariance);
  const follows = covariance / saturationVariance;
  const scatter = plainVariance - follows * covariance;
  const precision = Math.sqrt(plainVariance) / saturableError;
  /** Mean error, and variance by the other law, at one estimated saturation. */
  const errorAt = (z: number): { mean: number; variance: number } => {
    const used = Math.max(saturation + width * z, 0);
    const share = shareOf(saturableWeight(used / saturationError, dataCount), precision);
    const mean = follows * width * z + slope * (share * used - saturation) + share * meanShare * shiftPerCm;
    return { mean, variance: (share * shiftPerCm) ** 2 * (meanSquareShare - meanShare ** 2) };
  };
  const kink = Math.min(Math.max(-saturation / width, -reach), reach);
  const average = (f: (z: number) => number): number =>
    [
      [-reach, kink],
      [kink, reach],
    ].reduce((sum, [lower, upper]) => {
      const density = (z: number): number => (f(z) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
      return sum + integrateGauss({ f: density, lower, upper, count: nodes });
    }, 0);
  const square = average((z) => errorAt(z).mean ** 2 + errorAt(z).variance);
  return { errorPerCm: Math.sqrt(scatter + square), biasPerCm: average((z) => errorAt(z).mean) };
}

const noOtherLaw: OtherLaw = { shiftPerCm: 0, meanShare: 0, meanSquareShare: 0 };

/** A model counts by its weight and, against one of another kind, by its precision: see `averageGain`. */
function shareOf(weight: number, precision: number): number {
  return (weight * precision) / (weight * precision + 1 - weight);
}

/** The noise level is estimated. */
const noiseParameters = 1;

/** Akaike weight of the two-way model whose saturation lies `score` standard deviations above 0. */
function saturableWeight(score: number, dataCount: number): number {
  const [saturable] = akaikeWeights([
    {
      parameterCount: countedParameters('two-way-saturable') + noiseParameters,
      dataCount,
      logLikelihood: (score * score) / 2,
    },
    { parameterCount: countedParameters('small-signal') + noiseParameters, dataCount, logLikelihood: 0 },
  ]);
  return saturable.weight;
}
