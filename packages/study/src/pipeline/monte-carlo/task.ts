import type { GlobalFitInput, SeriesTruths, StripeFitOptions } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import type { Surroundings } from '../guide.js';

/** What of a film has an interval that trials can be held against. */
export const filmQuantities = [
  'confinementModal',
  'netGainPerCm',
  'densityPerCm3',
  'lossPerCm',
  'filmGainPerCm',
  'modalGainPerCm',
  'positiveFromNm',
  'bestThicknessNm',
  'bestNetGainPerCm',
] as const;

/** The same of a film over what it was before its treatment. */
export const ratioQuantities = [
  'thicknessRatio',
  'confinementModalRatio',
  'netGainRatio',
  'filmGainRatio',
  'densityRatio',
  'lossRatio',
  'emittersPerAreaRatio',
] as const;

export const trialQuantities = [...filmQuantities, ...ratioQuantities, 'saturationFluenceUjPerCm2'] as const;

export type RatioQuantity = (typeof ratioQuantities)[number];
export type TrialQuantity = (typeof trialQuantities)[number];

/** A number of the results. */
export interface NamedQuantity {
  readonly quantity: TrialQuantity;
  /** Null for what all films share. */
  readonly film: string | null;
  /** The film before its treatment, for a ratio. */
  readonly before: string | null;
  /** Of a net gain. */
  readonly fluenceUjPerCm2: number | null;
}

export interface ReportedQuantity extends NamedQuantity {
  /** As the results have it. */
  readonly reported: Estimate;
}

/** A film's stripe scans and what they may have come from. */
export interface ScansTask {
  readonly scans: readonly StripeScan[];
  readonly options: readonly StripeFitOptions[];
  readonly shareSaturation: boolean;
  readonly truths: SeriesTruths;
}

/** One net gain of a film. */
export interface NetGainTask {
  readonly fluenceUjPerCm2: number;
  readonly value: number;
  readonly standardErrorPerCm: number;
  /** Its place among the scans, where these are measured again. */
  readonly scan: number | undefined;
  /** It shows the absence of gain, by Eq. 1. */
  readonly isNoGain: boolean;
}

/** A film that guides a mode, with the errors of what was measured on it. */
export interface FilmTask {
  readonly name: string;
  readonly thicknessNm: Estimate;
  /** The part of the thickness' relative error that all AFM scans share. */
  readonly heightScaleError: number;
  readonly filmIndex: Estimate;
  /** Of index and thickness, where one fit gave both. */
  readonly indexThicknessCorrelation: number;
  readonly netGain: readonly NetGainTask[];
  /** Undefined where net gains are stated, are means of repeats, or come from gain spectra: then they are drawn by their errors. */
  readonly scans: ScansTask | undefined;
  /** Of the film, where the gain is averaged over the depth that the pump reaches. */
  readonly pump:
    | { readonly around: Surroundings; readonly filmIndex: Estimate; readonly extinction: Estimate }
    | undefined;
  /** Undefined where the results predict no other thickness. */
  readonly prediction: { readonly best: 'maximum' | 'saturates' | 'no-gain' } | undefined;
}

/** A finished analysis as a Monte Carlo needs it: plain data, which can be handed to workers. */
export interface MonteCarloTask {
  readonly seed: number;
  readonly around: Surroundings;
  readonly films: readonly FilmTask[];
  /** Undefined without a gain fit. */
  readonly gain: GlobalFitInput | undefined;
  readonly predictionRangeNm: readonly [number, number];
  /** Named causes of error; each is drawn once a trial. */
  readonly sources: readonly string[];
  readonly quantities: readonly ReportedQuantity[];
  /** Quantities that the data do not determine. */
  readonly open: readonly NamedQuantity[];
}
