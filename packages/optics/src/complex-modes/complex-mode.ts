import { add, divide, multiply, scale, squaredModulus, squareRoot, sum, type Complex } from '../complex.js';
import type { Mode } from '../modes/mode.js';
import { normalisation, type ModeField } from '../modes/mode-field.js';
import type { Polarization } from '../polarization.js';
import type { ComplexStack } from '../stack/complex-stack.js';
import { at, decayConstant, transverseSquare, type ComplexProblem } from './complex-problem.js';
import { selfOverlap, selfOverlapRatio, weightOf, type Solution } from './solution.js';

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
 * With W = int w u^2 over all x, w = 1 (TE) or 1/n_normal^2 (TM), lengths in 1/k0: TE dN/dn = n int u^2/(N W); TM dN/dn = n int v^2/(N W) for the field in the plane and
 * N int u^2/(n_normal^3 W) for the normal one; dN/dd = k0 (v^2/eta + eta k^2 u^2)/(2 N W). T. D. Visser et al., IEEE J. Quantum
 * Electron. 33, 1763 (1997), doi 10.1109/3.631282, there for lossless guides.
 */
export function complexMode(parts: ModeParts, order: number): Mode {
  const { stack, polarization, problem, solution } = parts;
  const n = squareRoot(solution.q);
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  const { inPlane, normal } = sensitivities(parts, n);
  const total = inPlane.map((part, j) => add(part, normal[j]));
  const group = sum(
    inPlane.map((part, j) =>
      add(multiply(part, stack.groupIndex[j]), multiply(normal[j], stack.normalGroupIndex[j])),
    ),
  );
  const overlap = selfOverlapRatio(problem, solution);
  const isLeaky = problem.cover === 'leaky' || problem.end === 'leaky';
  const overFilm = (values: readonly Complex[]): Complex => sum(stack.film.map((j) => values[j]));
  const power = powers(parts, n);
  const modal = { modal: overFilm(total), modalNormal: overFilm(normal) };
  const twiceNW = multiply(scale(n, 2), selfOverlap(problem, solution));
  return {
    kind: isLeaky ? 'leaky' : 'guided',
    polarization,
    order,
    effectiveIndex: n,
    modalGainPerCm: -2e7 * k0 * n[1],
    groupIndex: group[0],
    confinement: isLeaky ? modal : { ...modal, ...sharesOfFilm(parts, n, power) },
    ...(!isLeaky && { powerShare: power }),
    indexSensitivity: total,
    normalIndexSensitivity: normal,
    thicknessSensitivityPerNm: solution.integrals.map(({ invariant }) =>
      scale(divide(invariant, twiceNW), k0),
    ),
    selfOverlap: overlap,
    exceptional: overlap < exceptionalOverlap,
    field: fieldOf(parts, n),
  };
}

/** dN/dn of the index in the plane and of the normal one. */
function sensitivities({ stack, polarization, problem, solution }: ModeParts, n: Complex) {
  const nw = multiply(n, selfOverlap(problem, solution));
  const isTe = polarization === 'TE';
  const inPlane = solution.integrals.map(({ uSquared, vSquared }, j) =>
    divide(multiply(stack.index[j], isTe ? uSquared : vSquared), nw),
  );
  const normal = solution.integrals.map(({ uSquared }, j): Complex => {
    if (isTe) return [0, 0];
    const cube = multiply(multiply(stack.normalIndex[j], stack.normalIndex[j]), stack.normalIndex[j]);
    return divide(multiply(multiply(n, n), uSquared), multiply(cube, nw));
  });
  return { inPlane, normal };
}

/** Share of each region in the power Re(N w) |u|^2 that flows along the film. */
function powers({ problem, solution }: ModeParts, n: Complex): number[] {
  const parts = solution.integrals.map(({ uModulus }, j) => multiply(n, weightOf(problem, j))[0] * uModulus);
  const whole = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / whole);
}

/** Power and electric energy, Re(epsilon) |E|^2, of the film as shares of the whole. */
function sharesOfFilm(
  { stack, polarization, problem, solution }: ModeParts,
  n: Complex,
  powerShare: readonly number[],
): { power: number; energy?: number } {
  const overFilm = (values: readonly number[]): number =>
    stack.film.reduce((total, j) => total + values[j], 0);
  const power = overFilm(powerShare);
  const normal = stack.normalIndex.map((index) => multiply(index, index));
  if ([...normal.keys()].some((j) => normal[j][0] <= 0 || at(problem.epsilon, j)[0] <= 0)) return { power };
  const energies = solution.integrals.map(({ uModulus, vModulus }, j) => {
    const epsilon = at(problem.epsilon, j)[0];
    if (polarization === 'TE') return epsilon * uModulus;
    return (normal[j][0] * squaredModulus(n) * uModulus) / squaredModulus(normal[j]) + epsilon * vModulus;
  });
  return { power, energy: overFilm(energies) / energies.reduce((total, part) => total + part, 0) };
}

function fieldOf({ stack, problem, solution }: ModeParts, n: Complex): ModeField {
  const k0 = (2 * Math.PI) / stack.wavelengthNm;
  const regions = [...problem.depth.keys()];
  const last = regions.length - 1;
  const squares = regions.map((j) => transverseSquare(problem, j, solution.q));
  const weights = regions.map((j) => multiply(n, weightOf(problem, j))[0] / n[0]);
  const power = solution.integrals.reduce((total, { uModulus }, j) => total + weights[j] * uModulus, 0) / k0;
  const by = normalisation(solution.u, Math.abs(power));
  const decay = (j: number, boundary: 'bound' | 'leaky'): Complex =>
    scale(decayConstant(squares[j], boundary), k0);
  return {
    eta: regions.map((j) => at(problem.eta, j)),
    transverseSquaredPerNm2: squares.map((square) => scale(square, k0 * k0)),
    thicknessNm: [...stack.thicknessNm],
    decayPerNm: [decay(0, problem.cover), decay(last, problem.end as 'bound' | 'leaky')],
    value: solution.u.map((u) => multiply(u, by)),
    fluxPerNm: solution.v.map((v) => scale(multiply(v, by), k0)),
    powerWeight: weights.map((weight) => weight / Math.sign(power)),
  };
}
