import type { Normalisation } from '@modalgain/measurements';
import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import { parseCell, scaled } from './number.js';
import { quantityInLabel } from './quantity-in-label.js';
import type { Table } from './table.js';
import { headerUnitSize, nameAndUnit } from './unit-in-header.js';

/** Times of a detector: shorter ones are pulses ("100 fs"), longer ones processes ("pressed for 5 min"). */
const shortestS = 1e-6;
const longestS = 60;

const key = /^(?:integration|exposure|acquisition)(?: times?)?$/;

/**
 * The integration time of each spectrum in s, from its header ("78.4 uJ/cm2, 100 ms") or from a line above the data with
 * one time for all or a list of them ("Integration times: 100 ms, 100 ms, 20 ms"). Undefined where the file states none.
 *
 * @throws UnreadableFileError where some headers have a time and others none, or a list has not one entry a spectrum
 */
export function integrationTimesS(table: Table, columns: readonly number[]): Float64Array | undefined {
  return inHeaders(table, columns) ?? inMetadata(table, columns.length);
}

function inHeaders(table: Table, columns: readonly number[]): Float64Array | undefined {
  const labels = columns.map((column) => table.columns[column].label);
  const times = labels.map((label) => {
    const time = quantityInLabel(label, 'durationS', table.dialect.decimalMark);
    return time !== undefined && time >= shortestS && time <= longestS ? time : undefined;
  });
  const stated = times.findIndex((time) => time !== undefined);
  if (stated === -1) return undefined;
  const missing = times.indexOf(undefined);
  if (missing === -1) return Float64Array.from(times as number[]);
  throw new UnreadableFileError(
    `found an integration time in ${quoted(labels[stated])} but none in ${quoted(labels[missing])}, expected one in every header or in none.`,
    { line: table.headerLine },
  );
}

function inMetadata(table: Table, count: number): Float64Array | undefined {
  const { decimalMark } = table.dialect;
  for (const [written, text] of table.metadata) {
    const { name, unit } = nameAndUnit(written);
    if (!key.test(name)) continue;
    const times = text
      .split(decimalMark === ',' ? /[;\t]/ : /[,;\t]/)
      .map((part) => timeOf(part.trim(), unit, decimalMark));
    if (times.includes(undefined)) continue;
    if (times.length === 1) return new Float64Array(count).fill(times[0] ?? 1);
    if (times.length === count) return Float64Array.from(times as number[]);
    throw new UnreadableFileError(
      `found ${times.length} integration times for ${count} spectra, expected one for all or one for each.`,
    );
  }
  return undefined;
}

/** A time with its own unit, or a plain number in the unit of the key. */
function timeOf(text: string, unit: string | undefined, decimalMark: '.' | ','): number | undefined {
  const own = quantityInLabel(text, 'durationS', decimalMark);
  if (own !== undefined) return own > 0 ? own : undefined;
  const number = parseCell(text, decimalMark);
  const size = unit === undefined ? undefined : headerUnitSize(unit, 'durationS');
  return number !== undefined && number > 0 && size !== undefined ? scaled(number, size) : undefined;
}

interface ComparableSpectra {
  readonly spectra: readonly Float64Array[];
  /** Present where spectra were divided by their times. */
  readonly divided?: readonly Normalisation[];
  readonly commonTimeS?: number;
}

/**
 * Spectra of different integration times as light per second; spectra of one time, or of none that is stated, stay as they
 * are. What was done is noted.
 */
export function perSecond(
  spectra: readonly Float64Array[],
  timesS: Float64Array | undefined,
  notes: string[],
): ComparableSpectra {
  if (timesS === undefined) return { spectra };
  const [shortest, longest] = [Math.min(...timesS), Math.max(...timesS)];
  if (shortest === longest) {
    notes.push(`Integration time ${shortest} s for all spectra: intensities as written.`);
    return { spectra, commonTimeS: shortest };
  }
  notes.push(`Integration times from ${shortest} to ${longest} s: each spectrum divided by its own.`);
  return {
    spectra: spectra.map((spectrum, i) => spectrum.map((value) => value / timesS[i])),
    divided: [{ by: 'integration-time', values: timesS }],
  };
}
