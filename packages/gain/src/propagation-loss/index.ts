export { analyseShiftingSpot, analyseEdgeLoss } from './analyse-decay.js';
export {
  analyseTwoStripes,
  type TwoStripeReadings,
  type TwoStripesInput,
  type TwoStripesResult,
} from './two-stripes.js';
export { fitCouplingFreeGain, type CouplingFreeGain, type CouplingFreeInput } from './coupling-free-gain.js';
export type { DecayOptions, DecayScan } from './decay-scan.js';
export type * from './loss-result.js';
export { simulateDecay, simulateTwoStripes, type DecayTruth, type SimulatedNoise } from './simulate-loss.js';
