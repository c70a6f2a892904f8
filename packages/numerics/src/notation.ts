import type { Estimate } from './estimate.js';

/** U+2212, thin space after comparison signs, and the digits that stand high. */
const minus = '\u2212';
const thinSpace = '\u2009';
const superscriptDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** An integer as superscript characters, e.g. -15 as "⁻¹⁵". */
export function superscript(integer: number): string {
  const digits = Array.from(String(Math.abs(integer)), (digit) => superscriptDigits[Number(digit)]).join('');
  return integer < 0 ? `⁻${digits}` : digits;
}

/** The smallest number that has all its digits; what lies closer to 0 is rounding. */
const smallestNumber = 2 ** -1022;

/** Fewer decimals than the hundred that a number can be written with. */
const smallestShownError = 1e-90;

/** A number with a true minus sign and a fixed count of decimals. */
export function formatNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${minus}${text}` : text;
}

/**
 * The decimal place to which a standard error is shown, as a power of ten: two digits when they are 10 to 35, else one.
 */
function lastPlace(standardError: number): number {
  let place = Math.floor(Math.log10(standardError)) - 1;
  if (Math.round(standardError / 10 ** place) >= 100) place += 1;
  return Math.round(standardError / 10 ** place) <= 35 ? place : place + 1;
}

/**
 * Value and standard error in the concise form: 204.3(20), 0.822(15), 390(50). The digits in brackets are the standard
 * error in units of the last digit shown; where the error exceeds ten, it is written in full. A number without an error
 * has four significant digits.
 */
export function formatConcise(value: number, standardError: number): string {
  if (!Number.isFinite(value)) return 'not determined';
  if (!Number.isFinite(standardError)) return `${formatSignificant(value, 3)}(?)`;
  if (standardError < smallestShownError) return formatSignificant(value, 4);
  const place = lastPlace(standardError);
  const rounded = Math.round(standardError / 10 ** place);
  if (place >= 0) {
    const unit = 10 ** place;
    return `${formatNumber(Math.round(value / unit) * unit, 0)}(${rounded * unit})`;
  }
  return `${formatNumber(value, -place)}(${rounded})`;
}

/**
 * A number rounded to so many significant digits, without trailing zeros. Total: what is no number or without bounds is
 * said in words.
 */
export function formatSignificant(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'not determined';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : `${minus}infinite`;
  if (Math.abs(value) < smallestNumber) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  if (exponent >= 6 || exponent < -4)
    return `${formatSignificant(value / 10 ** exponent, digits)} × 10${superscript(exponent)}`;
  const text = String(Number(value.toPrecision(digits)));
  return text.replace('-', minus);
}

/**
 * An estimate in the concise form, very large and very small ones with a common power of ten: "4.32(20) × 10⁻¹⁵".
 */
export function formatEstimate({ value, standardError }: Pick<Estimate, 'value' | 'standardError'>): string {
  const exponent =
    !Number.isFinite(value) || Math.abs(value) < smallestNumber ? 0 : Math.floor(Math.log10(Math.abs(value)));
  if (exponent < 5 && exponent >= -4) return formatConcise(value, standardError);
  const unit = 10 ** exponent;
  return `${formatConcise(value / unit, standardError / unit)} × 10${superscript(exponent)}`;
}

/** Two ends with equally many digits each, so that neither seems surer than the other: "0.471 to 0.510". */
export function formatEnds(ends: readonly [number, number], digits: number): string {
  return ends.map((end) => withTrailingZeros(end, digits)).join(' to ');
}

/** A number with a power of ten, 0, and one whose digits all stand before the point have no zeros to show. */
function withTrailingZeros(value: number, digits: number): string {
  const text = formatSignificant(value, digits);
  const shown = Math.abs(Number(value.toPrecision(digits)));
  const decimals = digits - 1 - Math.floor(Math.log10(shown));
  return /^\S?[\d.]+$/.test(text) && shown > 0 && decimals > 0 ? formatNumber(value, decimals) : text;
}

/** A 95 % interval with its unit, where the sentence says that it is one: "124 to 183 cm⁻¹", "< 12 cm⁻¹", "no limit". */
export function formatRange([lower, upper]: readonly [number, number], unit: string): string {
  const hasUpper = Number.isFinite(upper);
  if (hasUpper && Number.isFinite(lower)) return `${formatEnds([lower, upper], 3)} ${unit}`;
  if (hasUpper) return `<${thinSpace}${formatSignificant(upper, 3)} ${unit}`;
  return Number.isFinite(lower) ? `>${thinSpace}${formatSignificant(lower, 3)} ${unit}` : 'no limit';
}

/** A 95 % interval in words: "124 to 183", "< 12 (95 %)", "above 42, no upper limit". */
export function formatInterval([lower, upper]: readonly [number, number], digits = 3): string {
  const hasLower = Number.isFinite(lower);
  const hasUpper = Number.isFinite(upper);
  if (hasLower && hasUpper) return formatEnds([lower, upper], digits);
  if (hasUpper) return `<${thinSpace}${formatSignificant(upper, digits)} (95 %)`;
  if (hasLower) return `above ${formatSignificant(lower, digits)}, no upper limit`;
  return 'no limit either way';
}

/** A sentence for a page, whose lines never break between a number and its unit or its power of ten. */
export function keepTogether(text: string): string {
  return text
    .replace(/([\d)⁰¹²³⁴⁵⁶⁷⁸⁹]) (?=[%°×µ]|(?:nm|cm|mm|ms|ns|min|MPa|kg)(?![A-Za-z]))/g, '$1\u00a0')
    .replace(/× (?=\d)/g, '×\u00a0');
}
