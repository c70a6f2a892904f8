import type { PredictionInput } from './inputs.js';

/** Net gain of a film of some thickness with its linearised standard error, cm-1. */
export interface PredictedNetGain {
  readonly confinementModal: number;
  readonly netGainPerCm: number;
  readonly standardErrorPerCm: number;
}

/**
 * netGain(d) = Gamma(d) filmGain - loss; undefined where no mode is guided. Errors: the covariance of film gain and loss,
 * and for each source of error the joint shift of film gain and Gamma(d), which partly cancel: a film gain that was
 * derived with a Gamma too small is too large.
 */
export function netGainAt(input: PredictionInput, thicknessNm: number): PredictedNetGain | undefined {
  const { gain, confinementAt, confinementShifts = [] } = input;
  const confinementModal = confinementAt(thicknessNm);
  if (confinementModal === undefined) return undefined;
  const [gainVariance, gainLoss, lossVariance] = gain.covariancePerCm2;
  let variance = confinementModal ** 2 * gainVariance - 2 * confinementModal * gainLoss + lossVariance;
  const shifts = new Map(
    gain.sources.map(({ source, filmGainShiftPerCm }) => [source, confinementModal * filmGainShiftPerCm]),
  );
  for (const { source, confinementAt: shiftedAt } of confinementShifts) {
    const change = (shiftedAt(thicknessNm) ?? 0) - confinementModal;
    shifts.set(source, (shifts.get(source) ?? 0) + gain.filmGainPerCm * change);
  }
  for (const shift of shifts.values()) variance += shift ** 2;
  return {
    confinementModal,
    netGainPerCm: confinementModal * gain.filmGainPerCm - gain.lossPerCm,
    standardErrorPerCm: Math.sqrt(Math.max(variance, 0)),
  };
}
