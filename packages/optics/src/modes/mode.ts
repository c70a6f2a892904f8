import type { Complex } from '../complex.js';
import type { Polarization } from '../polarization.js';
import type { ModeField } from './mode-field.js';

/** Numbers that must not be mixed, each summed over the film's layers. */
export interface Confinement {
  /** Share of the guided power (Poynting vector along the film) that flows in the film; none of a leaky mode, whose power has no end. */
  readonly power?: number;
  /** dN/dn of the film: the factor between the film's gain and the modal gain. It may exceed 1 in TE and lie below `power` in TM. */
  readonly modal: Complex;
  /** The part of `modal` that is due to the field normal to the film: 0 in TE. See `orientedConfinement`. */
  readonly modalNormal: Complex;
  /**
   * Share of the electric energy Re(epsilon) |E|^2 (non-dispersive) that is in the film; none of a leaky mode, nor beside metals, whose
   * energy needs their dispersion.
   */
  readonly energy?: number;
}

/** A mode. Arrays have one entry a region, from cover to substrate. Complex values are real in lossless stacks. */
export interface Mode {
  /** A guided mode falls off on both sides; a leaky one is an outgoing wave on one side at least. */
  readonly kind: 'guided' | 'leaky';
  readonly polarization: Polarization;
  /** Place in the list by falling Re N. Number of nodes of the field where the stack is lossless. */
  readonly order: number;
  /** N = beta/k0; the intensity falls as exp(-2 k0 Im N z). */
  readonly effectiveIndex: Complex;
  /** -2 k0 Im N: below 0 it is a loss. */
  readonly modalGainPerCm: number;
  /** Re(N - lambda dN/dlambda), with the dispersion that the layers state. */
  readonly groupIndex: number;
  readonly confinement: Confinement;
  /** None of a leaky mode. */
  readonly powerShare?: readonly number[] | undefined;
  /** dN/dn_j; in a uniaxial layer of both its indices together. */
  readonly indexSensitivity: readonly Complex[];
  /** The part of `indexSensitivity` that is due to the field normal to the film: dN/dn of the extraordinary index. */
  readonly normalIndexSensitivity: readonly Complex[];
  /** dN/dd_j in 1/nm; 0 for the half-spaces. */
  readonly thicknessSensitivityPerNm: readonly Complex[];
  /**
   * |integral of u^2| over the integral of |u|^2 (in TM of u^2/epsilon): 1 for a lossless mode, 0 at an exceptional point, where two
   * modes become one and all derivatives diverge. The Petermann factor is its inverse square.
   */
  readonly selfOverlap: number;
  /** `selfOverlap` below 1e-5: two modes so nearly one that N has lost digits, down to 1e-8. */
  readonly exceptional: boolean;
  /** For `modeProfile`. */
  readonly field: ModeField;
}

/** A mode that falls off on both sides, of a lossless stack: every number is there. */
export interface GuidedMode extends Mode {
  readonly kind: 'guided';
  readonly confinement: Required<Confinement>;
  readonly powerShare: readonly number[];
}
