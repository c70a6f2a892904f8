import { normalCdf } from '@modalgain/numerics';

/** How the signs of residuals follow each other: noise changes its sign every other point. */
export interface SignRuns {
  readonly runs: number;
  readonly expected: number;
  /** Of so few runs or fewer by chance. */
  readonly probability: number;
}

/**
 * The test of runs over several series, each in the order of its wavelengths (A. Wald and J. Wolfowitz, Ann. Math. Stat. 11, 147 (1940), doi 10.1214/aoms/1177731909),
 * in its normal approximation; series that have one sign only count with their one run.
 */
export function signRuns(series: readonly (readonly number[])[]): SignRuns {
  let runs = 0;
  let expected = 0;
  let variance = 0;
  for (const values of series) {
    if (values.length === 0) continue;
    const above = values.filter((value) => value > 0).length;
    const below = values.length - above;
    runs += 1 + values.slice(1).filter((value, i) => value > 0 !== values[i] > 0).length;
    // Noise has as many points above as below, whatever this series has.
    const count = above + below;
    expected += 1 + (count - 1) / 2;
    variance += (count - 1) / 4;
  }
  const probability = variance > 0 ? normalCdf((runs + 0.5 - expected) / Math.sqrt(variance)) : 1;
  return { runs, expected, probability };
}
