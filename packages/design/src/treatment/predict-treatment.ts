import type { Estimate } from '@modalgain/numerics';
import { filmPredictor } from '../next-film/film-predictor.js';
import type { Candidate, DesignMedia, FilmLaw } from '../next-film/film-law.js';
import type { LawErrors } from '../next-film/law-errors.js';
import { carry, type TreatmentAim } from './carried-pair.js';
import { departures, type Departure, type TreatedPair } from './departures.js';
import {
  densificationLaws,
  distinctPressures,
  samePressure,
  type DensificationLaw,
} from './densification-law.js';
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
      readonly curve: readonly AtPressure[];
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

function answerOf(task: TreatmentTask, laws: readonly DensificationLaw[]): TreatmentAnswer {
  const { pairs, pressureMpa, thicknessRatio } = task;
  if (pairs.length === 0)
    return {
      kind: 'refused',
      why: 'No film was measured before and after a treatment.',
      next: 'Treat a film, measure it again, and state `stampedFrom`.',
    };
  const film = filmToTreat(task);
  const predict = predictionsFor(task, film);
  if (thicknessRatio !== undefined)
    return predicted(
      predict([{ weight: 1, aim: { kind: 'thickness-ratio', ratio: thicknessRatio } }], pairs),
      {
        pairs,
      },
    );
  if (laws.length > 0) {
    const known = pairs.filter((pair) => pair.pressureMpa !== undefined);
    const all = distinctPressures(known.flatMap((pair) => pair.pressureMpa ?? []));
    const at = (pressure: number) =>
      predict(
        laws.map((law) => ({ weight: law.weight, aim: { kind: 'pressure', pressureMpa: pressure, law } })),
        known,
      );
    const wanted = pressureMpa ?? all[all.length - 1];
    const curve = pressuresToDraw([...all, wanted]).map((pressure) => ({
      pressureMpa: pressure,
      quantities: at(pressure),
    }));
    return predicted(at(wanted), { pairs: known, pressureMpa: wanted, curve });
  }
  const alike = pairs.filter(
    (pair) =>
      pressureMpa === undefined ||
      (pair.pressureMpa !== undefined && Math.abs(pair.pressureMpa / pressureMpa - 1) < samePressure),
  );
  if (alike.length === 0 && pressureMpa !== undefined) return whyNoPressure(pairs, pressureMpa);
  return predicted(predict([{ weight: 1, aim: { kind: 'as-pairs' } }], alike), {
    pairs: alike,
    ...(pressureMpa !== undefined && { pressureMpa }),
  });
}

function predicted(
  quantities: readonly PredictedQuantity[],
  rest: {
    readonly pairs: readonly TreatedPair[];
    readonly pressureMpa?: number;
    readonly curve?: readonly AtPressure[];
  },
): TreatmentAnswer {
  return { kind: 'predicted', pressureMpa: undefined, curve: [], ...rest, quantities };
}

function filmToTreat({ law, measured, roughnessSqNm, fluenceUjPerCm2 }: TreatmentTask): FilmToTreat {
  return { predictor: filmPredictor(law, measured), measured, roughnessSqNm, fluenceUjPerCm2 };
}

/** Predicts all quantities of the film from pairs, under laws that weigh. */
function predictionsFor(task: TreatmentTask, film: FilmToTreat) {
  const withShifts = filmWithShifts(film, task.errors);
  const before = withShifts(unchanged);
  return (
    aims: readonly { readonly weight: number; readonly aim: TreatmentAim }[],
    pairs: readonly TreatedPair[],
  ): PredictedQuantity[] => {
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
  return pairs.flatMap(({ pressureMpa, packing, measured }) =>
    pressureMpa === undefined
      ? []
      : [
          {
            pressureMpa,
            packing: own === undefined ? undefined : packing,
            thicknessRatio: Math.exp(measured.thickness.value),
          },
        ],
  );
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
