import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 13;

/** Recognised by its settings: "#" before them and "=" behind their names. */
export function sniffLabSpecText({ bytes }: NamedBytes): Sniff {
  const text = headText(bytes, sampleBytes)?.text ?? '';
  return /^#(?:Acq\. time \(s\)|AxisUnit\[\d\])=/m.test(text)
    ? { verdict: 'yes', reason: 'is text with settings of LabSpec, "#Acq. time (s)=" or "#AxisUnit[..]="' }
    : { verdict: 'no', reason: 'has no settings of LabSpec' };
}
