import { correlationAt, type CorrelationModel, correlationReachNm } from '../correlation-model.js';
import type { RemovedBackground } from '../levelling-loss.js';
import type { AxisModes } from './axis-modes.js';
import type { WaveBand } from './wave-bands.js';

const distances = 192;
const directions = 32;

/** Shares of s^2. */
export interface ExpectedEnergies {
  /** What one wave of each band holds. */
  readonly ofWave: Float64Array;
  /** What levelling took. */
  readonly taken: number;
}

interface Task {
  readonly x: AxisModes;
  readonly y: AxisModes;
  readonly bands: readonly WaveBand[];
  readonly removed: RemovedBackground;
  readonly widthNm: number;
  readonly heightNm: number;
}

/**
 * What share of s^2 waves are expected to hold, for any correlation: v = 1/A times the integral over lags of C times the product of the
 * modes' lag products a_x and a_y. In polar coordinates that is 2 pi/A times the integral of r C(r) over the mean of a_x a_y on the circle of radius r,
 * which is tabled once.
 * Distances go by the square of a running number: C may have a cusp at 0.
 *
 * @returns a function of the correlation and of how many bands, from the longest waves on, are asked for
 */
export function expectedEnergies(
  task: Task,
): (model: CorrelationModel, bandCount: number) => ExpectedEnergies {
  const { widthNm, heightNm } = task;
  const reachNm = Math.hypot(widthNm, heightNm);
  const taken = takenByMap(task.removed);
  const bands = [...taken, ...task.bands];
  const nodes = Array.from({ length: distances }, (_, m) => {
    const lagNm = reachNm * ((m + 0.5) / distances) ** 2;
    const stepNm = (2 * reachNm * (m + 0.5)) / distances ** 2;
    const ring = (2 * Math.PI * lagNm * stepNm) / (widthNm * heightNm);
    const kernel = onCircle({ ...task, bands }, lagNm).map((mean) => mean * ring);
    return { lagNm, kernel, ofRows: ((2 * stepNm) / widthNm) * rowProducts(task, lagNm) };
  });
  return (model, bandCount) => {
    const shares = new Float64Array(taken.length + bandCount);
    const reach = correlationReachNm(model);
    let ofRows = 0;
    for (const node of nodes) {
      if (node.lagNm > reach) break;
      const correlation = correlationAt(model, node.lagNm);
      ofRows += correlation * node.ofRows;
      for (let b = 0; b < shares.length; b++) shares[b] += correlation * node.kernel[b];
    }
    const ofMap = shares.subarray(0, taken.length).reduce((sum, share) => sum + share, 0);
    return { ofWave: shares.subarray(taken.length), taken: ofRows + ofMap };
  };
}

/** The terms of the map's polynomial that rows do not take already. */
function takenByMap({ rowDegree, polynomialDegree }: RemovedBackground): WaveBand[] {
  const bands: WaveBand[] = [];
  for (let x = (rowDegree ?? -1) + 1; x <= polynomialDegree; x++)
    for (let y = 0; x + y <= polynomialDegree; y++) bands.push({ halfWaves: 0, modes: [{ x, y }] });
  return bands;
}

/** Sum of the lag products of the polynomials that levelling took of every row. */
function rowProducts({ x, removed, widthNm }: Task, lagNm: number): number {
  const products = new Float64Array(x.lagProducts.length);
  if (removed.rowDegree === null || !between(x.lagProducts, lagNm / widthNm, products)) return 0;
  return products.subarray(0, removed.rowDegree + 1).reduce((sum, product) => sum + product, 0);
}

/** Of each band, the mean over its waves and over directions of the product of lag products. */
function onCircle({ x, y, bands, widthNm, heightNm }: Omit<Task, 'removed'>, radiusNm: number): Float64Array {
  const sums = new Float64Array(bands.length);
  const alongX = new Float64Array(x.lagProducts.length);
  const alongY = new Float64Array(y.lagProducts.length);
  for (let k = 0; k < directions; k++) {
    const angle = (Math.PI * (k + 0.5)) / (2 * directions);
    const inside =
      between(x.lagProducts, (radiusNm * Math.cos(angle)) / widthNm, alongX) &&
      between(y.lagProducts, (radiusNm * Math.sin(angle)) / heightNm, alongY);
    if (!inside) continue;
    for (let b = 0; b < bands.length; b++) {
      let sum = 0;
      for (const mode of bands[b].modes) sum += alongX[mode.x] * alongY[mode.y];
      sums[b] += sum / bands[b].modes.length / directions;
    }
  }
  return sums;
}

/** Lag products at a share of the axis by cubics through four pixels (Catmull and Rom), into `into`; false beyond its end. */
function between(lagProducts: readonly Float64Array[], share: number, into: Float64Array): boolean {
  const count = lagProducts[0].length;
  const lag = share * count;
  if (lag >= count) return false;
  const low = Math.floor(lag);
  const t = lag - low;
  const weights = [
    (t * (-1 + t * (2 - t))) / 2,
    (2 + t * t * (3 * t - 5)) / 2,
    (t * (1 + t * (4 - 3 * t))) / 2,
    (t * t * (t - 1)) / 2,
  ];
  into.fill(0);
  for (let k = 0; k < 4; k++) {
    // The same at lags of either sign, 0 beyond the end.
    const at = Math.abs(low + k - 1);
    if (at >= count) continue;
    for (let mode = 0; mode < into.length; mode++) into[mode] += weights[k] * lagProducts[mode][at];
  }
  return true;
}
