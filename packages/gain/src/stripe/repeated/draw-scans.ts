import type { StripeScan } from '@modalgain/measurements';
import type { RandomStream } from '@modalgain/numerics';
import type { SeriesTruth, SeriesTruths } from './series-truth.js';

/** One repetition of the measurement of a series: its scans, and the net gains (cm-1) that they come from. */
export interface DrawnSeries {
  readonly scans: readonly StripeScan[];
  readonly netGainPerCm: readonly (number | undefined)[];
}

/**
 * Measures a series again: a law by its weight, the zero of the stripe, which all scans of the series share, the background of each scan, and the
 * scatter of each point. Points that the fit leaves out, and scans without light, stay as they are.
 */
export function drawScans(
  scans: readonly StripeScan[],
  { laws, pointIndex, zeroErrorCm }: SeriesTruths,
  random: RandomStream,
): DrawnSeries {
  const law = chosenLaw(laws, random.uniform());
  const zero = random.normal();
  const drawn = scans.map((scan, i): StripeScan => {
    const truth = law.scans[i];
    if (!truth) return scan;
    const intensity = Float64Array.from(scan.intensity);
    const background = truth.backgroundError * random.normal();
    const shiftCm = zero * zeroErrorCm[i];
    pointIndex[i].forEach((index, k) => {
      intensity[index] =
        truth.intensity[k] +
        truth.slopePerCm[k] * shiftCm +
        background +
        truth.standardDeviation[k] * random.normal();
    });
    return { ...scan, intensity };
  });
  return { scans: drawn, netGainPerCm: law.scans.map((truth) => truth?.netGainPerCm) };
}

function chosenLaw(laws: readonly SeriesTruth[], uniform: number): SeriesTruth {
  let left = uniform * laws.reduce((sum, { weight }) => sum + weight, 0);
  return laws.find(({ weight }) => (left -= weight) < 0) ?? laws[laws.length - 1];
}
