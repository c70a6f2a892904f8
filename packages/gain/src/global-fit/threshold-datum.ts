import type { MeasuredThreshold, ThresholdDefinition } from './inputs.js';

/**
 * A threshold as a datum of the fit: net gain (1 +- 1)/L at its fluence, L the stripe length; or why it is not one.
 */
export type ThresholdDatum =
  | {
      readonly kind: 'used';
      readonly fluenceUjPerCm2: number;
      readonly relativeFluenceError: number;
      readonly netGainPerCm: number;
      readonly standardErrorPerCm: number;
    }
  | { readonly kind: 'refused'; readonly why: string };

const qualifying: readonly ThresholdDefinition[] = [
  'width-half-collapse',
  'steepest-width',
  'unit-gain-length',
];

const nameInWords: Readonly<Record<ThresholdDefinition, string>> = {
  'linear-hinge': 'hinge',
  'rolling-hinge': 'hinge with roll-over',
  'broken-power-law': 'broken power law',
  'band-onset': 'band onset',
  'width-half-collapse': 'half collapse of the width',
  'logistic-width': 'logistic width',
  'steepest-width': 'steepest width',
  'shape-distance': 'distance of shapes',
  'unit-gain-length': 'g L = 1',
  'extrapolated-net-gain': 'extrapolated net gain',
};

/** Whether a definition says where gain over the stripe reaches one, so that the fit may take it. */
export function entersGainFit(definition: ThresholdDefinition): boolean {
  return qualifying.includes(definition);
}

const umPerCm = 1e4;

/**
 * Takes the three definitions that follow the gain over the stripe reaching one. A hinge or log-log threshold can lie
 * several times above transparency, and taken as "gain is zero here" it inflates the density a thousandfold.
 */
export function thresholdDatum(threshold: MeasuredThreshold): ThresholdDatum {
  if (!entersGainFit(threshold.definition)) {
    const why =
      `Defined by ${nameInWords[threshold.definition]}, it can lie several times above transparency. ` +
      `Of use: ${qualifying.map((definition) => nameInWords[definition]).join(', ')}.`;
    return { kind: 'refused', why };
  }
  const unitGainPerCm = umPerCm / threshold.stripeLengthUm;
  return {
    kind: 'used',
    fluenceUjPerCm2: threshold.fluenceUjPerCm2,
    relativeFluenceError: threshold.standardErrorUjPerCm2 / threshold.fluenceUjPerCm2,
    netGainPerCm: unitGainPerCm * (threshold.gainLength ?? 1),
    standardErrorPerCm: unitGainPerCm,
  };
}
