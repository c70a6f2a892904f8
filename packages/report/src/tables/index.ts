import type { Results } from '@modalgain/study';
import { csv } from './csv.js';
import { comparisonsCsv, filmsCsv, netGainsCsv, predictionsCsv } from './film-tables.js';
import { modesCsv, stripePointsCsv, stripesCsv, surfacesCsv } from './measurement-tables.js';

/** A table of a study as a file. */
export interface ResultTable {
  /** File name without ending. */
  readonly name: string;
  /** RFC 4180, UTF-8 without byte order mark, units in the headings. */
  readonly csv: string;
}

function verdictsCsv({ verdicts }: Results): string {
  return csv(
    [
      { head: 'severity', value: ({ severity }) => severity },
      { head: 'code', value: ({ code }) => code },
      { head: 'film', value: ({ film }) => film },
      { head: 'sentence', value: ({ sentence }) => sentence },
      { head: 'detail', value: ({ detail }) => detail },
      { head: 'next', value: ({ next }) => next },
      { head: 'evidence (JSON)', value: ({ evidence }) => JSON.stringify(evidence) },
    ],
    verdicts,
  );
}

function inputsCsv({ inputs }: Results): string {
  return csv(
    [
      { head: 'file', value: ({ file }) => file },
      { head: 'films', value: ({ films }) => films.join('; ') },
      { head: 'format', value: ({ format }) => format },
      { head: 'read as', value: ({ readAs }) => readAs },
      { head: 'bytes', value: ({ byteLength }) => byteLength },
      { head: 'sha256', value: ({ sha256 }) => sha256 },
      { head: 'notes', value: ({ notes }) => notes.join('; ') },
    ],
    inputs,
  );
}

/** All tables of a study. Numbers are plain, with value, standard error, interval and outcome in columns of their own. */
export function tablesOf(results: Results): ResultTable[] {
  return [
    { name: 'films', csv: filmsCsv(results) },
    { name: 'stripes', csv: stripesCsv(results) },
    { name: 'stripe-points', csv: stripePointsCsv(results) },
    { name: 'net-gains', csv: netGainsCsv(results) },
    { name: 'modes', csv: modesCsv(results) },
    { name: 'comparisons', csv: comparisonsCsv(results) },
    { name: 'predictions', csv: predictionsCsv(results) },
    { name: 'surfaces', csv: surfacesCsv(results) },
    { name: 'verdicts', csv: verdictsCsv(results) },
    { name: 'inputs', csv: inputsCsv(results) },
  ];
}
