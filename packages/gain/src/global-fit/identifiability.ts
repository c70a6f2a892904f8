import { errorCovariance } from './error-parts.js';
import { intervalOnScale, unknownsOf, type FittedUnknown, type UnknownKind } from './fitted-unknowns.js';
import type { GlobalGainFit } from './fit-gain.js';
import { profileCurve } from './profile-curve.js';
import type { FittedSystem } from './quantity.js';

/** Which density, loss or saturation fluence is meant; without a film where all share it. */
export interface UnknownName {
  readonly kind: UnknownKind;
  readonly film: string | undefined;
}

/** The profile of chi-square along one unknown; 3.84 above the minimum closes its 95 % interval. */
export interface UnknownProfile extends UnknownName {
  /** cm-3, cm-1 or uJ/cm2; increasing. */
  readonly x: readonly number[];
  readonly deltaChiSquare: readonly number[];
}

/** Correlations of the unknowns, row-major; NaN in rows of unknowns that the data leave open. */
export interface UnknownCorrelations {
  readonly unknowns: readonly UnknownName[];
  readonly matrix: Float64Array;
}

const pointsPerSide = 6;
/** A profile is followed so far beyond the interval, as a share of the distance to its end; the end is one of the points. */
const overshoot = 1 / (pointsPerSide - 1);

/**
 * Profiles of all densities, losses and saturation fluences of a fit over their 95 % intervals and a little beyond; a flat
 * one is what "not determined" looks like.
 */
export function identifiabilityProfiles(fit: GlobalGainFit): UnknownProfile[] {
  return unknownsOf(fit).map((unknown) => {
    const { kind, film, toResult } = unknown;
    const { values, deltaChiSquare } = profileCurve(
      fit.fitted,
      unknown.quantity,
      gridOf(fit.fitted, unknown),
    );
    return { kind, film, x: values.map(toResult), deltaChiSquare };
  });
}

/** The best fit in the middle, the same number of points to either end. */
function gridOf({ fit }: FittedSystem, unknown: FittedUnknown): number[] {
  const centre = unknown.quantity.value(fit.values);
  const [lower, upper] = intervalOnScale(unknown);
  const { range } = unknown;
  const from = Math.max(centre - (1 + overshoot) * (centre - Math.min(lower, centre)), range[0]);
  const to = Math.min(centre + (1 + overshoot) * (Math.max(upper, centre) - centre), range[1]);
  const side = (end: number): number[] =>
    end === centre
      ? []
      : Array.from({ length: pointsPerSide }, (_, i) => centre + ((end - centre) * (i + 1)) / pointsPerSide);
  return [...side(from).reverse(), centre, ...side(to)];
}

/**
 * How the errors of ln density, loss and ln saturation fluence go together, linearised at the best fit: through the data,
 * and through the sources of error that they share.
 */
export function identifiabilityCorrelations(fit: GlobalGainFit): UnknownCorrelations {
  const unknowns = unknownsOf(fit);
  const covariance = errorCovariance(
    fit.fitted,
    unknowns.map(({ quantity }) => quantity),
  );
  const size = unknowns.length;
  const error = unknowns.map((_, i) => Math.sqrt(covariance[i * (size + 1)]));
  return {
    unknowns: unknowns.map(({ kind, film }) => ({ kind, film })),
    matrix: covariance.map((value, cell) => value / (error[Math.floor(cell / size)] * error[cell % size])),
  };
}
