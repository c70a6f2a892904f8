import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { openZip } from '../zip/index.js';

/** The files of an archive that hold a spectrum. */
export const spectrumFile = /^ps_\d+\.xml$/i;

const localFileSignature = [0x50, 0x4b, 0x03, 0x04];

/** Recognised by the names in the archive; nothing is unpacked. */
export function sniffProcSpec({ bytes }: NamedBytes): Sniff {
  const no = (reason: string): Sniff => ({ verdict: 'no', reason });
  if (!localFileSignature.every((byte, index) => bytes[index] === byte)) return no('is no ZIP archive');
  try {
    return openZip(bytes).names.some((name) => spectrumFile.test(name))
      ? { verdict: 'yes', reason: 'is a ZIP archive with a spectrum of SpectraSuite, ps_(number).xml' }
      : no('is a ZIP archive without ps_(number).xml');
  } catch (problem) {
    if (problem instanceof InputError) return no('is a damaged ZIP archive');
    throw problem;
  }
}
