import { predictNetGain, type ConfinementAt, type NetGainPrediction } from '@modalgain/design';
import { gainModel, type DepthProfile, type GainModelChoice } from '@modalgain/gain';
import { modeOf, type Surroundings } from '../guide.js';
import { predictionGridNm } from '../prediction.js';
import { averageAcross, remembered } from '../pumped-film-gain.js';
import { pumpedFilm } from '../pumped-film.js';
import type { FilmAgain } from './film-again.js';
import type { FilmTask } from './task.js';

/** What a trial found for a film, as far as other thicknesses follow from it. */
export interface GainAgain {
  readonly fluenceUjPerCm2: number;
  readonly filmGainPerCm: number;
  readonly lossPerCm: number;
  readonly saturationFluenceUjPerCm2: number;
}

/** Predicts other thicknesses of a film from what a trial found; undefined below transparency. */
export type PredictAgain = (film: FilmAgain, gain: GainAgain) => NetGainPrediction | undefined;

/** The prediction of `predictionOf`, without intervals, for many trials of one film: the pump in films is solved once a thickness. */
export function predictAgain(task: {
  readonly film: FilmTask;
  readonly around: Surroundings;
  readonly rangeNm: readonly [number, number];
  readonly model: GainModelChoice;
}): PredictAgain {
  const { film, around, rangeNm, model } = task;
  const law = gainModel(model);
  const inversion = (x: number): number => law.inversion(x);
  const depthAt = film.pump && remembered(depthsOf(film, around));
  const relativeGain = (thicknessNm: number, x: number): ((thicknessNm: number) => number) | undefined => {
    if (!depthAt) return undefined;
    const ofMeasured = averageAcross(depthAt(thicknessNm), x, inversion);
    return (thickness) => averageAcross(depthAt(thickness), x, inversion) / ofMeasured;
  };
  return ({ thicknessNm, filmIndex }, gain) => {
    if (!(gain.filmGainPerCm > 0)) return undefined;
    const relativeFilmGainAt = relativeGain(
      thicknessNm,
      gain.fluenceUjPerCm2 / gain.saturationFluenceUjPerCm2,
    );
    const confinementAt: ConfinementAt = (thickness) => {
      const mode = modeOf(around, { thicknessNm: thickness, filmIndex });
      return mode.kind === 'guided' ? mode.confinementModal : undefined;
    };
    return predictNetGain({
      gain: { ...gain, film: film.name, covariancePerCm2: [0, 0, 0], sources: [] },
      confinementAt: remembered(confinementAt),
      ...(relativeFilmGainAt && { relativeFilmGainAt }),
      thicknessGridNm: predictionGridNm(rangeNm),
    });
  };
}

function depthsOf(
  { filmIndex, pump }: FilmTask,
  around: Surroundings,
): (thicknessNm: number) => DepthProfile {
  if (!pump) throw new RangeError('Only a film with a pump has a depth that it reaches.');
  return (thicknessNm) =>
    pumpedFilm({
      atEmission: { around, filmIndex: filmIndex.value },
      atPump: {
        around: pump.around,
        filmIndex: pump.filmIndex.value,
        extinction: pump.extinction.value,
      },
      thicknessNm,
    }).depth;
}
