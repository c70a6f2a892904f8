import { InputError } from '@modalgain/numerics';
import type { Complex } from '../complex.js';
import { guidedModes } from '../modes/guided-modes.js';
import type { GuidedMode } from '../modes/mode.js';
import type { Stack } from '../stack/stack.js';
import { permittivityHarmonic, realIndex, smoothStack, type Corrugation } from './corrugation.js';
import { surfaceRadiation } from './surface-radiation.js';

/** What a grating does to a guided TE mode at its Bragg wavelength. */
export type GratingCoupling =
  | { readonly kind: 'cut-off' }
  | {
      readonly kind: 'guided';
      /** Of the stack without the grating: see `smoothStack`. */
      readonly mode: GuidedMode;
      /** kappa: forward into backward wave, by the Fourier component of the grating's own order. */
      readonly couplingPerCm: number;
      /** In second order: what the first Fourier component couples by way of the light that it sends out of the plane. */
      readonly radiation?: GratingRadiation;
    };

/** Light that a second-order grating radiates at a right angle to the film. */
export interface GratingRadiation {
  /**
   * h: each wave loses, and gains from the other, i h. With R = S, on whose crests the teeth lie, the amplitude falls by 2 Im h per cm; with R = -S nothing
   * is radiated in an endless grating.
   */
  readonly couplingPerCm: Complex;
  /** Share of the radiated power that leaves through the cover; the rest goes through the substrate. */
  readonly coverShare: number;
}

/**
 * Coupling constants of a guided TE mode by a corrugation, to first order in the Fourier components of its permittivity:
 * kappa = k0^2/(2 beta) eps_order integral of phi^2 over the corrugated layer, phi normalised to 1 (H. Kogelnik and C. V. Shank, doi 10.1063/1.1661499;
 * W. Streifer et al., doi 10.1109/JQE.1975.1068581). In second order, h = k0^2/(2 beta) eps_1 integral of phi E over the layer, E the wave that
 * eps_1 phi radiates (R. F. Kazarinov and C. H. Henry, doi 10.1109/JQE.1985.1072627). Evanescent partial waves beyond it are left out.
 *
 * The wavelength of the stack counts as the Bragg wavelength: `dfbPeriodNm` gives the period for it.
 *
 * @throws InputError for an order other than 1 or 2, a mode order that is no whole number from 0, or a corrugation that is none;
 * UnsupportedFeatureError for a stack with loss or gain.
 */
export function gratingCoupling({
  stack,
  corrugation,
  order,
  modeOrder = 0,
}: {
  readonly stack: Stack;
  readonly corrugation: Corrugation;
  readonly order: number;
  readonly modeOrder?: number;
}): GratingCoupling {
  if (order !== 1 && order !== 2) {
    throw new InputError(`found ${order}, expected 1 or 2: higher orders radiate in several directions.`, {
      field: 'order',
    });
  }
  if (!(Number.isInteger(modeOrder) && modeOrder >= 0)) {
    throw new InputError(`found ${modeOrder}, expected a whole number from 0.`, { field: 'modeOrder' });
  }
  const smooth = smoothStack(stack, corrugation);
  const mode = guidedModes(smooth, 'TE').at(modeOrder);
  if (mode === undefined) return { kind: 'cut-off' };
  const couplingPerCm = overlapPerCm(smooth, mode, corrugation) * permittivityHarmonic(corrugation, order);
  if (order === 1) return { kind: 'guided', mode, couplingPerCm };
  return { kind: 'guided', mode, couplingPerCm, radiation: surfaceRadiation({ smooth, mode, corrugation }) };
}

/** k0^2/(2 beta) integral of phi^2 over the layer = k0/(2 n) dN/dn of it. */
function overlapPerCm(smooth: Stack, mode: GuidedMode, { layer }: Corrugation): number {
  const { index } = smooth.layers[layer];
  const [sensitivity] = mode.indexSensitivity[layer];
  return ((1e7 * Math.PI) / smooth.wavelengthNm) * (sensitivity / realIndex(index));
}
