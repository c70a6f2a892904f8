import { scale, type Complex } from '../complex.js';
import { normalisation, type ModeField } from '../modes/mode-field.js';
import { at, decayConstant, transverseSquare, type ComplexProblem } from './complex-problem.js';
import { integral, integralStride } from './layer-integrals.js';
import type { Solution } from './solution.js';

/** The field of a solution in plain numbers, of unit power. */
export function complexField(
  problem: ComplexProblem,
  { q, u, v, integrals }: Solution,
  { n, k0 }: { readonly n: Complex; readonly k0: number },
): ModeField {
  const last = problem.depth.length - 1;
  const squares = Array.from(problem.depth, (_, j) => transverseSquare(problem, j, q));
  const weights = squares.map((_, j) => {
    return problem.weight[2 * j] - (problem.weight[2 * j + 1] * n[1]) / n[0];
  });
  const power =
    weights.reduce(
      (total, weight, j) => total + weight * integrals[integralStride * j + integral.uModulus],
      0,
    ) / k0;
  const by = normalisation(u, Math.abs(power));
  const decay = (j: number, boundary: 'bound' | 'leaky'): Complex =>
    scale(decayConstant(squares[j], boundary), k0);
  return {
    eta: squares.map((_, j) => at(problem.eta, j)),
    transverseSquaredPerNm2: squares.map((square) => scale(square, k0 * k0)),
    thicknessNm: Array.from(problem.depth, (depth) => depth / k0),
    decayPerNm: [decay(0, problem.cover), decay(last, problem.end as 'bound' | 'leaky')],
    value: timesEach(u, by),
    fluxPerNm: timesEach(v, scale(by, k0)),
    powerWeight: weights.map((weight) => weight / Math.sign(power)),
  };
}

function timesEach(pairs: Float64Array, [re, im]: Complex): Complex[] {
  const products: Complex[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    products.push([pairs[i] * re - pairs[i + 1] * im, pairs[i] * im + pairs[i + 1] * re]);
  }
  return products;
}
