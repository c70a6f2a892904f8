import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import type { Table } from '../delimited-text/table.js';
import { numberOf, settingOf } from '../spectrometer/settings.js';

/** Programs that close their numbers with a line of its own. */
const endsItsData = /^\s*(?:SpectraSuite|Jaz|OOIBase32)\b/i;
const endLine = /^>>>>>\s*End (?:Processed )?Spectral Data\s*<<<<</im;

/**
 * Compares the rows with the number of pixels that the header announces. Spectra are cropped and glued by their owners,
 * which is noted; but a file without its closing line and with too few rows was cut off.
 */
export function refuseTruncated(table: Table, bytes: Uint8Array, notes: string[]): void {
  const stated = settingOf(table.metadata, /^number of pixels in (?:processed )?(?:spectrum|file)$/);
  const announced = stated && numberOf(stated.value);
  const found = table.rows.length;
  if (announced === undefined || announced === found) return;
  const text = decodeText(bytes)?.text ?? '';
  if (found < announced && endsItsData.test(text) && !endLine.test(text)) {
    throw new UnreadableFileError(
      `found ${found} rows and no closing line, expected ${announced} as the header says: the file is truncated.`,
      { line: table.rows[found - 1].line },
    );
  }
  notes.push(`The header announces ${announced} pixels; ${found} rows are there.`);
}
