import { cutoffThickness } from '@modalgain/optics';
import type { Bounds } from '../optimise/index.js';
import type { Candidate, DesignMedia, FilmLaw } from './film-law.js';
import { stackOf } from './solve-film.js';

/** A quantity of the next film that may be chosen, within a range. */
export interface Varied {
  readonly quantity: keyof Candidate;
  readonly range: readonly [low: number, high: number];
}

/** The films among which the best is looked for. */
export interface DesignSpace {
  readonly media: DesignMedia;
  /** What is not varied. */
  readonly base: Candidate;
  readonly vary: readonly Varied[];
  /** Films that guide TE1 as well are out; the thickness then ends at the cut-off of TE1. */
  readonly isSingleMode: boolean;
}

export const boundsOf = ({ vary }: DesignSpace): Bounds => vary.map(({ range }) => range);

/** The candidate of some values of the varied quantities. */
export function candidateAt({ base, vary }: DesignSpace, x: readonly number[]): Candidate {
  return { ...base, ...Object.fromEntries(vary.map(({ quantity }, i) => [quantity, x[i]])) };
}

/** The thickness from which a candidate guides TE1; 0 where the layers below it guide two modes already. */
export function secondModeFromNm(law: FilmLaw, media: DesignMedia, candidate: Candidate): number {
  const stack = stackOf(law, media, candidate);
  const cutoff = cutoffThickness({ stack, polarization: 'TE', order: 1 });
  if (cutoff.kind === 'cut-off') return cutoff.thicknessNm;
  return cutoff.kind === 'guided-at-any-thickness' ? 0 : Infinity;
}
