import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';
import { isHeading } from './heading.js';

/** Enough for the parameters of a scan; an even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 12;

export const firstHeading = 'Scan Parameters';
const aboutAStylus = /^"?(?:Stylus|Scan Data)"?\s*(?:,|$)/m;

export function sniffDektak({ bytes }: NamedBytes): Sniff {
  const decoded = decodeText(bytes.subarray(0, sampleBytes), { partial: bytes.length > sampleBytes });
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const text = decoded.text.replace(/\r/g, '');
  return isHeading(text.split('\n', 1)[0], firstHeading) && aboutAStylus.test(text)
    ? { verdict: 'yes', reason: 'begins with the "Scan Parameters" of a stylus profiler' }
    : { verdict: 'no', reason: 'does not begin with the "Scan Parameters" of a stylus profiler' };
}
