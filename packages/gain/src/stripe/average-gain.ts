import { averageEstimates, type Estimate } from '@modalgain/numerics';
import type { StripeModelResult } from './stripe-fit.js';

/** What one model says of the net gain, and its weight among the others. */
export type ModelNetGain = Pick<StripeModelResult, 'weight' | 'netGainPerCm'>;

/**
 * The net gain that the models say together. The interval is that of their weighted mixture, tails and disagreement
 * included. The value is where it lies the fewest standard errors from each: a model that knows the gain badly is worth less
 * to the value than to the interval. (Such models err upwards: more gain and more saturation make nearly the same scan.) Laws of
 * saturation ask the same of the scan and are weighed by the square of their errors; against Eq. 1, whose error is small
 * because it leaves saturation out, by the error itself.
 *
 * @param models the saturable models and last Eq. 1
 */
export function averageGain(models: readonly ModelNetGain[]): Estimate {
  const average = averageEstimates(
    models.map(({ netGainPerCm }) => netGainPerCm),
    models.map(({ weight }) => weight),
    'AICc average of profile likelihoods',
  );
  const saturable = valueOf(models.slice(0, -1).map(known), 2);
  const value = valueOf([saturable, known(models[models.length - 1])], 1).value;
  return Number.isFinite(value) ? { ...average, value } : average;
}

interface Known {
  readonly value: number;
  readonly weight: number;
  readonly error: number;
}

function known({ weight, netGainPerCm: { value, standardError } }: ModelNetGain): Known {
  return { value, weight, error: standardError };
}

/** Mean with the weights w/error^power; its own error is the mean one in the same sense, so that open parts fall out. */
function valueOf(parts: readonly Known[], power: number): Known {
  const share = ({ weight, error }: Known): number => weight / error ** power;
  const total = (term: (part: Known) => number): number => parts.reduce((sum, part) => sum + term(part), 0);
  const weight = total((part) => part.weight);
  return {
    value: total((part) => share(part) * part.value) / total(share),
    weight,
    error: (weight / total(share)) ** (1 / power),
  };
}
