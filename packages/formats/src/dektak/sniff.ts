import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';

/** Enough for the parameters of a scan; an even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 12;

export const firstLine = /^\s*"?Scan Parameters"?\s*,*\s*$/;
const aboutAStylus = /^"?(?:Stylus|Scan Data)"?\s*(?:,|$)/m;

export function sniffDektak({ bytes }: NamedBytes): Sniff {
  const decoded = decodeText(bytes.subarray(0, sampleBytes), { partial: bytes.length > sampleBytes });
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const text = decoded.text.replace(/\r/g, '');
  return firstLine.test(text.split('\n', 1)[0]) && aboutAStylus.test(text)
    ? { verdict: 'yes', reason: 'begins with the "Scan Parameters" of a stylus profiler' }
    : { verdict: 'no', reason: 'does not begin with the "Scan Parameters" of a stylus profiler' };
}
