import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import { describeDialect } from '../delimited-text/dialect.js';
import { ellipsometryScanOf } from '../ellipsometry-scan.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { layoutInUsualOrder } from './layout.js';
import { isPsiAndDelta, takeApart } from './lines.js';
import type { EllipsometryText } from './lines.js';
import { rowsOf, statedLayout } from './table.js';

/** Reads Psi and Delta as WVASE, CompleteEASE and people's tables have them. */
export function readEllipsometryText({ bytes }: NamedBytes): FileContent {
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected text with Psi and Delta.');
  const text = takeApart(decoded.text);
  if (!text)
    throw new UnreadableFileError('found no row of numbers, expected wavelength, angle, Psi and Delta.');
  refuseStrays(text);
  const stated = statedLayout(text);
  if (!stated && text.dialect.columns < 4) {
    throw new UnreadableFileError(
      `found ${text.dialect.columns} columns, expected wavelength, angle, Psi and Delta.`,
      { line: text.rows[0].line },
    );
  }
  const notes = [`${decoded.encoding} text, ${describeDialect(text.dialect)}.`, ...skippedTypes(text)];
  if (!stated)
    notes.push('No header: the columns are taken as wavelength, angle of incidence, Psi and Delta.');
  const layout = stated?.layout ?? layoutInUsualOrder(text.dialect.columns, undefined);
  return { measurements: [ellipsometryScanOf({ rows: rowsOf(text, layout, notes), notes })], notes };
}

function refuseStrays({ strays }: EllipsometryText): void {
  if (strays.length === 0) return;
  const [{ line, text }] = strays;
  throw new UnreadableFileError(`found ${quoted(text.trim())} among the rows, expected numbers.`, { line });
}

/** Depolarisation, reflected and transmitted intensity stand between the rows of some files. */
function skippedTypes({ rows }: EllipsometryText): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) if (!isPsiAndDelta(row)) counts.set(row.type, (counts.get(row.type) ?? 0) + 1);
  if (counts.size === 0) return [];
  const list = [...counts].map(([type, count]) => `${count} of ${type}`).join(', ');
  return [`Rows that are not of Psi and Delta are left out: ${list}.`];
}
