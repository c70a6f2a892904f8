// One worker thread of the study of verdicts: simulates and fits the scans of the blocks that it is sent.
import { parentPort } from 'node:worker_threads';
import { fitStripe, simulateFaultyScan, simulateStripeScan } from '@modalgain/gain';
import { codes } from './verdict-rows.mjs';

parentPort.on('message', ({ row, ...block }) => {
  const found = [];
  for (let trial = block.from; trial < block.to; trial++) found.push(verdictsOf(row, block.seed, trial));
  parentPort.postMessage({ ...block, found });
});

/** @returns {string[]} the columns whose verdict the scan was given */
function verdictsOf({ truth, fault, steps, untold = false }, seed, stream) {
  const noisy = { ...truth, seed, stream };
  const scan = fault ? simulateFaultyScan(noisy, fault) : simulateStripeScan(noisy).scan;
  const options = untold ? {} : { readNoise: truth.readNoise };
  const given = fitStripe(steps ? inSteps(scan, steps) : scan, options).verdicts.map(({ code }) => code);
  return Object.keys(codes).filter((column) => given.includes(codes[column]));
}

/** The scan as a detector of so few steps reads it, its range a quarter more than the signal. */
function inSteps(scan, steps) {
  const size = (1.25 * Math.max(...scan.intensity)) / steps;
  return { ...scan, intensity: scan.intensity.map((value) => Math.round(value / size) * size) };
}
