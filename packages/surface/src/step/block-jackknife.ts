import { type Estimate, normalQuantile975, studentTQuantile } from '@modalgain/numerics';
import { NormalEquations } from '../normal-equations.js';
import { type StepData, stepEquations } from './joint-fit.js';
import { film } from './segmentation.js';

/** Blocks are this many correlation lengths high where the scan allows it. */
const blockLengths = 8;
const fewestBlocks = 8;
const mostBlocks = 40;

/** Sq is 0 where it is not known; the correlation length is then the longest that there can be. */
export interface FilmRoughness {
  readonly sqNm: number;
  readonly correlationLengthNm: number;
  readonly pixelXNm: number;
  readonly pixelYNm: number;
}

/**
 * The step with the standard error of a delete-one-block jackknife. Roughness is correlated, so pixels are not
 * independent data; bands of rows much higher than the correlation length nearly are. Leaving out one band at a time
 * shows what the step owes to each, row drift and background misfit included. Where each row has its offset the bands
 * hold both film and substrate; otherwise film and substrate have bands of their own.
 *
 * What neighbouring bands still share is corrected to first order: bands of height B carry 1 - T/(sqrt(pi) B) of the
 * variance (Gaussian autocorrelation, 1/e length T). The interval is Student's, with Satterthwaite's degrees of freedom
 * for bands of unequal weight.
 *
 * A dozen bands may agree by luck. Error and interval are therefore never less than what the film's own roughness makes it: each
 * film pixel's weight in the step, times Sq, with pi T^2 of area to one independent bump.
 *
 * `undefined` where no two bands are left to compare.
 */
export function jackknifeStep(data: StepData, roughness: FilmRoughness): Estimate | undefined {
  const bands = bandGroups(data, roughness);
  const systems = stepEquations(data, bands).filter((system) => system.count > 0);
  const whole = new NormalEquations(systems[0].size);
  for (const system of systems) whole.combine(system, 1);
  const value = whole.solve()?.[0];
  const weights = whole.inverseColumn(0);
  if (value === undefined || !weights || systems.length < 2) return undefined;

  let squares = 0;
  for (const system of systems) {
    whole.combine(system, -1);
    const without = whole.solve()?.[0];
    whole.combine(system, 1);
    // A band without which there is no step left carries all of the knowledge; nothing tells how good that is.
    if (without === undefined) return undefined;
    squares += (without - value) ** 2;
  }
  const shared = 1 - roughness.correlationLengthNm / (Math.sqrt(Math.PI) * bands.leastHeightNm);
  const variance = (((systems.length - 1) / systems.length) * squares) / Math.max(shared, 0.3);
  const fromBands = Math.sqrt(variance);
  const fromRoughness = errorFromRoughness(data, weights, roughness);
  const freedom = effectiveNumber(systems.map((system) => system.quadraticForm(weights))) - 1;
  const half = Math.max(
    studentTQuantile(0.975, Math.max(freedom, 1)) * fromBands,
    normalQuantile975 * fromRoughness,
  );
  return {
    value,
    standardError: Math.max(fromBands, fromRoughness),
    interval95: [value - half, value + half],
    method: `joint fit, jackknife over ${systems.length} bands of rows`,
  };
}

/** The standard error of the step if the film were rough as stated, Gaussian-correlated, and nothing else were wrong. */
function errorFromRoughness(data: StepData, weights: Float64Array, roughness: FilmRoughness): number {
  const { sqNm, correlationLengthNm, pixelXNm, pixelYNm } = roughness;
  const filmEquations = stepEquations(data, { count: 2, of: (_, label) => (label === film ? 1 : 0) })[1];
  // The area under the autocorrelation: of a profile, which is a single column here, the length under it.
  const bump =
    data.columns === 1
      ? (Math.sqrt(Math.PI) * correlationLengthNm) / pixelYNm
      : (Math.PI * correlationLengthNm ** 2) / (pixelXNm * pixelYNm);
  const pixelsPerBump = Math.max(1, bump);
  return sqNm * Math.sqrt(pixelsPerBump * filmEquations.quadraticForm(weights));
}

/** (sum w)^2 / sum w^2: how many equal weights are worth as much. */
function effectiveNumber(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0);
}

interface Bands {
  readonly count: number;
  readonly of: (row: number, label: number) => number;
  readonly leastHeightNm: number;
}

function bandGroups(data: StepData, roughness: FilmRoughness): Bands {
  const { correlationLengthNm, pixelYNm } = roughness;
  const bandsFor = (rows: readonly number[]) => {
    const wished = Math.floor((rows.length * pixelYNm) / (blockLengths * correlationLengthNm));
    const count = Math.min(rows.length, mostBlocks, Math.max(fewestBlocks, wished));
    const bandOfRow = new Map(
      rows.map((row, position) => [row, Math.floor((position * count) / rows.length)]),
    );
    return { count, bandOfRow, heightNm: (rows.length * pixelYNm) / count };
  };
  if (data.rowOffsets === 'free') {
    const bands = bandsFor(rowsOf(data, () => true));
    return { count: bands.count, of: (row) => bands.bandOfRow.get(row) ?? 0, leastHeightNm: bands.heightNm };
  }
  const [below, above] = [
    bandsFor(rowsOf(data, (label) => label !== film)),
    bandsFor(rowsOf(data, (label) => label === film)),
  ];
  return {
    count: below.count + above.count,
    of: (row, label) =>
      label === film ? below.count + (above.bandOfRow.get(row) ?? 0) : (below.bandOfRow.get(row) ?? 0),
    leastHeightNm: Math.min(below.heightNm, above.heightNm),
  };
}

/** The rows with a pixel whose label passes. */
function rowsOf({ labels, rows, columns }: StepData, passes: (label: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) {
    const has = labels
      .subarray(row * columns, (row + 1) * columns)
      .some((label) => label !== 0 && passes(label));
    if (has) found.push(row);
  }
  return found;
}
