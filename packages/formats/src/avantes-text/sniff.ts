import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';

/** An even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 13;

/** Recognised by the line that names the spectrometer and the one that names the columns. */
export function sniffAvantesText({ bytes }: NamedBytes): Sniff {
  const partial = bytes.length > sampleBytes;
  const text = decodeText(bytes.subarray(0, sampleBytes), { partial })?.text ?? '';
  return /^Data measured with spectrometer\b/m.test(text) && /^Wave/m.test(text)
    ? { verdict: 'yes', reason: 'is text with the line "Data measured with spectrometer"' }
    : { verdict: 'no', reason: 'has no line "Data measured with spectrometer" above columns from "Wave" on' };
}
