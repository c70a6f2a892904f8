import { InputError, type Determination, type Estimate, type Verdict } from '@modalgain/numerics';
import { explainRatio } from './explanations.js';
import { filmOf } from './films.js';
import type { GlobalGainFit } from './fit-gain.js';
import { fitQuantity, isNarrowInRelation, type FittedQuantity } from './fitted-quantity.js';
import { judgeMassBalance } from './mass-balance.js';
import { loss, netGain } from './quantities.js';
import type { DerivedQuantity } from './quantity.js';
import {
  inputRatio,
  logArealDensityRatio,
  logDensityRatio,
  logFilmGainRatio,
  logNetGainRatio,
  lossRatio,
  type FilmPair,
} from './ratios.js';

/** Ratios of two films, after over before; shared systematic errors cancel in them. */
export interface FilmComparison {
  readonly before: string;
  readonly after: string;
  readonly fluenceUjPerCm2: number;
  readonly density: FittedQuantity;
  readonly filmGain: FittedQuantity | undefined;
  /** Absent where a net gain is not positive. */
  readonly netGain: FittedQuantity | undefined;
  /** Absent where the best fit has no loss before, or both films share one. */
  readonly loss: FittedQuantity | undefined;
  readonly confinementModal: Estimate;
  /** Absent where a thickness is not given; so is the mass balance. */
  readonly thickness: Estimate | undefined;
  /** n_t d after over before. */
  readonly arealDensity: Determination | undefined;
  readonly verdicts: readonly Verdict[];
}

/** Compares two films of one fit at one fluence, e.g. the same film before and after a treatment. */
export function compareFilms(
  fit: GlobalGainFit,
  input: { before: string; after: string; fluenceUjPerCm2: number },
): FilmComparison {
  const { fitted } = fit;
  const { values } = fitted.fit;
  const { fluenceUjPerCm2 } = input;
  const pair = pairOf(fit, input);
  const ratio = (quantity: DerivedQuantity) => fitRatio(fit, quantity, 'log');
  const filmGain = logFilmGainRatio(fitted, pair, fluenceUjPerCm2);
  const gains = [pair.before, pair.after].map((film) => netGain(fitted, film, fluenceUjPerCm2).value(values));
  const hasThickness = pair.before.data.thicknessNm && pair.after.data.thicknessNm;
  const arealDensity = hasThickness && ratio(logArealDensityRatio(fitted, pair)).determination;
  return {
    ...input,
    density: ratio(logDensityRatio(fitted, pair)),
    filmGain: Number.isFinite(filmGain.value(values)) ? ratio(filmGain) : undefined,
    netGain: gains.every((gain) => gain > 0)
      ? ratio(logNetGainRatio(fitted, pair, fluenceUjPerCm2))
      : undefined,
    loss: hasLossRatio(fit, pair) ? fitRatio(fit, lossRatio(pair), 'linear') : undefined,
    confinementModal: inputRatio(pair, 'confinement'),
    thickness: hasThickness && inputRatio(pair, 'thickness'),
    arealDensity,
    verdicts: arealDensity ? [judgeMassBalance(input.after, arealDensity)] : [],
  };
}

function hasLossRatio({ fitted }: GlobalGainFit, { before, after }: FilmPair): boolean {
  return before.loss !== after.loss && loss(fitted, before).value(fitted.fit.values) > 0;
}

/** Two films of a fit by their names; throws InputError where they are one. */
export function pairOf(
  { fitted }: Pick<GlobalGainFit, 'fitted'>,
  { before, after }: { before: string; after: string },
): FilmPair {
  const pair = { before: filmOf(fitted.system, before), after: filmOf(fitted.system, after) };
  if (pair.before === pair.after) {
    throw new InputError(
      `${before} and ${after} are one film in this fit, so that a ratio is 1 by assumption.`,
    );
  }
  return pair;
}

function fitRatio(
  { fitted }: GlobalGainFit,
  quantity: DerivedQuantity,
  scale: 'log' | 'linear',
): FittedQuantity {
  const naturalLower = scale === 'linear' ? 0 : undefined;
  const reading = { scale, naturalLower, isNarrow: isNarrowInRelation, explain: explainRatio };
  return fitQuantity(fitted, quantity, reading);
}
