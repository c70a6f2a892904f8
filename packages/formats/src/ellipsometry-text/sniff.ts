import { parseCell } from '../delimited-text/number.js';
import type { NamedBytes, Sniff } from '../format.js';
import { headLines } from '../head-text.js';
import { cellsOfRow, isPsiAndDelta, takeApart } from './lines.js';
import type { EllipsometryText } from './lines.js';
import { statedLayout } from './table.js';

const sampleBytes = 2 ** 16;

/** Sure of a header that names Psi and Delta or a VASE method; unsure of four bare columns that can be nothing much else. */
export function sniffEllipsometryText({ bytes }: NamedBytes): Sniff {
  const decoded = headLines(bytes, sampleBytes);
  if (!decoded) return { verdict: 'no', reason: 'is no text' };
  if (!mayBePsiAndDelta(decoded.text)) return no;
  const text = takeApart(decoded.text);
  const stated = text && !isOfZones(text) ? statedLayout(text) : undefined;
  if (stated) return { verdict: 'yes', reason: `is text with ${stated.by}: Psi and Delta` };
  return text && looksLikePsiAndDelta(text)
    ? {
        verdict: 'maybe',
        reason: 'text with four columns of numbers that can be wavelength, angle, Psi and Delta',
      }
    : no;
}

const no: Sniff = { verdict: 'no', reason: 'has no header that names Psi and Delta' };

/** What is looked at first, since most files are something else: a header names Psi or the method, bare columns have none. */
function mayBePsiAndDelta(text: string): boolean {
  return /psi|ψ|VASEmethod\[/i.test(text) || /^\s*[-+.\dE]/.test(text);
}

/** The tables of a nulling ellipsometer are another format. */
const isOfZones = ({ header }: EllipsometryText): boolean => header.some((line) => /\bzone\b/i.test(line));

const mostAngles = 20;

/** Wavelengths in nm, few angles of incidence that a goniometer reaches, Psi and Delta in their ranges. */
function looksLikePsiAndDelta(text: EllipsometryText): boolean {
  const { header, rows, dialect, strays } = text;
  if (dialect.columns !== 4 && dialect.columns !== 6) return false;
  if (strays.length > 0 || !rows.every(isPsiAndDelta) || header.some((line) => line.trim() !== ''))
    return false;
  const values = rows.map((row) =>
    cellsOfRow(row, dialect).map((cell) => parseCell(cell, dialect.decimalMark) ?? Number.NaN),
  );
  const angles = new Set(values.map(([, angle]) => angle));
  const isGoniometer =
    angles.size <= mostAngles && (rows.length < mostAngles || 2 * angles.size <= rows.length);
  return isGoniometer && values.every(canBeRow);
}

function canBeRow([wavelengthNm, angleDeg, psiDeg, deltaDeg]: readonly number[]): boolean {
  const isWithin = (value: number, low: number, high: number) => value >= low && value <= high;
  return (
    isWithin(wavelengthNm, 100, 30_000) &&
    isWithin(angleDeg, 15, 89) &&
    isWithin(psiDeg, 0, 90) &&
    isWithin(deltaDeg, -180, 360)
  );
}
