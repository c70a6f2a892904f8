import { add, divide, multiply, scale, squaredModulus, squareRoot, sum, type Complex } from '../complex.js';
import type { Confinement, Mode } from '../modes/mode.js';
import type { ModeField } from '../modes/mode-field.js';
import type { Polarization } from '../polarization.js';
import type { ComplexStack } from '../stack/complex-stack.js';
import { complexField } from './complex-field.js';
import { at, type ComplexProblem } from './complex-problem.js';
import { integral, integralStride } from './layer-integrals.js';
import { selfOverlap, selfOverlapRatio, type Solution } from './solution.js';

/** What a mode of a stack is made from. */
export interface ModeParts {
  readonly stack: ComplexStack;
  readonly polarization: Polarization;
  readonly problem: ComplexProblem;
  readonly solution: Solution;
}

/** Below this overlap of a mode with itself its N has lost digits: they go as the last digit over the overlap. */
const exceptionalOverlap = 1e-5;

/**
 * All quantities of a mode from its integrals, by first-order perturbation with the field not conjugated.
 *
 * With W = int w u^2 over all x, w = 1 (TE) or 1/n_normal^2 (TM), lengths in 1/k0: TE dN/dn = n int u^2/(N W); TM dN/dn = n int v^2/(N W)
 * for the field in the plane and N int u^2/(n_normal^3 W) for the normal one; dN/dd = k0 (v^2/eta + eta k^2 u^2)/(2 N W). T. D. Visser et
 * al., IEEE J. Quantum Electron. 33, 1763 (1997), doi 10.1109/3.631282, there for lossless guides.
 */
export class ComplexMode implements Mode {
  readonly kind: Mode['kind'];
  readonly polarization: Polarization;
  readonly effectiveIndex: Complex;
  readonly modalGainPerCm: number;
  readonly groupIndex: number;
  readonly confinement: Confinement;
  readonly powerShare: readonly number[] | undefined;
  readonly indexSensitivity: readonly Complex[];
  readonly normalIndexSensitivity: readonly Complex[];
  readonly thicknessSensitivityPerNm: readonly Complex[];
  readonly selfOverlap: number;
  readonly exceptional: boolean;
  readonly #parts: ModeParts;

  constructor(
    parts: ModeParts,
    readonly order: number,
  ) {
    const { stack, polarization, problem, solution } = parts;
    const n = squareRoot(solution.q);
    const k0 = (2 * Math.PI) / stack.wavelengthNm;
    const perNw = divide(one, multiply(n, selfOverlap(problem, solution)));
    const { inPlane, normal, total } = sensitivities(parts, n, perNw);
    const isLeaky = problem.cover === 'leaky' || problem.end === 'leaky';
    const power = isLeaky ? undefined : powers(parts, n);
    this.#parts = parts;
    this.kind = isLeaky ? 'leaky' : 'guided';
    this.polarization = polarization;
    this.effectiveIndex = n;
    this.modalGainPerCm = -2e7 * k0 * n[1];
    this.groupIndex = groupIndexOf(stack, inPlane, normal);
    this.confinement = {
      modal: sum(stack.film.map((j) => total[j])),
      modalNormal: sum(stack.film.map((j) => normal[j])),
      ...(power !== undefined && sharesOfFilm(parts, n, power)),
    };
    this.powerShare = power;
    this.indexSensitivity = total;
    this.normalIndexSensitivity = normal;
    this.thicknessSensitivityPerNm = timesEach(solution, integral.invariant, scale(perNw, k0 / 2));
    this.selfOverlap = selfOverlapRatio(problem, solution);
    this.exceptional = this.selfOverlap < exceptionalOverlap;
  }

  /** Drawn by few of those who ask for modes: computed when it is looked at. */
  get field(): ModeField {
    const { stack, problem, solution } = this.#parts;
    return complexField(problem, solution, {
      n: this.effectiveIndex,
      k0: (2 * Math.PI) / stack.wavelengthNm,
    });
  }
}

/** The pairs of one integral in every region, times a constant and, if given, a factor of each region. */
function timesEach(
  solution: Solution,
  of: number,
  [re, im]: Complex,
  factors?: readonly Complex[],
): Complex[] {
  const { integrals } = solution;
  const products: Complex[] = [];
  for (let o = of, j = 0; o < integrals.length; o += integralStride, j++) {
    const productRe = integrals[o] * re - integrals[o + 1] * im;
    const productIm = integrals[o] * im + integrals[o + 1] * re;
    const factor = factors === undefined ? one : factors[j];
    products.push([
      productRe * factor[0] - productIm * factor[1],
      productRe * factor[1] + productIm * factor[0],
    ]);
  }
  return products;
}

const one: Complex = [1, 0];
const zero: Complex = [0, 0];

/** dN/dn of the index in the plane and of the normal one, and their sum; `perNw` is 1/(N W). */
function sensitivities(
  { stack, polarization, solution }: ModeParts,
  n: Complex,
  perNw: Complex,
): Record<'inPlane' | 'normal' | 'total', Complex[]> {
  if (polarization === 'TE') {
    const inPlane = timesEach(solution, integral.uSquared, perNw, stack.index);
    return { inPlane, normal: inPlane.map(() => zero), total: inPlane };
  }
  const inPlane = timesEach(solution, integral.vSquared, perNw, stack.index);
  const perCube = stack.normalIndex.map((index) => divide(one, multiply(multiply(index, index), index)));
  const normal = timesEach(solution, integral.uSquared, multiply(multiply(n, n), perNw), perCube);
  return { inPlane, normal, total: inPlane.map((part, j) => add(part, normal[j])) };
}

/** Re(N - lambda dN/dlambda) = Re sum of dN/dn_j (n_j - lambda dn_j/dlambda). */
function groupIndexOf(stack: ComplexStack, inPlane: readonly Complex[], normal: readonly Complex[]): number {
  let total = 0;
  for (let j = 0; j < inPlane.length; j++) {
    const [group, normalGroup] = [stack.groupIndex[j], stack.normalGroupIndex[j]];
    total += inPlane[j][0] * group[0] - inPlane[j][1] * group[1];
    total += normal[j][0] * normalGroup[0] - normal[j][1] * normalGroup[1];
  }
  return total;
}

/** Share of each region in the power Re(N w) |u|^2 that flows along the film. */
function powers({ problem, solution }: ModeParts, n: Complex): number[] {
  const shares: number[] = [];
  let whole = 0;
  for (let j = 0; j < problem.depth.length; j++) {
    const uModulus = solution.integrals[integralStride * j + integral.uModulus];
    shares.push((n[0] * problem.weight[2 * j] - n[1] * problem.weight[2 * j + 1]) * uModulus);
    whole += shares[j];
  }
  return shares.map((part) => part / whole);
}

/** Power and electric energy, Re(epsilon) |E|^2, of the film as shares of the whole. */
function sharesOfFilm(
  parts: ModeParts,
  n: Complex,
  powerShare: readonly number[],
): { power: number; energy?: number } {
  const { film } = parts.stack;
  const overFilm = (values: readonly number[]): number => film.reduce((total, j) => total + values[j], 0);
  const energies = electricEnergies(parts, n);
  const power = overFilm(powerShare);
  if (energies === undefined) return { power };
  return { power, energy: overFilm(energies) / energies.reduce((total, part) => total + part, 0) };
}

/** Undefined where Re(epsilon) is not above 0: the energy of a metal needs its dispersion. */
function electricEnergies(
  { stack, polarization, problem, solution }: ModeParts,
  n: Complex,
): number[] | undefined {
  const energies: number[] = [];
  for (let j = 0; j < stack.index.length; j++) {
    const normal = multiply(stack.normalIndex[j], stack.normalIndex[j]);
    const [epsilon] = at(problem.epsilon, j);
    if (normal[0] <= 0 || epsilon <= 0) return undefined;
    const uModulus = solution.integrals[integralStride * j + integral.uModulus];
    const vModulus = solution.integrals[integralStride * j + integral.vModulus];
    const ofNormalField = (normal[0] * squaredModulus(n) * uModulus) / squaredModulus(normal);
    energies.push(polarization === 'TE' ? epsilon * uModulus : ofNormalField + epsilon * vModulus);
  }
  return energies;
}
