export { withoutBackground } from './background.js';
export { integrateScan, withoutSpectra } from './integrate-scan.js';
export { joinMeasured, scansOfSpectra } from './join-steps.js';
export { normalisationOf, normalisationSentences } from './normalisation.js';
export type { Detector, ReadSpectra, ScanSpectra } from './read-spectra.js';
export { saturatedReason, saturationVerdict } from './saturation.js';
export { againstStripeLength } from './stripe-lengths.js';
export type { LengthRule } from './stripe-lengths.js';
