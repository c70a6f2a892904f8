import type { NamedBytes, Sniff } from '../format.js';

const firstLine = 'WSxM file copyright';
const secondLine = 'SxM Image file';

/** Files of WSxM share the first line; only those with one image have this second one. */
export function sniffWsxm({ bytes }: NamedBytes): Sniff {
  const start = String.fromCharCode(...bytes.subarray(0, 128));
  const [first, second] = start.split(/\r\n|\n/);
  if (!first.startsWith(firstLine)) {
    return { verdict: 'no', reason: `does not begin with "${firstLine}"` };
  }
  return second === secondLine
    ? { verdict: 'yes', reason: `begins with "${firstLine} ..." and "${secondLine}"` }
    : { verdict: 'no', reason: `begins with "${firstLine} ...", but is no "${secondLine}"` };
}
