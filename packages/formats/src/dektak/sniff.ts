import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';
import { isHeading } from './heading.js';

/** Enough for the parameters of a scan. */
const sampleBytes = 2 ** 12;

export const firstHeading = 'Scan Parameters';
const aboutAStylus = /^"?(?:Stylus|Scan Data)"?\s*(?:,|$)/m;

export function sniffDektak({ bytes }: NamedBytes): Sniff {
  const decoded = headText(bytes, sampleBytes);
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const text = decoded.text.replace(/\r/g, '');
  return isHeading(text.split('\n', 1)[0], firstHeading) && aboutAStylus.test(text)
    ? { verdict: 'yes', reason: 'begins with the "Scan Parameters" of a stylus profiler' }
    : { verdict: 'no', reason: 'does not begin with the "Scan Parameters" of a stylus profiler' };
}
