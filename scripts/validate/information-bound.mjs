// How well could anyone know the net gain of a scenario? The Cramer-Rao bound, with the noise known.
import { photonShare, readShare } from './simulate.mjs';

const umPerCm = 1e4;

/** What the fit believes of the stripe's zero where the scenario says nothing. */
const usualZeroErrorUm = 2;

/**
 * Half the narrowest 95 % interval that an unbiased fit can have, as a share of the net gain: 1.96 standard errors from the
 * information of the points on source, gain, saturation, background and zero (and loss), the last with their priors.
 *
 * @returns {number | undefined} only of scenarios that saturate and whose model the fit holds: without saturation the truth lies at
 * the edge of what is allowed, where there is no such bound
 */
export function boundOf(scenario) {
  const { truth, netGainPerCm, options = {} } = scenario;
  if (truth.saturation === 0 || (truth.lossPerCm > 0 && !options.loss)) return undefined;
  const rows = slopesOf(scenario);
  const dark = readShare * rows.brightest;
  const zeroCm = (options.zeroErrorUm ?? usualZeroErrorUm) / umPerCm;
  const priors = [0, 0, 0, dark, zeroCm, options.loss?.standardErrorPerCm ?? 0];
  const kept = [0, 1, 2, 3, 4, ...(options.loss ? [5] : [])];
  const information = kept.map((i) =>
    kept.map((j) => {
      const prior = i === j && priors[i] > 0 ? 1 / priors[i] ** 2 : 0;
      return rows.reduce((sum, { slopes, variance }) => sum + (slopes[i] * slopes[j]) / variance, prior);
    }),
  );
  return (1.96 * Math.sqrt(inverse(information)[1][1])) / Math.abs(netGainPerCm);
}

/** Derivatives of every point by ln A, g, u, background, zero and loss, and its variance. */
function slopesOf({ truth, light, stripeLengthUm, multiplicativeNoise }) {
  const keys = ['sourcePerCm', 'netGainPerCm', 'saturation'];
  const means = stripeLengthUm.map((um) => light(truth, um / umPerCm));
  const brightest = Math.max(...means);
  const rows = stripeLengthUm.map((um, i) => {
    const at = (key, factor) => light({ ...truth, [key]: truth[key] * factor }, um / umPerCm);
    const relative = (key) => (at(key, 1.001) - at(key, 0.999)) / 0.002;
    const byLength = (light(truth, um / umPerCm + 1e-6) - light(truth, um / umPerCm - 1e-6)) / 2e-6;
    const slopes = keys.map((key, k) => relative(key) / (k === 0 ? 1 : truth[key]));
    const byLoss = truth.lossPerCm > 0 ? relative('lossPerCm') / truth.lossPerCm : 0;
    const variance =
      (readShare * brightest) ** 2 +
      photonShare * brightest * means[i] +
      (multiplicativeNoise * means[i]) ** 2;
    return { slopes: [...slopes, 1, byLength, byLoss], variance };
  });
  return Object.assign(rows, { brightest });
}

/** Gauss-Jordan with pivots, on a matrix whose diagonal is scaled to 1. */
function inverse(matrix) {
  const size = matrix.length;
  const scale = matrix.map((row, i) => 1 / Math.sqrt(row[i]));
  const work = matrix.map((row, i) => [
    ...row.map((value, j) => value * scale[i] * scale[j]),
    ...row.map((_, j) => (i === j ? 1 : 0)),
  ]);
  for (let column = 0; column < size; column++) {
    const rest = work.slice(column).map((row) => Math.abs(row[column]));
    const pivot = column + rest.indexOf(Math.max(...rest));
    [work[column], work[pivot]] = [work[pivot], work[column]];
    const divisor = work[column][column];
    work[column] = work[column].map((value) => value / divisor);
    for (let row = 0; row < size; row++)
      if (row !== column) {
        const factor = work[row][column];
        work[row] = work[row].map((value, k) => value - factor * work[column][k]);
      }
  }
  return work.map((row, i) => row.slice(size).map((value, j) => value * scale[i] * scale[j]));
}
