import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';
import { headerOfSteps } from './header.js';

const sampleBytes = 2 ** 12;

/** Recognised by a column of file names. */
export function sniffSpectrumSteps({ bytes }: NamedBytes): Sniff {
  const text = headText(bytes, sampleBytes)?.text ?? '';
  return headerOfSteps(text.split(/\r\n|\r|\n/))
    ? { verdict: 'yes', reason: 'is a table with a column "file": a list of spectra, one file a step' }
    : { verdict: 'no', reason: 'has no column "file" with names of files' };
}
