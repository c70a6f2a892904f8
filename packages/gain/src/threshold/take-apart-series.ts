import type { DecomposedSpectrum } from './analysis.js';
import { readSeries } from './read-series.js';
import type { ThresholdSeries } from './series.js';
import { decomposedSpectra } from './spectra/examples.js';

/**
 * Every spectrum of a series as photoluminescence and amplified band, by rising fluence, as `analyseThreshold` takes them
 * apart; none where the series is a table, or its spectra show no band.
 *
 * @throws InputError as `analyseThreshold`
 */
export function takeApartSeries(series: ThresholdSeries, seed = 1): DecomposedSpectrum[] {
  const { spectral, fluenceUjPerCm2 } = readSeries(series, seed);
  return spectral ? decomposedSpectra(fluenceUjPerCm2, spectral, [...spectral.features.keys()]) : [];
}
