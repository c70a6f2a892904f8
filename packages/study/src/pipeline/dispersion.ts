import type { DispersionData, OpticalConstants } from '@modalgain/measurements';
import { InputError, solveSymmetric, studentTQuantile } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { findMaterial, materialFromDispersion } from '@modalgain/optics';
import type { Material } from '@modalgain/optics';

/** Step of the difference by which a formula is differentiated. */
const stepNm = 0.5;

/** dn/dlambda in nm-1 of a material of the library; undefined next to the ends of its range. */
export function dispersionOfMaterial(name: string, wavelengthNm: number): Estimate | undefined {
  return differenceOf(() => findMaterial(name, wavelengthNm), wavelengthNm);
}

/** dn/dlambda in nm-1 of a file; undefined where it does not tell. */
export function dispersionOfData(
  data: OpticalConstants | DispersionData,
  wavelengthNm: number,
): Estimate | undefined {
  if (data.kind === 'optical-constants') return dispersionOfTable(data, wavelengthNm);
  return differenceOf(() => materialFromDispersion(data.provenance.file, data), wavelengthNm);
}

function differenceOf(material: () => Material, wavelengthNm: number): Estimate | undefined {
  try {
    const { nk } = material();
    const value = (nk(wavelengthNm + stepNm).n - nk(wavelengthNm - stepNm).n) / (2 * stepNm);
    return { value, standardError: 0, interval95: [value, value], method: 'derivative of the formula' };
  } catch (problem) {
    if (problem instanceof InputError) return undefined;
    throw problem;
  }
}

/** Rows this near are used, and at least so many. */
const reachNm = 12;
const fewestRows = 7;
/** A cubic: next to an exciton n bends too much for less. */
const coefficients = 4;

/**
 * The slope of n at a wavelength by a cubic through the rows around it, with the error that their scatter about it shows;
 * an error that all rows share does not move it. Undefined with fewer than seven rows, or outside them.
 */
export function dispersionOfTable(
  { wavelengthNm, n }: Pick<OpticalConstants, 'wavelengthNm' | 'n'>,
  at: number,
): Estimate | undefined {
  const byDistance = Array.from(wavelengthNm, (wavelength, i) => ({ x: wavelength - at, n: n[i] })).sort(
    (a, b) => Math.abs(a.x) - Math.abs(b.x),
  );
  const near = byDistance.filter(({ x }, i) => i < fewestRows || Math.abs(x) <= reachNm);
  const isInside = near.some(({ x }) => x <= 0) && near.some(({ x }) => x >= 0);
  if (near.length < fewestRows || !isInside) return undefined;
  const scale = Math.max(...near.map(({ x }) => Math.abs(x)));
  const powers = near.map(({ x }) => [1, x / scale, (x / scale) ** 2, (x / scale) ** 3]);
  const normal = new Float64Array(coefficients ** 2);
  const right = new Float64Array(coefficients);
  powers.forEach((row, k) => {
    for (let i = 0; i < coefficients; i++) {
      right[i] += row[i] * near[k].n;
      for (let j = 0; j < coefficients; j++) normal[i * coefficients + j] += row[i] * row[j];
    }
  });
  const fitted = solveSymmetric(normal, right);
  const slopeRow = solveSymmetric(normal, Float64Array.of(0, 1, 0, 0));
  if (!fitted || !slopeRow) return undefined;
  const freedom = near.length - coefficients;
  const squares = powers.reduce(
    (sum, row, k) => sum + (near[k].n - row.reduce((total, value, i) => total + value * fitted[i], 0)) ** 2,
    0,
  );
  const value = fitted[1] / scale;
  const standardError = Math.sqrt((squares / freedom) * slopeRow[1]) / scale;
  const half = studentTQuantile(0.975, freedom) * standardError;
  return {
    value,
    standardError,
    interval95: [value - half, value + half],
    method: `cubic through ${near.length} rows of the n, k file`,
  };
}
