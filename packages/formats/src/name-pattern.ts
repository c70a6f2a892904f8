import { InputError, parseQuantity, unitSize } from '@modalgain/numerics';
import type { InputPlace, Quantity, QuantityKind } from '@modalgain/numerics';

/** What the name of a file can state. */
export type NamedQuantity = 'length' | 'position' | 'fluence' | 'energy';

interface Spelling {
  readonly kind: QuantityKind;
  /** The units that may stand behind the number, and the one where none of letters does. */
  readonly unit: RegExp;
  readonly defaultUnit: string;
  readonly expected: string;
  /** What the number's unit in the name is short for: names have no room for the area. */
  readonly per: string;
}

const lengths: Spelling = {
  kind: 'stripeLengthUm',
  unit: /^[cmnuµμ]?m$/,
  defaultUnit: 'um',
  expected: 'nm, um, mm, cm or m',
  per: '',
};
const energies: Spelling = {
  kind: 'energyUj',
  unit: /^[pnumµμ]?J$/,
  defaultUnit: 'uJ',
  expected: 'nJ, uJ, mJ or J',
  per: '',
};
const spellings: Readonly<Record<NamedQuantity, Spelling>> = {
  length: lengths,
  position: lengths,
  energy: energies,
  fluence: { ...energies, kind: 'fluenceUjPerCm2', per: '/cm2' },
};

/** Which quantity a pattern such as "{length}um" asks for; undefined where it has no place for a number. */
export function quantityOfPattern(pattern: string): NamedQuantity | undefined {
  const [, word] = /\{([a-z]+)\}/.exec(pattern) ?? [];
  return (Object.keys(spellings) as NamedQuantity[]).find((quantity) => quantity === word);
}

/**
 * The quantity that the name of a file states by a pattern: "{length}um", "x{position}mm", "{fluence}uJ" (per cm2) or
 * "{energy}nJ", in the internal unit. The number may be written 78.4, 78,4 or 78p4; what stands around the braces must stand
 * around it. A length must end with its unit: "20um" is not found in "20umol".
 *
 * @param place of the pattern, for messages
 * @throws InputError for a name that does not fit, and for a unit that is none of the quantity's
 */
export function quantityInName({
  pattern,
  file,
  place,
}: {
  readonly pattern: string;
  readonly file: string;
  readonly place: InputPlace;
}): Quantity {
  const quantity = quantityOfPattern(pattern);
  if (quantity === undefined)
    throw new InputError(
      `found the pattern "${pattern}", expected a place such as "{length}um" in it.`,
      place,
    );
  const [before = '', after = ''] = pattern.split(`{${quantity}}`);
  const name = file.split('/').at(-1) ?? file;
  const spelling = spellings[quantity];
  const end = spelling === lengths && /[a-z]$/i.test(after) ? '(?![A-Za-z])' : '';
  // Not from within a longer number: 1e2, .5 and 1,000 are told, not cut.
  const number = new RegExp(
    `${literal(before)}(?<![\\d.,]|\\de)(\\d+(?:[.,p]\\d+)?)\\s*${literal(after)}${end}`,
  )
    .exec(name)
    ?.at(1);
  if (number === undefined)
    throw new InputError(
      `found no ${quantity} in the file name "${name}" by the pattern "${pattern}".`,
      place,
    );
  const unit = unitBehind(after, spelling, place);
  return parseQuantity(`${number.replace(/[,p]/, '.')} ${unit}${spelling.per}`, spelling.kind);
}

/** The unit that the pattern names behind the number, e.g. "_mJ". */
function unitBehind(
  after: string,
  { unit, kind, defaultUnit, expected }: Spelling,
  place: InputPlace,
): string {
  const word = /^[\s_(-]*([A-Za-zµμ]*)/.exec(after)?.at(1) ?? '';
  if (unit.test(word)) return word;
  const isUnit = unitSize(word, kind) !== undefined || /^[A-Za-z]{0,2}[Jm]$/.test(word);
  if (!isUnit) return defaultUnit;
  throw new InputError(`found "${word}" after the number in the pattern; expected ${expected}.`, place);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
