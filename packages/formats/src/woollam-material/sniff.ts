import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 12;

/** Recognised by its line of units and the line before its numbers. */
export function sniffWoollamMaterial({ bytes }: NamedBytes): Sniff {
  const decoded = headText(bytes, sampleBytes);
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const isMaterial = /^[ \t]*Units[ \t]*=/m.test(decoded.text) && /^[ \t]*Begin of array/m.test(decoded.text);
  return isMaterial
    ? { verdict: 'yes', reason: 'has "Units=" and "Begin of array", as materials of WVASE have' }
    : { verdict: 'no', reason: 'has no "Units=" and "Begin of array"' };
}
