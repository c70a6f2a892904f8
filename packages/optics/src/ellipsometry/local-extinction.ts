import type { FitForIndex } from './index-estimate.js';

/** What the data say of k in a narrow band of wavelengths, whatever the model says. */
export interface LocalExtinction {
  /** May come out below 0 by its noise. */
  readonly value: number;
  readonly standardError: number;
}

/** Half the width of the band as a share of the wavelength, and the fewest distinct wavelengths in it. */
const halfBand = 0.015;
const fewestWavelengths = 3;

/**
 * Frees k of the film in a band around the wavelength as one more parameter and takes the Gauss-Newton step for it, all other unknowns following: a formula like
 * Tauc-Lorentz says k = 0 exactly where the data only say that it is small.
 */
export function localExtinction(
  { problem, fit, errorScale }: FitForIndex,
  wavelengthNm: number,
): LocalExtinction {
  const width = fit.values.length;
  const state = problem.stateOf(fit.values);
  const slopes = problem.indexSlopes(state, problem.reflection.reflect(state)).k;
  const residuals = new Float64Array(problem.residualCount);
  const jacobian = new Float64Array(problem.residualCount * width);
  problem.residuals(fit.values, residuals);
  problem.jacobian(fit.values, jacobian);
  const { wavelengthOfRow } = problem.reflection;
  const band = bandAround(problem.reflection.wavelengthNm, wavelengthNm);
  const withOthers = new Float64Array(width);
  let curvature = 0;
  let pull = 0;
  slopes.forEach((slope, i) => {
    if (!band.has(wavelengthOfRow[i >> 1])) return;
    curvature += slope * slope;
    pull += slope * residuals[i];
    for (let j = 0; j < width; j++) withOthers[j] += slope * jacobian[i * width + j];
  });
  // What the other unknowns can take over of a change of k; the gradient of chi-square is 0 for them.
  for (let i = 0; i < width; i++)
    for (let j = 0; j < width; j++)
      curvature -= (withOthers[i] * fit.covariance[i * width + j] * withOthers[j]) / errorScale ** 2;
  if (!(curvature > 0)) return { value: 0, standardError: Infinity };
  const [nearest] = band;
  return { value: state.k[nearest] - pull / curvature, standardError: errorScale / Math.sqrt(curvature) };
}

/** Places of the wavelengths in the band, the nearest first; the nearest few where it holds less. */
function bandAround(wavelengths: Float64Array, wavelengthNm: number): ReadonlySet<number> {
  const distance = (place: number): number => Math.abs(wavelengths[place] - wavelengthNm);
  const nearest = Array.from(wavelengths.keys()).sort((a, b) => distance(a) - distance(b));
  return new Set(
    nearest.filter((place, rank) => rank < fewestWavelengths || distance(place) <= halfBand * wavelengthNm),
  );
}
