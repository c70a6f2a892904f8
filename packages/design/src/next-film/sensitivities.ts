import type { Candidate, DesignMedia } from './film-law.js';
import type { FilmPredictor, NeededGain } from './film-predictor.js';
import type { Tolerance } from './tolerances.js';

/** Gain and threshold of the best film where one quantity comes out otherwise. Null: no mode, or a threshold out of reach. */
export interface Sensitivity {
  readonly quantity: keyof Candidate;
  /** Increasing. */
  readonly values: readonly number[];
  readonly netGainPerCm: readonly (number | null)[];
  readonly thresholdUjPerCm2: readonly (number | null)[];
}

const pointCount = 33;
/** A curve goes so much further than the tolerance. */
const overshoot = 1.5;

/** How far a curve goes to a side that has no tolerance on either side. */
const usualReach: Readonly<Record<keyof Candidate, number>> = {
  thicknessNm: 50,
  underlayerNm: 50,
  densityRatio: 0.2,
  indexShift: 0.1,
  roughnessRatio: 1,
  pumpWavelengthNm: 20,
};

/** The least value that means something. */
const least: Readonly<Record<keyof Candidate, number>> = {
  thicknessNm: 1,
  underlayerNm: 0,
  densityRatio: 0.01,
  indexShift: -Infinity,
  roughnessRatio: 0,
  pumpWavelengthNm: 1,
};

/** Gain and threshold over each quantity that may drift, from beyond one end of its tolerance to beyond the other. */
export function sensitivitiesOf(task: {
  readonly predictor: FilmPredictor;
  readonly media: DesignMedia;
  readonly best: Candidate;
  readonly tolerances: readonly Tolerance[];
  readonly fluenceUjPerCm2: number;
  readonly thresholdGain: NeededGain;
}): Sensitivity[] {
  const { predictor, media, best, fluenceUjPerCm2, thresholdGain } = task;
  return task.tolerances.map((tolerance) => {
    const { quantity } = tolerance;
    const values = valuesAround(tolerance);
    const films = values.map((value) => predictor.predict(media, { ...best, [quantity]: value }));
    return {
      quantity,
      values,
      netGainPerCm: films.map((film) => film?.netGainAt(fluenceUjPerCm2) ?? null),
      thresholdUjPerCm2: films.map((film) => film?.fluenceOf(thresholdGain) ?? null),
    };
  });
}

/** A side without a tolerance goes as far as the other one. */
function valuesAround({ quantity, value, low, high }: Tolerance): number[] {
  const [below, above] = [low === null ? undefined : value - low, high === null ? undefined : high - value];
  const usual = usualReach[quantity];
  const from = Math.max(least[quantity], value - overshoot * (below ?? above ?? usual));
  const to = value + overshoot * (above ?? below ?? usual);
  return Array.from({ length: pointCount }, (_, i) => from + ((to - from) * i) / (pointCount - 1));
}
