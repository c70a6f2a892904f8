import { superscript } from '@modalgain/numerics';

/** A unit as a person writes it: "cm^-1" or "cm-1" as cm⁻¹, "uJ/cm2" as µJ/cm². */
export function unitText(unit: string): string {
  return unit
    .replace(/^u(?=[mJ])/, 'µ')
    .replace(/\^?(-?\d)$/, (_, exponent: string) => superscript(Number(exponent)));
}

/** Splits "204.3 +- 2 nm" into "204.3 ± 2" and "nm" for the two cells of a field. */
export function valueAndUnit(text: string): { readonly value: string; readonly unit: string } {
  const match = /^(.*[\d)])\s*([^\d\s.()+±-].*)$/.exec(text.trim());
  const [, value, unit] = match ?? ['', text, ''];
  return { value: value.replace(/\s*(\+-|\+\/-)\s*/, ' ± ').trim(), unit: unit.trim() };
}
