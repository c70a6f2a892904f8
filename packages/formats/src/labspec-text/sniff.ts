import { decodeText } from '../delimited-text/decode.js';
import type { NamedBytes, Sniff } from '../format.js';

/** An even number, so that UTF-16 is cut between characters. */
const sampleBytes = 2 ** 13;

/** Recognised by its settings: "#" before them and "=" behind their names. */
export function sniffLabSpecText({ bytes }: NamedBytes): Sniff {
  const partial = bytes.length > sampleBytes;
  const text = decodeText(bytes.subarray(0, sampleBytes), { partial })?.text ?? '';
  return /^#(?:Acq\. time \(s\)|AxisUnit\[\d\])=/m.test(text)
    ? { verdict: 'yes', reason: 'is text with settings of LabSpec, "#Acq. time (s)=" or "#AxisUnit[..]="' }
    : { verdict: 'no', reason: 'has no settings of LabSpec' };
}
