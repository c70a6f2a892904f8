import { InputError } from '@modalgain/numerics';

/** TE: the electric field lies in the film's plane. TM: the magnetic field does. */
export type Polarization = 'TE' | 'TM';

/** @throws InputError for anything but the two words: callers without types would else get TM. */
export function requirePolarization(polarization: Polarization): void {
  if (['TE', 'TM'].includes(polarization)) return;
  throw new InputError(
    `found ${polarization}, expected 'TE' (s: the electric field in the film's plane) or 'TM' (p).`,
    { field: 'polarization' },
  );
}
