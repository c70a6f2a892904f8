import { UnreadableFileError } from '@modalgain/numerics';
import type { GwyObject, GwyValue } from './object.js';

/** A rectangular field of values; row 0 is the top row. */
export interface DataField {
  readonly columns: number;
  readonly rows: number;
  /** Physical size, in the base unit of `lateralUnit`. */
  readonly width: number;
  readonly height: number;
  readonly lateralUnit: string;
  readonly valueUnit: string;
  readonly data: Float64Array;
}

/** Reads a GwyDataField and checks that its numbers agree with each other. */
export function dataFieldOf(object: GwyObject, key: string): DataField {
  const columns = positive(object, 'xres', key);
  const rows = positive(object, 'yres', key);
  const data = object.items.get('data');
  if (!(data instanceof Float64Array) || data.length !== columns * rows) {
    const found = data instanceof Float64Array ? `${data.length} values` : 'no values';
    throw new UnreadableFileError(`found ${found}, expected ${columns} x ${rows} as xres and yres say.`, {
      field: key,
    });
  }
  return {
    columns,
    rows,
    width: positive(object, 'xreal', key),
    height: positive(object, 'yreal', key),
    lateralUnit: unitOf(object.items.get('si_unit_xy')),
    valueUnit: unitOf(object.items.get('si_unit_z')),
    data,
  };
}

function positive(object: GwyObject, name: string, key: string): number {
  const value = object.items.get(name);
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  const found = typeof value === 'number' ? String(value) : 'nothing';
  throw new UnreadableFileError(`found ${found} for ${name}, expected a positive number.`, { field: key });
}

function unitOf(value: GwyValue | undefined): string {
  if (typeof value !== 'object' || value instanceof Float64Array) return '';
  const text = value.items.get('unitstr');
  return typeof text === 'string' ? text.trim() : '';
}
