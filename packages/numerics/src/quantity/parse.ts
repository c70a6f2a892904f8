import { InputError } from '../errors.js';
import { nounOf, parseUnit, unitSize, unitsThatFit } from './units.js';
import type { QuantityKind } from './units.js';

/** A number with its unit converted to the internal one, and its standard error where the text states one. */
export interface Quantity {
  readonly value: number;
  readonly standardError?: number;
}

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const plusMinus = String.raw`(?:\+-|\+/-|±)`;

/** "204.3", "204.3 +- 2", "204.3 nm +- 2", each followed by a unit; the middle unit makes "204.3 nm +- 1 %" possible. */
const spread = new RegExp(
  `^\\(?\\s*(${number})\\s*([^\\d\\s+±()-][^±+]*?)?\\s*${plusMinus}\\s*(${number})\\s*\\)?\\s*(.*)$`,
);
/** "204.3(20) nm", "4.32(20)e-15 cm2": the error in the last digits. */
const concise = /^([+-]?\d+(?:\.(\d+))?)\((\d+(?:\.\d+)?)\)(?:[eE]([+-]?\d+))?\s*(.*)$/;
const plain = new RegExp(`^(${number})\\s*(.*)$`);

interface Parts {
  readonly value: number;
  readonly error?: number;
  readonly unit: string;
  /** Unit of the error where it has one of its own. */
  readonly errorUnit?: string;
}

function splitConcise(text: string): Parts | undefined {
  const match = concise.exec(text);
  if (!match) return undefined;
  const [, digits = '', decimals = '', error = '', exponent = '0', unit = ''] = match;
  const power = Number(exponent);
  // An error with its own decimal point is in the unit of the value, otherwise in its last digits.
  const scale = error.includes('.') ? 0 : -decimals.length;
  return {
    value: Number(`${digits}e${power}`),
    error: Number(`${error}e${power + scale}`),
    unit,
  };
}

function split(text: string): Parts | undefined {
  const short = splitConcise(text);
  if (short) return short;
  const wide: readonly (string | undefined)[] | null = spread.exec(text);
  if (wide) {
    const [, value, first, error, last = ''] = wide;
    const unit = first ?? last;
    return { value: Number(value), error: Number(error), unit, errorUnit: last === '' ? unit : last };
  }
  const bare: readonly (string | undefined)[] | null = plain.exec(text);
  return bare ? { value: Number(bare[1]), unit: bare[2] ?? '' } : undefined;
}

function unreadable(text: string, kind: QuantityKind): InputError {
  if (/^\s*[+-]?\d+,\d/.test(text)) {
    return new InputError(`found "${text}", expected a decimal point instead of the comma.`);
  }
  return new InputError(
    `found "${text}", expected ${nounOf(kind)} such as "204.3 ${unitsThatFit(kind).split(',')[0] ?? ''}".`,
  );
}

function requireUnit(unit: string, text: string, kind: QuantityKind): number {
  if (unit.trim() === '' && unitSize('', kind) === undefined) {
    throw new InputError(
      `found "${text}" without a unit, expected ${nounOf(kind)} in one of ${unitsThatFit(kind)}.`,
    );
  }
  if (/^[,]\d/.test(unit)) throw unreadable(text, kind);
  return parseUnit(unit, kind);
}

/**
 * Reads a quantity as users write it: "204.3 nm", "204.3 +- 2 nm", "204.3 ± 2 nm", "204.3(20) nm",
 * "4.32(20)e-15 cm^2", "120 cm-1 +- 10 %". The result is in the internal unit that the kind's name carries.
 *
 * @throws InputError for text that is no number, a missing unit, or a unit that does not fit; it names those that do.
 */
export function parseQuantity(text: string, kind: QuantityKind): Quantity {
  const trimmed = text.trim().replace(/^[−–]/, '-');
  const parts = split(trimmed);
  if (!parts) throw unreadable(text, kind);
  const size = requireUnit(parts.unit, text, kind);
  const value = parts.value * size;
  if (!Number.isFinite(value)) throw unreadable(text, kind);
  if (parts.error === undefined) return { value };
  const isShare = parts.errorUnit?.trim() === '%' && parts.unit.trim() !== '%';
  const errorSize = isShare
    ? Math.abs(value) / 100
    : parts.errorUnit === undefined
      ? size
      : parseUnit(parts.errorUnit, kind);
  const standardError = parts.error * errorSize;
  if (!Number.isFinite(standardError)) throw unreadable(text, kind);
  if (standardError < 0) throw new InputError(`found "${text}": an uncertainty cannot be negative.`);
  return { value, standardError };
}

/** Reads "20 nm .. 400 nm" (or "20 .. 400 nm") as lower and upper end. */
export function parseRange(text: string, kind: QuantityKind): readonly [number, number] {
  const ends = text.split(/\.\.|…|\bto\b/);
  if (ends.length !== 2) {
    throw new InputError(
      `found "${text}", expected a range such as "20 .. 400 ${unitsThatFit(kind).split(',')[0] ?? ''}".`,
    );
  }
  const [first = '', second = ''] = ends;
  const upper = parseQuantity(second, kind).value;
  const unit = plain.exec(second.trim())?.[2] ?? '';
  const lower = parseQuantity(
    /[A-Za-zµμÅ%°]\S*\s*$/.test(first) ? first : `${first.trim()} ${unit}`,
    kind,
  ).value;
  if (!(lower < upper)) throw new InputError(`found the range "${text}", expected the smaller end first.`);
  return [lower, upper];
}
