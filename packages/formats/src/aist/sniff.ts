import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { dataBlocks } from './tree.js';

const known = ['raster', 'curve'];

/** The format has no signature: a file is one if its nodes lead to a block of a known type. */
export function sniffAist({ bytes }: NamedBytes): Sniff {
  const type = firstType(bytes);
  return type !== undefined && known.includes(type)
    ? { verdict: 'yes', reason: `a tree of Qt nodes with a data block "${type}"` }
    : { verdict: 'no', reason: 'no tree of Qt nodes with a data block "raster" or "curve"' };
}

function firstType(bytes: Uint8Array): string | undefined {
  try {
    for (const { type } of dataBlocks(bytes)) return type;
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
  }
  return undefined;
}
