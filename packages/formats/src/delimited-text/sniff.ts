import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { decodeText } from './decode.js';
import { sniffTable } from './interpret.js';
import { detectDialect } from './dialect.js';
import { tableOf } from './table.js';

/** An even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 16;

/** Looks at the first rows only: damage further down is for the reader to report. */
export function sniffDelimitedText({ bytes }: NamedBytes): Sniff {
  const partial = bytes.length > sampleBytes;
  const decoded = decodeText(bytes.subarray(0, sampleBytes), { partial });
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const text = partial ? decoded.text.replace(/[\r\n][^\r\n]*$/, '') : decoded.text;
  const dialect = detectDialect(text.split(/\r\n|\r|\n/));
  if (!dialect) {
    return { verdict: 'no', reason: 'is text without rows of at least two columns that begin with a number' };
  }
  try {
    return sniffTable(tableOf({ ...decoded, text }, dialect));
  } catch (problem) {
    if (problem instanceof InputError)
      return { verdict: 'maybe', reason: `text with columns; ${problem.sentence}` };
    throw problem;
  }
}
