export { simulateExperiment, type SimulatedExperiment } from './experiment.js';
export { readTruth, type ExperimentTruth, type FilmTruth } from './truth.js';
export { compareWithTruth, type TruthComparison } from './compare.js';
export { coverageOf, overallCoverage, type CoverageRow } from './coverage.js';
export { runTrial } from './trial.js';
export * from './of-study/index.js';
export { faultKind, faultNames, type FaultName, type SimulatedFault } from './faults/index.js';
export { checkFaults } from './faults/index.js';
export * from './score/index.js';
