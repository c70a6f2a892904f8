import { readFilmScans } from '@modalgain/study';
import { filmRequest, type FilmFiles } from './film-files.js';

/** Spectra of a scan by increasing stripe length where there is light, for a map. */
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
    const { spectra, variableValues } = scan.series;
    const [from, to] = litChannels(spectra);
    const wavelengthNm = scan.series.wavelengthNm.slice(from, to + 1);
    const order = [...variableValues.keys()].sort((a, b) => variableValues[a] - variableValues[b]);
    const intensity = new Float64Array(order.length * wavelengthNm.length);
    order.forEach((spectrum, row) => {
      intensity.set(spectra[spectrum].subarray(from, to + 1), row * wavelengthNm.length);
    });
    return {
      wavelengthNm,
      stripeLengthUm: Float64Array.from(order, (spectrum) => variableValues[spectrum]),
      intensity,
      band: { fromNm: scan.band.fromNm, toNm: scan.band.toNm },
    };
  });
}

/** Channels with less than this share of the brightest, in spectra of equal height, show nothing. */
const dimmest = 0.03;

/** First and last channel with light, of short stripes as well as of long ones, with a tenth of room on both sides. */
function litChannels(spectra: readonly Float64Array[]): [number, number] {
  const heights = spectra.map((spectrum) => spectrum.reduce((a, b) => Math.max(a, b), 0) || 1);
  const total = spectra[0].map((_, j) =>
    spectra.reduce((sum, spectrum, i) => sum + spectrum[j] / heights[i], 0),
  );
  const limit = dimmest * total.reduce((a, b) => Math.max(a, b), 0);
  const isLit = (value: number): boolean => value > limit;
  const [from, to] = [total.findIndex(isLit), total.findLastIndex(isLit)];
  const room = Math.ceil((to - from) / 10);
  return [Math.max(0, from - room), Math.min(total.length - 1, to + room)];
}
