import type { Polarization } from '@modalgain/optics';
import { filmMode, type FilmMode } from './film-mode.js';
import { hasAbsorbingLayer, type GuideStack } from './guide-stack.js';

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
  const first = filmMode(guide, { polarization, order: 0 });
  const second = filmMode(guide, { polarization, order: 1 });
  indices.forEach((filmIndex, row) => {
    thicknesses.forEach((thickness, column) => {
      modal[row * columns + column] = first.at(thickness, filmIndex)?.confinementModal ?? NaN;
    });
  });
  const cutoffIndex = spread(index, cutoffPoints);
  const cutoffsOf = (mode: FilmMode): number[] =>
    cutoffIndex.map((filmIndex) => startNm(mode, filmIndex, thicknessNm[0]));
  return {
    polarization,
    thicknessNm,
    index,
    columns,
    rows,
    modal,
    cutoffIndex,
    cutoffNm: [cutoffsOf(first), cutoffsOf(second)],
  };
}

/** `count` values from one end to the other, both included. */
export const spread = ([low, high]: Range, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/** Where no more of the film brings the mode, it may be guided by the other layers all the same. */
function startNm({ at, cutoffNm }: FilmMode, filmIndex: number, thinnestNm: number): number {
  const start = cutoffNm(filmIndex) ?? Infinity;
  return start === Infinity && at(thinnestNm, filmIndex) ? 0 : start;
}
