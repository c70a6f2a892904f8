import { normalEstimate, type Estimate } from '@modalgain/numerics';
import type { Polarization } from '../polarization.js';
import { slabMode, type SlabMode } from '../slab/slab-mode.js';
import type { IndexEstimate } from './index-estimate.js';

/** A quantity of n, k and thickness with the error of all three as one fit found them. */
export interface CorrelatedEstimate {
  readonly estimate: Estimate;
  /** Standard error if index and thickness were taken as independent. */
  readonly independentStandardError: number;
}

/** The three confinements of a film's mode. */
export interface ConfinementEstimate {
  readonly kind: 'guided';
  readonly modal: Estimate;
  readonly power: Estimate;
  readonly energy: Estimate;
  /** Standard error of the modal confinement with n and thickness as independent, over the true one. */
  readonly independentOverCorrelated: number;
}

/** Steps of differences, in standard errors; and the least step, for a thickness that was fixed. */
const stepErrors = 0.1;
const smallestSteps = [1e-6, 1e-6, 1e-4] as const;

/**
 * Propagates the covariance of n, k and thickness into any quantity of them, to first order. Undefined where the quantity has no value, or none beside it (a mode
 * at its cut-off).
 */
export function correlatedEstimate(
  { n, k, thickness, covariance }: IndexEstimate,
  quantity: (n: number, k: number, thicknessNm: number) => number | undefined,
): CorrelatedEstimate | undefined {
  const centre = [n.value, k.value, thickness.value] as const;
  const at = (place: number, shift: number): number | undefined => {
    const moved = centre.map((value, j) => (j === place ? value + shift : value));
    return quantity(moved[0], moved[1], moved[2]);
  };
  const value = at(0, 0);
  const gradient = centre.map((_, place) => {
    const step = Math.max(smallestSteps[place], stepErrors * Math.sqrt(covariance[place][place]));
    const [below, above] = [at(place, -step), at(place, step)];
    return below === undefined || above === undefined ? NaN : (above - below) / (2 * step);
  });
  if (value === undefined || gradient.some(Number.isNaN)) return undefined;
  let correlated = 0;
  let independent = 0;
  gradient.forEach((slope, i) => {
    independent += slope * slope * covariance[i][i];
    gradient.forEach((other, j) => (correlated += slope * other * covariance[i][j]));
  });
  const method = 'ellipsometry, index and thickness with their correlation';
  return {
    estimate: normalEstimate(value, Math.sqrt(Math.max(0, correlated)), method),
    independentStandardError: Math.sqrt(independent),
  };
}

/**
 * Confinement of a mode of the film between cover and substrate, with the error of its index and thickness; k is neglected. What n and thickness share by
 * their fit matters: an error of n that goes with one of the opposite sign of the thickness changes the confinement less.
 */
export function confinementEstimate({
  index,
  ...guide
}: {
  readonly index: IndexEstimate;
  readonly coverIndex: number;
  readonly substrateIndex: number;
  readonly polarization: Polarization;
  /** 0 if absent. */
  readonly order?: number;
}): ConfinementEstimate | { readonly kind: 'cut-off' } {
  const of = (quantity: (mode: SlabMode) => number): CorrelatedEstimate | undefined =>
    correlatedEstimate(index, (filmIndex, _, thicknessNm) => {
      if (!(thicknessNm > 0)) return undefined;
      const mode = slabMode({ ...guide, filmIndex, thicknessNm, wavelengthNm: index.wavelengthNm });
      return mode.kind === 'guided' ? quantity(mode) : undefined;
    });
  const modal = of(({ confinementModal }) => confinementModal);
  const power = of(({ confinementPower }) => confinementPower);
  const energy = of(({ confinementEnergy }) => confinementEnergy);
  if (modal === undefined || power === undefined || energy === undefined) return { kind: 'cut-off' };
  return {
    kind: 'guided',
    modal: modal.estimate,
    power: power.estimate,
    energy: energy.estimate,
    independentOverCorrelated: modal.independentStandardError / modal.estimate.standardError,
  };
}
