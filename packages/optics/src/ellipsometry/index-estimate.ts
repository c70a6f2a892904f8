import { normalEstimate, type Estimate, type FitResult } from '@modalgain/numerics';
import { formulaIndex, modelIndex } from '../dispersion-models/model-index.js';
import type { EllipsometryProblem } from './fit-problem.js';
import { localExtinction, type LocalExtinction } from './local-extinction.js';

/** n and k of the film at one wavelength, with the thickness of the same fit. */
export interface IndexEstimate {
  readonly kind: 'known';
  readonly wavelengthNm: number;
  readonly n: Estimate;
  /** Where the data do not tell k from 0, its interval begins at 0 and ends where they would notice. */
  readonly k: Estimate;
  /** `upper-limit`: the value of k is the model's, not the data's. */
  readonly extinctionKind: 'value' | 'upper-limit';
  /** From the covariance of the fit; error 0 where the thickness was fixed. */
  readonly thickness: Estimate;
  /** Of (n, k, thickness in nm) by the model, row by row. */
  readonly covariance: readonly [Row, Row, Row];
  readonly correlation: { readonly nk: number; readonly nThickness: number; readonly kThickness: number };
}

export type Row = readonly [number, number, number];

/** The index at a wavelength, or why there is none. */
export type IndexOutcome =
  | IndexEstimate
  | { readonly kind: 'outside-range'; readonly rangeNm: readonly [number, number] }
  | { readonly kind: 'not-determined'; readonly why: string };

/** The fit as the estimates of n and k need it. */
export interface FitForIndex {
  readonly problem: EllipsometryProblem;
  readonly fit: FitResult;
  /** Of the residuals, in units of the problem's. */
  readonly errorScale: number;
  readonly rangeNm: readonly [number, number];
  /** Why the fit says nothing at all, if it does not. */
  readonly refusal: string | undefined;
}

/** n and k at any wavelength of the data by the fitted model; nothing is extrapolated. */
export function indexEstimator(task: FitForIndex): (wavelengthNm: number) => IndexOutcome {
  const { problem, fit, rangeNm, refusal } = task;
  const { unknowns } = problem;
  return (wavelengthNm) => {
    if (!(wavelengthNm >= rangeNm[0] && wavelengthNm <= rangeNm[1]))
      return { kind: 'outside-range', rangeNm };
    if (refusal !== undefined) return { kind: 'not-determined', why: refusal };
    const { n, k } = modelIndex(unknowns.modelOf(fit.values), wavelengthNm);
    const gradients = [...indexGradients(task, wavelengthNm), unit(fit.values.length, unknowns.thickness)];
    const open = openParameter(task, gradients);
    if (open !== undefined) {
      return {
        kind: 'not-determined',
        why: `The data leave ${open.length === 1 ? open : `the ${open}`} open, on which the index here depends.`,
      };
    }
    const covariance = gradients.map((row) =>
      gradients.map((column) => product(row, fit.covariance, column)),
    );
    const error = (place: number): number => Math.sqrt(Math.max(0, covariance[place][place]));
    const local = localExtinction(task, wavelengthNm);
    return {
      kind: 'known',
      wavelengthNm,
      n: normalEstimate(n, error(0), 'ellipsometry, covariance of the fit'),
      ...extinction(k, error(1), local),
      thickness: normalEstimate(
        fit.values[unknowns.thickness],
        error(2),
        'ellipsometry, covariance of the fit',
      ),
      covariance: covariance as unknown as IndexEstimate['covariance'],
      correlation: {
        nk: correlationOf(covariance, 0, 1),
        nThickness: correlationOf(covariance, 0, 2),
        kThickness: correlationOf(covariance, 1, 2),
      },
    };
  };
}

/** The model's k stands where the data see it: where both, the model's and that of the band alone, exceed the noise of the band. */
function extinction(
  k: number,
  standardError: number,
  local: LocalExtinction,
): Pick<IndexEstimate, 'k' | 'extinctionKind'> {
  const seen = Math.min(k, local.value) > oneSided * local.standardError;
  if (seen) {
    const { interval95, method } = normalEstimate(k, standardError, 'ellipsometry, covariance of the fit');
    const notBelow0 = [Math.max(0, interval95[0]), interval95[1]] as const;
    return { extinctionKind: 'value', k: { value: k, standardError, interval95: notBelow0, method } };
  }
  const ofBand = Math.max(local.value, 0) + oneSided * local.standardError;
  const upper = Math.max(ofBand, k + oneSided * standardError);
  const method = 'upper limit: ellipsometry does not tell k from 0 here';
  const error = Math.max(standardError, local.standardError);
  return {
    extinctionKind: 'upper-limit',
    k: { value: k, standardError: error, interval95: [0, upper], method },
  };
}

/** One-sided 95 % of the normal distribution. */
const oneSided = 1.645;

/** Cube root of the rounding unit. */
const relativeStep = 6e-6;

/** dn and dk at a wavelength by all unknowns; those that are no parameter of the model have 0. */
function indexGradients(
  { problem: { unknowns }, fit }: FitForIndex,
  wavelengthNm: number,
): [Float64Array, Float64Array] {
  const width = fit.values.length;
  const gradients: [Float64Array, Float64Array] = [new Float64Array(width), new Float64Array(width)];
  unknowns.modelParameters.forEach((_, place) => {
    if (fit.status[place] === 'fixed') return;
    const step = relativeStep * Math.max(Math.abs(fit.values[place]), 1e-3);
    const [below, above] = [-step, step].map((shift) => {
      const moved = Float64Array.from(fit.values);
      moved[place] += shift;
      return formulaIndex(unknowns.modelOf(moved), wavelengthNm);
    });
    gradients[0][place] = (above.n - below.n) / (2 * step);
    gradients[1][place] = (above.k - below.k) / (2 * step);
  });
  return gradients;
}

/** Less than this of n or k by a parameter's whole range does not matter. */
const negligible = 1e-6;

function openParameter(
  { problem, fit }: FitForIndex,
  gradients: readonly Float64Array[],
): string | undefined {
  const place = fit.status.findIndex(
    (status, j) =>
      status === 'not-determined' && gradients.some((gradient) => Math.abs(gradient[j]) > negligible),
  );
  return place < 0 ? undefined : problem.parameters[place].name;
}

function unit(width: number, place: number): Float64Array {
  const vector = new Float64Array(width);
  vector[place] = 1;
  return vector;
}

/** row^T matrix column of a row-major square matrix. */
function product(row: Float64Array, matrix: Float64Array, column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++)
    for (let j = 0; j < row.length; j++) sum += row[i] * matrix[i * row.length + j] * column[j];
  return sum;
}

function correlationOf(covariance: readonly (readonly number[])[], i: number, j: number): number {
  const size = Math.sqrt(covariance[i][i] * covariance[j][j]);
  return size > 0 ? covariance[i][j] / size : 0;
}
