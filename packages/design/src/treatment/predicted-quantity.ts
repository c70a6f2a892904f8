import { normalEstimate, logNormalEstimate, type Determination, type Estimate } from '@modalgain/numerics';
import { departures, type Departure } from './departures.js';
import { estimateOf, type MixedNormal } from './normal-mixture.js';
import { randomEffects } from './random-effects.js';
import type { TreatedQuantity } from './treated-film.js';
import type { FilmByPair, FilmWithShifts, TreatedFilms } from './treated-films.js';

/** What of a treatment a quantity of the treated film follows. */
const followed: Readonly<Record<TreatedQuantity, readonly Departure[]>> = {
  thicknessNm: ['thickness'],
  densityRatio: ['thickness', 'emittersPerArea'],
  filmIndex: ['thickness', 'refractionPerArea'],
  roughnessSqNm: ['roughness'],
  confinementModal: ['thickness', 'refractionPerArea'],
  lossPerCm: departures,
  netGainPerCm: departures,
};

export const treatedQuantities = Object.keys(followed) as TreatedQuantity[];

/** Index and net gain scatter evenly, and net gain has no sign; the others scatter by factors. */
const isFactor = (quantity: TreatedQuantity): boolean =>
  quantity !== 'filmIndex' && quantity !== 'netGainPerCm';

export interface PredictedQuantity {
  readonly quantity: TreatedQuantity;
  /** As measured, or as the law of the film has it. */
  readonly before: Estimate;
  /** After what is typical of the pairs; null where that film guides nothing. */
  readonly typical: number | null;
  /** Of the next film. */
  readonly after: Determination;
  /** What the treatment of each pair that speaks of it would make of this film, by the name of the treated one. */
  readonly byPair: readonly { readonly film: string; readonly value: number | null }[];
}

/** Relative errors of what is measured of a film beside its law. */
export interface InputErrors {
  readonly thickness: number;
  readonly roughness: number;
}

/**
 * A quantity of the next film: what the treatment of each pair would make of it, as a sample of films that differ, with the errors of their
 * measurements and those of the film itself. Undefined where the film does not have it.
 *
 * @param known what at least one pair has measured; a pair that lacks any of it says nothing of what follows it
 */
export function predictQuantity(
  quantity: TreatedQuantity,
  task: {
    readonly before: FilmWithShifts;
    readonly treated: readonly TreatedFilms[];
    readonly known: ReadonlySet<Departure>;
    readonly inputs: InputErrors;
  },
): PredictedQuantity | undefined {
  const { before, treated, known, inputs } = task;
  const value = before.film[quantity];
  if (value === undefined) return undefined;
  const needs = followed[quantity].filter((name) => known.has(name));
  const byPair = treated.map((films) =>
    films.byPair.filter(({ carried }) => needs.every((name) => carried.pair.measured[name])),
  );
  const own = (film: FilmWithShifts): number => ownError(quantity, film, inputs);
  const parts = treated.map(({ weight, typical }, i) => ({
    weight,
    next: nextOf(quantity, byPair[i], { isHeld: needs.length === 0, typical, own: own(typical) }),
  }));
  const result = {
    quantity,
    before: (isFactor(quantity) ? logNormalEstimate : normalEstimate)(value, own(before), 'law of the film'),
    typical: typicalOf(quantity, treated),
    byPair: byPair[0].map(({ carried, film }) => ({
      film: carried.pair.after,
      value: film[quantity] ?? null,
    })),
  };
  const why = whyOpen(quantity, byPair, parts);
  if (why) return { ...result, after: { kind: 'not-determined', ...why } };
  const mixture = parts.flatMap(({ weight, next = [] }) =>
    next.map((one) => ({ ...one, weight: weight * one.weight })),
  );
  const method = `${result.byPair.length} pairs: scatter between films and errors of measurement`;
  const estimate = estimateOf(mixture, { method, back: isFactor(quantity) ? Math.exp : same });
  return { ...result, after: { kind: 'determined', estimate } };
}

const same = (x: number): number => x;

/** On the scale on which films scatter; NaN where the film guides nothing. */
function scaled(quantity: TreatedQuantity, film: FilmByPair['film']): number {
  const value = film[quantity] ?? NaN;
  return isFactor(quantity) ? Math.log(value) : value;
}

/** Standard error from the film itself, given what is done to it. */
function ownError(
  quantity: TreatedQuantity,
  { film, shifted }: FilmWithShifts,
  { thickness, roughness }: InputErrors,
): number {
  const there = scaled(quantity, film);
  const moved = shifted.map((each) => scaled(quantity, each) - there).filter(Number.isFinite);
  const input = quantity === 'thicknessNm' ? thickness : quantity === 'roughnessSqNm' ? roughness : 0;
  return Math.hypot(input, ...moved);
}

function typicalOf(quantity: TreatedQuantity, treated: readonly TreatedFilms[]): number | null {
  const total = treated.reduce((sum, { weight }) => sum + weight, 0);
  const mean = treated.reduce(
    (sum, { weight, typical }) => sum + (weight / total) * scaled(quantity, typical.film),
    0,
  );
  if (!Number.isFinite(mean)) return null;
  return isFactor(quantity) ? Math.exp(mean) : mean;
}

/** The distribution of the next film under one law, its weights summing to 1; undefined where the pairs cannot say. */
function nextOf(
  quantity: TreatedQuantity,
  byPair: readonly FilmByPair[],
  {
    isHeld,
    typical,
    own,
  }: { readonly isHeld: boolean; readonly typical: FilmWithShifts; readonly own: number },
): readonly MixedNormal[] | undefined {
  const films = byPair.map(({ carried, film, moved }) => {
    const value = scaled(quantity, film);
    const errors = moved.map((each) => scaled(quantity, each) - value).filter(Number.isFinite);
    return { value, standardError: Math.hypot(...errors), offset: carried.offset ?? 0 };
  });
  if (films.some(({ value }) => !Number.isFinite(value))) return undefined;
  // Nothing that it follows was measured, or all of it is given: there is nothing to differ.
  const isCertain =
    isHeld || films.every(({ value, standardError }) => value === films[0].value && standardError === 0);
  const next = isCertain
    ? [{ weight: 1, mean: scaled(quantity, typical.film), deviation: 0 }]
    : randomEffects(films)?.next;
  const total = next?.reduce((sum, { weight }) => sum + weight, 0) ?? 1;
  return next?.map(({ weight, mean, deviation }) => ({
    weight: weight / total,
    mean,
    deviation: Math.hypot(deviation, own),
  }));
}

/** Why the pairs leave a quantity open, if they do. */
function whyOpen(
  quantity: TreatedQuantity,
  byPair: readonly (readonly FilmByPair[])[],
  parts: readonly { readonly next: readonly MixedNormal[] | undefined }[],
): { readonly why: string; readonly next: string } | undefined {
  const [pairs] = byPair;
  if (pairs.length === 0)
    return {
      why: 'No pair has measured all that this follows.',
      next: 'Measure gain and loss of one film before and after.',
    };
  const unguided = byPair
    .flat()
    .filter(({ film }) => film[quantity] === undefined)
    .map(({ carried }) => carried.pair.after);
  if (unguided.length > 0)
    return {
      why: `Treated as ${[...new Set(unguided)].join(', ')} this film would guide no mode.`,
      next: 'Take a thicker film, or less pressure.',
    };
  if (parts.every(({ next }) => next !== undefined)) return undefined;
  return {
    why: `${pairs.length === 1 ? 'One pair does' : `${pairs.length} pairs do`} not tell how far films differ${pairs.some(({ carried }) => carried.offset !== undefined) ? ' about a law of two parameters' : ''}.`,
    next: 'Treat one more film, and measure it before and after.',
  };
}
