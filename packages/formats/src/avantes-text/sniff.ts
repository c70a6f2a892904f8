import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 13;

/** Recognised by the line that names the spectrometer and the one that names the columns. */
export function sniffAvantesText({ bytes }: NamedBytes): Sniff {
  const text = headText(bytes, sampleBytes)?.text ?? '';
  return /^Data measured with spectrometer\b/m.test(text) && /^Wave/m.test(text)
    ? { verdict: 'yes', reason: 'is text with the line "Data measured with spectrometer"' }
    : { verdict: 'no', reason: 'has no line "Data measured with spectrometer" above columns from "Wave" on' };
}
