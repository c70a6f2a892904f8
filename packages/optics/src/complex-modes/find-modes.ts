import { multiply, squareRoot, type Complex } from '../complex.js';
import { guidedModes } from '../modes/guided-modes.js';
import type { Mode } from '../modes/mode.js';
import type { Polarization } from '../polarization.js';
import { complexStack } from '../stack/complex-stack.js';
import { isLossless } from '../stack/lossless-stack.js';
import type { Stack } from '../stack/stack.js';
import { automaticRegions } from './automatic-region.js';
import { ComplexMode } from './complex-mode.js';
import { complexProblem, type ComplexProblem } from './complex-problem.js';
import { findZeros, isInside, isSameZero } from './find-zeros.js';
import { absorbingUniaxialLayers, hyperbolicLayers } from './hyperbolic-layers.js';
import { joinedField } from './joined-field.js';
import { halfProblem, isMirrorSymmetric, unfoldField } from './mirror-halves.js';
import { newtonRoot } from './newton.js';
import { losslessParents, type Parent } from './parents.js';
import { boxesOf, checkSearchRegion, isInRegion, type SearchRegion } from './search-region.js';
import { solutionOf, type Solution } from './solution.js';
import { Wronskian } from './wronskian.js';

/** Whether all modes of the regions that were searched are there, and how that is known. */
export type Completeness =
  | { readonly kind: 'proven'; readonly by: 'node count' | 'argument principle' }
  | { readonly kind: 'not-proven'; readonly why: string };

export interface ModeSearch {
  /** By falling Re N. */
  readonly modes: readonly Mode[];
  /** Where in the plane of N; all real N between the light line and the highest index where a lossless stack is searched without limits. */
  readonly regions: readonly SearchRegion[];
  readonly completeness: Completeness;
}

/**
 * All modes of any stack for one polarization: with loss, gain, metals, uniaxial layers, and leaky ones where the stack's boundary says
 * so.
 *
 * Lossless stacks with bound sides go to `guidedModes`. Others: the zeros of the analytic dispersion function in a region of the plane of
 * N, started from the lossless stack of the same n, and counted by the argument principle; where the count shows more, the region is cut
 * until each part has one. Without `search` the region is that of the guided (or leaky) modes: see `regions` of the answer.
 *
 * @throws InputError for a stack that is none or a search region that is none.
 */
export function findModes(
  stack: Stack,
  polarization: Polarization,
  { search }: { readonly search?: SearchRegion } = {},
): ModeSearch {
  if (search !== undefined) checkSearchRegion(search);
  const checked = complexStack(stack);
  const problem = complexProblem(checked, polarization);
  const regions = search === undefined ? automaticRegions(problem, checked.film, polarization) : [search];
  if (isLossless(stack)) {
    const modes = guidedModes(stack, polarization);
    const inside = modes.filter(
      ({ effectiveIndex }) => search === undefined || isInRegion(search, effectiveIndex),
    );
    return { modes: inside, regions, completeness: { kind: 'proven', by: 'node count' } };
  }
  const parents = losslessParents(stack, polarization);
  const found = isMirrorSymmetric(problem)
    ? ([1, -1] as const).map((parity) => solveHalf({ problem, regions, parents, parity }))
    : [solveWhole(problem, regions, parents)];
  const solutions = inOrder(found.flatMap(({ solutions: ofPart }) => ofPart));
  const isAutomatic = search === undefined;
  return {
    modes: solutions.map(
      (solution, order) => new ComplexMode({ stack: checked, polarization, problem, solution }, order),
    ),
    regions,
    completeness: completenessOf(
      found.every(({ complete }) => complete),
      isAutomatic ? beyondRegion(problem) : undefined,
    ),
  };
}

/** Why there may be modes beyond the automatic region; undefined where there are none. */
function beyondRegion(problem: ComplexProblem): string | undefined {
  const named = (layers: readonly number[]): string => layers.map((layer) => `layers[${layer}]`).join(', ');
  const endless = hyperbolicLayers(problem);
  if (endless.length > 0)
    return `the two permittivities of ${named(endless)} differ in sign (hyperbolic), so that there are modes of any N; those of the region were counted`;
  const absorbing = absorbingUniaxialLayers(problem);
  if (absorbing.length === 0) return undefined;
  return `${named(absorbing)} absorbs, is uniaxial and stands beside a metal: slower modes than the region reaches are not excluded; those of the region were counted, and a search names a larger one`;
}

function completenessOf(complete: boolean, beyond: string | undefined): Completeness {
  if (!complete) {
    return {
      kind: 'not-proven',
      why: 'a zero lies on the border of the region, one that was counted was not found, or the region holds the slanted branch cut of a half-space that is uniaxial and absorbs',
    };
  }
  return beyond === undefined
    ? { kind: 'proven', by: 'argument principle' }
    : { kind: 'not-proven', why: beyond };
}

interface PartOfModes {
  readonly solutions: readonly Solution[];
  readonly complete: boolean;
}

function solveWhole(
  problem: ComplexProblem,
  regions: readonly SearchRegion[],
  parents: readonly Parent[],
): PartOfModes {
  const wronskian = new Wronskian(problem);
  const { zeros, complete } = zerosIn(wronskian, regions, parents);
  return { solutions: zeros.map((q) => solutionOf(problem, q, joinedField(wronskian, q))), complete };
}

function solveHalf({
  problem,
  regions,
  parents,
  parity,
}: {
  problem: ComplexProblem;
  regions: readonly SearchRegion[];
  parents: readonly Parent[];
  parity: 1 | -1;
}): PartOfModes {
  const wronskian = new Wronskian(halfProblem(problem, parity === 1 ? 'even-mirror' : 'odd-mirror'));
  const ofParity = parents.filter(({ order }) => order % 2 === (parity === 1 ? 0 : 1));
  const { zeros, complete } = zerosIn(wronskian, regions, ofParity);
  const solutions = zeros.map((q) =>
    solutionOf(problem, q, unfoldField(joinedField(wronskian, q), { whole: problem, q, parity })),
  );
  return { solutions, complete };
}

function zerosIn(
  wronskian: Wronskian,
  regions: readonly SearchRegion[],
  parents: readonly Parent[],
): { zeros: Complex[]; complete: boolean } {
  let known: Complex[] = [];
  const addNew = (zeros: readonly Complex[]): void => {
    const before = known;
    known = [...before, ...zeros.filter((q) => !before.some((other) => isSameZero(q, other)))];
  };
  for (const { start } of parents) {
    const q = newtonRoot(wronskian, multiply(start, start));
    if (q !== undefined) addNew([q]);
  }
  let complete = true;
  for (const region of regions) {
    const { boxes, whole } = boxesOf(region, wronskian.problem);
    complete &&= whole;
    for (const box of boxes) {
      let { zeros, unproven } = findZeros(wronskian, box, known);
      if (unproven.length > 0) {
        // Counted once more, in short steps past the zeros that were found on the way.
        addNew(zeros);
        ({ zeros, unproven } = findZeros(wronskian, box, known));
      }
      if (unproven.length > 0) addNew(zeros);
      // As many as were counted: also such as are nearer than those that Newton's method tells apart.
      else known = [...known.filter((q) => !isInside(box, q)), ...zeros];
      complete &&= unproven.length === 0;
    }
  }
  const inside = known.filter((q) => regions.some((region) => isInRegion(region, squareRoot(q))));
  return { zeros: inside, complete };
}

/** Re N that differ by less are equal but for rounding. */
const sameRealPart = 1e-12;

/** By falling Re N; where that is the same, the more lossy mode first; where all is the same, as they come: the even one of twins first. */
function inOrder(solutions: readonly Solution[]): Solution[] {
  return [...solutions].sort((a, b) => {
    const real = b.q[0] - a.q[0];
    if (Math.abs(real) > sameRealPart * Math.abs(a.q[0])) return real;
    const imaginary = b.q[1] - a.q[1];
    return Math.abs(imaginary) > sameRealPart * Math.abs(a.q[0]) ? imaginary : 0;
  });
}
