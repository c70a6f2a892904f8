import type { NamedBytes, Sniff } from '../format.js';

export const magicLine = 'Andor Technology Multi-Channel File\n';

export function sniffAndorSif({ bytes }: NamedBytes): Sniff {
  return String.fromCharCode(...bytes.subarray(0, magicLine.length)) === magicLine
    ? { verdict: 'yes', reason: `begins with "${magicLine.trim()}"` }
    : { verdict: 'no', reason: `does not begin with "${magicLine.trim()}"` };
}
