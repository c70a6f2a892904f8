import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';

/** Recognised by its first line. */
export function sniffFilmSense({ bytes }: NamedBytes): Sniff {
  const first = decodeText(bytes.subarray(0, 64), { partial: true })?.text.split(/\r\n|\r|\n/, 1)[0];
  return first?.trim() === 'Film_Sense_Data'
    ? { verdict: 'yes', reason: 'begins with "Film_Sense_Data"' }
    : { verdict: 'no', reason: 'does not begin with "Film_Sense_Data"' };
}
