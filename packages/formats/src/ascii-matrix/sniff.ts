import { InputError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';
import { linesOf, matrixHeader } from './layouts.js';

/** Headers are short; an even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 12;

const no: Sniff = { verdict: 'no', reason: 'has no header of a text matrix of heights' };

export function sniffAsciiMatrix({ bytes }: NamedBytes): Sniff {
  const decoded = decodeText(bytes.subarray(0, sampleBytes), { partial: bytes.length > sampleBytes });
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
