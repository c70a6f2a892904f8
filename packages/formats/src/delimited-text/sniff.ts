import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { headLines } from '../head-text.js';
import { sniffTable } from './interpret.js';
import { detectDialect } from './dialect.js';
import { tableOf } from './table.js';

const sampleBytes = 2 ** 16;

/** Looks at the first rows only: damage further down is for the reader to report. */
export function sniffDelimitedText({ bytes }: NamedBytes): Sniff {
  const decoded = headLines(bytes, sampleBytes);
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const dialect = detectDialect(decoded.text.split(/\r\n|\r|\n/));
  if (!dialect) {
    return { verdict: 'no', reason: 'is text without rows of at least two columns that begin with a number' };
  }
  try {
    return sniffTable(tableOf(decoded, dialect));
  } catch (problem) {
    if (problem instanceof InputError)
      return { verdict: 'maybe', reason: `text with columns; ${problem.sentence}` };
    throw problem;
  }
}
