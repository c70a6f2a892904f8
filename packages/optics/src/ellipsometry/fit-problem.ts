import type { FitProblem } from '@modalgain/numerics';
import { formulaIndex } from '../dispersion-models/model-index.js';
import { FilmReflection, type ReflectionSlope, type SampleState } from './film-reflection.js';
import type { EllipsometryFitRequest } from './fit-request.js';
import { StateComparison } from './polarisation-states.js';
import type { PolarisedReflection } from './psi-delta.js';
import type { Unknowns } from './unknowns.js';

/** Errors of Psi and Delta where the file states none: the same arc on the sphere in both directions, scaled by the fit's residuals. */
const unitErrorDeg = 0.1;

/** How the errors of a fit's data are taken. */
export interface ErrorTreatment {
  readonly sigmas: FitProblem['sigmas'];
  /** What the stated errors, or the equal arcs in place of them, are multiplied by: 1 if absent. */
  readonly factors?: { readonly psi: number; readonly delta: number };
}

/** The residuals of Psi and Delta against one sample, with derivatives. */
export class EllipsometryProblem implements FitProblem {
  readonly sigmas: FitProblem['sigmas'];
  readonly parameters: FitProblem['parameters'];
  readonly residualCount: number;
  readonly reflection: FilmReflection;
  readonly unknowns: Unknowns;
  readonly #comparison: StateComparison;
  readonly #thicknessNm: Float64Array;
  readonly #film: number;

  constructor(request: EllipsometryFitRequest, unknowns: Unknowns, errors: ErrorTreatment) {
    const { scan, layers, film } = request;
    const { psiDeg, deltaDeg } = scan;
    const { sigmas, factors = { psi: 1, delta: 1 } } = errors;
    const psiErrorDeg = scan.psiErrorDeg ?? psiDeg.map(() => unitErrorDeg);
    const deltaErrorDeg = scan.deltaErrorDeg ?? psiDeg.map(equalArc);
    this.sigmas = sigmas;
    this.parameters = unknowns.parameters;
    this.unknowns = unknowns;
    this.residualCount = 2 * psiDeg.length;
    this.#comparison = new StateComparison({
      psiDeg,
      deltaDeg,
      psiErrorDeg: psiErrorDeg.map((error) => error * factors.psi),
      deltaErrorDeg: deltaErrorDeg.map((error) => error * factors.delta),
      folded: scan.deltaRange === 'folded',
    });
    this.reflection = new FilmReflection({
      ...scan,
      film,
      // The film's own index takes the place of this one.
      layers: layers.map((layer) => ({ nkAt: () => ({ n: 1 }), ...layer })),
    });
    this.#thicknessNm = Float64Array.from(layers, ({ thicknessNm = 0 }) => thicknessNm);
    this.#film = film;
  }

  residuals = (vector: Float64Array, out: Float64Array): void => {
    const state = this.stateOf(vector);
    if (!isPhysical(state)) {
      out.fill(NaN);
      return;
    }
    const reflection = this.reflection.reflect(state);
    for (let row = 0; row < this.#comparison.rows; row++)
      this.#comparison.writeResiduals(reflection, row, out);
  };

  jacobian = (vector: Float64Array, out: Float64Array): void => {
    const state = this.stateOf(vector);
    if (!isPhysical(state)) {
      out.fill(NaN);
      return;
    }
    const reflection = this.reflection.reflect(state);
    this.#writeModelColumns(vector, state, reflection, out);
    const { thickness, otherThicknesses, angleOffset } = this.unknowns;
    const thicknesses = [{ layer: this.#film, place: thickness }, ...otherThicknesses];
    for (const { layer, place } of thicknesses)
      this.#writeColumn(reflection, this.reflection.thicknessSlope(state, layer), place, out);
    if (angleOffset !== undefined)
      this.#writeColumn(reflection, this.reflection.angleSlope(state), angleOffset, out);
  };

  /** The sample that a vector of the fit describes. */
  stateOf(vector: ArrayLike<number>): SampleState {
    const { thickness, otherThicknesses, angleOffset, modelOf } = this.unknowns;
    const model = modelOf(vector);
    const indices = Array.from(this.reflection.wavelengthNm, (wavelengthNm) =>
      formulaIndex(model, wavelengthNm),
    );
    const thicknessNm = Float64Array.from(this.#thicknessNm);
    thicknessNm[this.#film] = vector[thickness];
    for (const { layer, place } of otherThicknesses) thicknessNm[layer] = vector[place];
    return {
      n: Float64Array.from(indices, ({ n }) => n),
      k: Float64Array.from(indices, ({ k }) => k),
      thicknessNm,
      angleOffsetDeg: angleOffset === undefined ? 0 : vector[angleOffset],
    };
  }

  /** Derivatives of all residuals for n and for k of the film at each row: [psi, delta] after each other. */
  indexSlopes(
    state: SampleState,
    reflection: PolarisedReflection,
  ): { readonly n: Float64Array; readonly k: Float64Array } {
    const [pRe, pIm, sRe, sIm] = this.reflection.indexSlope(state);
    const n = new Float64Array(this.residualCount);
    const k = new Float64Array(this.residualCount);
    for (let row = 0; row < this.#comparison.rows; row++) {
      // r is an analytic function of n + i k.
      n.set(this.#comparison.derivative(reflection, row, [pRe[row], pIm[row], sRe[row], sIm[row]]), 2 * row);
      k.set(
        this.#comparison.derivative(reflection, row, [-pIm[row], pRe[row], -sIm[row], sRe[row]]),
        2 * row,
      );
    }
    return { n, k };
  }

  #writeModelColumns(
    vector: Float64Array,
    state: SampleState,
    reflection: PolarisedReflection,
    out: Float64Array,
  ): void {
    const slopes = this.indexSlopes(state, reflection);
    const width = vector.length;
    const { wavelengthOfRow } = this.reflection;
    this.unknowns.modelParameters.forEach((_, place) => {
      const change = this.#indexChange(vector, place);
      for (let i = 0; i < this.residualCount; i++) {
        const wavelength = wavelengthOfRow[i >> 1];
        out[i * width + place] = slopes.n[i] * change.n[wavelength] + slopes.k[i] * change.k[wavelength];
      }
    });
  }

  /** dn and dk by one parameter of the model, by central differences of its formula. */
  #indexChange(vector: Float64Array, place: number): { readonly n: Float64Array; readonly k: Float64Array } {
    const step = parameterStep * Math.max(Math.abs(vector[place]), smallestSize);
    const at = (shift: number): SampleState => {
      const moved = Float64Array.from(vector);
      moved[place] += shift;
      return this.stateOf(moved);
    };
    const [below, above] = [at(-step), at(step)];
    return {
      n: above.n.map((value, i) => (value - below.n[i]) / (2 * step)),
      k: above.k.map((value, i) => (value - below.k[i]) / (2 * step)),
    };
  }

  #writeColumn(
    reflection: PolarisedReflection,
    slope: ReflectionSlope,
    place: number,
    out: Float64Array,
  ): void {
    const width = this.parameters.length;
    const [pRe, pIm, sRe, sIm] = slope;
    for (let row = 0; row < this.#comparison.rows; row++) {
      const change = [pRe[row], pIm[row], sRe[row], sIm[row]] as const;
      const [psi, delta] = this.#comparison.derivative(reflection, row, change);
      out[2 * row * width + place] = psi;
      out[(2 * row + 1) * width + place] = delta;
    }
  }
}

/** Cube root of the rounding unit: best for central differences. */
const parameterStep = 6e-6;
const smallestSize = 1e-3;

/** Below that of any metal; differences by n need room on both sides. */
const smallestIndex = 1e-3;

const isPhysical = ({ n, k, thicknessNm }: SampleState): boolean =>
  n.every((value) => value > smallestIndex && value < Infinity) &&
  k.every((value) => value >= 0 && value < Infinity) &&
  thicknessNm.every((value) => value >= 0);

/** The error of Delta that is as long on the sphere as that of Psi. */
function equalArc(psiDeg: number): number {
  const radius = Math.sin((2 * psiDeg * Math.PI) / 180);
  return (2 * unitErrorDeg) / Math.max(radius, (2 * unitErrorDeg * Math.PI) / 180);
}
