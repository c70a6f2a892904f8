import { InputError, normalEstimate, normalQuantile975, parseQuantity, propagate } from '@modalgain/numerics';
import type { Estimate, InputPlace } from '@modalgain/numerics';
import type { DispersionData, OpticalConstants } from '@modalgain/measurements';
import type { FilmInput } from '../schema/film.js';
import { looksLikeNumber } from '../schema/fields.js';
import type { StudyContext } from './context.js';
import { dispersionOfData, dispersionOfMaterial } from './dispersion.js';
import { constantsOfFiles } from './film-constants.js';
import type { FilmConstants } from './film-constants.js';
import { materialAt } from './material.js';

/** Index and extinction of a film at the emission wavelength, and elsewhere as far as they are known. */
export interface FilmIndex {
  readonly filmIndex: Estimate;
  /** k; null where it is not known. */
  readonly extinction: Estimate | null;
  /** dn/dlambda; absent for a stated number and a file of too few rows. */
  readonly dispersionPerNm?: Estimate;
  /** n and k at another wavelength, that of the pump; undefined where they are not known there. Absent for a stated number. */
  readonly constantsAt?: (wavelengthNm: number) => FilmConstants | undefined;
}

/**
 * The index that a study states or names a file of; undefined where it has none, or has it fitted (`filmEllipsometry`).
 *
 * @throws InputError for a file that cannot be read, an unknown material, or a wavelength outside the data
 */
export async function filmIndexOf(
  context: StudyContext,
  name: string,
  film: FilmInput,
): Promise<FilmIndex | undefined> {
  const { index } = film;
  if (index === undefined) return undefined;
  const place = context.placeOf(['films', name, 'index']);
  if (typeof index === 'number') return exact(index);
  if (typeof index === 'object')
    return 'file' in index ? indexFromFiles(context, name, index.file) : undefined;
  if (looksLikeNumber(index)) return statedIndex(index, place);
  return indexOfMaterial(index, context.study.wavelengths.emission.value, place);
}

function exact(n: number): FilmIndex {
  return { filmIndex: normalEstimate(n, 0, 'given without an error'), extinction: null };
}

/** An index as text, with its error if it is known: "2.01 +- 0.01". */
export function statedIndex(text: string, place: InputPlace): FilmIndex {
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

function indexOfMaterial(material: string, emissionNm: number, place: InputPlace): FilmIndex {
  const method = `library material ${material}`;
  const constantsAt = (wavelengthNm: number): FilmConstants => {
    const { n, k } = materialAt(material, wavelengthNm, place);
    return { n: normalEstimate(n, 0, method), k: k === null ? null : normalEstimate(k, 0, method) };
  };
  const { n, k } = constantsAt(emissionNm);
  return {
    filmIndex: n,
    extinction: k,
    ...slopeOf([dispersionOfMaterial(material, emissionNm)]),
    constantsAt: whereKnown(constantsAt),
  };
}

async function indexFromFiles(
  context: StudyContext,
  film: string,
  patterns: readonly string[],
): Promise<FilmIndex> {
  const { inputs, study, placeOf } = context;
  const names = await inputs.list(patterns, placeOf(['films', film, 'index', 'file']));
  const files: (OpticalConstants | DispersionData)[] = [];
  for (const file of names) {
    const { measurements } = await inputs.read({ file, as: ['optical-constants', 'dispersion'], film });
    files.push(measurements[0]);
  }
  const constantsAt = (wavelengthNm: number): FilmConstants => constantsOfFiles(files, wavelengthNm, film);
  const emissionNm = study.wavelengths.emission.value;
  const { n, k } = constantsAt(emissionNm);
  return {
    filmIndex: n,
    extinction: k,
    ...slopeOf(files.map((data) => dispersionOfData(data, emissionNm))),
    constantsAt: whereKnown(constantsAt),
  };
}

/** A range that ends before the pump is no mistake: what needs the pump is then not computed. */
function whereKnown(constantsAt: (wavelengthNm: number) => FilmConstants): FilmIndex['constantsAt'] {
  return (wavelengthNm) => {
    try {
      return constantsAt(wavelengthNm);
    } catch (problem) {
      if (problem instanceof InputError) return undefined;
      throw problem;
    }
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
