import { UnreadableFileError, unitSize } from '@modalgain/numerics';
import type { MeasurementContent } from './format.js';
import { quoted } from './quoted.js';

export type HeightMapContent = Extract<MeasurementContent, { kind: 'height-map' }>;

interface ScannedField {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  /** Size of the scan and values in SI base units; row 0 on top. */
  readonly width: number;
  readonly height: number;
  readonly lateralUnit: string;
  readonly valueUnit: string;
  /** Not used by the caller any more: the values become nm in place, since a scan may be large. */
  readonly data: Float64Array;
  readonly mask: Uint8Array | undefined;
  /** Receives what was assumed or left out. */
  readonly notes: string[];
}

const nmPerMetre = 1e9;

/**
 * A height map from a field in SI base units; undefined, with a note, where its values are no heights. A missing unit
 * counts as metres, with a note.
 */
export function heightMapOf(field: ScannedField): HeightMapContent | undefined {
  const { title, columns, rows, notes } = field;
  const name = title === '' ? 'The untitled channel' : `Channel ${quoted(title)}`;
  if (!isLengthOrMissing(field.valueUnit) || !isLengthOrMissing(field.lateralUnit)) {
    const unit = isLengthOrMissing(field.valueUnit) ? `${field.lateralUnit} along the scan` : field.valueUnit;
    notes.push(`${name} is in ${unit}, not a height map: left out.`);
    return undefined;
  }
  for (const unit of new Set([field.valueUnit, field.lateralUnit])) {
    if (isPrefixed(unit))
      notes.push(`${name} states ${unit}; the format holds base units: values are taken as m.`);
  }
  refuseImpossibleSize(field, name);
  if (field.valueUnit === '') notes.push(`${name} states no unit of height: taken as m.`);
  if (field.lateralUnit === '') notes.push(`${name} states no lateral unit: taken as m.`);
  return {
    kind: 'height-map',
    title,
    rows,
    columns,
    widthNm: sizeInNm(field.width, name),
    heightNm: sizeInNm(field.height, name),
    zNm: inNm(field.data, name),
    ...(field.mask && { mask: field.mask }),
  };
}

function isLengthOrMissing(unit: string): boolean {
  return unit === '' || unitSize(unit, 'lengthNm') !== undefined;
}

/** Gwyddion itself reads "nm" as m in its files; 2.62 does so. */
function isPrefixed(unit: string): boolean {
  return unit !== '' && unitSize(unit, 'lengthNm') !== nmPerMetre;
}

/** A program that wrote nanometres under "nm" shows in a scan of metres: no guess, but no nonsense either. */
function refuseImpossibleSize({ width, lateralUnit, data, valueUnit }: ScannedField, name: string): void {
  const found =
    isPrefixed(lateralUnit) && width >= 1
      ? `a scan ${width} m wide (XReal with the unit ${lateralUnit})`
      : isPrefixed(valueUnit) && data.some((value) => Math.abs(value) >= 1)
        ? `heights of metres (values with the unit ${valueUnit})`
        : undefined;
  if (found === undefined) return;
  throw new UnreadableFileError(`found ${found}, expected base units (m), as the format demands.`, {
    field: name,
  });
}

function sizeInNm(size: number, name: string): number {
  const sizeNm = size * nmPerMetre;
  // 2000 nm stay 2000 after their way through metres.
  if (sizeNm > 0 && sizeNm < Infinity) return Number(sizeNm.toPrecision(15));
  throw new UnreadableFileError(`found a scan of ${size} m, expected a finite size above 0.`, {
    field: name,
  });
}

/** In place. NaN stays: it marks a pixel without a value. An infinite height is damage. */
function inNm(data: Float64Array, name: string): Float64Array {
  for (let index = 0; index < data.length; index += 1) {
    data[index] *= nmPerMetre;
    if (data[index] !== Infinity && data[index] !== -Infinity) continue;
    throw new UnreadableFileError(
      `found the height ${data[index]} at pixel ${index}, expected a finite number.`,
      { field: name },
    );
  }
  return data;
}
