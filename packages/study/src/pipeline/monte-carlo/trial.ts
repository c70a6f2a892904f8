import { drawDeviations, type NetGainPrediction } from '@modalgain/design';
import {
  bestValues,
  fitSystem,
  gainsAt,
  measuredAgain,
  type BestFit,
  type DeviationOf,
  type FilmGainData,
  type FittedSystem,
  type GlobalFitInput,
} from '@modalgain/gain';
import { InputError, type RandomStream } from '@modalgain/numerics';
import { pumpedFilm } from '../pumped-film.js';
import { filmAgain, pumpExtinctionSource, pumpIndexSource, type FilmAgain } from './film-again.js';
import { netGainsAgain } from './net-gains-again.js';
import { predictAgain, type PredictAgain } from './prediction-again.js';
import type { FilmTask, MonteCarloTask } from './task.js';

/** What one trial says of a film. */
export interface TrialFilm extends FilmAgain {
  readonly netGainErrorPerCm: readonly number[];
  /** Undefined where it took no part in the gain fit of the trial. */
  readonly gain: (BestFit & ReturnType<typeof gainsAt>[number]) | undefined;
  readonly prediction: NetGainPrediction | undefined;
}

/** What one trial says of all films, by their names. */
export type Trial = ReadonlyMap<string, TrialFilm>;

/** The chain from raw data to prediction, to be run once a trial; what all trials have in common is computed once. */
export function trialOf(task: MonteCarloTask): (random: RandomStream) => Trial {
  const { gain, films, around, sources } = task;
  const fitted = gain && fitSystem(gain);
  const fluenceUjPerCm2 = gain?.referenceFluencesUjPerCm2?.at(0) ?? NaN;
  const predict = new Map<string, PredictAgain>();
  for (const film of films)
    if (gain && film.prediction)
      predict.set(
        film.name,
        predictAgain({
          film,
          around,
          rangeNm: task.predictionRangeNm,
          model: gain.model ?? { name: 'langmuir' },
        }),
      );
  return (random) => {
    const deviationOf = drawDeviations(sources, random);
    const drawn = films.map((film) => ({
      film,
      again: filmAgain(film, around, deviationOf),
      errors: netGainsAgain(film, random),
    }));
    const refit = gain && fitted && fitAgain({ task, gain, fitted, deviationOf, random, drawn });
    const values = refit ? bestValues(refit) : [];
    const gains = refit ? gainsAt(refit, fluenceUjPerCm2) : [];
    return new Map(
      drawn.map(({ film, again, errors }) => {
        const i = values.findIndex((each) => each.film === film.name);
        const found = i < 0 ? undefined : { ...values[i], ...gains[i] };
        const prediction = found && predict.get(film.name)?.(again, { ...found, fluenceUjPerCm2 });
        return [film.name, { ...again, netGainErrorPerCm: errors.errorPerCm, gain: found, prediction }];
      }),
    );
  };
}

interface Refit {
  readonly task: MonteCarloTask;
  readonly gain: GlobalFitInput;
  readonly fitted: FittedSystem;
  readonly deviationOf: DeviationOf;
  readonly random: RandomStream;
  readonly drawn: readonly {
    readonly film: FilmTask;
    readonly again: FilmAgain;
    readonly errors: ReturnType<typeof netGainsAgain>;
  }[];
}

/** Undefined where no film is left that guides, or the trial's data cannot be fitted. */
function fitAgain({ task, gain, fitted, deviationOf, random, drawn }: Refit): FittedSystem | undefined {
  const drawnOf = (name: string): Refit['drawn'][number] => {
    const found = drawn.find(({ film }) => film.name === name);
    if (!found) throw new RangeError(`The gain fit has the film ${name}, which is not among those measured.`);
    return found;
  };
  const input = measuredAgain(fitted, gain, {
    deviationOf,
    normal: random.normal,
    netGainErrors: ({ film }) => drawnOf(film).errors,
    measuredAgain: (data) => measured(task, data, drawnOf(data.film), deviationOf),
  });
  try {
    return input && fitSystem(input);
  } catch (problem) {
    if (problem instanceof InputError) return undefined;
    throw problem;
  }
}

/** Confinement, thickness and pump of a film in this trial; undefined where it guides no mode. */
function measured(
  { around }: MonteCarloTask,
  { confinementModal, thicknessNm, pumpDepth }: FilmGainData,
  { film, again }: Refit['drawn'][number],
  deviationOf: DeviationOf,
): Pick<FilmGainData, 'confinementModal' | 'thicknessNm' | 'pumpDepth'> | undefined {
  if (again.confinementModal === undefined) return undefined;
  const depth = film.pump && pumpDepth && depthAgain(film, film.pump, { around, again, deviationOf });
  return {
    confinementModal: { ...confinementModal, value: again.confinementModal },
    ...(thicknessNm && { thicknessNm: { ...thicknessNm, value: again.thicknessNm } }),
    ...(pumpDepth && depth && { pumpDepth: { ...pumpDepth, ...depth } }),
  };
}

/** A film whose k came out at 0 absorbs nothing, but the field is the same. */
const leastExtinction = 1e-9;

function depthAgain(
  { name }: FilmTask,
  pump: NonNullable<FilmTask['pump']>,
  {
    around,
    again,
    deviationOf,
  }: Pick<MonteCarloTask, 'around'> & { readonly again: FilmAgain; readonly deviationOf: DeviationOf },
) {
  const { filmIndex, extinction } = pump;
  const k = extinction.value + extinction.standardError * deviationOf(pumpExtinctionSource(name));
  const { relativeFluence, weight } = pumpedFilm({
    atEmission: { around, filmIndex: again.filmIndex },
    atPump: {
      around: pump.around,
      filmIndex: filmIndex.value + filmIndex.standardError * deviationOf(pumpIndexSource(name)),
      extinction: Math.max(k, leastExtinction),
    },
    thicknessNm: again.thicknessNm,
  }).depth;
  return { relativeFluence, weight };
}
