import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import type { HeaderEntry, HeaderSection } from './header.js';

/** A parameter that must be there. */
export function entryOf({ name, line, entries }: HeaderSection, parameter: string): HeaderEntry {
  const entry = entries.get(parameter.toLowerCase());
  if (entry) return entry;
  throw new UnreadableFileError(`found no ${quoted(parameter)} in the list ${quoted(name)} of the header.`, {
    line,
  });
}

export function textOf(section: HeaderSection, parameter: string): string | undefined {
  return section.entries.get(parameter.toLowerCase())?.value;
}

/** A parameter that must be a whole number above `least`. */
export function wholeNumber(section: HeaderSection, parameter: string, least = 1): number {
  const { value, line } = entryOf(section, parameter);
  const number = Number(value);
  if (value !== '' && Number.isSafeInteger(number) && number >= least) return number;
  throw new UnreadableFileError(
    `found ${quoted(value)} for ${quoted(parameter)}, expected a whole number of at least ${least}.`,
    { line },
  );
}
