import type { NamedBytes, Sniff } from '../format.js';

/** ISO of the standard, BCR of the report before it, NPL of the softgauges. */
const version = /^([ab])(?:ISO|BCR|NPL)-V?\d\.\d/;

export type SdfKind = 'ascii' | 'binary';

export function sdfKind(bytes: Uint8Array): SdfKind | undefined {
  const letter = version.exec(String.fromCharCode(...bytes.subarray(0, 10)))?.[1];
  return letter === undefined ? undefined : letter === 'a' ? 'ascii' : 'binary';
}

export function sniffSdf({ bytes }: NamedBytes): Sniff {
  const kind = sdfKind(bytes);
  return kind === undefined
    ? { verdict: 'no', reason: 'does not begin with a version such as "aISO-1.0" or "bBCR-1.0"' }
    : { verdict: 'yes', reason: `begins with the version of a surface data file (${kind})` };
}
