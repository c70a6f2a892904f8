import { FieldState } from '../modes/field-state.js';
import type { FallingPhase } from '../modes/find-roots.js';
import { carryThrough, EffectiveSquare, type Region } from './region.js';

/**
 * The two-sided phase of `PhaseMismatch` for a film that changes while all around it stays: both fields meet at one wall of the film, and
 * nothing is stored a region. Where the field of a mode is weak at that wall, the phase is a step there: its slope says so.
 */
export class FilmMismatch implements FallingPhase {
  value = 0;
  slope = 0;
  readonly square = new EffectiveSquare();
  /** From the first side through the film, its last region; and from the other side. At a root both have one scale. */
  readonly forward = new FieldState();
  readonly backward = new FieldState();
  /** Integral of n^2 ratio eta u^2 over the whole stack, in that scale: twice the electric energy. */
  energy = 0;
  private readonly throughFilm: Region[];
  private readonly behind: readonly Region[];
  private readonly surroundingContrast: number;

  constructor(regions: readonly Region[], film: number) {
    this.throughFilm = regions.slice(0, film + 1);
    this.behind = regions.slice(film + 1).reverse();
    const others = regions.filter((_, j) => j !== film);
    this.surroundingContrast = Math.max(...others.map(({ contrast }) => contrast));
  }

  get film(): Region {
    return this.throughFilm[this.throughFilm.length - 1];
  }

  set film(film: Region) {
    this.throughFilm[this.throughFilm.length - 1] = film;
    this.square.largestContrast = Math.max(film.contrast, this.surroundingContrast);
  }

  evaluate(psi: number, order: number): void {
    const { square, forward, backward, film } = this;
    square.setAngle(psi);
    this.energy =
      carryThrough(this.throughFilm, square, forward) + carryThrough(this.behind, square, backward);
    // Weight of u against v: where the field oscillates in the film, the phase grows evenly with it.
    const scale = film.eta * Math.sqrt(Math.abs(square.transverse(film))) || 1;
    const ahead = scale * forward.u;
    const behind = scale * backward.u;
    const sine = ahead * backward.v + behind * forward.v;
    const cosine = forward.v * backward.v - ahead * behind;
    this.value = forward.nodes + backward.nodes - order + Math.atan2(-sine, -cosine) / Math.PI;
    const steepness =
      forward.power / (ahead * ahead + forward.v * forward.v) +
      backward.power / (behind * behind + backward.v * backward.v);
    this.slope = (-square.largestContrast * Math.sin(2 * psi) * scale * steepness) / Math.PI;
  }
}
