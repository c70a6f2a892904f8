import { akaikeWeights, type ModelScore } from '@modalgain/numerics';
import type { IntensityModelName } from './intensity-models.js';
import type { StripeModelResult } from './stripe-fit.js';

/**
 * Akaike weights of the models of one scan or one series. Whether the gain saturates is one question, by which law another:
 * beforehand saturation and none weigh the same, and the laws of saturation share what falls to it.
 */
export function weighModels(
  models: readonly { readonly name: IntensityModelName; readonly score: ModelScore }[],
): { readonly aicc: number; readonly weight: number }[] {
  const laws = models.filter(({ name }) => name !== 'small-signal').length;
  const scored = akaikeWeights(models.map(({ score }) => score));
  const shares = scored.map(({ weight }, i) => (models[i].name === 'small-signal' ? weight : weight / laws));
  const sum = shares.reduce((total, share) => total + share, 0);
  return scored.map(({ aicc }, i) => ({ aicc, weight: shares[i] / sum }));
}

/**
 * The models without the inhomogeneous law, for callers that know no form of it; what saturation weighs falls to the
 * homogeneous one.
 */
export function withHomogeneousOnly(models: readonly StripeModelResult[]): StripeModelResult[] {
  const other = models.find(({ name }) => name === 'two-way-inhomogeneous');
  return models
    .filter((model) => model !== other)
    .map((model) =>
      model.name === 'two-way-saturable' ? { ...model, weight: model.weight + (other?.weight ?? 0) } : model,
    );
}
