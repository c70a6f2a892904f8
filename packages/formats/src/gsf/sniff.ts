import type { NamedBytes, Sniff } from '../format.js';

export const magicLine = 'Gwyddion Simple Field 1.0\n';

export function sniffGsf({ bytes }: NamedBytes): Sniff {
  const start = String.fromCharCode(...bytes.subarray(0, magicLine.length));
  return start === magicLine
    ? { verdict: 'yes', reason: 'begins with the line "Gwyddion Simple Field 1.0"' }
    : { verdict: 'no', reason: 'does not begin with the line "Gwyddion Simple Field 1.0"' };
}
