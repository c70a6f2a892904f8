// How often do the verdicts on a stripe scan raise a false alarm, and how often do they find a fault? Prints one table.
// Runs on the built packages:  npm run build && node scripts/validate/verdicts.mjs [--trials 1000]
import { readOptions } from '../lib/options.mjs';
import { fitStripe, simulateFaultyScan, simulateStripeScan } from '@modalgain/gain';

const { values } = readOptions({ options: { trials: { type: 'string', default: '1000' } } });
const trials = Number(values.trials);
if (!(Number.isInteger(trials) && trials > 0)) {
  console.error('verdicts: --trials takes a whole number above 0, e.g. --trials 1000');
  process.exit(2);
}

const stripeLengthUm = Array.from({ length: 30 }, (_, i) => (400 * (i + 1)) / 30);
const codes = {
  saturation: 'gain-saturates',
  background: 'background-or-zero-error',
  integration: 'gain-rises-with-length',
  limit: 'detector-limit',
  step: 'step-in-scan',
  drift: 'drift-over-scan',
};

function scenario(gainLength, saturation = 0) {
  const netGainPerCm = gainLength / 0.04;
  const top = Math.expm1(gainLength) / netGainPerCm;
  const readNoise = (saturation > 0 ? 5e-5 : 5e-4) * top;
  return {
    top,
    truth: {
      sourcePerCm: 1,
      netGainPerCm,
      saturation: saturation / top,
      stripeLengthUm,
      readNoise,
      seed: 91,
    },
  };
}

const native = (change) => (truth, top) => simulateStripeScan({ ...truth, ...change(top) }).scan;
const faulty = (fault) => (truth) => simulateFaultyScan(truth, fault);

// Sizes of limit and step bias the Eq. 1 fit with weights by 10 % (4 standard errors of 30 points with 5 % noise).
const rows = [
  ['none, g L 4', scenario(4), native(() => ({}))],
  ['none, g L 6, saturated', scenario(6, 3), native(() => ({}))],
  ['none, g L 8, strongly saturated', scenario(8, 60), native(() => ({}))],
  ['saturation, g L 4', scenario(4), native((top) => ({ saturation: 0.349 / top }))],
  ['saturation, g L 6', scenario(6), native((top) => ({ saturation: 0.677 / top }))],
  ['background 2.9 %, g L 4', scenario(4), native((top) => ({ offset: 0.029 * top }))],
  ['count limit, g L 4', scenario(4), faulty({ kind: 'count-limit', share: 0.53 })],
  ['step up, g L 4', scenario(4), faulty({ kind: 'step', at: 15, factor: 1.239 })],
  ['step down, g L 4', scenario(4), faulty({ kind: 'step', at: 15, factor: 0.815 })],
  ['step up, g L 6', scenario(6), faulty({ kind: 'step', at: 15, factor: 1.417 })],
  ['step down, g L 6', scenario(6), faulty({ kind: 'step', at: 15, factor: 0.716 })],
  ['integration, no loss, g L 4', scenario(4), faulty({ kind: 'time-integration', lossPerCm: 0 })],
  ['integration, loss 50, g L 4', scenario(4), faulty({ kind: 'time-integration', lossPerCm: 50 })],
  ['integration, loss 100, g L 4', scenario(4), faulty({ kind: 'time-integration', lossPerCm: 100 })],
];

console.log(`Share of ${trials} scans with each verdict, % (30 points, 5 % noise)`);
console.log(['fault'.padEnd(34), ...Object.keys(codes).map((name) => name.padStart(12))].join(''));
for (const [title, { truth, top }, scanOf] of rows) {
  const counts = new Map();
  for (let stream = 0; stream < trials; stream++) {
    const fit = fitStripe(scanOf({ ...truth, stream }, top), { readNoise: truth.readNoise });
    for (const { code } of fit.verdicts) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const shares = Object.values(codes).map((code) => (100 * (counts.get(code) ?? 0)) / trials);
  console.log([title.padEnd(34), ...shares.map((share) => share.toFixed(1).padStart(12))].join(''));
}
