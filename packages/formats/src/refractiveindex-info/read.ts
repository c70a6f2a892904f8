import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import type { FileContent, NamedBytes } from '../format.js';
import { dispersionBlock } from './block.js';
import { parseRefractiveIndexYaml } from './document.js';

/** Larger than any file of the database by a factor of ten. */
const largestBytes = 5 * 2 ** 20;

/** Reads a material of the refractiveindex.info database: its formulas and tables, with reference and comments. */
export function readRefractiveIndexInfo({ bytes }: NamedBytes): FileContent {
  if (bytes.length > largestBytes) {
    throw new UnreadableFileError(
      'found more than 5 MB, expected a material of the refractiveindex.info format.',
    );
  }
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected YAML.');
  const { blocks: raw, reference, comments } = parseRefractiveIndexYaml(decoded.text);
  const blocks = raw.map(dispersionBlock);
  const what = blocks.map((block) =>
    block.kind === 'formula'
      ? `formula ${block.number}`
      : `table of ${block.wavelengthUm.length} rows of ${block.columns}`,
  );
  return {
    measurements: [{ kind: 'dispersion', blocks, reference, comments }],
    notes: [`Wavelengths in um; ${what.join(', ')}.`],
  };
}
