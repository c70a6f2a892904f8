import type { NamedBytes, Sniff } from '../format.js';

/** First lines: images, electrochemistry, force curves, images exported as text. */
const beginnings = ['\\*File list', '\\*EC File list', '\\*Force file list', '?*File list'] as const;

export type NanoscopeBeginning = (typeof beginnings)[number];

export function nanoscopeBeginning(bytes: Uint8Array): NanoscopeBeginning | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 20));
  return beginnings.find((beginning) => start.startsWith(beginning));
}

export function sniffNanoscope({ bytes }: NamedBytes): Sniff {
  const beginning = nanoscopeBeginning(bytes);
  return beginning === undefined
    ? { verdict: 'no', reason: 'does not begin with "\\*File list"' }
    : { verdict: 'yes', reason: `begins with "${beginning}"` };
}
