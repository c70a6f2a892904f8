import { slabMode, type SlabMode } from './slab-mode.js';
import type { SlabModeRequest } from './slab.js';

/** How the film's confinement follows its thickness and its index. */
export interface SlabSlopes {
  readonly modalPerNm: number;
  readonly modalPerIndex: number;
  readonly powerPerNm: number;
  readonly powerPerIndex: number;
}

/** Central differences of a function that is exact to about 1e-14 are good to about 1e-9 with this relative step. */
const relativeStep = 1e-5;

/**
 * Derivatives of modal and power confinement with respect to the film's thickness and index, for the propagation of their
 * uncertainties; undefined where the mode is cut off, or so close to its cut-off (1e-5 relative) that it is lost on one side.
 * Central differences of `slabMode`.
 */
export function slabSlopes(request: SlabModeRequest): SlabSlopes | undefined {
  const thickness = bothSides(request, 'thicknessNm');
  const index = bothSides(request, 'filmIndex');
  if (thickness === undefined || index === undefined) return undefined;
  const slope = (sides: Sides, of: (mode: SlabMode) => number): number =>
    (of(sides.above) - of(sides.below)) / sides.distance;
  return {
    modalPerNm: slope(thickness, (mode) => mode.confinementModal),
    modalPerIndex: slope(index, (mode) => mode.confinementModal),
    powerPerNm: slope(thickness, (mode) => mode.confinementPower),
    powerPerIndex: slope(index, (mode) => mode.confinementPower),
  };
}

interface Sides {
  readonly below: SlabMode;
  readonly above: SlabMode;
  readonly distance: number;
}

function bothSides(request: SlabModeRequest, field: 'thicknessNm' | 'filmIndex'): Sides | undefined {
  const low = request[field] * (1 - relativeStep);
  const high = request[field] * (1 + relativeStep);
  const below = slabMode({ ...request, [field]: low });
  const above = slabMode({ ...request, [field]: high });
  if (below.kind !== 'guided' || above.kind !== 'guided') return undefined;
  return { below, above, distance: high - low };
}
