import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';
import { headerOfSteps } from './header.js';

/** An even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 12;

/** Recognised by a column of file names. */
export function sniffSpectrumSteps({ bytes }: NamedBytes): Sniff {
  const partial = bytes.length > sampleBytes;
  const text = decodeText(bytes.subarray(0, sampleBytes), { partial })?.text ?? '';
  return headerOfSteps(text.split(/\r\n|\r|\n/))
    ? { verdict: 'yes', reason: 'is a table with a column "file": a list of spectra, one file a step' }
    : { verdict: 'no', reason: 'has no column "file" with names of files' };
}
