import type { SpectrumSeries } from './spectrum-series.js';

/** Channels from this share of full scale on are taken as full: a dark level may have been subtracted. */
const fullShare = 0.98;
/** So many neighbours that share the largest value are no chance. */
const plateauChannels = 5;
/** Below it equal neighbours may be rounding. */
const leastPlateau = 1000;
/** A rounded peak falls by one step of its rounding beside its flat top; a cut one falls by more. */
const leastFall = 3;

/**
 * The spectra in which the detector was full, by their index: channels at full scale where that is stated, else a top of
 * five or more neighbours with exactly the same value from which the spectrum falls sharply, or the same top as such a one.
 * What was divided out is put back first, but a background that was subtracted hides a flat top.
 *
 * @param fullScale what a channel gives at most, in the unit of the file
 */
export function saturatedSpectra(series: SpectrumSeries, fullScale?: number): number[] {
  const tops = series.spectra.map((spectrum, i) => largest(spectrum) * divisorOf(series, i));
  const limit = fullScale === undefined ? ceilingOf(series, tops) : fullShare * fullScale;
  return tops.flatMap((top, i) => (top >= limit ? [i] : []));
}

const largest = (spectrum: Float64Array): number => spectrum.reduce((a, b) => Math.max(a, b), -Infinity);

const divisorOf = ({ normalisation = [] }: SpectrumSeries, i: number): number =>
  normalisation.reduce((product, { values }) => product * values[i], 1);

/** The lowest flat top: 9 digits, since dividing and multiplying does not give the same number back. */
function ceilingOf({ spectra }: SpectrumSeries, tops: readonly number[]): number {
  const flat = tops.filter((top, i) => top >= leastPlateau && hasFlatTop(spectra[i]));
  return Math.min(...flat) * (1 - 1e-9);
}

function hasFlatTop(spectrum: Float64Array): boolean {
  const top = largest(spectrum);
  const from = spectrum.indexOf(top);
  let to = from;
  while (to + 1 < spectrum.length && spectrum[to + 1] === top) to += 1;
  if (to - from + 1 < plateauChannels) return false;
  const sides = [spectrum.at(from - 1), spectrum.at(to + 1)].filter((_, side) =>
    side === 0 ? from > 0 : to + 1 < spectrum.length,
  );
  const step = smallestStep(spectrum);
  return sides.every((value) => value !== undefined && top - value > leastFall * step);
}

/** The finest difference between values: that of their rounding, or of the detector's counts. */
function smallestStep(spectrum: Float64Array): number {
  const sorted = spectrum.toSorted();
  let step = Infinity;
  for (let j = 1; j < sorted.length; j++) {
    const difference = sorted[j] - sorted[j - 1];
    if (difference > 0 && difference < step) step = difference;
  }
  return Number.isFinite(step) ? step : 0;
}
