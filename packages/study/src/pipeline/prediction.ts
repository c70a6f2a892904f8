import { predictNetGain } from '@modalgain/design';
import type { ConfinementAt, NetGainPrediction } from '@modalgain/design';
import { filmGainAndLoss } from '@modalgain/gain';
import type { GlobalGainFit } from '@modalgain/gain';
import { propagate } from '@modalgain/numerics';
import type { Determination } from '@modalgain/numerics';
import type { PredictionResult } from '../results/index.js';
import { indexSource } from './error-sources.js';
import type { FilmForGain } from './gain-input.js';
import { cutoffOf, modeOf } from './guide.js';
import { pumpedFilmGain } from './pumped-film-gain.js';
import type { Surroundings } from './guide.js';

interface PredictionRequest {
  readonly fit: GlobalGainFit;
  readonly film: FilmForGain;
  readonly around: Surroundings;
  readonly rangeNm: readonly [number, number] | undefined;
}

/** Where a study states no range of its own. */
export const defaultRangeNm: readonly [number, number] = [20, 400];
const gridPoints = 120;

/** The thicknesses at which net gain is predicted. */
export function predictionGridNm([from, to]: readonly [number, number]): number[] {
  return Array.from({ length: gridPoints }, (_, i) => from + ((to - from) * i) / (gridPoints - 1));
}

/**
 * Net gain of films like this one at other thicknesses, at the reference fluence; null where film gain and loss are not
 * determined, since then nothing but the measured thickness is known.
 */
export function predictionOf({
  fit,
  film,
  around,
  rangeNm = defaultRangeNm,
}: PredictionRequest): PredictionResult | null {
  const reference = fit.films.find((candidate) => candidate.film === film.name)?.filmGains.at(0);
  if (reference?.filmGainPerCm.determination.kind !== 'determined') return null;
  const { filmIndex, name } = film;
  const confinementAtIndex =
    (index: number): ConfinementAt =>
    (thicknessNm) => {
      const mode = modeOf(around, { thicknessNm, filmIndex: index });
      return mode.kind === 'guided' ? mode.confinementModal : undefined;
    };
  const singleMode = propagate([filmIndex], ([index = NaN]) => cutoffOf(around, index, { order: 1 }));
  const pumped = pumpedFilmGain(fit, film, reference.fluenceUjPerCm2);
  const prediction = predictNetGain({
    gain: filmGainAndLoss(fit, { film: name, fluenceUjPerCm2: reference.fluenceUjPerCm2 }),
    confinementAt: confinementAtIndex(filmIndex.value),
    confinementShifts: [
      {
        source: indexSource(name),
        confinementAt: confinementAtIndex(filmIndex.value + filmIndex.standardError),
      },
      ...(pumped ? [pumped.shiftOf(confinementAtIndex(filmIndex.value))] : []),
    ],
    ...(pumped && { relativeFilmGainAt: pumped.relativeFilmGainAt }),
    thicknessGridNm: predictionGridNm(rangeNm),
    ...(Number.isFinite(singleMode.value) && { singleModeLimitNm: singleMode }),
  });
  return resultOf(prediction, singleMode.value);
}

function resultOf(prediction: NetGainPrediction, singleModeUpToNm: number): PredictionResult {
  return {
    fluenceUjPerCm2: prediction.fluenceUjPerCm2,
    netGainCurve: guidedPart(prediction.curve),
    positiveFromNm: positiveFrom(prediction),
    best: bestOf(prediction),
    singleModeUpToNm: Number.isFinite(singleModeUpToNm) ? singleModeUpToNm : null,
  };
}

/** The curve where a mode is guided; below cut-off there is no net gain to draw. */
function guidedPart({
  thicknessNm,
  netGainPerCm,
  lowerPerCm,
  upperPerCm,
}: NetGainPrediction['curve']): PredictionResult['netGainCurve'] {
  const guided = thicknessNm.flatMap((x, i) => {
    const [y, lower, upper] = [netGainPerCm[i], lowerPerCm[i], upperPerCm[i]];
    return y === null || lower === null || upper === null ? [] : [{ x, y, lower, upper }];
  });
  return {
    x: guided.map(({ x }) => x),
    y: guided.map(({ y }) => y),
    lower: guided.map(({ lower }) => lower),
    upper: guided.map(({ upper }) => upper),
  };
}

function positiveFrom({ positive }: NetGainPrediction): Determination {
  switch (positive.kind) {
    case 'from':
      return { kind: 'determined', estimate: positive.thicknessNm };
    case 'everywhere':
      return {
        kind: 'not-determined',
        why: 'The net gain is positive at every thickness of the range.',
        next: 'Start the range of the prediction at a smaller thickness.',
      };
    case 'nowhere':
      return { kind: 'not-determined', why: positive.why, next: 'A lower loss or a higher density.' };
  }
}

function bestOf({ best }: NetGainPrediction): PredictionResult['best'] {
  if (best.kind === 'no-gain') return { kind: 'no-gain', why: best.why };
  if (best.kind === 'saturates') {
    return { kind: 'saturates', thicknessNm: best.ninetyFivePercentNm, netGainPerCm: best.asymptotePerCm };
  }
  const { thicknessNm, netGainPerCm, ninetyFivePercentNm } = best;
  return { kind: 'maximum', thicknessNm, netGainPerCm, ninetyFivePercentNm };
}
