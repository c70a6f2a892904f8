import { amplifiedLengthCm, type StripeSituation } from '@modalgain/gain';
import type { StripeResult } from '@modalgain/study';

/** A scan as it was measured, in the terms of the planner. */
export interface PresentScan {
  readonly situation: StripeSituation;
  readonly longestUm: number;
  readonly lengthsUm: readonly number[];
}

const umPerCm = 1e4;

/**
 * Net gain, saturation and noise of a fitted scan; undefined where its gain is not determined. The noise at no light and
 * the relative noise are read off the standard deviations that the fit gave its brightest and its dimmest point.
 */
export function presentScan({
  outcome,
  netGainPerCm,
  compressionLengthUm,
  points,
  curve,
}: StripeResult): PresentScan | undefined {
  const used = points
    .filter(({ excluded }) => excluded === null)
    .flatMap(({ stripeLengthUm, intensity, standardDeviation, residual }) =>
      standardDeviation === null || residual === null
        ? []
        : [{ stripeLengthUm, expected: intensity - residual * standardDeviation, standardDeviation }],
    )
    .sort((a, b) => a.stripeLengthUm - b.stripeLengthUm);
  if (outcome !== 'determined' || !netGainPerCm || !curve || used.length < 2) return undefined;
  const [dim, bright] = [used[0], used[used.length - 1]];
  const gain = netGainPerCm.value;
  // At length zero only the offset is left.
  const sourcePerCm = (dim.expected - curve.y[0]) / amplifiedLengthCm(dim.stripeLengthUm / umPerCm, gain);
  const relativeVariance =
    (bright.standardDeviation ** 2 - dim.standardDeviation ** 2) / (bright.expected ** 2 - dim.expected ** 2);
  const readVariance = dim.standardDeviation ** 2 - relativeVariance * dim.expected ** 2;
  return {
    situation: {
      netGainPerCm: gain,
      relativeNoise: Math.sqrt(Math.max(relativeVariance, 1e-6)),
      readNoiseUm: (Math.sqrt(Math.max(readVariance, 0)) / sourcePerCm) * umPerCm,
      ...(compressionLengthUm && { compressionLengthUm: compressionLengthUm.value }),
    },
    longestUm: bright.stripeLengthUm,
    lengthsUm: used.map(({ stripeLengthUm }) => stripeLengthUm),
  };
}
