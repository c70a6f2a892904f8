import { unitSize } from '@modalgain/numerics';
import type { QuantityKind } from '@modalgain/numerics';

/** Kinds whose units may stand at the end of a name without brackets, as in "stripe_length_um". */
const kinds: readonly QuantityKind[] = [
  'lengthNm',
  'fluenceUjPerCm2',
  'energyUj',
  'powerMw',
  'perCm',
  'durationS',
];

/** Units of intensity are free text; these are known well enough to be told from a name. */
const intensityUnit = /^(?:a\.?\s?u\.?|arb\.?\s?units?|arb\.?|counts?|cts|counts?\/s|cps|v|mv|norm\.?|-)$/i;

/** Whether a cell is nothing but a unit. */
export function isAnyUnit(text: string): boolean {
  return intensityUnit.test(text.trim()) || kinds.some((kind) => unitSize(text, kind) !== undefined);
}

/**
 * Takes the unit out of a header cell: "L (mm)", "Wavelength [nm]", "Wavelength, µm", "L / mm", "stripe_length_um",
 * "wavelength nm". The name comes back in lower case with blanks for underscores.
 */
export function nameAndUnit(cell: string): { readonly name: string; readonly unit: string | undefined } {
  const bracketed = /^(.*?)\s*[([]([^()[\]]*)[)\]]\s*$/.exec(cell);
  if (bracketed?.[1]) return { name: plainName(bracketed[1]), unit: bracketed[2]?.trim() || undefined };
  const separated = /^(.+?)\s*(?:,|\s\/|\/\s|\sin\s)\s*(\S.*)$/.exec(cell);
  if (separated?.[1] && separated[2] && isAnyUnit(separated[2])) {
    return { name: plainName(separated[1]), unit: separated[2].trim() };
  }
  return trailingUnit(cell) ?? { name: plainName(cell), unit: undefined };
}

/** "fluence_uj_per_cm2" too: units in names are written in lower case and with "per". */
function trailingUnit(cell: string): { readonly name: string; readonly unit: string } | undefined {
  const words = cell.split(/[\s_]+/);
  for (let first = 1; first < words.length; first += 1) {
    const text = words
      .slice(first)
      .join(' ')
      .replace(/\s?per\s?/i, '/');
    for (const unit of [text, text.replace(/^([mun])j/, '$1J')]) {
      if (unit.length > 1 && isAnyUnit(unit))
        return { name: plainName(words.slice(0, first).join(' ')), unit };
    }
  }
  return undefined;
}

function plainName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
}
