import { formatEnds, formatSignificant } from '@modalgain/numerics';
import { densityUnitPerCm3 } from './system.js';

/** How numbers of one kind are written in a sentence: in which unit, and with what behind them. */
export interface Wording {
  readonly unit: number;
  readonly after: string;
}

export const densityWording: Wording = { unit: densityUnitPerCm3, after: ' × 10¹⁵ cm⁻³' };
export const perCmWording: Wording = { unit: 1, after: ' cm⁻¹' };
export const fluenceWording: Wording = { unit: 1, after: ' µJ/cm²' };
export const ratioWording: Wording = { unit: 1, after: ' times' };

const digits = 3;

/** A number with three digits and its unit, e.g. "30.4 × 10¹⁵ cm⁻³". */
export function inWords(value: number, { unit, after }: Wording): string {
  return formatSignificant(value / unit, digits) + after;
}

/** "30 to 140 cm⁻¹", "> 30 cm⁻¹", "< 140 cm⁻¹" or "any value"; a lower end of 0 or less is open. */
export function rangeInWords([lower, upper]: readonly [number, number], wording: Wording): string {
  if (!(lower > 0)) return upper === Infinity ? 'any value' : `<\u2009${inWords(upper, wording)}`;
  if (upper === Infinity) return `>\u2009${inWords(lower, wording)}`;
  return formatEnds([lower / wording.unit, upper / wording.unit], digits) + wording.after;
}

/** "30 to 140 cm⁻¹ fit" or "Any value fits". */
export function fitInWords(interval: readonly [number, number], wording: Wording): string {
  const [lower, upper] = interval;
  return !(lower > 0) && upper === Infinity ? 'Any value fits' : `${rangeInWords(interval, wording)} fit`;
}

/** A share with two digits, e.g. "6.1 %"; below a thousandth only "< 0.1 %". */
export function percentInWords(share: number): string {
  if (share < 1e-3) return '<\u20090.1 %';
  return `${formatSignificant(100 * share, 2)} %`;
}
