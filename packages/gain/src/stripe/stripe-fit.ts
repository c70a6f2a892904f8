import type { Estimate, ParameterStatus, Verdict } from '@modalgain/numerics';
import type { WindowFit } from './equation-one-window.js';
import type { StripeBeam } from './faults/beam.js';
import type { ExcludedPoint } from './points.js';
import type { KnownLoss } from './stripe-problem.js';

/** What may be said about a scan before it is fitted. Intensities in the file's unit. */
export interface StripeFitOptions {
  /**
   * Standard deviation of the detector at no light. Default: the scan's stated errors where it has them, else estimated
   * from the scatter together with the relative noise.
   */
  readonly readNoise?: number;
  /** Intensity of one detected photon (shot noise variance over intensity). Default 0: shot noise is negligible. */
  readonly photonIntensity?: number;
  /**
   * Standard deviation within which the dark level was subtracted. Default: `readNoise`; else the smallest stated error
   * of a point; else the noise at no light that the fit finds.
   */
  readonly darkError?: number;
  /** Standard deviation of the stripe's zero in um. Default 2. */
  readonly zeroErrorUm?: number;
  /**
   * The part of the loss that does not saturate (scattering, absorption outside the emitters), as measured by moving a spot
   * or the edge; left out where it is comparable with the gain, saturation makes the gain 25 % too large without a sign.
   * Default: none.
   */
  readonly loss?: KnownLoss;
  /** What the detector gives at most; points above 90 % of it are pointed out. Default: unknown. */
  readonly fullScale?: number;
  /** What is known of the pumped stripe; short and uneven stripes are pointed out. */
  readonly beam?: StripeBeam;
  /** A window on which Eq. 1 alone would have been fitted, for comparison; it does not enter the result. */
  readonly window?: { readonly fromUm: number; readonly toUm: number };
  readonly exclude?: readonly ExcludedPoint[];
  /** Leaves out the averaged curve, which only figures need. */
  readonly withoutCurve?: boolean;
}

/**
 * The models that are averaged. The saturable one holds a loss as well where one was given; the inhomogeneous one, whose
 * gain falls with the root of the light, stands beside it where saturation is seen and no loss was given.
 */
export type StripeModelName = 'two-way-saturable' | 'two-way-inhomogeneous' | 'small-signal';

/** `no-gain` is an answer: the scan shows that gain, if any, is too small to see. */
export type StripeOutcome = 'determined' | 'no-gain' | 'not-determined';

/** One parameter of a fitted model, in the file's intensity unit. */
export interface StripeParameter {
  readonly name: 'netGainPerCm' | 'sourcePerCm' | 'saturation' | 'offset' | 'lossPerCm';
  readonly unit: string;
  readonly estimate: Estimate;
  readonly status: ParameterStatus;
}

export interface StripeModelResult {
  readonly name: StripeModelName;
  readonly title: string;
  /** Akaike weight; the weights of a fit sum to 1. */
  readonly weight: number;
  readonly aicc: number;
  readonly netGainPerCm: Estimate;
  readonly parameters: readonly StripeParameter[];
  /** The data contradicted the offset's prior, so the offset was fitted freely. */
  readonly offsetFreed: boolean;
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** Profile of chi-square over the net gain, for figures; empty where the model has no weight to speak of. */
  readonly netGainProfile: readonly { readonly value: number; readonly deltaChiSquare: number }[];
}

/** Eq. 1 on a window, how that was chosen, and how far it is off by saturation alone. */
export interface EquationOneWindow extends WindowFit {
  readonly rule: 'all-points' | 'best-r2' | 'given';
  /** Eq. 1 fitted in the same way to the averaged model without noise, less the model's own net gain. */
  readonly predictedBiasPerCm: number;
}

/** What the one-way saturable model, often printed, says of the same points; for comparison, never averaged in. */
export interface OneWayFit {
  readonly netGainPerCm: Estimate;
  /** The one-way model fitted in the same way to the averaged model without noise, less the averaged net gain. */
  readonly predictedBiasPerCm: number;
}

export interface StripePointResult {
  /** Index in the scan. */
  readonly index: number;
  readonly stripeLengthUm: number;
  readonly intensity: number;
  readonly expectedIntensity: number;
  /** Standard deviation that the fit gave the point; of the model for excluded ones. */
  readonly standardDeviation: number;
  /** (intensity - expected)/standard deviation. */
  readonly residual: number;
  /** Why the point was left out of the fit; absent where it was used. */
  readonly excluded?: string;
}

/** The averaged model on an even grid from 0 to the longest stripe, offset included, with its pointwise 95 % band. */
export interface StripeCurve {
  readonly stripeLengthUm: Float64Array;
  readonly intensity: Float64Array;
  readonly lower95: Float64Array;
  readonly upper95: Float64Array;
}

export interface StripeFit {
  readonly outcome: StripeOutcome;
  /** Absent where the outcome is `not-determined`; where it is `no-gain`, the estimate that shows it, which may be negative. */
  readonly netGainPerCm: Estimate | undefined;
  /** What the data say of the net gain whatever the outcome; ends may be infinite. */
  readonly netGainIntervalPerCm: readonly [number, number];
  readonly models: readonly StripeModelResult[];
  readonly verdicts: readonly Verdict[];
  /** Where the edge emission falls 5 % below what it would be unsaturated; absent where that lies beyond the scan. */
  readonly compressionLengthUm: Estimate | undefined;
  readonly equationOne: readonly EquationOneWindow[];
  /** What the one-way model would have said; absent where no saturation is seen. */
  readonly oneWay: OneWayFit | undefined;
  readonly curve: StripeCurve | undefined;
  readonly points: readonly StripePointResult[];
  /** The relative noise of a point and the noise at no light, in the file's unit. */
  readonly noise: {
    readonly source: 'stated' | 'estimated';
    readonly relative: number | null;
    readonly read: number | null;
  };
}
