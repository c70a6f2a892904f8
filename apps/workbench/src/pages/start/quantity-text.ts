import { formatConcise, formatSignificant } from '@modalgain/numerics';

/** A quantity of a study as text that can be edited and read again: "204.3(20) nm". */
export function quantityText(
  { value, standardError }: { readonly value: number; readonly standardError?: number | undefined },
  unit: string,
): string {
  const size = Math.abs(value);
  const exponent = size !== 0 && (size < 1e-3 || size >= 1e6) ? Math.floor(Math.log10(size)) : 0;
  const power = exponent === 0 ? '' : `e${exponent}`;
  const mantissa = value / 10 ** exponent;
  const number =
    standardError === undefined || standardError === 0
      ? formatSignificant(mantissa, 6)
      : formatConcise(mantissa, standardError / 10 ** exponent);
  return `${number.replace('\u2212', '-')}${power} ${unit}`;
}
