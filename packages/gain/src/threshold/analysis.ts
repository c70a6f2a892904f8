import type { Determination, Estimate, Verdict } from '@modalgain/numerics';
import type { NetGainPoint, ThresholdDefinition } from '../global-fit/inputs.js';
import type { GainModelChoice } from '../models/index.js';
import type { Band } from './spectra/band-shape.js';
import type { PeakAndWidth } from './spectra/peak-and-width.js';

/** What may be said beside the series. */
export interface ThresholdOptions {
  /** Length of the stripe; without it unit gain over the stripe has no meaning and no threshold enters a gain fit. */
  readonly stripeLengthUm?: number;
  /** Net gains of the same film from stripe-length scans, for the definitions (i) and (j). */
  readonly netGains?: readonly NetGainPoint[];
  /** Langmuir where left out. */
  readonly model?: GainModelChoice;
  /** Seed of the noisy copies; default 1. */
  readonly seed?: number;
  /** Number of the noisy copies; default 200. */
  readonly replicates?: number;
}

/** The threshold by one definition. */
export interface DefinitionResult {
  readonly name: ThresholdDefinition;
  readonly title: string;
  /** What exactly is taken as the threshold, one sentence. */
  readonly says: string;
  /** In uJ/cm2. */
  readonly determination: Determination;
  /** Whether it follows the gain over the stripe reaching one, so that a gain fit may take it as a datum. */
  readonly entersGainFit: boolean;
}

/** What is read off one spectrum of the series, or off all of one fluence. */
export interface SpectrumResult {
  readonly fluenceUjPerCm2: number;
  readonly peakNm: Estimate;
  readonly fwhmNm: Estimate;
  /** The amplified band's share of the light. */
  readonly aseShare: Estimate;
}

/** A spectrum without background as the sum of its parts, for a figure; one entry a channel in all arrays. */
export interface DecomposedSpectrum {
  readonly fluenceUjPerCm2: number;
  readonly wavelengthNm: readonly number[];
  /** As measured: counts, or counts a second where integration times are known. */
  readonly intensity: readonly number[];
  /** The part that has the shape of the light at the lowest fluences. */
  readonly photoluminescence: readonly number[];
  /** The amplified band. */
  readonly amplified: readonly number[];
}

export interface ThresholdAnalysis {
  /** All ten, in the order of the handbook. */
  readonly definitions: readonly DefinitionResult[];
  /** In order of rising fluence; empty where no spectra were given or they show no band. */
  readonly spectra: readonly SpectrumResult[];
  /** The spectra of the lowest fluence, nearest the threshold and of the highest; empty where `spectra` is. */
  readonly examples: readonly DecomposedSpectrum[];
  /** Shape of the photoluminescence, amplified band at the highest fluences, and its shift to the red. */
  readonly band:
    | { readonly photoluminescence: PeakAndWidth; readonly amplified: Band; readonly redShiftNm: Estimate }
    | undefined;
  /** ln intensity against fluence with the noise that the scatter shows; for figures. */
  readonly points: readonly {
    readonly fluenceUjPerCm2: number;
    readonly intensity: number;
    readonly relativeError: number;
  }[];
  readonly verdicts: readonly Verdict[];
}
