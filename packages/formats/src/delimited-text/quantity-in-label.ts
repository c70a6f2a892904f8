import type { QuantityKind } from '@modalgain/numerics';
import { parseCell } from './number.js';
import type { DecimalMark } from './number.js';
import { headerUnitSize } from './unit-in-header.js';

const numberAndUnit = /([+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?)\s*([^\d\s()[\],;=][^()[\],;=]*)?/;

/**
 * The quantity that a header cell or a line of metadata states, in the internal unit of its kind: "20 um", "L=20 um",
 * "I (78.4 uJ/cm2)", "78,4 µJ/cm²". Undefined where there is none with a unit of this kind.
 */
export function quantityInLabel(
  label: string,
  kind: QuantityKind,
  decimalMark: DecimalMark,
): number | undefined {
  const [, written = '', unit = ''] = numberAndUnit.exec(label) ?? [];
  const size = headerUnitSize(unit, kind);
  if (written === '' || size === undefined) return undefined;
  const value = parseCell(written, written.includes(',') ? decimalMark : '.');
  return value === undefined ? undefined : value * size;
}
