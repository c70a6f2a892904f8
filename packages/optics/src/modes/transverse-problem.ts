import { requirePolarization, type Polarization } from '../polarization.js';
import type { LosslessStack } from '../stack/lossless-stack.js';

/**
 * The eigenvalue problem (eta u')' + eta ratio (n^2 - N^2) u = 0 across the regions of a stack, lengths in 1/k0. TE: u = E_y, eta = 1;
 * TM: u = H_y, eta = 1/n^2, and in a uniaxial layer n is the normal index, eta = 1/n_o^2, ratio = n_o^2/n^2. u and v = eta u' are continuous.
 *
 * The unknown is the angle psi with N^2 = nb^2 + V^2 sin^2 psi, nb the higher index of the half-spaces and V^2 = nmax^2 - nb^2, so that
 * neither cut-off (psi = 0) nor the far end (psi = pi/2) costs digits.
 */
export interface TransverseProblem {
  readonly eta: Float64Array;
  /** 1 but in uniaxial layers. */
  readonly ratio: Float64Array;
  /** n_j^2 - nb^2 of each region. */
  readonly contrast: Float64Array;
  /** k0 d of each region; unused for half-spaces. */
  readonly depth: Float64Array;
  /** V^2; where it is not positive nothing is guided. */
  readonly largestContrast: number;
  /** nb. */
  readonly backgroundIndex: number;
  /** What bounds the last region: nothing (a half-space), or a mirror plane of the stack. The first is always a half-space. */
  readonly end: 'half-space' | 'even-mirror' | 'odd-mirror';
}

/** @throws InputError for a word that is no polarization. */
export function transverseProblem(stack: LosslessStack, polarization: Polarization): TransverseProblem {
  requirePolarization(polarization);
  const { thicknessNm, wavelengthNm } = stack;
  const isTe = polarization === 'TE';
  const index = isTe ? stack.index : stack.normalIndex;
  const backgroundIndex = Math.max(index[0], index[index.length - 1]);
  const contrast = index.map((n) => (n - backgroundIndex) * (n + backgroundIndex));
  return {
    eta: stack.index.map((n) => (isTe ? 1 : 1 / (n * n))),
    ratio: stack.index.map((n, j) => (n === index[j] ? 1 : (n / index[j]) ** 2)),
    contrast,
    depth: thicknessNm.map((thickness) => (2 * Math.PI * thickness) / wavelengthNm),
    largestContrast: Math.max(...contrast),
    backgroundIndex,
    end: 'half-space',
  };
}

/** ratio (n_j^2 - N^2) of each region at an angle psi, into `out`: positive where the field oscillates. */
export function transverseSquares(problem: TransverseProblem, psi: number, out: Float64Array): void {
  const { contrast, ratio, largestContrast } = problem;
  const sine = Math.sin(psi);
  const cosine = Math.cos(psi);
  for (let j = 0; j < out.length; j++) {
    out[j] =
      ratio[j] *
      (contrast[j] === largestContrast
        ? largestContrast * cosine * cosine
        : contrast[j] - largestContrast * sine * sine);
  }
}
