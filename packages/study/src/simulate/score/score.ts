import { InputError } from '@modalgain/numerics';
import type { Results } from '../../results/index.js';
import { compareWithTruth, holds } from '../compare.js';
import { withFilmFaults } from '../faults/index.js';
import { scansOf } from '../scans-of.js';
import type { ExperimentTruth } from '../truth.js';
import type { Answer, ScoredQuantity } from './answer.js';
import { trueQuantity } from './true-quantity.js';

/** An answer beside what is true. */
export interface ScoreRow {
  /** The film, "before -> after" for a ratio, empty for what all films share. */
  readonly of: string;
  readonly quantity: string;
  /** Of a gain. */
  readonly fluenceUjPerCm2: number | null;
  /** Null where nothing is true, as of a net gain without a guided mode; a value that is claimed there is a miss. */
  readonly truth: number | null;
  /** Null where it is said not to be determined. */
  readonly value: number | null;
  readonly interval95: readonly [number, number] | null;
  readonly outcome: 'covered' | 'missed' | 'no-interval' | 'not-determined';
  /** (value - truth)/|truth|. */
  readonly relativeBias: number | null;
  /** (value - truth)/standard error. */
  readonly z: number | null;
}

/** Scores what an analysis by modalgain says. */
export function scoreResults(results: Results, truth: ExperimentTruth): ScoreRow[] {
  return compareWithTruth({ results, truth }).map((comparison) =>
    scored({ fluenceUjPerCm2: null, value: null, interval95: null, standardError: null, ...comparison }),
  );
}

/** The 97.5 % point of the normal distribution. */
const normalFactor = 1.959964;

/**
 * Scores answers of any program: an interval is taken as it is stated, else as 1.96 standard errors.
 *
 * @throws InputError with file and line for a film that the truth does not have, or a gain without its fluence
 */
export function scoreAnswers(answers: readonly Answer[], stated: ExperimentTruth, file: string): ScoreRow[] {
  const truth = withFilmFaults(stated);
  return answers.map((answer) => {
    const { film, quantity, value = null, standardError = null } = answer;
    const fluenceUjPerCm2 = fluenceOf(answer, truth, file);
    const known = truth.films[isShared(quantity) ? Object.keys(truth.films)[0] : film];
    const around = (error: number): readonly [number, number] | null =>
      value === null ? null : [value - normalFactor * error, value + normalFactor * error];
    return scored({
      of: film,
      quantity,
      fluenceUjPerCm2,
      truth: trueQuantity(truth, known, { quantity, fluenceUjPerCm2: fluenceUjPerCm2 ?? NaN }) ?? null,
      value,
      standardError,
      interval95: answer.interval95 ?? (standardError === null ? null : around(standardError)),
    });
  });
}

const isShared = (quantity: ScoredQuantity): boolean => quantity === 'saturationFluenceUjPerCm2';
const ofFluence: readonly ScoredQuantity[] = ['netGainPerCm', 'filmGainPerCm', 'modalGainPerCm'];

/** The fluence of a gain, which may be left out where the film was scanned at one only; null for what is no gain. */
function fluenceOf(
  { film, quantity, fluenceUjPerCm2, line }: Answer,
  truth: ExperimentTruth,
  file: string,
): number | null {
  const names = Object.keys(truth.films);
  if (!isShared(quantity) && !names.includes(film))
    throw new InputError(`names film "${film}", which the truth does not have; it has ${names.join(', ')}.`, {
      file,
      line,
    });
  if (!ofFluence.includes(quantity)) return null;
  if (fluenceUjPerCm2 !== undefined) return fluenceUjPerCm2;
  const { fluencesUjPerCm2 } = scansOf(truth, film);
  if (fluencesUjPerCm2.length === 1) return fluencesUjPerCm2[0];
  throw new InputError(
    `has no fluence for ${quantity} of ${film}; expected one, such as ${fluencesUjPerCm2.join(', ')} (uJ/cm2).`,
    { file, line },
  );
}

function scored(
  answer: Omit<ScoreRow, 'outcome' | 'relativeBias' | 'z'> & {
    readonly standardError: number | null;
  },
): ScoreRow {
  const { of, quantity, fluenceUjPerCm2, truth, value, interval95, standardError } = answer;
  const error = value === null || truth === null ? null : value - truth;
  return {
    of,
    quantity,
    fluenceUjPerCm2,
    truth,
    value,
    interval95,
    outcome: outcomeOf(answer),
    relativeBias: error === null || truth === null || truth === 0 ? null : error / Math.abs(truth),
    z: error === null || standardError === null || !(standardError > 0) ? null : error / standardError,
  };
}

function outcomeOf({
  truth,
  value,
  interval95,
}: Pick<ScoreRow, 'truth' | 'value' | 'interval95'>): ScoreRow['outcome'] {
  if (value === null) return 'not-determined';
  if (truth === null) return 'missed';
  if (interval95 === null) return 'no-interval';
  return holds(interval95, truth) ? 'covered' : 'missed';
}
