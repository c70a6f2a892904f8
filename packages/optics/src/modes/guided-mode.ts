import type { Complex } from '../complex.js';
import type { Polarization } from '../polarization.js';
import type { LosslessStack } from '../stack/lossless-stack.js';
import type { GuidedMode } from './mode.js';
import type { ModeField } from './mode-field.js';
import type { TransverseMode } from './transverse-mode.js';

interface ModeParts {
  readonly stack: LosslessStack;
  readonly polarization: Polarization;
  readonly mode: TransverseMode;
}

/**
 * All quantities of a mode from its integrals.
 *
 * With a = int eta u^2 and b = int eta u'^2/k0^2 of a region: TE dN/dn = n a/N; TM dN/dn = (N^2 a + b)/(n N), the electric energy over n N
 * in both, N^2 a that of the field normal to the film and b that of the field in it; T. D. Visser et al., IEEE J. Quantum Electron. 33, 1763
 * (1997), doi 10.1109/3.631282. Group index: N - lambda dN/dlambda = sum of dN/dn_j (n_j - lambda dn_j/dlambda), since N depends on
 * lambda through k0 d only (Euler's identity).
 */
export function guidedMode(parts: ModeParts, order: number): GuidedMode {
  const { stack, polarization, mode } = parts;
  const neff = mode.effectiveIndex;
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  const { inPlane, normal, energy } = electricEnergy(parts);
  const sensitivity: number[] = [];
  const normalSensitivity: number[] = [];
  let groupIndex = 0;
  let totalEnergy = 0;
  for (let j = 0; j < energy.length; j++) {
    const ofPlane = inPlane[j] / (stack.index[j] * neff);
    const ofNormal = normal[j] / (stack.normalIndex[j] * neff);
    normalSensitivity.push(ofNormal);
    sensitivity.push(ofPlane + ofNormal);
    groupIndex += ofPlane * stack.groupIndex[j] + ofNormal * stack.normalGroupIndex[j];
    totalEnergy += energy[j];
  }
  const overFilm = (values: ArrayLike<number>): number => stack.film.reduce((sum, j) => sum + values[j], 0);
  return {
    kind: 'guided',
    polarization,
    order,
    effectiveIndex: [neff, 0],
    modalGainPerCm: 0,
    groupIndex,
    confinement: {
      power: overFilm(mode.power),
      modal: [overFilm(sensitivity), 0],
      modalNormal: [overFilm(normalSensitivity), 0],
      energy: overFilm(energy) / totalEnergy,
    },
    powerShare: Array.from(mode.power),
    indexSensitivity: real(sensitivity),
    normalIndexSensitivity: real(normalSensitivity),
    thicknessSensitivityPerNm: real(mode.invariant, k0 / (2 * neff)),
    selfOverlap: 1,
    exceptional: false,
    /** Drawn by few of those who ask for modes: computed when it is looked at. */
    get field() {
      return fieldOf(parts);
    },
  };
}

/**
 * n^2 |E|^2 of the field in the plane and of the normal one, integrated over each region, and their sum: n^2 a and 0 in TE, b and N^2 a
 * in TM.
 */
function electricEnergy({
  stack,
  polarization,
  mode,
}: ModeParts): Record<'inPlane' | 'normal' | 'energy', number[]> {
  const [inPlane, normal, energy]: number[][] = [[], [], []];
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  for (let j = 0; j < mode.power.length; j++) {
    const power = mode.power[j];
    if (polarization === 'TE') {
      inPlane.push(stack.index[j] * stack.index[j] * power);
      normal.push(0);
    } else {
      // The invariant is (eta u'^2 + square eta u^2)/k0^2 everywhere in the region: integrated, b + square a/ratio.
      const ratio = (stack.index[j] / stack.normalIndex[j]) ** 2;
      inPlane.push(mode.invariant[j] * k0 * stack.thicknessNm[j] - (mode.squares[j] * power) / ratio);
      normal.push(mode.effectiveIndex ** 2 * power);
    }
    energy.push(inPlane[j] + normal[j]);
  }
  return { inPlane, normal, energy };
}

function fieldOf({ stack, polarization, mode }: ModeParts): ModeField {
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  const root = Math.sqrt(k0);
  const last = mode.squares.length - 1;
  const isTe = polarization === 'TE';
  const decay = (j: number): Complex => [k0 * Math.sqrt(Math.max(0, -mode.squares[j])), 0];
  return {
    eta: real(stack.index.map((n) => (isTe ? 1 : 1 / (n * n)))),
    transverseSquaredPerNm2: real(mode.squares, k0 * k0),
    thicknessNm: [...stack.thicknessNm],
    decayPerNm: [decay(0), decay(last)],
    value: real(mode.u, root),
    fluxPerNm: real(mode.v, root * k0),
    powerWeight: [...stack.normalIndex.map((n) => (isTe ? 1 : 1 / (n * n)))],
  };
}

/** Real numbers times a factor, as complex ones. */
function real(values: ArrayLike<number>, factor = 1): Complex[] {
  const pairs: Complex[] = [];
  for (let i = 0; i < values.length; i++) pairs.push([values[i] * factor, 0]);
  return pairs;
}
