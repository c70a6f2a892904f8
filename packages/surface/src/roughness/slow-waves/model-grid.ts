import { findMinimum } from '@modalgain/numerics';
import type { CorrelationModel } from '../correlation-model.js';

/** Exponents of the autocorrelation that surfaces have: from rougher than exponential to Gaussian. */
const exponentRange = { least: 0.6, most: 2 } as const;

const exponentNodes = 9;
const lengthNodes = 11;
/** Models less likely than the best by more than this, in the logarithm, count for nothing. */
const leastLogLikelihood = -7;
const tolerance = 0.01;
const halvings = 5;

/** A model that the data allow, and how likely it is beside the others; the weights add up to 1. */
export interface WeightedModel extends CorrelationModel {
  readonly weight: number;
}

/** Models that the data allow, evenly spread over p and ln T, whose priors are flat, where the likelihood is not negligible. */
export function modelGrid(task: {
  readonly logLikelihood: (model: CorrelationModel) => number;
  readonly shortestNm: number;
  readonly longestNm: number;
}): WeightedModel[] {
  const { logLikelihood, shortestNm, longestNm } = task;
  const atLog = (logLength: number, exponent: number) =>
    logLikelihood({ lengthNm: Math.exp(logLength), exponent });
  const lengths: Range = { low: Math.log(shortestNm), high: Math.log(longestNm) };
  const ridge = (exponent: number) => highest((logLength) => atLog(logLength, exponent), lengths);
  const exponents: Range = { low: exponentRange.least, high: exponentRange.most };
  const best = highest((exponent) => ridge(exponent).value, exponents);
  const models: (CorrelationModel & { logWeight: number })[] = [];
  for (const exponent of allowed((p) => ridge(p).value, best, exponents, exponentNodes)) {
    const top = ridge(exponent);
    const nodes = allowed((logLength) => atLog(logLength, exponent), top, lengths, lengthNodes, best.value);
    const spacing = nodes.length > 1 ? nodes[1] - nodes[0] : 0;
    for (const logLength of nodes) {
      const logWeight = atLog(logLength, exponent) - best.value + Math.log(spacing);
      models.push({ lengthNm: Math.exp(logLength), exponent, logWeight });
    }
  }
  const weights = models.map(({ logWeight }) => Math.exp(logWeight));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return models.map(({ lengthNm, exponent }, i) => ({ lengthNm, exponent, weight: weights[i] / sum }));
}

interface Range {
  readonly low: number;
  readonly high: number;
}

function highest(f: (x: number) => number, { low, high }: Range): { x: number; value: number } {
  const { x, value } = findMinimum({ f: (at) => -f(at), lower: low, upper: high, tolerance });
  return { x, value: -value };
}

/** Middles of equal parts of the range about `top` where `f` is within reach of the best value. */
function allowed(
  f: (x: number) => number,
  top: { readonly x: number; readonly value: number },
  { low, high }: Range,
  count: number,
  bestValue = top.value,
): number[] {
  const least = bestValue + leastLogLikelihood;
  if (top.value < least) return [];
  const [from, to] = [edge(f, top.x, low, least), edge(f, top.x, high, least)];
  return Array.from({ length: count }, (_, i) => from + ((i + 0.5) * (to - from)) / count);
}

/** Where `f` falls below `least` on the way from `inside` to `end`, or the end. */
function edge(f: (x: number) => number, inside: number, end: number, least: number): number {
  if (f(end) >= least) return end;
  let [within, beyond] = [inside, end];
  for (let round = 0; round < halvings; round++) {
    const middle = (within + beyond) / 2;
    if (f(middle) >= least) within = middle;
    else beyond = middle;
  }
  return beyond;
}
