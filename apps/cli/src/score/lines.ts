import { formatSignificant } from '@modalgain/numerics';
import type { ScoreDocument } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';

type Row = ScoreDocument['rows'][number];

const outcomes: Readonly<Record<Row['outcome'], string>> = {
  covered: 'covered',
  missed: 'MISSED',
  'no-interval': 'no interval',
  'not-determined': 'not determined',
};

/** A score for people: every answer, then each quantity together, then what was wrong in the measurement. */
export function scoreLines({ rows, summary, unanswered, faults }: ScoreDocument): string[] {
  return [
    ...alignedTable(['film', 'quantity', 'truth', 'answer', 'bias', 'z', ''], rows.map(rowOf)),
    '',
    ...alignedTable(
      ['quantity', 'answers', 'covered', 'missed', 'no interval', 'not determined', 'mean bias', 'rms z'],
      summary.map((each) => [
        each.quantity,
        String(each.answers),
        String(each.covered),
        String(each.missed),
        String(each.noInterval),
        String(each.notDetermined),
        percent(each.meanRelativeBias),
        number(each.rmsZ, 2),
      ]),
    ),
    ...(unanswered.length > 0
      ? ['', `Without an answer: ${unanswered.map((each) => `${named(each)} of ${each.of}`).join(', ')}.`]
      : []),
    ...faults.map(({ kind, size }) => `The measurement had a fault: ${kind} ${size}.`),
  ];
}

function rowOf(row: Row): string[] {
  return [
    row.of === '' ? 'all films' : row.of,
    named(row),
    row.truth === null ? 'none' : number(row.truth, 4),
    row.value === null ? '' : `${number(row.value, 4)}${interval(row.interval95)}`,
    percent(row.relativeBias),
    number(row.z, 2),
    outcomes[row.outcome],
  ];
}

const named = ({ quantity, fluenceUjPerCm2 }: Pick<Row, 'quantity' | 'fluenceUjPerCm2'>): string =>
  fluenceUjPerCm2 === null ? quantity : `${quantity} at ${fluenceUjPerCm2} uJ/cm2`;

const number = (value: number | null, digits: number): string =>
  value === null ? '' : formatSignificant(value, digits);

const percent = (share: number | null): string =>
  share === null ? '' : `${share > 0 ? '+' : ''}${formatSignificant(100 * share, 2)} %`;

function interval(ends: Row['interval95']): string {
  if (ends === null) return '';
  const [lower, upper] = ends.map((end) => (Number.isFinite(end) ? formatSignificant(end, 4) : 'open'));
  return ` (${lower} to ${upper})`;
}
