import type { QuantityKind } from '@modalgain/numerics';
import { parseCell, scaled } from './number.js';
import { quantityInLabel } from './quantity-in-label.js';
import type { Table } from './table.js';
import { headerUnitSize, nameAndUnit } from './unit-in-header.js';
import { quoted } from '../quoted.js';

/**
 * A quantity from the "key: value" lines above the data: "Fluence: 78.4 uJ/cm2", "fluence_uj_per_cm2 = 78.4". A value
 * without any unit is taken in `defaultUnit`, with a note; undefined where the file does not state the quantity.
 */
export function quantityInMetadata(request: {
  readonly table: Table;
  /** Matches the key without its unit. */
  readonly key: RegExp;
  readonly kind: QuantityKind;
  readonly defaultUnit: string;
  readonly notes: string[];
}): number | undefined {
  const { table, key, kind, defaultUnit, notes } = request;
  const { decimalMark } = table.dialect;
  for (const [written, value] of table.metadata) {
    const { name, unit } = nameAndUnit(written);
    if (!key.test(name)) continue;
    const quantity = quantityInLabel(value, kind, decimalMark);
    if (quantity !== undefined) return quantity;
    const number = parseCell(value, decimalMark);
    if (number === undefined) continue;
    if (unit === undefined)
      notes.push(`${quoted(`${written}: ${value}`)} has no unit: taken as ${defaultUnit}.`);
    const size = headerUnitSize(unit ?? defaultUnit, kind);
    if (size !== undefined) return scaled(number, size);
  }
  return undefined;
}

/** The unit of intensity that a file states outside its column headers; empty if it does not. */
export function intensityUnitOf(table: Table): string {
  return table.metadata.get('intensity unit') ?? table.metadata.get('unit') ?? '';
}
