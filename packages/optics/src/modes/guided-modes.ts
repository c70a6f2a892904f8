import type { Polarization } from '../polarization.js';
import { losslessStack, type LosslessStack } from '../stack/lossless-stack.js';
import type { Stack } from '../stack/stack.js';
import { findRoots } from './find-roots.js';
import { guidedMode } from './guided-mode.js';
import type { GuidedMode } from './mode.js';
import { halfProblem, isMirrorSymmetric, unfold } from './mirror.js';
import { PhaseMismatch } from './phase-mismatch.js';
import { transverseModeAt, type TransverseMode } from './transverse-mode.js';
import { transverseProblem, type TransverseProblem } from './transverse-problem.js';

/**
 * All guided modes of a lossless stack for one polarization, from the largest effective index down; an empty list where nothing is guided.
 * The list is complete: the modes are counted by the nodes of the field (Sturm-Liouville oscillation; two-sided Pruefer phase), and
 * each order is solved in its own bracket. Nearly degenerate twins come out as two, the even one first.
 *
 * Conventions: fields exp(i(beta z - w t)), layers from cover to substrate, lengths in nm.
 * @param most how many of the first modes are wanted; all if absent.
 * @throws InputError for a stack that is none; UnsupportedFeatureError for a complex index or a leaky boundary: `findModes` takes those.
 */
export function guidedModes(stack: Stack, polarization: Polarization, most = Infinity): GuidedMode[] {
  const checked = losslessStack(stack);
  return transverseModes(checked, polarization, most).map((mode, order) =>
    guidedMode({ stack: checked, polarization, mode }, order),
  );
}

function transverseModes(stack: LosslessStack, polarization: Polarization, most: number): TransverseMode[] {
  const problem = transverseProblem(stack, polarization);
  if (!isMirrorSymmetric(problem)) return solve(problem, most);
  const even = solve(halfProblem(problem, 'even-mirror'), most / 2).map((half) => unfold(half, 1));
  const odd = solve(halfProblem(problem, 'odd-mirror'), (most - 1) / 2).map((half) => unfold(half, -1));
  return even.flatMap((mode, pair) => [mode, ...odd.slice(pair, pair + 1)]);
}

function solve(problem: TransverseProblem, most: number): TransverseMode[] {
  const mismatch = new PhaseMismatch(problem);
  return findRoots(mismatch, most).map((psi, order) => transverseModeAt(mismatch, psi, order));
}
