import type { DispersionData, OpticalConstants } from '@modalgain/measurements';
import { normalEstimate, studentTQuantile } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { constantsAt } from './material.js';
import { combineRepeats } from './repeats.js';

/** n and k of a film at one wavelength, with their errors. */
export interface FilmConstants {
  readonly n: Estimate;
  /** Null where k is not known. */
  readonly k: Estimate | null;
}

/** An ellipsometric k is seldom good to this: the error of a file that states none. */
export const unstatedExtinctionError = 1e-3;

/**
 * The mean of what several files of one film say at a wavelength.
 *
 * @throws InputError with the file's name outside the range of its data
 */
export function constantsOfFiles(
  files: readonly (OpticalConstants | DispersionData)[],
  wavelengthNm: number,
  film: string,
): FilmConstants {
  const found = files.map((data) => constantsOfFile(data, wavelengthNm));
  const ks = found.flatMap(({ k }) => k ?? []);
  return {
    n: meanOf(
      found.map(({ n }) => n),
      film,
    ),
    k: ks.length === 0 ? null : meanOf(ks, film),
  };
}

function constantsOfFile(data: OpticalConstants | DispersionData, wavelengthNm: number): FilmConstants {
  const { n, k } = constantsAt(data, wavelengthNm);
  const table = data.kind === 'optical-constants' ? data : undefined;
  const nError = table?.nError ? errorAt(table.wavelengthNm, table.nError, wavelengthNm) : 0;
  const kError = table?.kError && errorAt(table.wavelengthNm, table.kError, wavelengthNm);
  return {
    n: normalEstimate(n, nError, nError > 0 ? 'n, k file' : 'n, k file without errors'),
    k:
      k === null
        ? null
        : notNegative(
            normalEstimate(
              k,
              kError ?? unstatedExtinctionError,
              kError === undefined ? 'n, k file without an error of k: 0.001 assumed' : 'n, k file',
            ),
          ),
  };
}

/** A film that does not amplify has no k below 0. */
function notNegative(estimate: Estimate): Estimate {
  const [lower, upper] = estimate.interval95;
  return { ...estimate, interval95: [Math.max(0, lower), upper] };
}

/** The stated error, between the wavelengths of the table the larger of its neighbours. */
function errorAt(wavelengthNm: Float64Array, error: Float64Array, at: number): number {
  const upper = wavelengthNm.findIndex((wavelength) => wavelength >= at);
  return upper <= 0 ? error[Math.max(upper, 0)] : Math.max(error[upper - 1], error[upper]);
}

function meanOf(estimates: readonly Estimate[], film: string): Estimate {
  const exactRepeats = estimates.length > 1 && estimates.some(({ standardError }) => standardError === 0);
  return exactRepeats
    ? scatterOf(estimates)
    : combineRepeats({ estimates, quantity: 'index', film }).estimate;
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
