// One worker thread of the study of faults: simulates and analyses the twins of the blocks that it is sent.
import { parentPort } from 'node:worker_threads';
import { memorySource, readText } from '@modalgain/formats';
import { readTruth, runStudy, simulateExperiment } from '@modalgain/study';
import { twins } from './fault-rows.mjs';

parentPort.on('message', async ({ twin, faults, ...block }) => {
  const truth = readTruth(JSON.stringify({ ...twins[twin], faults }), 'twin.json');
  const found = [];
  for (let seed = block.from; seed < block.to; seed++)
    found.push([...(await codesOf(truth, block.seed + seed))]);
  parentPort.postMessage({ ...block, found });
});

/** @returns {Promise<Set<string>>} the codes of all verdicts of the analysis, wherever they stand */
async function codesOf(truth, seed) {
  const { files } = simulateExperiment(truth, { seed });
  const text = readText(files.get('study.yaml'), 'study.yaml');
  const results = await runStudy({ text, file: 'study.yaml', source: memorySource(files) });
  const codes = new Set();
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (typeof node.code === 'string' && typeof node.severity === 'string') codes.add(node.code);
    Object.values(node).forEach(visit);
  };
  visit(results);
  return codes;
}
