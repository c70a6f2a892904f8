export { simulateExperiment, type SimulatedExperiment } from './experiment.js';
export { readTruth, type ExperimentTruth, type FilmTruth } from './truth.js';
