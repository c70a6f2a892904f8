import { formatSignificant } from '@modalgain/numerics';
import type { FilmInput } from '../schema/film.js';
import { ancestorsOf } from '../schema/read-study.js';
import type { Study } from '../schema/study.js';

/** For each film the number of its family: a film and whatever was made of it share one, counted in the study's order. */
export function familiesOf(study: Study): Map<string, number> {
  const families = new Map<string, number>();
  for (const name of Object.keys(study.films)) {
    const root = ancestorsOf(study, name).at(-1) ?? name;
    const known = families.get(root);
    families.set(name, known ?? new Set(families.values()).size);
    if (known === undefined) families.set(root, families.get(name) ?? 0);
  }
  return families;
}

const mpaPerKgPerCm2 = 0.0980665;

/** A film's treatment in words, e.g. "1500 kg/cm², 5 min"; null for a film as it was made. */
export function treatmentOf({ stampedFrom, pressure, duration }: FilmInput): string | null {
  if (stampedFrom === undefined) return null;
  const parts = [
    pressure && `${formatSignificant(pressure.value / mpaPerKgPerCm2, 4)} kg/cm²`,
    duration && `${formatSignificant(duration.value / 60, 3)} min`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : `made from ${stampedFrom}`;
}
