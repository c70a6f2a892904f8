import type { DensificationLaw } from './densification-law.js';
import { departures, type Departure, type TreatedPair, type TreatmentChange } from './departures.js';
import { unchanged } from './treated-film.js';

/** How thin the film is to become. */
export type TreatmentAim =
  /** As the pairs did. */
  | { readonly kind: 'as-pairs' }
  | { readonly kind: 'thickness-ratio'; readonly ratio: number }
  | { readonly kind: 'pressure'; readonly pressureMpa: number; readonly law: DensificationLaw };

/** What the treatment of one pair would do to another film. */
export interface CarriedPair {
  readonly pair: TreatedPair;
  readonly change: TreatmentChange;
  /** Standard errors, of what was measured. */
  readonly errors: Readonly<Partial<Record<Departure, number>>>;
  /** What the law makes of the pair's pressure less what it makes of the wanted one; absent without a law. */
  readonly offset?: number;
}

/**
 * A pair's treatment for a film: the film goes as far as the aim says, with what the pair departs from its own law, and in all else as the pair.
 * What a pair has not measured is unchanged.
 */
export function carry(pair: TreatedPair, aim: TreatmentAim, packing: number | undefined): CarriedPair {
  const measured = departures.flatMap((name) => {
    const ratio = pair.measured[name];
    return ratio ? [[name, ratio] as const] : [];
  });
  const change = {
    ...unchanged,
    ...Object.fromEntries(measured.map(([name, { value }]) => [name, value])),
  };
  const errors = Object.fromEntries(measured.map(([name, { standardError }]) => [name, standardError]));
  if (aim.kind === 'as-pairs') return { pair, change, errors };
  if (aim.kind === 'thickness-ratio')
    return {
      pair,
      change: { ...change, thickness: Math.log(aim.ratio) },
      errors: { ...errors, thickness: 0 },
    };
  const { law } = aim;
  const pressureMpa = pair.pressureMpa ?? NaN;
  const there = law.logThicknessRatio({ pressureMpa: aim.pressureMpa, packing });
  const departed = change.thickness - law.logThicknessRatio({ pressureMpa, packing: pair.packing });
  return {
    pair,
    change: { ...change, thickness: there + departed },
    errors,
    offset: law.logThicknessRatio({ pressureMpa, packing }) - there,
  };
}
