import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 13;

/** The line that every program of the maker puts before the numbers. */
const beginLine = /^>>>>>\s*Begin (?:Processed )?Spectral Data\s*<<<<</im;

/** Recognised by the line before the numbers; titles differ from program to program. */
export function sniffOceanText({ bytes }: NamedBytes): Sniff {
  const text = headText(bytes, sampleBytes)?.text ?? '';
  return beginLine.test(text)
    ? { verdict: 'yes', reason: 'is text with the line ">>>>>Begin ... Spectral Data<<<<<"' }
    : { verdict: 'no', reason: 'has no line ">>>>>Begin ... Spectral Data<<<<<"' };
}
