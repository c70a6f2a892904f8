import { readFilmScans } from '@modalgain/study';
import { filmRequest, type FilmFiles } from './film-files.js';

/** Spectra of a scan by increasing stripe length, for a map. */
export interface ScanSpectra {
  readonly wavelengthNm: Float64Array;
  readonly stripeLengthUm: Float64Array;
  /** One row a stripe length, one column a wavelength. */
  readonly intensity: Float64Array;
  /** The wavelengths that were integrated. */
  readonly band: { readonly fromNm: number; readonly toNm: number };
}

/**
 * The spectra of every scan of a film, in the order of its results; null for scans that hold one intensity a length.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function spectraOfFilm(film: FilmFiles): Promise<(ScanSpectra | null)[]> {
  const scans = await readFilmScans(filmRequest(film));
  return scans.map((scan) => {
    if (!scan.series) return null;
    const { wavelengthNm, spectra, variableValues } = scan.series;
    const order = [...variableValues.keys()].sort((a, b) => variableValues[a] - variableValues[b]);
    const intensity = new Float64Array(order.length * wavelengthNm.length);
    order.forEach((spectrum, row) => {
      intensity.set(spectra[spectrum], row * wavelengthNm.length);
    });
    return {
      wavelengthNm,
      stripeLengthUm: Float64Array.from(order, (spectrum) => variableValues[spectrum]),
      intensity,
      band: { fromNm: scan.band.fromNm, toNm: scan.band.toNm },
    };
  });
}
