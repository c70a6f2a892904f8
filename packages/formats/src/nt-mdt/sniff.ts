import type { NamedBytes, Sniff } from '../format.js';

const signature = [0x01, 0xb0, 0x93, 0xff];

export function sniffMdt({ bytes }: NamedBytes): Sniff {
  return signature.every((byte, index) => bytes[index] === byte)
    ? { verdict: 'yes', reason: 'begins with the signature of NT-MDT' }
    : { verdict: 'no', reason: 'does not begin with the signature of NT-MDT' };
}
