import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 12;

/** Recognised by the heading of its settings. */
export function sniffThorlabsFts({ bytes }: NamedBytes): Sniff {
  const text = headText(bytes, sampleBytes)?.text ?? '';
  return /^#?\[SpectrumHeader\]/m.test(text)
    ? { verdict: 'yes', reason: 'is text with the heading [SpectrumHeader]' }
    : { verdict: 'no', reason: 'has no heading [SpectrumHeader]' };
}
