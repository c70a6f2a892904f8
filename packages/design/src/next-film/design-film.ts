import { normalEstimate, normalQuantile975, type Estimate } from '@modalgain/numerics';
import { climbFrom, maximise, type Maximum } from '../optimise/index.js';
import { boundsOf, candidateAt, type DesignSpace } from './design-space.js';
import type { Candidate, DesignMedia, FilmLaw } from './film-law.js';
import {
  filmPredictor,
  neededBy,
  type FilmPredictor,
  type NeededGain,
  type PredictedFilm,
} from './film-predictor.js';
import type { DesignGoal } from './goal.js';
import { shiftedLaws, type LawErrors } from './law-errors.js';
import { objectiveOf, valuesAt } from './objective-of.js';
import { sensitivitiesOf, type Sensitivity } from './sensitivities.js';
import { tolerancesOf, type Tolerance } from './tolerances.js';
import { tradeOffs, type TradeOff } from './trade-off.js';
import { whyNone } from './why-none.js';

export interface DesignTask {
  readonly law: FilmLaw;
  readonly errors: LawErrors;
  readonly measured: { readonly media: DesignMedia; readonly candidate: Candidate };
  /** One for each choice of media. */
  readonly spaces: readonly DesignSpace[];
  readonly goal: DesignGoal;
  /** At which the net gain is stated. */
  readonly fluenceUjPerCm2: number;
  /** At which the threshold is stated. */
  readonly thresholdGain: NeededGain;
  readonly seed: number;
}

/** A quantity of the best film that was free to choose. */
export interface ChosenValue {
  readonly quantity: keyof Candidate;
  /** How far the choice would be another one if the measured film were, within its errors. */
  readonly estimate: Estimate;
  /** The end of its range that holds it; `second-mode` where that is the cut-off of TE1. */
  readonly heldBy: 'low' | 'high' | 'second-mode' | null;
}

/** What one source of error makes of the best film, per standard deviation. */
export interface DesignShift {
  readonly source: string;
  readonly netGainPerCm: number;
  /** Of the threshold fluence, relative; null where it is out of reach. */
  readonly thresholdRelative: number | null;
}

export interface DesignedFilm {
  readonly media: DesignMedia;
  readonly candidate: Candidate;
  readonly chosen: readonly ChosenValue[];
  readonly confinementModal: number;
  readonly lossPerCm: number;
  readonly netGainPerCm: Estimate;
  /** Net gain at threshold. */
  readonly thresholdGainPerCm: number;
  /** Null where the gain saturates below. */
  readonly thresholdUjPerCm2: Estimate | null;
  readonly shifts: readonly DesignShift[];
  readonly tolerances: readonly Tolerance[];
  readonly sensitivities: readonly Sensitivity[];
  readonly tradeOffs: readonly TradeOff[];
}

/** A further film: the best of other media, or a lower hill. */
export type OtherFilm = Pick<DesignedFilm, 'media' | 'candidate'> & {
  readonly netGainPerCm: number;
  readonly thresholdUjPerCm2: number | null;
};

export type DesignAnswer =
  | {
      readonly kind: 'found';
      readonly best: DesignedFilm;
      readonly others: readonly OtherFilm[];
      /** Films that were computed to find the best one, slopes included; not those for its errors and tolerances. */
      readonly evaluations: number;
    }
  | { readonly kind: 'impossible'; readonly why: string; readonly evaluations: number };

/** The best film of all spaces, how sure that is, and what it takes. */
export function designFilm(task: DesignTask): DesignAnswer {
  const predictor = filmPredictor(task.law, task.measured);
  const tops = task.spaces.flatMap((space) => {
    const objective = objectiveOf({ predictor, space, goal: task.goal });
    const { maxima } = maximise({ bounds: boundsOf(space), objective, seed: task.seed });
    return maxima.map((maximum): Top => ({ space, maximum }));
  });
  tops.sort((a, b) => b.maximum.value - a.maximum.value);
  const evaluations = predictor.count();
  const best = tops.at(0);
  if (!best) return { kind: 'impossible', why: whyNone(task, predictor), evaluations };
  return {
    kind: 'found',
    best: designedFilm(task, predictor, best),
    others: otherFilms(task, predictor, tops),
    evaluations,
  };
}

interface Top {
  readonly space: DesignSpace;
  readonly maximum: Maximum;
}

function designedFilm(task: DesignTask, predictor: FilmPredictor, top: Top): DesignedFilm {
  const { space, maximum } = top;
  const values = valuesAt({ predictor, space }, maximum.x);
  const candidate = candidateAt(space, values);
  const film = predicted(predictor, space, candidate);
  const shifted = shiftedLaws(task.law, task.errors).map(({ source, law }) => ({
    source,
    predictor: filmPredictor(law, task.measured),
  }));
  const shifts = shifted.map((shift): DesignShift => {
    const there = shift.predictor.predict(space.media, candidate);
    const [before, after] = [film, there].map((each) => each?.fluenceOf(task.thresholdGain));
    return {
      source: shift.source,
      netGainPerCm: (there?.netGainAt(task.fluenceUjPerCm2) ?? NaN) - film.netGainAt(task.fluenceUjPerCm2),
      thresholdRelative: before && after ? Math.log(after / before) : null,
    };
  });
  const tolerances = tolerancesOf({ predictor, space, goal: task.goal }, candidate);
  const moved = shifted.map((shift) => valuesOfBest(task, shift.predictor, top) ?? values);
  return {
    media: space.media,
    candidate,
    chosen: space.vary.map(({ quantity }, i) => ({
      quantity,
      estimate: normalEstimate(
        values[i],
        Math.hypot(...moved.map((there) => there[i] - values[i])),
        'where the best film goes with each source of error',
      ),
      heldBy: heldBy(top, i, values[i]),
    })),
    confinementModal: film.confinementModal,
    lossPerCm: film.lossPerCm,
    netGainPerCm: normalEstimate(
      film.netGainAt(task.fluenceUjPerCm2),
      Math.hypot(...shifts.map(({ netGainPerCm }) => netGainPerCm)),
      'linear propagation',
    ),
    thresholdGainPerCm: neededBy(film, task.thresholdGain),
    thresholdUjPerCm2: thresholdOf(task, film, shifts),
    shifts,
    tolerances,
    sensitivities: sensitivitiesOf({ predictor, media: space.media, best: candidate, tolerances, ...task }),
    tradeOffs: tradeOffs({ predictor, space, ...task }),
  };
}

function predicted(predictor: FilmPredictor, space: DesignSpace, candidate: Candidate): PredictedFilm {
  const film = predictor.predict(space.media, candidate);
  if (!film) throw new Error('the best film guides no mode');
  return film;
}

/** Where the climb ends that begins at the best film, with another law. */
function valuesOfBest(
  task: DesignTask,
  predictor: FilmPredictor,
  { space, maximum }: Top,
): number[] | undefined {
  const objective = objectiveOf({ predictor, space, goal: task.goal });
  const top = climbFrom({ bounds: boundsOf(space), objective, x: maximum.x });
  return top && valuesAt({ predictor, space }, top.x);
}

function heldBy({ space, maximum }: Top, i: number, value: number): ChosenValue['heldBy'] {
  const at = maximum.atBound[i];
  const [, high] = space.vary[i].range;
  const isThickness = space.vary[i].quantity === 'thicknessNm';
  return at === 'high' && isThickness && space.isSingleMode && value < high ? 'second-mode' : at;
}

function thresholdOf(task: DesignTask, film: PredictedFilm, shifts: readonly DesignShift[]): Estimate | null {
  const fluence = film.fluenceOf(task.thresholdGain);
  if (fluence === undefined) return null;
  // A shift that puts the threshold out of reach leaves its error open.
  const relative = Math.hypot(...shifts.map(({ thresholdRelative }) => thresholdRelative ?? Infinity));
  const interval95 = [-normalQuantile975, normalQuantile975].map(
    (deviations) => fluence * Math.exp(deviations * relative),
  ) as [number, number];
  return {
    value: fluence,
    standardError: fluence * relative,
    interval95,
    method: 'linear propagation of ln F',
  };
}

/** A layer of nothing is the same film whatever it would be made of. */
const asMade = ({ media, candidate }: OtherFilm): string =>
  JSON.stringify([
    media.cover.name,
    candidate.underlayerNm > 0 && media.underlayer?.name,
    media.substrate.name,
    ...Object.values(candidate).map((value: number) => value.toPrecision(6)),
  ]);

/** Without those that are made alike. */
function otherFilms(task: DesignTask, predictor: FilmPredictor, tops: readonly Top[]): OtherFilm[] {
  const [best, ...others] = tops.flatMap((top) => otherFilm(task, predictor, top));
  const seen = new Set([asMade(best)]);
  return others.filter((film) => {
    const made = asMade(film);
    const isNew = !seen.has(made);
    seen.add(made);
    return isNew;
  });
}

function otherFilm(task: DesignTask, predictor: FilmPredictor, { space, maximum }: Top): OtherFilm[] {
  const candidate = candidateAt(space, valuesAt({ predictor, space }, maximum.x));
  const film = predictor.predict(space.media, candidate);
  if (!film) return [];
  return [
    {
      media: space.media,
      candidate,
      netGainPerCm: film.netGainAt(task.fluenceUjPerCm2),
      thresholdUjPerCm2: film.fluenceOf(task.thresholdGain) ?? null,
    },
  ];
}
