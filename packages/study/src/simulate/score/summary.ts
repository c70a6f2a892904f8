import type { ExperimentTruth } from '../truth.js';
import { withFilmFaults } from '../faults/index.js';
import { scansOf } from '../scans-of.js';
import type { ScoredQuantity } from './answer.js';
import type { ScoreRow } from './score.js';
import { trueQuantity } from './true-quantity.js';

/** How the answers of one quantity, or of all, did together. */
export interface ScoreSummary {
  readonly quantity: string;
  readonly answers: number;
  readonly covered: number;
  readonly missed: number;
  readonly noInterval: number;
  readonly notDetermined: number;
  /** Over the answers that have a value; null without any. */
  readonly meanRelativeBias: number | null;
  /** Root mean square of z; 1 for errors of the right size, null where no standard error is stated. */
  readonly rmsZ: number | null;
}

/** One summary a quantity, in their order, and one of all. */
export function summariseScore(rows: readonly ScoreRow[]): ScoreSummary[] {
  const quantities = [...new Set(rows.map(({ quantity }) => quantity))];
  return [
    ...quantities.map((quantity) =>
      summaryOf(
        quantity,
        rows.filter((row) => row.quantity === quantity),
      ),
    ),
    summaryOf('all', rows),
  ];
}

function summaryOf(quantity: string, rows: readonly ScoreRow[]): ScoreSummary {
  const count = (outcome: ScoreRow['outcome']): number =>
    rows.filter((row) => row.outcome === outcome).length;
  const biases = rows.flatMap(({ relativeBias }) => (relativeBias === null ? [] : [relativeBias]));
  const squares = rows.flatMap(({ z }) => (z === null ? [] : [z * z]));
  return {
    quantity,
    answers: rows.length,
    covered: count('covered'),
    missed: count('missed'),
    noInterval: count('no-interval'),
    notDetermined: count('not-determined'),
    meanRelativeBias: meanOf(biases),
    rmsZ: squares.length === 0 ? null : Math.sqrt(meanOf(squares) ?? 0),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What an analysis of a gain study is for. */
const asked: readonly ScoredQuantity[] = [
  'thicknessNm',
  'filmIndex',
  'confinementModal',
  'netGainPerCm',
  'densityPerCm3',
  'lossPerCm',
];

/** The main quantities that nobody answered, not even by saying that they are not determined. */
export function unanswered(
  rows: readonly ScoreRow[],
  stated: ExperimentTruth,
): Pick<ScoreRow, 'of' | 'quantity' | 'fluenceUjPerCm2'>[] {
  const truth = withFilmFaults(stated);
  const isAnswered = (of: string, quantity: string, fluence: number | null): boolean =>
    rows.some((row) => row.of === of && row.quantity === quantity && row.fluenceUjPerCm2 === fluence);
  return Object.entries(truth.films).flatMap(([of, film]) =>
    asked.flatMap((quantity) => {
      const fluences = quantity === 'netGainPerCm' ? scansOf(truth, of).fluencesUjPerCm2 : [null];
      return fluences
        .filter((fluence) => !isAnswered(of, quantity, fluence))
        .filter(
          (fluence) => trueQuantity(truth, film, { quantity, fluenceUjPerCm2: fluence ?? NaN }) !== undefined,
        )
        .map((fluenceUjPerCm2) => ({ of, quantity, fluenceUjPerCm2 }));
    }),
  );
}
