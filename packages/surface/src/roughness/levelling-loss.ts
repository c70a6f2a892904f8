import { correlationAt, type CorrelationModel, correlationReachNm } from './correlation-model.js';
import { shiftedProducts } from './lag-polynomials.js';

/** The polynomials that levelling took off: of every row by itself, of the whole map, or both. The mean of all is always taken off. */
export interface RemovedBackground {
  /** Degree of the rows' own polynomials; `null` where rows were left as they lie. */
  readonly rowDegree: number | null;
  /** Total degree of the map's polynomial. */
  readonly polynomialDegree: number;
}

/** A region as its roughness is sampled. */
export interface SampledRegion {
  /** Mean pixels of a row, and rows. */
  readonly columns: number;
  readonly rows: number;
  readonly pixelXNm: number;
  readonly pixelYNm: number;
}

/** Sums over lags use at most so many steps from 0 to where the correlation ends. */
const mostSteps1d = 128;
const mostSteps2d = 32;

/**
 * The share of s^2 that levelling is expected to take: tr(Q^T C Q)/N, Q the unit vectors of the background's terms on the N pixels and C the correlation
 * matrix, since E[Sq^2] = s^2 tr(P C)/N with P = 1 - Q Q^T. Terms that rows take already count once. For row means and a short Gaussian correlation it is sqrt(pi) T/L.
 */
export function levellingLoss(task: {
  readonly model: CorrelationModel;
  readonly removed: RemovedBackground;
  readonly region: SampledRegion;
}): number {
  const { removed } = task;
  const rowLoss = removed.rowDegree === null ? 0 : rowLevellingLoss({ ...task, degree: removed.rowDegree });
  return rowLoss + mapLevellingLoss(task);
}

/** What row polynomials take: the sum over their terms of q^T C q/n, by lags along the row. */
function rowLevellingLoss(task: {
  readonly model: CorrelationModel;
  readonly region: SampledRegion;
  readonly degree: number;
}): number {
  const { model, region, degree } = task;
  let loss = 0;
  for (const { lag, weight } of lags(
    region.columns,
    region.pixelXNm,
    correlationReachNm(model),
    mostSteps1d,
  )) {
    const products = shiftedProducts(lag / region.columns, degree);
    let sum = 0;
    for (let k = 0; k <= degree; k++) sum += products[k * (degree + 2)];
    loss += (weight * sum * correlationAt(model, lag * region.pixelXNm)) / region.columns;
  }
  return loss;
}

/** What the map's polynomial takes besides. */
export function mapLevellingLoss(task: {
  readonly model: CorrelationModel;
  readonly removed: RemovedBackground;
  readonly region: SampledRegion;
}): number {
  const { model, region, removed } = task;
  const { rowDegree, polynomialDegree: degree } = removed;
  const reach = correlationReachNm(model);
  const across = withProducts(
    lags(region.columns, region.pixelXNm, reach, mostSteps2d),
    region.columns,
    degree,
  );
  const down = withProducts(lags(region.rows, region.pixelYNm, reach, mostSteps2d), region.rows, degree);
  let loss = 0;
  for (const x of across) {
    for (const y of down) {
      const correlation = correlationAt(model, Math.hypot(x.lag * region.pixelXNm, y.lag * region.pixelYNm));
      for (let i = (rowDegree ?? -1) + 1; i <= degree; i++)
        for (let j = 0; i + j <= degree && (j === 0 || region.rows > 1); j++)
          loss += x.weight * y.weight * correlation * x.products[i] * y.products[j];
    }
  }
  return loss / (region.columns * region.rows);
}

interface Lag {
  /** In pixels. */
  readonly lag: number;
  /** How many lags of either sign it stands for. */
  readonly weight: number;
}

/** Lags from 0 to where the correlation or the line ends: every pixel's, or evenly spread ones that stand for several. */
function lags(pixels: number, pixelNm: number, reachNm: number, most: number): Lag[] {
  const last = Math.min(pixels, reachNm / pixelNm);
  const step = Math.max(1, last / most);
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => ({
    lag: i * step,
    weight: i === 0 ? step : 2 * step,
  }));
}

/** With the autocorrelation of each polynomial's unit vector at the lag. */
function withProducts(list: readonly Lag[], pixels: number, degree: number) {
  return list.map(({ lag, weight }) => {
    const all = shiftedProducts(lag / pixels, degree);
    return { lag, weight, products: Array.from({ length: degree + 1 }, (_, k) => all[k * (degree + 2)]) };
  });
}

/**
 * Relative variance of Sq^2 in one image, 2 sum of squared correlations over the squared number of pixels: pi T^2/A for both a Gaussian and an exponential
 * correlation short against the region of area A.
 */
export function squareVariance({
  model,
  region,
}: {
  readonly model: CorrelationModel;
  readonly region: SampledRegion;
}): number {
  const squared = { ...model, lengthNm: model.lengthNm / 2 ** (1 / model.exponent) };
  return 2 * mapLevellingLoss({ model: squared, region, removed: { rowDegree: null, polynomialDegree: 0 } });
}
