import { filmKeyOf } from './group-films.js';
import type { NameEnergy, NameLength } from './name-parts.js';
import type { RecognisedFile } from './recognise.js';

/** Fewer fluences make no threshold. */
const leastFluences = 5;

/**
 * What files of one spectrum each are together: those of a film that differ in a length in their names are steps of stripe
 * scans; those that differ in their fluence alone are a threshold series. Others stay single spectra.
 */
export function withRolesOfSteps(files: readonly RecognisedFile[]): RecognisedFile[] {
  const groups = new Map<string, RecognisedFile[]>();
  for (const file of files.filter(isOpen)) {
    const key = filmKeyOf(file);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return files.map((file) => {
    const role = isOpen(file) ? roleOfGroup(groups.get(filmKeyOf(file)) ?? []) : undefined;
    return role === undefined ? file : { ...file, role };
  });
}

const isOpen = ({ isStep, role, parts }: RecognisedFile): boolean =>
  isStep && (role === 'spectra' || role === 'threshold') && !parts.isReference && isNamed(parts);

const isNamed = ({ energy, length }: RecognisedFile['parts']): boolean =>
  energy !== undefined || length !== undefined;

function roleOfGroup(group: readonly RecognisedFile[]): 'stripe' | 'threshold' | undefined {
  const lengths = new Set(group.map(({ parts }) => parts.length?.um));
  const fluences = new Set(group.flatMap(({ parts }) => parts.energy?.uj ?? []));
  if (lengths.size > 1 && !lengths.has(undefined)) return 'stripe';
  return lengths.size === 1 && fluences.size >= leastFluences ? 'threshold' : undefined;
}

/** The pattern by which all names hold a quantity; undefined where they differ in unit or in what stands before it. */
export function patternOf(
  quantity: 'length' | 'fluence',
  found: readonly (NameEnergy | NameLength | undefined)[],
): string | undefined {
  const unit = found.at(0)?.unit;
  // A pattern allows for blanks before the unit, not for other signs.
  const isOne = found.every((one) => one !== undefined && one.unit === unit && one.gap.trim() === '');
  return isOne && unit !== undefined ? `from file name {${quantity}}${unit}` : undefined;
}
