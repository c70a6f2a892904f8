import type { Complex } from '../complex.js';
import type { Polarization } from '../polarization.js';
import type { LosslessStack } from '../stack/stack.js';
import type { ModeField } from './mode-field.js';
import type { TransverseMode } from './transverse-mode.js';

/** Three numbers that must not be mixed, each summed over the film's layers. */
export interface Confinement {
  /** Share of the guided power (Poynting vector along the film) that flows in the film. */
  readonly power: number;
  /** dN/dn of the film: the factor between the film's gain and the modal gain. It may exceed 1 in TE and lie below `power` in TM. */
  readonly modal: Complex;
  /** Share of the electric energy n^2 |E|^2 (non-dispersive) that is in the film. */
  readonly energy: number;
}

/** A guided mode. Arrays have one entry a region, from cover to substrate. Complex values are real in lossless stacks. */
export interface GuidedMode {
  readonly kind: 'guided';
  readonly polarization: Polarization;
  /** Number of nodes of the field, 0 for the fundamental mode. */
  readonly order: number;
  /** N = beta/k0. */
  readonly effectiveIndex: Complex;
  /** N - lambda dN/dlambda, with the dispersion that the layers state. */
  readonly groupIndex: number;
  readonly confinement: Confinement;
  readonly powerShare: readonly number[];
  /** dN/dn_j. */
  readonly indexSensitivity: readonly Complex[];
  /** dN/dd_j in 1/nm; 0 for the half-spaces. */
  readonly thicknessSensitivityPerNm: readonly Complex[];
  /** For `modeProfile`. */
  readonly field: ModeField;
}

/**
 * All quantities of a mode from its integrals.
 *
 * With a = int eta u^2 and b = int eta u'^2/k0^2 of a region: TE dN/dn = n a/N; TM dN/dn = (N^2 a + b)/(n N), the electric energy over n N
 * in both; T. D. Visser et al., IEEE J. Quantum Electron. 33, 1763 (1997), doi 10.1109/3.631282. Group index: N - lambda dN/dlambda = sum of
 * dN/dn_j (n_j - lambda dn_j/dlambda), since N depends on lambda through k0 d only (Euler's identity).
 */
export function guidedMode({
  stack,
  polarization,
  order,
  mode,
}: {
  stack: LosslessStack;
  polarization: Polarization;
  order: number;
  mode: TransverseMode;
}): GuidedMode {
  const n = stack.index;
  const neff = mode.effectiveIndex;
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  const energy = electricEnergy({ stack, polarization, mode });
  const totalEnergy = energy.reduce((sum, part) => sum + part, 0);
  const indexSensitivity = energy.map((part, j) => part / (n[j] * neff));
  const overFilm = (values: Float64Array): number => stack.film.reduce((sum, j) => sum + values[j], 0);
  return {
    kind: 'guided',
    polarization,
    order,
    effectiveIndex: [neff, 0],
    groupIndex: indexSensitivity.reduce((sum, part, j) => sum + part * stack.groupIndex[j], 0),
    confinement: {
      power: overFilm(mode.power),
      modal: [overFilm(indexSensitivity), 0],
      energy: overFilm(energy) / totalEnergy,
    },
    powerShare: [...mode.power],
    indexSensitivity: real(indexSensitivity),
    thicknessSensitivityPerNm: real(mode.invariant.map((invariant) => (k0 * invariant) / (2 * neff))),
    field: fieldOf(stack, polarization, mode),
  };
}

/** n^2 |E|^2 integrated over each region: n^2 a in TE, N^2 a + b in TM. */
function electricEnergy({
  stack,
  polarization,
  mode,
}: {
  stack: LosslessStack;
  polarization: Polarization;
  mode: TransverseMode;
}): Float64Array {
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  return mode.power.map((power, j) => {
    if (polarization === 'TE') return stack.index[j] ** 2 * power;
    // The invariant is (eta u'^2 + square eta u^2)/k0^2 everywhere in the region: integrated, b + square a.
    const slopes = mode.invariant[j] * k0 * stack.thicknessNm[j] - mode.squares[j] * power;
    return mode.effectiveIndex ** 2 * power + slopes;
  });
}

function fieldOf(stack: LosslessStack, polarization: Polarization, mode: TransverseMode): ModeField {
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  const root = Math.sqrt(k0);
  return {
    eta: [...stack.index].map((n) => (polarization === 'TE' ? 1 : 1 / (n * n))),
    transverseSquaredPerNm2: [...mode.squares].map((square) => square * k0 * k0),
    thicknessNm: [...stack.thicknessNm],
    value: [...mode.u].map((u) => u * root),
    fluxPerNm: [...mode.v].map((v) => v * root * k0),
  };
}

function real(values: Float64Array): Complex[] {
  return Array.from(values, (value) => [value, 0] as const);
}
