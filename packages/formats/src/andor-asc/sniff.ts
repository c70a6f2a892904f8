import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

/** As much as the description of an acquisition takes; even, so that UTF-16 is cut between characters. */
const endBytes = 2 ** 13;

const keys = [/^Acquisition Mode:/m, /^Exposure Time \(secs\):/m, /^Readout Mode:/m];

/** Recognised by keys of the acquisition, which Solis puts above the numbers or below them. */
export function sniffAndorAsc({ bytes }: NamedBytes): Sniff {
  const isDescription = (text = ''): boolean => keys.filter((key) => key.test(text)).length >= 2;
  const found =
    isDescription(headText(bytes, endBytes)?.text) ||
    isDescription(decodeText(bytes.subarray(-endBytes + (bytes.length % 2)), { partial: true })?.text);
  return found
    ? { verdict: 'yes', reason: 'is text with the keys "Acquisition Mode" and "Exposure Time (secs)"' }
    : { verdict: 'no', reason: 'has no description of an acquisition by Andor Solis' };
}
