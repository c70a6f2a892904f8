import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';
import { linesOf, matrixHeader } from './layouts.js';

/** Headers are short. */
const sampleBytes = 2 ** 12;

const no: Sniff = { verdict: 'no', reason: 'has no header of a text matrix of heights' };

export function sniffAsciiMatrix({ bytes }: NamedBytes): Sniff {
  const decoded = headText(bytes, sampleBytes);
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  try {
    const header = matrixHeader(linesOf(decoded.text));
    return header ? { verdict: 'yes', reason: `has the header of ${header.layout}` } : no;
  } catch (problem) {
    // The first line was of the layout, the rest is for the reader to refuse.
    if (problem instanceof InputError)
      return { verdict: 'yes', reason: `damaged header: ${problem.sentence}` };
    throw problem;
  }
}
