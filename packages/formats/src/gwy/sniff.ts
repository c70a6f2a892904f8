import type { NamedBytes, Sniff } from '../format.js';

/** GWYP since Gwyddion 2.0; GWYO before it. */
export type GwyGeneration = 'GWYP' | 'GWYO';

export function gwyGeneration(bytes: Uint8Array): GwyGeneration | undefined {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  return magic === 'GWYP' || magic === 'GWYO' ? magic : undefined;
}

export function sniffGwy({ bytes }: NamedBytes): Sniff {
  const generation = gwyGeneration(bytes);
  return generation === undefined
    ? { verdict: 'no', reason: 'does not begin with GWYP or GWYO' }
    : { verdict: 'yes', reason: `begins with ${generation}` };
}
