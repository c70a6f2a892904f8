import { InputError } from '@modalgain/numerics';
import type { Polarization } from '../polarization.js';
import { losslessStack } from '../stack/lossless-stack.js';
import { filmPositions, type Stack } from '../stack/stack.js';
import { requireModeOrder } from './mode-order.js';
import { emptySweep, sweepBackward, sweepForward } from './sweep.js';
import { transverseProblem, transverseSquares, type TransverseProblem } from './transverse-problem.js';

/** From which thickness of one layer on a stack guides a mode, everything else kept. */
export type LayerCutoff =
  | { readonly kind: 'cut-off'; readonly thicknessNm: number }
  /** The other layers guide this mode by themselves, or the stack is symmetric and the order 0. */
  | { readonly kind: 'guided-at-any-thickness' }
  /** The layer's index is not above both half-spaces, so more of it never brings another mode. */
  | { readonly kind: 'not-set-by-this-layer' };

/**
 * Thickness of a layer (the film, if not given) at which the mode of an order begins to be guided. At cut-off N equals the higher index of
 * the half-spaces, the phases that arrive at the layer's two walls are known, and the layer must add what is missing to
 * (order + 1) pi: closed form for any stack.
 *
 * @throws InputError as `guidedModes`, for an order that is no count, or if the film has several layers and none is named; UnsupportedFeatureError for a complex index.
 */
export function cutoffThickness({
  stack,
  polarization,
  order = 0,
  layer,
}: {
  stack: Stack;
  polarization: Polarization;
  order?: number;
  layer?: number;
}): LayerCutoff {
  requireModeOrder(order);
  const checked = losslessStack(stack);
  const position = innerPosition(stack, layer);
  const problem = transverseProblem(checked, polarization);
  const kappaSquared = problem.ratio[position] * problem.contrast[position];
  if (kappaSquared <= 0) return { kind: 'not-set-by-this-layer' };
  const kappa = Math.sqrt(kappaSquared);
  const missing = (order + 1) * Math.PI - wallPhases(problem, position, problem.eta[position] * kappa);
  const thicknessNm = (missing / kappa) * (checked.wavelengthNm / (2 * Math.PI));
  // A symmetric stack needs none for order 0: what is left is rounding.
  return missing > 1e-14 ? { kind: 'cut-off', thicknessNm } : { kind: 'guided-at-any-thickness' };
}

function innerPosition(stack: Stack, layer: number | undefined): number {
  const positions = filmPositions(layer === undefined ? stack : { ...stack, film: layer });
  if (positions.length > 1) {
    throw new InputError('the film has several layers; say which one the cut-off is asked for.', {
      field: 'layer',
    });
  }
  return positions[0];
}

/** Sum of the phases at the two walls of a region at N = nb, with the weight `scale` of u against v. */
function wallPhases(problem: TransverseProblem, region: number, scale: number): number {
  const regions = problem.eta.length;
  const squares = new Float64Array(regions);
  transverseSquares(problem, 0, squares);
  const forward = emptySweep(regions);
  const backward = emptySweep(regions);
  sweepForward(problem, squares, forward);
  sweepBackward(problem, squares, backward);
  const nodes = forward.nodes[region - 1] + backward.nodes[region];
  const before = Math.atan2(scale * forward.u[region - 1], forward.v[region - 1]);
  const after = Math.atan2(scale * backward.u[region], backward.v[region]);
  return nodes * Math.PI + before + after;
}
