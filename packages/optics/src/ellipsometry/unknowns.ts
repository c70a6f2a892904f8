import { InputError, type FitParameter } from '@modalgain/numerics';
import { defaultLimits } from '../dispersion-models/default-limits.js';
import { modelParameters, withParameters, type ModelParameter } from '../dispersion-models/parameters.js';
import type { DispersionModel } from '../dispersion-models/model.js';
import type { EllipsometryFitRequest, ThicknessKnowledge } from './fit-request.js';

/** The vector of a fit: the model's parameters, then the film's thickness, other thicknesses, and the angle's offset. */
export interface Unknowns {
  readonly parameters: readonly FitParameter[];
  readonly modelParameters: readonly ModelParameter[];
  /** Place of the film's thickness in the vector. */
  readonly thickness: number;
  /** Layer and place of the others. */
  readonly otherThicknesses: readonly { readonly layer: number; readonly place: number }[];
  readonly angleOffset: number | undefined;
  readonly modelOf: (vector: ArrayLike<number>) => DispersionModel;
}

/** A layer of no thickness at all is none. */
const thinnestNm = 1e-3;
/** A thickness with a prior stays within so many standard deviations. */
const priorReach = 6;

export function unknownsOf(request: EllipsometryFitRequest, rangeNm: readonly [number, number]): Unknowns {
  const { model, otherThicknesses = [], angleOffset } = request;
  const found = modelParameters(model);
  refuseUnknownPaths(request, found);
  const others = otherThicknesses.map(({ layer, mean, standardDeviation }, position) => ({
    layer,
    place: found.length + 1 + position,
    parameter: measuredThickness(`thickness of layer ${layer}`, mean, standardDeviation),
  }));
  return {
    parameters: [
      ...found.map((parameter) => modelUnknown(request, parameter, rangeNm)),
      thicknessUnknown(request.thickness),
      ...others.map(({ parameter }) => parameter),
      ...(angleOffset === undefined ? [] : [angleUnknown(request, angleOffset.standardDeviationDeg)]),
    ],
    modelParameters: found,
    thickness: found.length,
    otherThicknesses: others.map(({ layer, place }) => ({ layer, place })),
    angleOffset: angleOffset === undefined ? undefined : found.length + 1 + others.length,
    modelOf: (vector) => withParameters(model, vector),
  };
}

function modelUnknown(
  { model, parameters = {} }: EllipsometryFitRequest,
  parameter: ModelParameter,
  rangeNm: readonly [number, number],
): FitParameter {
  const limits = { ...defaultLimits(model, parameter, rangeNm), ...parameters[parameter.path] };
  const { name, unit, value } = parameter;
  return { name, unit, start: value, ...limits };
}

function thicknessUnknown(thickness: ThicknessKnowledge): FitParameter {
  if ('fixedNm' in thickness) return { name: 'thickness', unit: 'nm', start: thickness.fixedNm, fixed: true };
  if ('prior' in thickness)
    return measuredThickness('thickness', thickness.prior.mean, thickness.prior.standardDeviation);
  const [lower, upper] = thickness.rangeNm;
  if (!(lower >= 0 && upper > lower && Number.isFinite(upper))) {
    throw new InputError(`found ${lower} to ${upper} nm, expected two thicknesses, the smaller first.`, {
      field: 'thickness',
    });
  }
  const start = (lower + upper) / 2;
  return { name: 'thickness', unit: 'nm', start, lower: Math.max(thinnestNm, lower), upper };
}

function measuredThickness(name: string, mean: number, standardDeviation: number): FitParameter {
  const reach = priorReach * standardDeviation;
  const prior = { mean, standardDeviation };
  return {
    name,
    unit: 'nm',
    start: mean,
    lower: Math.max(thinnestNm, mean - reach),
    upper: mean + reach,
    prior,
  };
}

/** Far beyond what any goniometer is off. */
const farthestOffsetDeg = 2;
/** At grazing incidence there is no film to see. */
const steepestDeg = 89.9;

function angleUnknown({ scan }: EllipsometryFitRequest, standardDeviation: number): FitParameter {
  const smallest = scan.angleDeg.reduce((a, b) => Math.min(a, b));
  const largest = scan.angleDeg.reduce((a, b) => Math.max(a, b));
  return {
    name: 'angle offset',
    unit: 'deg',
    start: 0,
    lower: -Math.min(farthestOffsetDeg, smallest),
    upper: Math.max(0, Math.min(farthestOffsetDeg, steepestDeg - largest)),
    prior: { mean: 0, standardDeviation },
  };
}

function refuseUnknownPaths(
  { parameters = {} }: EllipsometryFitRequest,
  found: readonly ModelParameter[],
): void {
  const paths = found.map(({ path }) => path);
  const unknown = Object.keys(parameters).find((path) => !paths.includes(path));
  if (unknown === undefined) return;
  throw new InputError(
    `found limits of "${unknown}", expected those of a parameter of the model: ${paths.join(', ')}.`,
    {
      field: 'parameters',
    },
  );
}
