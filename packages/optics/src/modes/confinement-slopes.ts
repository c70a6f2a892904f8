import { HyperDual } from '@modalgain/numerics';
import { losslessStack, type LosslessStack } from '../stack/lossless-stack.js';
import type { Stack } from '../stack/stack.js';
import { dispersionFunction, type StackOfDuals } from './dispersion-function.js';
import type { GuidedMode } from './mode.js';

/** How the modal confinement dN/dn of the film follows every layer; one entry a region, from cover to substrate. */
export interface ConfinementSlopes {
  /** In 1/nm; 0 for the half-spaces. */
  readonly modalPerNm: readonly number[];
  /** For the index of a region; in a uniaxial layer of both its indices together. */
  readonly modalPerIndex: readonly number[];
  /** For the vacuum wavelength in 1/nm, with all indices held. */
  readonly modalPerWavelengthNm: number;
}

/**
 * The exact derivatives of a guided mode's modal confinement. With the dispersion function F(N, n, p) = 0 and Gamma = dN/dn = -F_n/F_N,
 * dGamma/dp = -(D_n D_p F)/F_N, where D_n = d/dn + Gamma d/dN and D_p = d/dp + (dN/dp) d/dN go along the mode: one evaluation of F in
 * hyper-dual numbers a region. The wavelength follows since Gamma depends on it through d/lambda alone.
 *
 * @throws InputError for a stack that is none; UnsupportedFeatureError for a complex index
 */
export function confinementSlopes(stack: Stack, mode: GuidedMode): ConfinementSlopes {
  const checked = losslessStack(stack);
  const { polarization } = mode;
  const effectiveIndex = mode.effectiveIndex[0];
  const perN = dispersionFunction(plainDuals(checked), new HyperDual(effectiveIndex, 1), polarization).first;
  /** The film's index along the first infinitesimal, the quantity along the second; N goes along with both. */
  const slope = (along: Quantity, effectiveIndexPer: number): number => {
    const moving = new HyperDual(effectiveIndex, mode.confinement.modal[0], effectiveIndexPer);
    return -dispersionFunction(dualsOf(checked, along), moving, polarization).both / perN;
  };
  const last = checked.index.length - 1;
  const modalPerNm = Array.from(checked.thicknessNm, (_, j) =>
    j === 0 || j === last ? 0 : slope({ thicknessAt: j }, mode.thicknessSensitivityPerNm[j][0]),
  );
  const scaling = modalPerNm.reduce((sum, perNm, j) => sum + perNm * checked.thicknessNm[j], 0);
  return {
    modalPerNm,
    modalPerIndex: Array.from(checked.index, (_, j) => slope({ indexAt: j }, mode.indexSensitivity[j][0])),
    modalPerWavelengthNm: -scaling / checked.wavelengthNm,
  };
}

/** A quantity of one region. */
interface Quantity {
  readonly thicknessAt?: number;
  readonly indexAt?: number;
}

const plainDuals = (stack: LosslessStack): StackOfDuals => dualsOf({ ...stack, film: [] }, {});

/** The first infinitesimal is the film's index, the second the quantity. */
function dualsOf(stack: LosslessStack, { thicknessAt, indexAt }: Quantity): StackOfDuals {
  const indexDual = (value: number, j: number): HyperDual =>
    new HyperDual(value, stack.film.includes(j) ? 1 : 0, j === indexAt ? 1 : 0);
  return {
    wavelengthNm: stack.wavelengthNm,
    index: Array.from(stack.index, indexDual),
    normalIndex: Array.from(stack.normalIndex, indexDual),
    thicknessNm: Array.from(
      stack.thicknessNm,
      (value, j) => new HyperDual(value, 0, j === thicknessAt ? 1 : 0),
    ),
  };
}
