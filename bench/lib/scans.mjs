import { simulateStripeScan } from '../../packages/gain/dist/index.js';
import { prepareScan } from '../../packages/gain/dist/stripe/prepare.js';

/** A scan of evenly spaced stripes up to g L = 6, 5 % noise, ready to be fitted. */
export function preparedScan({ pointCount, saturation }) {
  const stripeLengthUm = Array.from({ length: pointCount }, (_, i) => (400 * (i + 1)) / pointCount);
  const truth = { sourcePerCm: 1000, netGainPerCm: 150, saturation, readNoise: 1, stripeLengthUm, seed: 1 };
  return prepareScan(simulateStripeScan(truth).scan, {});
}
