import type { EllipsometryScan } from '@modalgain/measurements';
import type { DispersionModel } from '../dispersion-models/model.js';
import type { ParameterLimits } from '../dispersion-models/nanoplatelet.js';
import type { EllipsometryLayer } from './psi-delta.js';

/** A layer of the sample; that of the film needs no index, and its thickness is in the request. */
export type FitLayer = Omit<EllipsometryLayer, 'nkAt'> & { readonly nkAt?: EllipsometryLayer['nkAt'] };

/** What is known beforehand of the film's thickness. */
export type ThicknessKnowledge =
  | { readonly rangeNm: readonly [number, number] }
  /** Measured in another way, as by AFM. */
  | { readonly prior: { readonly mean: number; readonly standardDeviation: number } }
  | { readonly fixedNm: number };

/** The fit of one film in a sample of plane layers to Psi and Delta. */
export interface EllipsometryFitRequest {
  readonly scan: Pick<
    EllipsometryScan,
    'wavelengthNm' | 'angleDeg' | 'psiDeg' | 'deltaDeg' | 'psiErrorDeg' | 'deltaErrorDeg' | 'deltaRange'
  >;
  /** From cover to substrate. */
  readonly layers: readonly FitLayer[];
  /** Position of the film in `layers`. */
  readonly film: number;
  /** The film's dispersion with its start values. */
  readonly model: DispersionModel;
  /** Limits of the model's parameters by path (`modelParameters`); without any, usual bounds hold. */
  readonly parameters?: Readonly<Record<string, ParameterLimits>>;
  readonly thickness: ThicknessKnowledge;
  /** Other layers whose thickness is uncertain, each with its prior. */
  readonly otherThicknesses?: readonly {
    readonly layer: number;
    readonly mean: number;
    readonly standardDeviation: number;
  }[];
  /** The error of the instrument's angle of incidence, common to all rows. Exact if absent. */
  readonly angleOffset?: { readonly standardDeviationDeg: number };
}

/** Whether a scan comes with the errors of both, Psi and Delta. */
export const hasStatedErrors = ({ psiErrorDeg, deltaErrorDeg }: EllipsometryFitRequest['scan']): boolean =>
  psiErrorDeg !== undefined && deltaErrorDeg !== undefined;
