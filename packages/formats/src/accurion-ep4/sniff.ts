import type { NamedBytes, Sniff } from '../format.js';
import { headText } from '../head-text.js';

const sampleBytes = 2 ** 12;

/** Recognised by its first line, the names of its columns. */
export function sniffEp4({ bytes }: NamedBytes): Sniff {
  const decoded = headText(bytes, sampleBytes);
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  const [names = ''] = decoded.text.split(/\r\n|\r|\n/, 1);
  const hasColumns = ['#Lambda', 'AOI', 'Delta', 'Psi', 'Zone'].every((name) =>
    names.split('\t').includes(name),
  );
  return hasColumns
    ? { verdict: 'yes', reason: 'has the columns of an EP4 ellipsometer (#Lambda, AOI, Delta, Psi, Zone)' }
    : { verdict: 'no', reason: 'does not begin with the columns #Lambda, AOI, Delta, Psi, Zone' };
}
