import { formatSignificant } from '@modalgain/numerics';

/** A quantity of a study as text that can be edited and read again: "204.3 +- 2 nm". */
export function quantityText(
  { value, standardError }: { readonly value: number; readonly standardError?: number | undefined },
  unit: string,
): string {
  const number = (size: number): string =>
    size !== 0 && (Math.abs(size) < 1e-3 || Math.abs(size) >= 1e6)
      ? size.toExponential().replace('e+', 'e')
      : formatSignificant(size, 6).replace('\u2212', '-');
  return standardError === undefined || standardError === 0
    ? `${number(value)} ${unit}`
    : `${number(value)} +- ${number(standardError)} ${unit}`;
}
