import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { waveVersion } from './version.js';

/** The version is no more than a small number; the checksum of the header makes a signature of it. */
export function sniffIbw({ bytes }: NamedBytes): Sniff {
  try {
    const { version, order } = waveVersion(bytes);
    return { verdict: 'yes', reason: `Igor binary wave, version ${version}, ${order}, its checksum fits` };
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
    return { verdict: 'no', reason: 'does not begin with the header of an Igor binary wave' };
  }
}
