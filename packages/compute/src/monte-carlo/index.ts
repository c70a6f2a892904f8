export { trialBench, type TrialBench, type TrialPart } from './trial-bench.js';
