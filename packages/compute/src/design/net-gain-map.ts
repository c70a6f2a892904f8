import { confinementMap, spread } from '../waveguide/confinement-map.js';
import { filmMode } from '../waveguide/film-mode.js';
import type { WhichMode } from '../waveguide/guide-modes.js';
import { hasAbsorbingLayer } from '../waveguide/guide-stack.js';
import { fundamental, reachAt, type FilmTrial } from './film-trial.js';

type Range = readonly [low: number, high: number];

/** What a map has upwards: the film's index, or its emitter density over that of the measured film. */
export type MapQuantity = 'index' | 'density';

export interface NetGainMapRequest {
  readonly trial: FilmTrial;
  readonly quantity: MapQuantity;
  readonly thicknessNm: Range;
  readonly range: Range;
  readonly columns: number;
  readonly rows: number;
}

/** Net gain of TE0 over thickness and one more quantity. */
export interface NetGainMap {
  readonly quantity: MapQuantity;
  readonly thicknessNm: Range;
  readonly range: Range;
  readonly columns: number;
  readonly rows: number;
  /** Row after row from the lowest value up, thickness growing along a row, ends included; NaN where no mode is guided. */
  readonly netGainPerCm: Float32Array;
  /** Row by row: thickness from which TE0, and TE1, is guided. */
  readonly cutoffNm: readonly [first: readonly number[], second: readonly number[]];
}

/** Undefined beside an absorbing layer, where each mode takes milliseconds. */
export function netGainMap(request: NetGainMapRequest): NetGainMap | undefined {
  const { trial, quantity, thicknessNm, range, columns, rows } = request;
  const { guide, gain, densityRatio } = trial;
  if (hasAbsorbingLayer(guide)) return undefined;
  const values = spread(range, rows);
  const indices = values.map((value) => (quantity === 'index' ? value : guide.film.index));
  const ratios = values.map((value) => (quantity === 'density' ? value : densityRatio));
  const modal = modalOf(request);
  const reach = gain.pumpReach;
  const relativeAt = reach ? reachAt(reach, reach.relativeFilmGain) : () => 1;
  const filmGains = spread(thicknessNm, columns).map((d) => gain.filmGainPerCm * relativeAt(d));
  const cutoffsOf = (which: WhichMode): number[] => {
    const { cutoffNm } = filmMode(guide, which);
    return indices.map((index) => cutoffNm(index) ?? Infinity);
  };
  return {
    quantity,
    thicknessNm,
    range,
    columns,
    rows,
    netGainPerCm: modal.map((confinement, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      return confinement * ratios[row] * filmGains[column] - gain.lossPerCm;
    }),
    cutoffNm: [cutoffsOf(fundamental), cutoffsOf({ polarization: 'TE', order: 1 })],
  };
}

/** Confinement at every place; at one index all rows are the same. */
function modalOf({ trial, quantity, thicknessNm, range, columns, rows }: NetGainMapRequest): Float32Array {
  const { guide } = trial;
  const { index } = guide.film;
  const map = confinementMap({
    guide,
    polarization: 'TE',
    thicknessNm,
    index: quantity === 'index' ? range : [index, index],
    columns,
    rows: quantity === 'index' ? rows : 2,
  });
  if (!map) return new Float32Array(columns * rows).fill(NaN);
  if (quantity === 'index') return map.modal;
  const row = map.modal.subarray(0, columns);
  return Float32Array.from({ length: columns * rows }, (_, i) => row[i % columns]);
}
