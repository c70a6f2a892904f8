import { normalEstimate, normalQuantile975, type Estimate } from '@modalgain/numerics';
import { bestThickness, type BestThickness } from './best-thickness.js';
import { validatePrediction, withModalShares, type ConfinementAt, type PredictionInput } from './inputs.js';
import { netGainAt } from './net-gain-at.js';
import { positiveRange, type PositiveRange } from './positive-range.js';

/** Net gain against thickness; NaN-free: where no mode is guided there is `null`. */
export interface PredictedCurve {
  readonly thicknessNm: readonly number[];
  readonly confinementModal: readonly (number | null)[];
  readonly netGainPerCm: readonly (number | null)[];
  /** Pointwise 95 % band. */
  readonly lowerPerCm: readonly (number | null)[];
  readonly upperPerCm: readonly (number | null)[];
}

/** What the film guides alone, and what that costs. */
export interface SingleModeLimit {
  readonly limitNm: Estimate;
  /** Net gain of the thickest film that guides one mode only; absent where it guides none. */
  readonly netGainPerCm: Estimate | undefined;
  /** The best thickness lies below the limit. */
  readonly bestIsSingleMode: boolean;
}

export interface NetGainPrediction {
  readonly film: string;
  readonly fluenceUjPerCm2: number;
  readonly curve: PredictedCurve;
  readonly positive: PositiveRange;
  readonly best: BestThickness;
  readonly singleMode: SingleModeLimit | undefined;
}

/**
 * Predicts netGain(d) = Gamma_modal(d) filmGain - loss for films of the same material and quality at other
 * thicknesses: with its 95 % band, where it turns positive, and the best thickness. Film gain is held, or follows the pump absorption by
 * `relativeFilmGainAt`; loss is held, so that roughness that changes with thickness is not in it. Throws InputError for a grid that is
 * not increasing.
 */
export function predictNetGain(given: PredictionInput): NetGainPrediction {
  validatePrediction(given);
  const input = withModalShares(given);
  const best = bestThickness(input);
  return {
    film: input.gain.film,
    fluenceUjPerCm2: input.gain.fluenceUjPerCm2,
    curve: curveOf(input, given.confinementAt),
    positive: positiveRange(input),
    best,
    singleMode: singleModeOf(input, best),
  };
}

function curveOf(input: PredictionInput, confinementAt: ConfinementAt): PredictedCurve {
  const points = input.thicknessGridNm.map((thickness) => netGainAt(input, thickness));
  const band = (deviations: number) =>
    points.map((point) => (point ? point.netGainPerCm + deviations * point.standardErrorPerCm : null));
  return {
    thicknessNm: input.thicknessGridNm,
    confinementModal: input.thicknessGridNm.map((thickness) => confinementAt(thickness) ?? null),
    netGainPerCm: band(0),
    lowerPerCm: band(-normalQuantile975),
    upperPerCm: band(normalQuantile975),
  };
}

function singleModeOf(input: PredictionInput, best: BestThickness): SingleModeLimit | undefined {
  const limit = input.singleModeLimitNm;
  if (!limit) return undefined;
  const at = netGainAt(input, limit.value);
  return {
    limitNm: normalEstimate(limit.value, limit.standardError, 'cut-off of the second mode'),
    netGainPerCm: at && normalEstimate(at.netGainPerCm, at.standardErrorPerCm, 'linear propagation'),
    bestIsSingleMode: best.kind === 'maximum' && best.thicknessNm.value < limit.value,
  };
}
