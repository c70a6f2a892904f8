import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';

/** An even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 12;

/** Recognised by the heading of its settings. */
export function sniffThorlabsFts({ bytes }: NamedBytes): Sniff {
  const partial = bytes.length > sampleBytes;
  const text = decodeText(bytes.subarray(0, sampleBytes), { partial })?.text ?? '';
  return /^#?\[SpectrumHeader\]/m.test(text)
    ? { verdict: 'yes', reason: 'is text with the heading [SpectrumHeader]' }
    : { verdict: 'no', reason: 'has no heading [SpectrumHeader]' };
}
