import { simulateStripeScan } from '../../packages/gain/dist/index.js';
import { prepareScan } from '../../packages/gain/dist/stripe/prepare.js';

/** A scan of evenly spaced stripes up to g L = 6, 5 % noise, ready to be fitted; with a loss inside where one is known. */
export function preparedScan({ pointCount, saturation, loss }) {
  const stripeLengthUm = Array.from({ length: pointCount }, (_, i) => (400 * (i + 1)) / pointCount);
  const lossPerCm = loss?.lossPerCm ?? 0;
  const material = { sourcePerCm: 1000, netGainPerCm: 150, saturation, lossPerCm };
  const { scan } = simulateStripeScan({ ...material, readNoise: 1, stripeLengthUm, seed: 1 });
  return prepareScan(scan, loss ? { loss } : {});
}
