import { intervalOf, type FittedQuantity } from './fitted-quantity.js';
import type { GlobalGainFit } from './fit-gain.js';
import { logDensity, logSaturationFluence, loss } from './quantities.js';
import type { DerivedQuantity } from './quantity.js';
import { densityUnitPerCm3 } from './system.js';

/** What a global fit is made for, as opposed to the parameters that it varies. */
export type UnknownKind = 'density' | 'loss' | 'saturationFluence';

/** One density, loss or saturation fluence of a fit. */
export interface FittedUnknown {
  readonly kind: UnknownKind;
  /** Absent where all films share it. */
  readonly film: string | undefined;
  readonly fitted: FittedQuantity;
  readonly quantity: DerivedQuantity;
  /** From the scale of the profile (ln, for densities and fluences) to cm-3, cm-1 or uJ/cm2. */
  readonly toResult: (value: number) => number;
  /** The largest part of the scale that is worth drawing. */
  readonly range: readonly [number, number];
}

/** An open end is drawn to this factor from the best fit. */
const openEndFactor = 30;

/** Densities, losses, then saturation fluences; what films share is there once. */
export function unknownsOf(fit: GlobalGainFit): FittedUnknown[] {
  const { films } = fit.fitted.system;
  const isFirstWith = (parameter: 'loss' | 'saturation') => (index: number) =>
    films.findIndex((film) => film[parameter] === films[index][parameter]) === index;
  const indices = films.map((_, index) => index);
  return [
    ...indices.map((index) => densityOf(fit, index)),
    ...indices.filter(isFirstWith('loss')).map((index) => lossOf(fit, index)),
    ...indices.filter(isFirstWith('saturation')).map((index) => saturationOf(fit, index)),
  ];
}

function densityOf({ fitted, films }: GlobalGainFit, index: number): FittedUnknown {
  const quantity = logDensity(fitted, fitted.system.films[index]);
  return {
    kind: 'density',
    film: films[index].film,
    fitted: films[index].densityPerCm3,
    quantity,
    toResult: (value) => densityUnitPerCm3 * Math.exp(value),
    range: logarithmicRange(quantity.value(fitted.fit.values)),
  };
}

function lossOf({ fitted, films }: GlobalGainFit, index: number): FittedUnknown {
  const { system } = fitted;
  const quantity = loss(fitted, system.films[index]);
  const isShared = films.length > 1 && system.films.every((film) => film.loss === system.films[0].loss);
  const largest = Math.max(...films[index].points.map(({ netGainPerCm }) => Math.abs(netGainPerCm)));
  return {
    kind: 'loss',
    film: isShared ? undefined : films[index].film,
    fitted: films[index].lossPerCm,
    quantity,
    toResult: (value) => value,
    range: [0, openEndFactor * Math.max(quantity.value(fitted.fit.values), largest)],
  };
}

function saturationOf({ fitted, films }: GlobalGainFit, index: number): FittedUnknown {
  const { system } = fitted;
  const quantity = logSaturationFluence(fitted, system.films[index]);
  const isShared = system.films.every((film) => film.saturation === system.films[0].saturation);
  return {
    kind: 'saturationFluence',
    film: isShared ? undefined : films[index].film,
    fitted: films[index].saturationFluenceUjPerCm2,
    quantity,
    toResult: Math.exp,
    range: logarithmicRange(quantity.value(fitted.fit.values)),
  };
}

function logarithmicRange(centre: number): [number, number] {
  return [centre - Math.log(openEndFactor), centre + Math.log(openEndFactor)];
}

/** The 95 % interval on the scale of the profile, open ends cut to the range worth drawing. */
export function intervalOnScale({ kind, fitted, range }: FittedUnknown): readonly [number, number] {
  const unit = kind === 'density' ? densityUnitPerCm3 : 1;
  const onScale = (value: number): number => (kind === 'loss' ? value : Math.log(value / unit));
  const [lower, upper] = intervalOf(fitted).map(onScale);
  return [Math.max(lower, range[0]), Math.min(upper, range[1])];
}
