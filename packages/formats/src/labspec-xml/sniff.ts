import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 12;

/** Recognised by its outermost element. */
export function sniffLabSpecXml({ bytes }: NamedBytes): Sniff {
  const text = headText(bytes, sampleBytes)?.text ?? '';
  return /<LSX_Data[\s>]/.test(text)
    ? { verdict: 'yes', reason: 'is XML with the element <LSX_Data>' }
    : { verdict: 'no', reason: 'is no XML with the element <LSX_Data>' };
}
