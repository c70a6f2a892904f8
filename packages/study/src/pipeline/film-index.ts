import {
  InputError,
  normalEstimate,
  normalQuantile975,
  parseQuantity,
  propagate,
  studentTQuantile,
} from '@modalgain/numerics';
import type { Estimate, InputPlace } from '@modalgain/numerics';
import type { OpticalConstants } from '@modalgain/measurements';
import type { FilmInput } from '../schema/film.js';
import { looksLikeNumber } from '../schema/fields.js';
import type { StudyContext } from './context.js';
import { combineRepeats } from './repeats.js';
import { dispersionOfData, dispersionOfMaterial } from './dispersion.js';
import { constantsAt, materialAt } from './material.js';

/** Index and extinction of a film at the emission wavelength. */
export interface FilmIndex {
  readonly filmIndex: Estimate;
  readonly extinction: number | null;
  /** dn/dlambda; absent for a stated number and a file of too few rows. */
  readonly dispersionPerNm?: Estimate;
}

/** @throws InputError for a file that cannot be read, an unknown material, or a wavelength outside the data */
export async function filmIndexOf(
  context: StudyContext,
  name: string,
  film: FilmInput,
): Promise<FilmIndex | undefined> {
  const { index } = film;
  if (index === undefined) return undefined;
  const place = context.placeOf(['films', name, 'index']);
  if (typeof index === 'number') return exact(index);
  if (typeof index === 'object') return indexFromFiles(context, name, index.file);
  if (looksLikeNumber(index)) return statedIndex(index, place);
  const wavelengthNm = context.study.wavelengths.emission.value;
  const { n, k } = materialAt(index, wavelengthNm, place);
  return {
    filmIndex: normalEstimate(n, 0, `library material ${index}`),
    extinction: k,
    ...slopeOf([dispersionOfMaterial(index, wavelengthNm)]),
  };
}

function exact(n: number): FilmIndex {
  return { filmIndex: normalEstimate(n, 0, 'given without an error'), extinction: null };
}

function statedIndex(text: string, place: InputPlace): FilmIndex {
  try {
    const { value, standardError = 0 } = parseQuantity(text, 'fraction');
    if (value - normalQuantile975 * standardError < 0.1) {
      throw new InputError(`found "${text}", expected an index whose 95 % interval stays above 0.1.`);
    }
    if (value <= 0) throw new InputError(`found "${text}", expected an index above zero.`);
    return { filmIndex: normalEstimate(value, standardError, 'given'), extinction: null };
  } catch (error) {
    throw error instanceof InputError ? error.at(place) : error;
  }
}

async function indexFromFiles(
  context: StudyContext,
  film: string,
  patterns: readonly string[],
): Promise<FilmIndex> {
  const { inputs, study, placeOf } = context;
  const files = await inputs.list(patterns, placeOf(['films', film, 'index', 'file']));
  const wavelengthNm = study.wavelengths.emission.value;
  const found: { n: number; k: number | null; nError: number }[] = [];
  const slopes: (Estimate | undefined)[] = [];
  for (const file of files) {
    const { measurements } = await inputs.read({ file, as: ['optical-constants', 'dispersion'], film });
    const [first] = measurements;
    found.push({
      ...constantsAt(first, wavelengthNm),
      nError: first.kind === 'dispersion' ? 0 : errorAt(first, wavelengthNm),
    });
    slopes.push(dispersionOfData(first, wavelengthNm));
  }
  const estimates = found.map(({ n, nError }) =>
    normalEstimate(n, nError, nError > 0 ? 'n, k file' : 'n, k file without errors'),
  );
  const exactRepeats = estimates.length > 1 && estimates.some(({ standardError }) => standardError === 0);
  const ks = found.flatMap(({ k }) => k ?? []);
  return {
    filmIndex: exactRepeats
      ? scatterOf(estimates)
      : combineRepeats({ estimates, quantity: 'index', film }).estimate,
    extinction: ks.length === 0 ? null : ks.reduce((sum, k) => sum + k, 0) / ks.length,
    ...slopeOf(slopes),
  };
}

/** The mean slope of several files; absent where one of them does not tell it. */
function slopeOf(slopes: readonly (Estimate | undefined)[]): Pick<FilmIndex, 'dispersionPerNm'> {
  const known = slopes.filter((slope) => slope !== undefined);
  if (known.length < slopes.length) return {};
  const mean = propagate(
    known,
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
    known[0].method,
  );
  return { dispersionPerNm: mean };
}

/** Repeats that state no error of their own: the scatter between them is all that is known. */
function scatterOf(estimates: readonly Estimate[]): Estimate {
  const count = estimates.length;
  const mean = estimates.reduce((sum, { value }) => sum + value, 0) / count;
  const variance = estimates.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (count - 1);
  const standardError = Math.sqrt(variance / count);
  const half = studentTQuantile(0.975, count - 1) * standardError;
  return {
    value: mean,
    standardError,
    interval95: [mean - half, mean + half],
    method: `mean of ${count} n, k files, scatter between them`,
  };
}

/** The stated error of n, between the wavelengths of the table; 0 where the file states none. */
function errorAt({ wavelengthNm, nError }: OpticalConstants, at: number): number {
  if (!nError) return 0;
  const upper = wavelengthNm.findIndex((wavelength) => wavelength >= at);
  return upper <= 0 ? nError[Math.max(upper, 0)] : Math.max(nError[upper - 1], nError[upper]);
}
