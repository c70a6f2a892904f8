import { takeApartSeries, type DecomposedSpectrum } from '@modalgain/gain';
import { readFilmThreshold, readStudy } from '@modalgain/study';
import { filmRequest, type FilmFiles } from '../stripe/film-files.js';

/** Spectra of a threshold series by rising fluence, for a map. */
export interface ThresholdSpectra {
  readonly wavelengthNm: Float64Array;
  readonly fluenceUjPerCm2: Float64Array;
  /** As measured; one row a fluence, one column a wavelength. */
  readonly intensity: Float64Array;
  readonly intensityUnit: string;
  /** Every spectrum as photoluminescence and amplified band; empty where the series shows no band. */
  readonly parts: readonly DecomposedSpectrum[];
}

/**
 * The spectra of a film's threshold series, taken apart as the run does it; undefined where the film has no spectra against
 * fluence.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function thresholdSpectra(film: FilmFiles): Promise<ThresholdSpectra | undefined> {
  const read = await readFilmThreshold(filmRequest(film));
  if (read?.series.kind !== 'spectrum-series') return undefined;
  const { wavelengthNm, spectra, variableValues } = read.series;
  const order = [...variableValues.keys()].sort((a, b) => variableValues[a] - variableValues[b]);
  const intensity = new Float64Array(order.length * wavelengthNm.length);
  order.forEach((spectrum, row) => {
    intensity.set(spectra[spectrum], row * wavelengthNm.length);
  });
  return {
    wavelengthNm,
    fluenceUjPerCm2: Float64Array.from(order, (spectrum) => variableValues[spectrum]),
    intensity,
    intensityUnit: read.intensityUnit,
    parts: takeApartSeries(read.series, readStudy(film.text, film.file).study.seed),
  };
}
