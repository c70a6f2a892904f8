import { correlationAt, type CorrelationModel, correlationReachNm } from './correlation-model.js';
import { shiftedProducts } from './lag-polynomials.js';
import {
  levellingLoss,
  mapLevellingLoss,
  type RemovedBackground,
  type SampledRegion,
} from './levelling-loss.js';

interface LevelledTask {
  readonly model: CorrelationModel;
  readonly removed: RemovedBackground;
  readonly region: SampledRegion;
}

const steps = 64;

/** How levelling changes the autocorrelation along rows. */
export interface LevelledCorrelation {
  /** What the autocorrelation of the levelled heights, over that at lag 0, is expected to be at a lag. */
  readonly at: (lagNm: number) => number;
  /** What the autocorrelation was before levelling where afterwards it is `value`. */
  readonly undo: (lagNm: number, value: number) => number;
}

/**
 * The mean of P C P over the pairs of pixels that a lag spans along a row, P the levelling and C the correlation. Exact for row polynomials; a polynomial
 * of the whole map, which takes little beside them, is taken to lower the curve evenly.
 */
export function levelledCorrelation(task: LevelledTask): LevelledCorrelation {
  const { model, removed, region } = task;
  const total = levellingLoss(task);
  const ofMap = mapLevellingLoss(task);
  const ofRows = removed.rowDegree === null ? () => 0 : rowTerms(task, removed.rowDegree);
  const taken = (lagNm: number) => ofMap + ofRows(lagNm / (region.columns * region.pixelXNm));
  return {
    at: (lagNm) => (correlationAt(model, lagNm) - taken(lagNm)) / (1 - total),
    undo: (lagNm, value) => value * (1 - total) + taken(lagNm),
  };
}

/** What row polynomials take off the covariance at a lag (as a share of the row): 2 A - B with A from Q Q^T C, B from Q Q^T C Q Q^T. */
function rowTerms({ model, region }: LevelledTask, degree: number): (share: number) => number {
  const size = degree + 1;
  const rowNm = region.columns * region.pixelXNm;
  const reach = Math.min(1, correlationReachNm(model) / rowNm);
  const between = new Float64Array(size * size);
  integrate(-reach, reach, (s, weight) => {
    const products = shiftedProducts(s, degree);
    for (let i = 0; i < between.length; i++)
      between[i] += weight * correlationAt(model, s * rowNm) * products[i];
  });
  return (share) => {
    const pairs = 1 - share;
    let once = 0;
    // Both members of a pair are on the row where the first is no further than 1 - share.
    integrate(Math.max(-1, share - reach), Math.min(1, share + reach), (s, weight) => {
      const products = shiftedProducts(s, degree, { from: 0, to: pairs });
      let sum = 0;
      for (let k = 0; k < size; k++) sum += products[k * (size + 1)];
      once += weight * correlationAt(model, (share - s) * rowNm) * sum;
    });
    const shifted = shiftedProducts(share, degree);
    let twice = 0;
    for (let i = 0; i < between.length; i++) twice += between[i] * shifted[i];
    return (2 * once - twice) / pairs;
  };
}

/** Trapezoidal sums; smooth integrands that vanish at the ends, or kinks in the middle, which is a node. */
function integrate(from: number, to: number, add: (s: number, weight: number) => void): void {
  const step = (to - from) / steps;
  for (let i = 0; i <= steps; i++) add(from + i * step, i === 0 || i === steps ? step / 2 : step);
}
