import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import type { FileContent, NamedBytes } from '../format.js';
import { dispersionBlock } from './block.js';
import { parseRefractiveIndexYaml } from './document.js';
import { sniffRefractiveIndexInfo } from './sniff.js';

/** The largest file of the database has 0.2 MB. */
const largestBytes = 2 ** 20;

/** Reads a material of the refractiveindex.info database: its formulas and tables, with reference and comments. */
export function readRefractiveIndexInfo(file: NamedBytes): FileContent {
  const { bytes } = file;
  const { verdict, reason } = sniffRefractiveIndexInfo(file);
  if (verdict === 'no') throw new UnreadableFileError(`${reason}: no material of refractiveindex.info.`);
  if (bytes.length > largestBytes) {
    throw new UnreadableFileError(
      'found more than 1 MB, expected a material of the refractiveindex.info format.',
    );
  }
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected YAML.');
  const { blocks: raw, reference, comments, isRelativeToAir } = parseRefractiveIndexYaml(decoded.text);
  const blocks = raw.map(dispersionBlock);
  const what = blocks.map((block) =>
    block.kind === 'formula'
      ? `formula ${block.number}`
      : `table of ${block.wavelengthUm.length} rows of ${block.columns}`,
  );
  return {
    measurements: [{ kind: 'dispersion', blocks, reference, comments }],
    notes: [
      `Wavelengths in um; ${what.join(', ')}.`,
      ...(isRelativeToAir
        ? ['The file says that its n is relative to air: n in vacuum is 0.03 % larger.']
        : []),
    ],
  };
}
