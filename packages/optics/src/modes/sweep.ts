import { carve } from '../carve.js';
import { FieldState } from './field-state.js';
import type { TransverseProblem } from './transverse-problem.js';

/**
 * A field carried through all regions from one side. Interface i lies between the regions i and i + 1. From the last region, v counts
 * positive towards the first.
 */
export interface Sweep {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly nodes: Float64Array;
  readonly logScale: Float64Array;
  /** Integral of ratio eta u^2 from the start up to each interface, in the scale of that interface. */
  readonly power: Float64Array;
  /** Per region, in the scale of the interface by which the sweep leaves it. */
  readonly regionPower: Float64Array;
  readonly regionInvariant: Float64Array;
}

export function emptySweep(regions: number): Sweep {
  const interfaces = regions - 1;
  const [u, v, nodes, logScale, power, regionPower, regionInvariant] = carve(
    interfaces,
    interfaces,
    interfaces,
    interfaces,
    interfaces,
    regions,
    regions,
  );
  return { u, v, nodes, logScale, power, regionPower, regionInvariant };
}

const state = new FieldState();

/** From the first half-space up to the last interface. */
export function sweepForward(problem: TransverseProblem, squares: Float64Array, sweep: Sweep): void {
  state.startInHalfSpace(problem.eta[0], problem.ratio[0], squares[0]);
  store(sweep, 0, 0);
  for (let region = 1; region < squares.length - 1; region++) {
    state.cross(problem.eta[region], problem.ratio[region], squares[region], problem.depth[region]);
    store(sweep, region, region);
  }
}

/** From the last half-space, or the mirror plane that ends the last region, down to the first interface. */
export function sweepBackward(problem: TransverseProblem, squares: Float64Array, sweep: Sweep): void {
  const last = squares.length - 1;
  if (problem.end === 'half-space') {
    state.startInHalfSpace(problem.eta[last], problem.ratio[last], squares[last]);
  } else {
    if (problem.end === 'even-mirror') state.start(1, 0);
    else state.start(0, 1);
    state.cross(problem.eta[last], problem.ratio[last], squares[last], problem.depth[last]);
  }
  store(sweep, last - 1, last);
  for (let region = last - 1; region >= 1; region--) {
    state.cross(problem.eta[region], problem.ratio[region], squares[region], problem.depth[region]);
    store(sweep, region - 1, region);
  }
}

function store(sweep: Sweep, atInterface: number, region: number): void {
  sweep.u[atInterface] = state.u;
  sweep.v[atInterface] = state.v;
  sweep.nodes[atInterface] = state.nodes;
  sweep.logScale[atInterface] = state.logScale;
  sweep.power[atInterface] = state.power;
  sweep.regionPower[region] = state.regionPower;
  sweep.regionInvariant[region] = state.regionInvariant;
}
