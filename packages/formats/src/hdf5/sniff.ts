import type { NamedBytes, Sniff } from '../format.js';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

export function sniffHdf5({ bytes }: NamedBytes): Sniff {
  return signature.every((byte, index) => bytes[index] === byte)
    ? { verdict: 'yes', reason: 'begins with the signature of HDF5' }
    : { verdict: 'no', reason: 'does not begin with the signature of HDF5' };
}
