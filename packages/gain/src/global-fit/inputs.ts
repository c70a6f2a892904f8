import type { DepthProfile, GainModelChoice } from '../models/index.js';

/** One cause of error that shifts an input; causes of the same name are one and the same, wherever they appear. */
export interface ErrorSource {
  /** E.g. "thickness of SC1", "film index", "emission cross-section". */
  readonly source: string;
  /** Relative change of the input when the source is one standard deviation up; the sign matters between inputs. */
  readonly relativeError: number;
}

/** A positive factor of the model with the sources of its uncertainty; independent sources add in squares. */
export interface ScaleInput {
  readonly value: number;
  readonly errors: readonly ErrorSource[];
}

/** Net gain at one fluence, from a stripe-length fit. */
export interface NetGainPoint {
  readonly fluenceUjPerCm2: number;
  readonly netGainPerCm: number;
  readonly standardErrorPerCm: number;
}

/**
 * Ways to read a threshold off a fluence series, by the letters of the project's handbook: (a) to (j).
 * Only (e), (g) and (i) say where gain over the stripe reaches one; a hinge lies well above transparency.
 */
export const thresholdDefinitions = [
  'linear-hinge',
  'rolling-hinge',
  'broken-power-law',
  'band-onset',
  'width-half-collapse',
  'logistic-width',
  'steepest-width',
  'shape-distance',
  'unit-gain-length',
  'extrapolated-net-gain',
] as const;

export type ThresholdDefinition = (typeof thresholdDefinitions)[number];

/** A threshold of amplified spontaneous emission, measured with a stripe of known length. */
export interface MeasuredThreshold {
  readonly fluenceUjPerCm2: number;
  readonly standardErrorUjPerCm2: number;
  readonly stripeLengthUm: number;
  readonly definition: ThresholdDefinition;
  /** Gain times length that the definition stands for, within 1; 1 where left out, as everywhere but in a Monte Carlo trial. */
  readonly gainLength?: number;
}

/** The pump in the depth of a film with the errors of the local fluence, all depths moved together. */
export interface PumpDepth extends DepthProfile {
  readonly errors: readonly ErrorSource[];
}

/** What is known of one film. */
export interface FilmGainData {
  readonly film: string;
  readonly points: readonly NetGainPoint[];
  /** Covariance of the net gains in cm-2, row-major; it takes the place of the standard errors. */
  readonly covariancePerCm2?: Float64Array;
  /** The factor between film gain and modal gain, dN/dn of the guided mode. */
  readonly confinementModal: ScaleInput;
  /** Where given, f is averaged over it and F_s is a local fluence; else f is taken at the incident fluence. */
  readonly pumpDepth?: PumpDepth;
  /** Only the mass balance uses it. */
  readonly thicknessNm?: ScaleInput;
  /** An independent measurement of the loss, e.g. by a shifting excitation spot. */
  readonly measuredLoss?: { readonly lossPerCm: number; readonly standardErrorPerCm: number };
  readonly threshold?: MeasuredThreshold;
}

/** Parameters that all films may have in common. */
export type SharedParameter = 'saturationFluence' | 'loss';

export interface GlobalFitInput {
  readonly films: readonly FilmGainData[];
  /** At the wavelength of the gain. It is the scale of every density. */
  readonly emissionCrossSectionCm2: ScaleInput;
  /** Langmuir where left out. */
  readonly model?: GainModelChoice;
  /** `['saturationFluence']` where left out. */
  readonly share?: readonly SharedParameter[];
  /** Common relative error of all fluences (power meter, spot size). */
  readonly fluenceScaleError?: ErrorSource;
  /** What is known of the saturation fluence from elsewhere, e.g. h nu/sigma_abs. */
  readonly saturationFluencePrior?: {
    readonly fluenceUjPerCm2: number;
    readonly standardErrorUjPerCm2: number;
  };
  /** Where film gains are stated; the highest fluence of all films where left out. */
  readonly referenceFluencesUjPerCm2?: readonly number[];
}
