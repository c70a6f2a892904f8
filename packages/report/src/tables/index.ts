import type { Results } from '@modalgain/study';
import { csv } from './csv.js';
import { comparisonsCsv, filmsCsv, netGainsCsv, predictionsCsv } from './film-tables.js';
import {
  correlationsCsv,
  fitWaysCsv,
  gainModelsCsv,
  profilesCsv,
  prospectsCsv,
  treatmentTestsCsv,
} from './gain-fit-tables.js';
import { lossPointsCsv, lossScansCsv, predictedLossesCsv } from './loss-tables.js';
import { cutoffScansCsv, gainSpectraCsv, spectralGainsCsv } from './spectral-tables.js';
import { pumpsCsv } from './pump-tables.js';
import { resonatorsCsv } from './resonator-tables.js';
import { thresholdPointsCsv, thresholdsCsv } from './threshold-tables.js';
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

/** Every table by its file name. A new table is one function and one line here. */
const tables: Readonly<Record<string, (results: Results) => string>> = {
  films: filmsCsv,
  stripes: stripesCsv,
  'stripe-points': stripePointsCsv,
  'stripe-cut-offs': cutoffScansCsv,
  'net-gains': netGainsCsv,
  'spectral-gains': spectralGainsCsv,
  'gain-spectra': gainSpectraCsv,
  thresholds: thresholdsCsv,
  'threshold-points': thresholdPointsCsv,
  'loss-scans': lossScansCsv,
  'loss-points': lossPointsCsv,
  'predicted-losses': predictedLossesCsv,
  pump: pumpsCsv,
  modes: modesCsv,
  comparisons: comparisonsCsv,
  'treatment-tests': treatmentTestsCsv,
  'gain-models': gainModelsCsv,
  profiles: profilesCsv,
  correlations: correlationsCsv,
  prospects: prospectsCsv,
  'fit-ways': fitWaysCsv,
  predictions: predictionsCsv,
  resonators: resonatorsCsv,
  surfaces: surfacesCsv,
  verdicts: verdictsCsv,
  inputs: inputsCsv,
};

const hasRows = ({ csv: text }: ResultTable): boolean => text.indexOf('\r\n') < text.length - 2;

/**
 * All tables that the study has data for. Numbers are plain, with value, standard error, interval and outcome in columns of
 * their own.
 */
export function tablesOf(results: Results): ResultTable[] {
  return Object.entries(tables)
    .map(([name, csvOf]) => ({ name, csv: csvOf(results) }))
    .filter(hasRows);
}
