import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 16;

/** Recognised by its DATA list of blocks; references and comments may stand before it. */
export function sniffRefractiveIndexInfo({ bytes }: NamedBytes): Sniff {
  const decoded = headText(bytes, sampleBytes);
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const hasData = /^DATA:[ \t]*\r?$/m.test(decoded.text);
  const hasBlocks = /^[ \t]*-[ \t]*["']?type["']?:[ \t]*["']?(?:formula|tabulated)/m.test(decoded.text);
  return hasData && hasBlocks
    ? { verdict: 'yes', reason: 'is YAML with a DATA list of formulas or tables' }
    : { verdict: 'no', reason: 'has no DATA list of formulas or tables' };
}
