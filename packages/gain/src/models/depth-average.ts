import { findRoot, gaussRuleOfMeasure, InputError } from '@modalgain/numerics';
import type { GainModel } from './gain-model.js';

/** How much of the pump reaches the depths of a film, and how much the mode makes of each. */
export interface DepthProfile {
  /** Local over incident fluence at a number of depths. */
  readonly relativeFluence: ArrayLike<number>;
  /** Share of each depth in the gain of the mode; they sum to 1. */
  readonly weight: ArrayLike<number>;
}

/**
 * A gain model as the mode of a film sees it whose pump weakens with depth: f(x) = sum_i w_i f(r_i x), with r the local over the incident fluence and w the mode's
 * weights. x stays the incident fluence over F_s, so that F_s is a local fluence. The sum is taken by its own Gauss rule of few points: for a smooth f to 1e-10 where the
 * darkest depth has a twentieth of the fluence of the brightest, and to 1e-6 at a thousandth.
 *
 * @throws InputError for a profile whose weights do not sum to 1, or that is nowhere pumped
 */
export function averageOverDepth(model: GainModel, profile: DepthProfile): GainModel {
  const { nodes, weights } = gaussRuleOf(profile);
  const least = Math.min(...nodes);
  const most = Math.max(...nodes);
  const sum = (term: (r: number) => number): number => {
    let total = 0;
    for (let i = 0; i < nodes.length; i++) total += weights[i] * term(nodes[i]);
    return total;
  };
  const inversion = (x: number): number => sum((r) => model.inversion(r * x));
  const inverse = (target: number): number | undefined => {
    const uniform = model.inverse(target);
    if (uniform === undefined || uniform === 0) return uniform;
    // f(least x) <= f averaged <= f(most x): the answer lies where one of them would have it.
    const missing = (logX: number): number => inversion(Math.exp(logX)) - target;
    const [lower, upper] = [Math.log(uniform / most), Math.log(uniform / least)];
    if (!(missing(lower) < 0)) return uniform / most;
    return missing(upper) > 0
      ? Math.exp(findRoot({ f: missing, lower, upper, tolerance: 1e-13 }))
      : uniform / least;
  };
  return {
    ...model,
    inversion,
    derivative: (x) => sum((r) => r * model.derivative(r * x)),
    inverse,
    transparency: inverse(0) ?? Infinity,
    validBelow: model.validBelow / most,
  };
}

/** Where less of the pump arrives, the depth counts as this dark: a hundred-thousandth of it excites nothing that matters. */
const darkest = 1e-5;

function gaussRuleOf({ relativeFluence, weight }: DepthProfile) {
  const fluences = Float64Array.from(relativeFluence);
  const all = Float64Array.from(weight);
  const whole = all.reduce((sum, each) => sum + each, 0);
  const most = Math.max(...fluences);
  if (fluences.length !== all.length || !(Math.abs(whole - 1) < 1e-6) || !(most > 0 && most < Infinity)) {
    throw new InputError(
      `found ${fluences.length} depths, weights of sum ${whole} and a largest share of the fluence of ${most}, expected as many weights as depths with the sum 1, and light somewhere.`,
      { field: 'pumpDepth' },
    );
  }
  const used = Array.from(all.keys()).filter((i) => all[i] > 0);
  const nodes = Float64Array.from(used, (i) => Math.max(fluences[i], darkest * most));
  const weights = Float64Array.from(used, (i) => all[i] / whole);
  return gaussRuleOfMeasure({ nodes, weights, count: pointsFor(Math.min(...nodes) / most) });
}

const [fewestPoints, mostPoints] = [8, 32];
const wantedDigits = 11;

/**
 * The rule converges as rho^(-2 n) for an f with a pole on the negative axis, at worst next to 0, as the Langmuir filling has it far above F_s:
 * rho = (sqrt(b) + sqrt(a))/(sqrt(b) - sqrt(a)) for fluences from a to b.
 */
function pointsFor(ratio: number): number {
  const rho = (1 + Math.sqrt(ratio)) / (1 - Math.sqrt(ratio));
  const points = Math.ceil((wantedDigits * Math.LN10) / (2 * Math.log(rho)));
  return Math.min(Math.max(points, fewestPoints), mostPoints);
}
