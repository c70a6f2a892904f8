// One worker thread: runs the blocks that it is sent.
import { parentPort } from 'node:worker_threads';
import { scenarios } from './scenarios.mjs';
import { runTrial } from './trial.mjs';

parentPort.on('message', (block) => {
  const scenario = scenarios.find(({ name }) => name === block.scenario);
  const trials = [];
  for (let trial = block.from; trial < block.to; trial++) trials.push(runTrial(scenario, block.seed, trial));
  parentPort.postMessage({ ...block, trials });
});
