import type { Results } from '../results/index.js';
import { compareFilm } from './compare-film.js';
import { compareTreatment } from './compare-treatment.js';
import { withFilmFaults } from './faults/index.js';
import type { TruthClaim } from './truth-claim.js';
import type { ExperimentTruth } from './truth.js';

/** A reported quantity beside what is true. */
export interface TruthComparison {
  /** Of a gain. */
  readonly fluenceUjPerCm2?: number;
  /** The name of the quantity in the results, e.g. "netGainPerCm". */
  readonly quantity: string;
  /** The film, or "before -> after" for a ratio; empty for what all films share. */
  readonly of: string;
  readonly truth: number;
  /**
   * Whether the 95 % interval holds the truth; a quantity that is reported as not determined makes no such claim, but may
   * state a limit, which holds or does not.
   */
  readonly outcome: 'covered' | 'missed' | 'not-determined';
  readonly interval95?: readonly [number, number];
  /** Where it is determined. */
  readonly value?: number;
  readonly standardError?: number;
}

/** Compares every quantity that the results report with an uncertainty, and that the truth defines. */
export function compareWithTruth({
  results,
  truth: stated,
}: {
  readonly results: Results;
  readonly truth: ExperimentTruth;
}): TruthComparison[] {
  const truth = withFilmFaults(stated);
  const claims: TruthClaim[] = [
    ...results.films.flatMap((film) => compareFilm(film, truth)),
    ...results.comparisons.flatMap((comparison) => compareTreatment(comparison, truth)),
    {
      quantity: 'saturationFluenceUjPerCm2',
      of: '',
      truth: truth.saturationFluenceUjPerCm2,
      reported: results.gainFit?.saturationFluenceUjPerCm2,
    },
  ];
  return claims.flatMap(judge);
}

function judge({ quantity, of, fluenceUjPerCm2, truth, reported }: TruthClaim): TruthComparison[] {
  if (truth === undefined || !reported) return [];
  const named = { quantity, of, truth, ...(fluenceUjPerCm2 !== undefined && { fluenceUjPerCm2 }) };
  if ('kind' in reported && reported.kind === 'not-determined') {
    const { interval95 } = reported;
    return [{ ...named, outcome: 'not-determined', ...(interval95 && { interval95 }) }];
  }
  const { value, standardError, interval95 } = 'kind' in reported ? reported.estimate : reported;
  const outcome = holds(interval95, truth) ? 'covered' : 'missed';
  return [{ ...named, outcome, interval95, value, standardError }];
}

/** Whether an interval holds a value. */
export function holds([lower, upper]: readonly [number, number], value: number): boolean {
  return lower <= value && value <= upper;
}
