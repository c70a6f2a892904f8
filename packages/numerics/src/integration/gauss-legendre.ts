import { InputError } from '../errors.js';

/** A quadrature rule on [-1, 1], nodes ascending. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const rules = new Map<number, QuadratureRule>();

/** The Gauss-Legendre rule with `count` nodes, exact for polynomials up to degree 2 count - 1; computed once. */
export function gaussLegendre(count: number): QuadratureRule {
  if (!(Number.isInteger(count) && count > 0)) {
    throw new InputError(`A rule of ${count} nodes was asked for; give a whole number above 0.`);
  }
  let rule = rules.get(count);
  if (!rule) rules.set(count, (rule = computeRule(count)));
  return rule;
}

/** Integral of f from `lower` to `upper` by the rule of `count` nodes. */
export function integrateGauss(task: {
  readonly f: (x: number) => number;
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
}): number {
  const { nodes, weights } = gaussLegendre(task.count);
  const half = (task.upper - task.lower) / 2;
  const middle = (task.upper + task.lower) / 2;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += weights[i] * task.f(middle + half * nodes[i]);
  return half * sum;
}

/** Newton's method on the Legendre polynomial from the asymptotic places of its roots. */
function computeRule(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < Math.ceil(count / 2); i++) {
    let node = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let { value, slope } = legendre(count, node);
    for (let round = 0; round < 10 && Math.abs(value / slope) > 1e-16; round++) {
      node -= value / slope;
      ({ value, slope } = legendre(count, node));
    }
    if (2 * i + 1 === count) ({ slope } = legendre(count, (node = 0)));
    nodes[i] = -node;
    nodes[count - 1 - i] = node;
    weights[i] = weights[count - 1 - i] = 2 / ((1 - node * node) * slope * slope);
  }
  return { nodes, weights };
}

/** P_n and its derivative by the three-term recurrence, n >= 1, |x| < 1. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let n = 2; n <= degree; n++) {
    [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  }
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) };
}
