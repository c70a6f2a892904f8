// One worker thread: runs the blocks that it is sent.
import { parentPort } from 'node:worker_threads';
import { scenarios } from './scenarios.mjs';
import { runSeriesTrial, series } from './series.mjs';
import { runTrial } from './trial.mjs';

parentPort.on('message', (block) => {
  const named = ({ name }) => name === block.scenario;
  const scenario = scenarios.find(named);
  const run = (trial) =>
    scenario ? runTrial(scenario, block.seed, trial) : runSeriesTrial(series.find(named), block.seed, trial);
  const trials = [];
  for (let trial = block.from; trial < block.to; trial++) trials.push(run(trial));
  parentPort.postMessage({ ...block, trials });
});
