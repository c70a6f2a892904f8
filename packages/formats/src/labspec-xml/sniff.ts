import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';

/** An even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 12;

/** Recognised by its outermost element. */
export function sniffLabSpecXml({ bytes }: NamedBytes): Sniff {
  const partial = bytes.length > sampleBytes;
  const text = decodeText(bytes.subarray(0, sampleBytes), { partial })?.text ?? '';
  return /<LSX_Data[\s>]/.test(text)
    ? { verdict: 'yes', reason: 'is XML with the element <LSX_Data>' }
    : { verdict: 'no', reason: 'is no XML with the element <LSX_Data>' };
}
