import type { QuantityKind } from '@modalgain/numerics';
import { parseCell, scaled } from './number.js';
import type { DecimalMark } from './number.js';
import { headerUnitSize } from './unit-in-header.js';

const number = /[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?/g;

/** A unit is looked for behind every number: what is longer than any label would take time with the square of its length. */
const longestLabel = 1000;

/**
 * The quantity that a header cell or a line of metadata states, in the internal unit of its kind: "20 um", "L=20 um",
 * "SC1_20um", "I (78.4 uJ/cm2)", "78,4 µJ/cm²". Undefined where no number is followed by a unit of this kind.
 */
export function quantityInLabel(
  written: string,
  kind: QuantityKind,
  decimalMark: DecimalMark,
): number | undefined {
  const label = written.slice(0, longestLabel);
  for (const match of label.matchAll(number)) {
    const [digits] = match;
    const value = parseCell(digits, digits.includes(',') ? decimalMark : '.');
    const size = unitAfter(label.slice(match.index + digits.length), kind);
    if (value !== undefined && size !== undefined) return scaled(value, size);
  }
  return undefined;
}

/** A unit ends at a bracket or comma, or, where it is one word ("uJ cm-2" is two), at a blank or underscore. */
function unitAfter(text: string, kind: QuantityKind): number | undefined {
  const [phrase = ''] = /^[^()[\],;=]*/.exec(text) ?? [];
  const [word = ''] = /^\s*[^\s_()[\],;=]+/.exec(text) ?? [];
  if (phrase.trim() === '') return undefined;
  return headerUnitSize(phrase, kind) ?? headerUnitSize(word, kind);
}
