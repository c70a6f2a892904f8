import type { Estimate } from '@modalgain/numerics';
import { filmPredictor } from '../next-film/film-predictor.js';
import type { Candidate, DesignMedia, FilmLaw } from '../next-film/film-law.js';
import type { LawErrors } from '../next-film/law-errors.js';
import { carry, type TreatmentAim } from './carried-pair.js';
import { departures, type Departure, type TreatedPair } from './departures.js';
import { densificationLaws, samePressure, type DensificationLaw } from './densification-law.js';
import { estimateOf, quantileOf } from './normal-mixture.js';
import {
  predictQuantity,
  treatedQuantities,
  type InputErrors,
  type PredictedQuantity,
} from './predicted-quantity.js';
import { pressuresToDraw } from './pressure-curve.js';
import { randomEffects } from './random-effects.js';
import { unchanged, type FilmToTreat } from './treated-film.js';
import { filmWithShifts, treatByPairs, typicalChange, type TreatedFilms } from './treated-films.js';
import { whyNoPressure } from './why-no-pressure.js';

export interface TreatmentTask {
  readonly law: FilmLaw;
  readonly errors: LawErrors;
  readonly inputs: InputErrors;
  readonly measured: { readonly media: DesignMedia; readonly candidate: Candidate };
  readonly roughnessSqNm: number | undefined;
  /** Over ideal packing; undefined where it is not known. */
  readonly packing: number | undefined;
  readonly fluenceUjPerCm2: number;
  readonly pairs: readonly TreatedPair[];
  /** What is asked for; neither: as the pairs, or at the highest pressure that a law was fitted to. */
  readonly pressureMpa?: number;
  readonly thicknessRatio?: number;
}

/** A departure over the pairs. */
export interface Calibration {
  readonly departure: Departure;
  /** Of the ratio, after over before, of all such films; undefined for one pair. */
  readonly mean: Estimate | undefined;
  /** Between films, relative, beyond errors of measurement; median. */
  readonly scatter: number | undefined;
  readonly pairCount: number;
}

/** A film against the pressure on it. */
export interface AtPressure {
  readonly pressureMpa: number;
  readonly quantities: readonly PredictedQuantity[];
}

export type TreatmentAnswer =
  | { readonly kind: 'refused'; readonly why: string; readonly next: string }
  | {
      readonly kind: 'predicted';
      /** Undefined where the pairs were taken as they are. */
      readonly pressureMpa: number | undefined;
      /** The pairs that it is from. */
      readonly pairs: readonly TreatedPair[];
      readonly quantities: readonly PredictedQuantity[];
    };

export interface TreatmentPrediction {
  readonly calibration: readonly Calibration[];
  /** Empty where there are not enough pressures. */
  readonly laws: readonly DensificationLaw[];
  readonly answer: TreatmentAnswer;
}

/** What a treatment would do to a film, from films before and after it. */
export function predictTreatment(task: TreatmentTask): TreatmentPrediction {
  const laws = densificationLaws(pressed(task));
  return { calibration: calibrationOf(task.pairs), laws, answer: answerOf(task, laws) };
}

/** The film against the pressure on it, from below to above what was tried or is asked for; empty without a law. */
export function treatmentCurve(task: TreatmentTask): AtPressure[] {
  const laws = densificationLaws(pressed(task));
  if (laws.length === 0) return [];
  const known = withPressure(task.pairs);
  const predict = predictionsFor(task);
  const asked = task.pressureMpa === undefined ? [] : [task.pressureMpa];
  return pressuresToDraw([...known.map((pair) => pair.pressureMpa), ...asked]).map((pressureMpa) => ({
    pressureMpa,
    quantities: predict(atPressure(laws, pressureMpa), known),
  }));
}

function answerOf(task: TreatmentTask, laws: readonly DensificationLaw[]): TreatmentAnswer {
  const { pairs, pressureMpa } = task;
  if (pairs.length === 0)
    return {
      kind: 'refused',
      why: 'No film was measured before and after a treatment.',
      next: 'Treat a film, measure it again, and state `stampedFrom`.',
    };
  const { from, aims, at } = chosen(task, laws);
  if (from.length === 0 && pressureMpa !== undefined) return whyNoPressure(pairs, pressureMpa);
  return { kind: 'predicted', pressureMpa: at, pairs: from, quantities: predictionsFor(task)(aims, from) };
}

interface WeighedAim {
  readonly weight: number;
  readonly aim: TreatmentAim;
}

/** The pairs that speak of what is asked for, and how they are carried there. */
function chosen(
  { pairs, pressureMpa, thicknessRatio }: TreatmentTask,
  laws: readonly DensificationLaw[],
): {
  readonly from: readonly TreatedPair[];
  readonly aims: readonly WeighedAim[];
  readonly at: number | undefined;
} {
  if (thicknessRatio !== undefined)
    return {
      from: pairs,
      aims: [{ weight: 1, aim: { kind: 'thickness-ratio', ratio: thicknessRatio } }],
      at: undefined,
    };
  if (laws.length > 0) {
    const from = withPressure(pairs);
    const at = pressureMpa ?? Math.max(...from.map((pair) => pair.pressureMpa));
    return { from, aims: atPressure(laws, at), at };
  }
  const isAlike = (pair: TreatedPair): boolean =>
    pressureMpa === undefined ||
    (pair.pressureMpa !== undefined && Math.abs(pair.pressureMpa / pressureMpa - 1) < samePressure);
  return {
    from: pairs.filter(isAlike),
    aims: [{ weight: 1, aim: { kind: 'as-pairs' } }],
    at: pressureMpa,
  };
}

const atPressure = (laws: readonly DensificationLaw[], pressureMpa: number): WeighedAim[] =>
  laws.map((law) => ({ weight: law.weight, aim: { kind: 'pressure', pressureMpa, law } }));

type PressedPair = TreatedPair & { readonly pressureMpa: number };

const withPressure = (pairs: readonly TreatedPair[]): PressedPair[] =>
  pairs.filter((pair): pair is PressedPair => pair.pressureMpa !== undefined);

function filmToTreat({ law, measured, roughnessSqNm, fluenceUjPerCm2 }: TreatmentTask): FilmToTreat {
  return { predictor: filmPredictor(law, measured), measured, roughnessSqNm, fluenceUjPerCm2 };
}

/** Predicts all quantities of the film from pairs, under laws that weigh. */
function predictionsFor(task: TreatmentTask) {
  const film = filmToTreat(task);
  const withShifts = filmWithShifts(film, task.errors);
  const before = withShifts(unchanged);
  return (aims: readonly WeighedAim[], pairs: readonly TreatedPair[]): PredictedQuantity[] => {
    const known = new Set(departures.filter((name) => pairs.some(({ measured }) => measured[name])));
    const treated = aims.map(({ weight, aim }): TreatedFilms => {
      const carried = pairs.map((pair) => carry(pair, aim, task.packing));
      return {
        weight,
        byPair: treatByPairs(film, carried),
        typical: withShifts(typicalChange(carried)),
      };
    });
    return treatedQuantities.flatMap(
      (quantity) => predictQuantity(quantity, { before, treated, known, inputs: task.inputs }) ?? [],
    );
  };
}

/** Where the packing of the film is not known, that of the others is of no use to it. */
function pressed({ pairs, packing: own }: TreatmentTask) {
  return withPressure(pairs).map(({ pressureMpa, packing, measured }) => ({
    pressureMpa,
    packing: own === undefined ? undefined : packing,
    thicknessRatio: Math.exp(measured.thickness.value),
  }));
}

function calibrationOf(pairs: readonly TreatedPair[]): Calibration[] {
  return departures.flatMap((departure) => {
    const films = pairs.flatMap(({ measured }) => measured[departure] ?? []);
    if (films.length === 0) return [];
    const effects = randomEffects(films);
    const method = 'mean of films that differ';
    const scatters = effects?.scatter.map(({ weight, deviation }) => ({
      weight,
      mean: deviation,
      deviation: 0,
    }));
    return [
      {
        departure,
        mean: effects && estimateOf(effects.mean, { method, back: Math.exp }),
        scatter: scatters && quantileOf(scatters, 0.5),
        pairCount: films.length,
      },
    ];
  });
}
