// A thread that is sent the name of a scan and answers its net gain, or what is wrong with the file.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { readMeasurement } from '@modalgain/formats';
import { fitStripe } from '@modalgain/gain';
import { formatEstimate, InputError } from '@modalgain/numerics';

async function netGainOf(file) {
  const { measurements } = await readMeasurement({
    name: file,
    bytes: await readFile(file),
    as: 'stripe-scan',
  });
  const { outcome, netGainPerCm } = fitStripe(measurements[0]);
  return netGainPerCm ? `${outcome}, ${formatEstimate(netGainPerCm)} cm⁻¹` : outcome;
}

/** An InputError says where the fault is; a file that cannot be opened says so itself. */
const sentenceOf = (error) => (error instanceof InputError ? error.sentence : error.message);

parentPort.on('message', async (file) => {
  parentPort.postMessage(await netGainOf(file).catch(sentenceOf));
});
