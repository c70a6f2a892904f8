import { InputError } from '@modalgain/numerics';
import type { FilmSystem, GainSystem } from './system.js';

/** The film of that name; throws InputError with the names that there are. */
export function filmOf(system: GainSystem, film: string): FilmSystem {
  const found = system.films.find((entry) => entry.film === film);
  if (found) return found;
  const known = system.films.map((entry) => entry.film).join(', ');
  throw new InputError(`The fit has no film ${film}; it has ${known}.`);
}
