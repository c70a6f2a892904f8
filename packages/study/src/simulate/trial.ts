import { memorySource } from '@modalgain/formats';
import { runStudy } from '../pipeline/index.js';
import { compareWithTruth, type TruthComparison } from './compare.js';
import { simulateExperiment } from './experiment.js';
import type { ExperimentTruth } from './truth.js';

/** Simulates an experiment with one seed, analyses its files as any study's, and compares what is reported with the truth. */
export async function runTrial(truth: ExperimentTruth, seed: number): Promise<TruthComparison[]> {
  const { files } = simulateExperiment(truth, { seed });
  const text = new TextDecoder().decode(files.get('study.yaml'));
  const results = await runStudy({ text, file: 'study.yaml', source: memorySource(files) });
  return compareWithTruth({ results, truth });
}
