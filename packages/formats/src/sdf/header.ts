import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { ByteCursor } from '../byte-cursor.js';
import { quoted } from '../quoted.js';

/** The fields of a surface data file that its reader needs; scales in metres. */
export interface SdfHeader {
  readonly columns: number;
  readonly rows: number;
  /** Distance of points and of profiles. */
  readonly xStep: number;
  readonly yStep: number;
  readonly zScale: number;
  readonly dataType: number;
  readonly manufacturer: string;
}

type Fields = Readonly<Record<keyof SdfHeader | 'compression', string | number>>;

/** The 81 bytes before the values of the binary kind; the version was read. */
export function binaryHeader(cursor: ByteCursor): SdfHeader {
  cursor.skip(8, 'the version');
  const manufacturer = cursor.text(10, 'the manufacturer').replaceAll('\0', '').trim();
  cursor.skip(24, 'the dates');
  const columns = cursor.uint16('NumPoints');
  const rows = cursor.uint16('NumProfiles');
  const xStep = cursor.float64('Xscale');
  const yStep = cursor.float64('Yscale');
  const zScale = cursor.float64('Zscale');
  cursor.skip(8, 'Zresolution');
  const compression = cursor.uint8('Compression');
  const dataType = cursor.uint8('DataType');
  cursor.skip(1, 'CheckType');
  return checked({ columns, rows, xStep, yStep, zScale, compression, dataType, manufacturer });
}

/** The lines "name = value" before the first asterisk of the ASCII kind. */
export function asciiHeader(lines: readonly string[]): SdfHeader {
  const values = new Map(
    lines.map((line) => {
      const equals = line.indexOf('=');
      return [
        line.slice(0, Math.max(equals, 0)).trim().toLowerCase(),
        line.slice(equals + 1).trim(),
      ] as const;
    }),
  );
  const value = (name: string): string => values.get(name) ?? '';
  return checked({
    columns: value('numpoints'),
    rows: value('numprofiles'),
    xStep: value('xscale'),
    yStep: value('yscale'),
    zScale: value('zscale'),
    compression: value('compression'),
    dataType: value('datatype'),
    manufacturer: value('manufacid'),
  });
}

function checked(fields: Fields): SdfHeader {
  if (Number(fields.compression) !== 0) {
    throw new UnsupportedFeatureError(
      `found the compression ${quoted(String(fields.compression))}, expected 0: no other is defined.`,
    );
  }
  const rows = count(fields.rows, 'NumProfiles');
  const xStep = scale(fields.xStep, 'Xscale');
  // A single profile has no distance to the next one.
  const yStep = rows === 1 && Number(fields.yStep) === 0 ? xStep : scale(fields.yStep, 'Yscale');
  return {
    columns: count(fields.columns, 'NumPoints'),
    rows,
    xStep,
    yStep,
    zScale: scale(fields.zScale, 'Zscale'),
    dataType: Number(fields.dataType),
    manufacturer: String(fields.manufacturer),
  };
}

function count(field: string | number, name: string): number {
  const value = Number(field);
  if (field !== '' && Number.isInteger(value) && value > 0) return value;
  throw new UnreadableFileError(`found ${shown(field)}, expected a positive whole number.`, { field: name });
}

function scale(field: string | number, name: string): number {
  const value = Number(field);
  if (field !== '' && value > 0 && value < Infinity) return value;
  throw new UnreadableFileError(`found ${shown(field)}, expected a positive number (in metres).`, {
    field: name,
  });
}

function shown(field: string | number): string {
  return field === '' ? 'nothing' : quoted(String(field));
}
