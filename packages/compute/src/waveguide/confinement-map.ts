import { slabMode, type Polarization } from '@modalgain/optics';
import { hasAbsorbingLayer, isSlab, withFilm, type GuideStack } from './guide-stack.js';
import { cutoffNmOf, modeNumbers, type WhichMode } from './guide-modes.js';

type Range = readonly [low: number, high: number];

export interface ConfinementMapRequest {
  readonly guide: GuideStack;
  readonly polarization: Polarization;
  readonly thicknessNm: Range;
  readonly index: Range;
  readonly columns: number;
  readonly rows: number;
}

/** Modal confinement of the fundamental mode over thickness and index of the film. */
export interface ConfinementMap {
  readonly polarization: Polarization;
  readonly thicknessNm: Range;
  readonly index: Range;
  readonly columns: number;
  readonly rows: number;
  /** Row after row from the lowest index up, thickness growing along a row, ends of the ranges included; NaN where no mode is guided. */
  readonly modal: Float32Array;
  /** Thickness from which the mode of order 0, and that of order 1, is guided at `cutoffIndex`. */
  readonly cutoffIndex: readonly number[];
  readonly cutoffNm: readonly [first: readonly number[], second: readonly number[]];
}

const cutoffPoints = 60;

/** Undefined beside an absorbing layer, where each mode takes milliseconds. */
export function confinementMap(request: ConfinementMapRequest): ConfinementMap | undefined {
  const { guide, polarization, thicknessNm, index, columns, rows } = request;
  if (hasAbsorbingLayer(guide)) return undefined;
  const thicknesses = spread(thicknessNm, columns);
  const indices = spread(index, rows);
  const modal = new Float32Array(columns * rows);
  const at = isSlab(guide) ? slabConfinement(guide, polarization) : stackConfinement(guide, polarization);
  indices.forEach((filmIndex, row) => {
    const cutoffNm = cutoffAt(guide, filmIndex, { polarization, order: 0 });
    thicknesses.forEach((thickness, column) => {
      modal[row * columns + column] = thickness > cutoffNm ? at(thickness, filmIndex) : NaN;
    });
  });
  const cutoffIndex = spread(index, cutoffPoints);
  const cutoffs = (order: number): number[] =>
    cutoffIndex.map((filmIndex) => cutoffAt(guide, filmIndex, { polarization, order }));
  return {
    polarization,
    thicknessNm,
    index,
    columns,
    rows,
    modal,
    cutoffIndex,
    cutoffNm: [cutoffs(0), cutoffs(1)],
  };
}

/** `count` values from one end to the other, both included. */
export const spread = ([low, high]: Range, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

const cutoffAt = (guide: GuideStack, index: number, mode: WhichMode): number =>
  cutoffNmOf(withFilm(guide, { index }), mode) ?? Infinity;

type ConfinementAt = (thicknessNm: number, filmIndex: number) => number;

/** One literal a mode: spreading an object takes longer than the mode. */
function slabConfinement(guide: GuideStack, polarization: Polarization): ConfinementAt {
  const { wavelengthNm, cover, substrate } = guide;
  const coverIndex = cover.index;
  const substrateIndex = substrate.index;
  return (thicknessNm, filmIndex) => {
    const mode = slabMode({ wavelengthNm, coverIndex, substrateIndex, filmIndex, thicknessNm, polarization });
    return mode.kind === 'guided' ? mode.confinementModal : NaN;
  };
}

function stackConfinement(guide: GuideStack, polarization: Polarization): ConfinementAt {
  return (thicknessNm, index) =>
    modeNumbers(withFilm(guide, { thicknessNm, index }), { polarization, order: 0 })?.confinementModal ?? NaN;
}
