import { takeApartSeries, type DecomposedSpectrum } from '@modalgain/gain';
import { readFilmThreshold, readStudy, type PointInFile } from '@modalgain/study';
import { filmRequest, type FilmFiles } from '../stripe/film-files.js';

/** What the raw files of a threshold series hold, beyond what the results keep. */
export interface ThresholdSpectra {
  /** Every spectrum as photoluminescence and amplified band; empty for a table, or where the series shows no band. */
  readonly parts: readonly DecomposedSpectrum[];
  /** Where each point stands in the files, by rising fluence: for leaving it out. */
  readonly places: readonly PointInFile[];
}

/**
 * The spectra of a film's threshold series, taken apart as the run does it; undefined where the film has no series.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function thresholdSpectra(film: FilmFiles): Promise<ThresholdSpectra | undefined> {
  const read = await readFilmThreshold(filmRequest(film));
  if (!read) return undefined;
  const { series } = read;
  const { seed } = readStudy(film.text, film.file).study;
  return {
    parts: series.kind === 'spectrum-series' ? takeApartSeries(series, seed) : [],
    places: read.places.toSorted((a, b) => a.fluenceUjPerCm2 - b.fluenceUjPerCm2),
  };
}
