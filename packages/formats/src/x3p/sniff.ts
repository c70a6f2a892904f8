import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { openZip } from '../zip/index.js';

/** The document of the archive, with a fixed name. */
export const documentName = 'main.xml';

export function sniffX3p({ bytes }: NamedBytes): Sniff {
  const no: Sniff = { verdict: 'no', reason: `is no ZIP archive with ${documentName}` };
  if (String.fromCharCode(...bytes.subarray(0, 2)) !== 'PK') return no;
  try {
    return openZip(bytes).names.includes(documentName)
      ? { verdict: 'yes', reason: `is a ZIP archive with ${documentName}` }
      : no;
  } catch (problem) {
    if (problem instanceof InputError) return { verdict: 'no', reason: `is a damaged ZIP archive` };
    throw problem;
  }
}
