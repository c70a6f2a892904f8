import type { Polarization } from '../polarization.js';
import type { FilmMismatch } from './film-mismatch.js';

/** The numbers of a mode that maps, curves and errors need. */
export interface FilmMode {
  readonly effectiveIndex: number;
  /** Share of the guided power (Poynting vector) that flows in the film. */
  readonly confinementPower: number;
  /** dN/dn of the film: what multiplies the film's gain. */
  readonly confinementModal: number;
  /** Share of the electric energy that is in the film. */
  readonly confinementEnergy: number;
}

/**
 * The mode at the root that was evaluated last. As in `guidedMode`, with the energy of the whole stack in closed form: it is the
 * integral of n^2 ratio eta u^2 in both polarizations, in TM by the virial theorem, int eta u'^2 = int eta ratio (n^2 - N^2) u^2.
 */
export function filmModeOf(
  { film, square, forward, backward, energy }: FilmMismatch,
  polarization: Polarization,
  backgroundIndex: number,
): FilmMode {
  const neffSquared = backgroundIndex ** 2 + square.aboveBackground;
  const effectiveIndex = Math.sqrt(neffSquared);
  const inFilm = forward.regionPower;
  // n^2 |E|^2: in TM of the field in the plane, from the invariant, and of the normal one.
  const filmEnergy =
    polarization === 'TE'
      ? film.indexSquared * inFilm
      : forward.regionInvariant * film.depth - square.transverse(film) * inFilm + neffSquared * inFilm;
  const power = forward.power + backward.power;
  return {
    effectiveIndex,
    confinementPower: inFilm / power,
    confinementModal: filmEnergy / (Math.sqrt(film.indexSquared) * effectiveIndex * power),
    confinementEnergy: filmEnergy / energy,
  };
}
