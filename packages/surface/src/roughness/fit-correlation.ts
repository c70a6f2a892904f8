import type { CorrelationModel } from './correlation-model.js';
import { levelledCorrelation } from './levelled-correlation.js';
import type { RemovedBackground, SampledRegion } from './levelling-loss.js';
import { firstCrossing, type RowAutocorrelation } from './row-autocorrelation.js';

/** The curve is read where it has fallen to these levels: its length, and how it sets out. */
const lengthLevel = Math.exp(-1);
const onsetLevel = Math.exp(-0.25);
const mostRounds = 60;
const settled = 1e-4;
/** Surfaces are between rougher than exponential and Gaussian; beyond lies noise of the estimate. */
const exponents = { least: 0.7, most: 2 } as const;
/** A curve that would stay above this where the levelled one is down to 1/e is as long as the scan. */
const highestCorrelation = 0.95;

/** The sensitivity is read off a length shorter by this factor. */
const nearbyShare = 0.95;

export interface FittedCorrelation extends CorrelationModel {
  /** d ln T/d ln(lag where the levelled curve is 1/e): 1 where levelling takes nothing, more where it hides long waves. */
  readonly sensitivity: number;
}

/**
 * The autocorrelation exp(-(lag/T)^p) whose levelled form has the 1/e length and the onset that were seen: what levelling takes at these two lags and in all is
 * computed for the model, given back, and the model is read off again until it stays. `undefined` where the heights do not decorrelate
 * within half a row, or are as long as the scan.
 */
export function fitCorrelation(task: {
  readonly seen: RowAutocorrelation;
  readonly removed: RemovedBackground;
  readonly region: SampledRegion;
}): FittedCorrelation | undefined {
  const { seen, region } = task;
  const length = firstCrossing(seen.values, lengthLevel);
  const onset = firstCrossing(seen.values, onsetLevel);
  if (length === undefined || onset === undefined) return undefined;
  const [lengthNm, onsetNm] = [length * region.pixelXNm, onset * region.pixelXNm];
  const model = modelAt(task, lengthNm, onsetNm);
  const nearby = model && modelAt(task, nearbyShare * lengthNm, nearbyShare * onsetNm);
  if (!nearby) return undefined;
  return { ...model, sensitivity: Math.log(nearby.lengthNm / model.lengthNm) / Math.log(nearbyShare) };
}

/** The model by rounds; each undoes what levelling took according to the one before. */
function modelAt(
  task: { readonly removed: RemovedBackground; readonly region: SampledRegion },
  lengthNm: number,
  onsetNm: number,
): CorrelationModel | undefined {
  let model = modelThrough({ lagNm: lengthNm, value: lengthLevel }, { lagNm: onsetNm, value: onsetLevel });
  for (let round = 0; round < mostRounds; round++) {
    const levelled = levelledCorrelation({ ...task, model });
    const length = levelled.undo(lengthNm, lengthLevel);
    const onset = levelled.undo(onsetNm, onsetLevel);
    if (!(length < highestCorrelation && onset > length)) return undefined;
    const next = modelThrough({ lagNm: lengthNm, value: length }, { lagNm: onsetNm, value: onset });
    if (Math.abs(Math.log(next.lengthNm / model.lengthNm)) < settled) return next;
    model = next;
  }
  return undefined;
}

interface Point {
  readonly lagNm: number;
  readonly value: number;
}

/** The model through two points, its exponent kept to what surfaces have; then through the point at the length alone. */
function modelThrough(length: Point, onset: Point): CorrelationModel {
  const slope =
    Math.log(Math.log(length.value) / Math.log(onset.value)) / Math.log(length.lagNm / onset.lagNm);
  const exponent = Math.min(exponents.most, Math.max(exponents.least, slope));
  return { exponent, lengthNm: length.lagNm * (-Math.log(length.value)) ** (-1 / exponent) };
}
