import { describeSurface, simulateScratchScan } from '../../packages/surface/dist/index.js';
import { median } from '../lib/median.mjs';

/** A scratched film levelled and described from raw heights: processor time of one scan of so many pixels a side. */
function describeScan(pixels, rounds) {
  const scan = simulateScratchScan({ rows: pixels, columns: pixels, filmCorrelationLengthNm: 120, seed: 1 });
  describeSurface(scan);
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    describeSurface(scan);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return { milliseconds: median(times) };
}

export const surfaceCases = [
  { name: 'scan of 512 x 512 described', run: () => describeScan(512, 7), limitMilliseconds: 250 },
  { name: 'scan of 4096 x 4096 described', run: () => describeScan(4096, 1), limitMilliseconds: 3000 },
];
