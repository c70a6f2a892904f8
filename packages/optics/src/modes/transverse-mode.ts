import { carve } from '../carve.js';
import type { PhaseMismatch } from './phase-mismatch.js';
import type { Sweep } from './sweep.js';

/**
 * One solution of the transverse problem, lengths in 1/k0: what all quantities of a mode are made of. Region arrays have one entry a region;
 * interface arrays one entry an interface, from the first.
 */
export interface TransverseMode {
  readonly effectiveIndex: number;
  /** ratio (n_j^2 - N^2), with all its digits near cut-off too. */
  readonly squares: Float64Array;
  /** Integral of ratio eta u^2 over each region; their sum is 1. */
  readonly power: Float64Array;
  /** v^2/eta + eta ratio (n^2 - N^2) u^2 of each region, 0 in half-spaces. */
  readonly invariant: Float64Array;
  /** u and v = eta u' at each interface; u is positive in the first half-space. */
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** Joins the two sweeps at the angle of the root with `order` nodes, scaled to unit power. */
export function transverseModeAt(mismatch: PhaseMismatch, psi: number, order: number): TransverseMode {
  mismatch.evaluate(psi, order);
  const { problem, forward, backward, meeting } = mismatch;
  const { backgroundIndex, largestContrast } = problem;
  const regions = mismatch.squares.length;
  const [squares, power, invariant, u, v] = carve(regions, regions, regions, regions - 1, regions - 1);
  squares.set(mismatch.squares);
  const mode = {
    effectiveIndex: Math.sqrt(backgroundIndex ** 2 + largestContrast * Math.sin(psi) ** 2),
    squares,
    power,
    invariant,
    u,
    v,
  };
  const first = { sweep: forward, factor: parity(forward.nodes[meeting]), mirror: 1, meeting };
  const last = { sweep: backward, factor: first.factor * joiningFactor(mismatch), mirror: -1, meeting };
  for (let i = 0; i < mode.u.length; i++) setInterface(mode, i, i <= meeting ? first : last);
  for (let region = 0; region < mode.power.length; region++) {
    const exit = region <= meeting ? region : region - 1;
    setRegion(mode, { region, exit, side: region <= meeting ? first : last });
  }
  scaleToUnitPower(mode);
  return mode;
}

interface Side {
  readonly sweep: Sweep;
  /** What the sweep's field at the meeting point, as stored (u >= 0), is multiplied by. */
  readonly factor: number;
  /** Sign of v. */
  readonly mirror: number;
  readonly meeting: number;
}

/** The multiple of the backward field that fits the forward field at the meeting point; both are stored with u >= 0 and unit norm. */
function joiningFactor({ forward, backward, meeting }: PhaseMismatch): number {
  const fit = forward.u[meeting] * backward.u[meeting] - forward.v[meeting] * backward.v[meeting];
  return fit < 0 ? -1 : 1;
}

function setInterface(mode: TransverseMode, i: number, { sweep, factor, mirror, meeting }: Side): void {
  const size = Math.exp(sweep.logScale[i] - sweep.logScale[meeting]);
  const sign = factor * parity(sweep.nodes[i] - sweep.nodes[meeting]);
  mode.u[i] = sign * size * sweep.u[i];
  mode.v[i] = mirror * sign * size * sweep.v[i];
}

function setRegion(
  mode: TransverseMode,
  { region, exit, side: { sweep, meeting } }: { region: number; exit: number; side: Side },
): void {
  const size = Math.exp(2 * (sweep.logScale[exit] - sweep.logScale[meeting]));
  mode.power[region] = size * sweep.regionPower[region];
  mode.invariant[region] = size * sweep.regionInvariant[region];
}

function scaleToUnitPower(mode: TransverseMode): void {
  const total = mode.power.reduce((sum, power) => sum + power, 0);
  const size = Math.sqrt(total);
  for (let region = 0; region < mode.power.length; region++) {
    mode.power[region] /= total;
    mode.invariant[region] /= total;
  }
  for (let i = 0; i < mode.u.length; i++) {
    mode.u[i] /= size;
    mode.v[i] /= size;
  }
}

function parity(nodes: number): number {
  return nodes % 2 === 0 ? 1 : -1;
}
