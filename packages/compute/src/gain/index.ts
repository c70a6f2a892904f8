export type { DensityEvidence, DensityStory } from './density-evidence.js';
export { gainBench, type GainBench, type TriedGain } from './gain-bench.js';
export {
  inputOfTrial,
  knownLossRelativeError,
  modelsToTry,
  trialOf,
  type GainTrial,
  type LossKnowledge,
  type ModelToTry,
} from './gain-trial.js';
