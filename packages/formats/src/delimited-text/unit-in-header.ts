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

/**
 * Size of a unit of a header in the internal one; undefined if it does not fit the kind. Column names are often in lower
 * case throughout, with words and underscores for signs: "uj/cm2", "uJ per cm2", "uJ cm2" and "per cm" are uJ/cm2 and 1/cm.
 */
export function headerUnitSize(unit: string, kind: QuantityKind): number | undefined {
  return unitSize(unit, kind) ?? unitSize(withSigns(unit), kind);
}

function withSigns(unit: string): string {
  return unit
    .trim()
    .replace(/\s*\bper\s+/i, '/')
    .replace(/^\//, '1/')
    .replace(/^([munpµμ]?)j(?![a-z])/i, '$1J')
    .replace(/^([munpµμ]?J)[\s*·]?([cm]?m)\^?\s?-?2$/i, '$1/$22');
}

/** A word of a name that can only be part of a unit. */
const unitWord = /^(?:[pnumµμ]?[Jj]|[numµμ]W|[cmnuµμ]m(?:\^?-?[123])?)$/;

/** Whether a name holds what looks like a unit, although none could be read from it: "fluence_mJ_on_cm2". */
export function hidesUnit(label: string): boolean {
  return label.split(/[\s_()[\]/,.;]+/).some((word) => unitWord.test(word));
}

/** Units are short; words of a title need not be tried. */
const longestUnit = 24;

/** Whether a cell is nothing but a unit. */
export function isAnyUnit(text: string): boolean {
  if (text.length > longestUnit) return false;
  return intensityUnit.test(text.trim()) || kinds.some((kind) => headerUnitSize(text, kind) !== undefined);
}

/** Longer cells are prose or data: no name is looked for in them, since that takes time with the square of the length. */
const longestName = 200;

/**
 * Takes the unit out of a header cell: "L (mm)", "Wavelength [nm]", "Wavelength, µm", "L / mm", "stripe_length_um",
 * "wavelength nm". The name comes back in lower case with blanks for underscores.
 */
export function nameAndUnit(cell: string): { readonly name: string; readonly unit: string | undefined } {
  if (cell === '' || cell.length > longestName) return { name: plainName(cell), unit: undefined };
  const [, beforeBracket = '', inBracket = ''] = /^(.+?)\s*[([]([^()[\]]*)[)\]]\s*$/.exec(cell) ?? [];
  if (beforeBracket !== '') return { name: plainName(beforeBracket), unit: inBracket.trim() || undefined };
  const [, before = '', after = ''] = /^(.+?)\s*(?:,|\s\/|\/\s|\sin\s)\s*(\S.*)$/.exec(cell) ?? [];
  if (after !== '' && isAnyUnit(after)) return { name: plainName(before), unit: after.trim() };
  return trailingUnit(cell) ?? { name: plainName(cell), unit: undefined };
}

/** "fluence_uj_per_cm2" too: units in names are written in lower case and with "per". */
function trailingUnit(cell: string): { readonly name: string; readonly unit: string } | undefined {
  const words = cell.replace(/(?<=[a-z])\.$/i, '').split(/[\s_]+/);
  for (let first = 1; first < words.length; first += 1) {
    const text = words.slice(first).join(' ');
    if (text.length > 1 && isAnyUnit(text))
      return { name: plainName(words.slice(0, first).join(' ')), unit: text };
  }
  return undefined;
}

function plainName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/[_\s]+/g, ' ');
}
