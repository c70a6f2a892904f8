import { describe, expect, it } from 'vitest';
import { fitStripe, fitStripeSeries, simulateStripeScan } from '@modalgain/gain';

const stripeLengthUm = Array.from({ length: 30 }, (_, i) => (400 * (i + 1)) / 30);
/** 1/Isat under which g L = 6 is moderately saturated; A = 1. */
const saturation = 12 / (Math.expm1(6) / 150);

function scanOf(gainLength: number, stream: number) {
  return simulateStripeScan({
    sourcePerCm: 1,
    netGainPerCm: gainLength / 0.04,
    saturation,
    stripeLengthUm,
    readNoise: 5e-5,
    pumpNoise: 0.05,
    seed: 29,
    stream,
  }).scan;
}

describe('saturation that a scan at low gain does not show', () => {
  it('is said not to be excluded where the scan then seems to have no gain', () => {
    const fits = Array.from({ length: 10 }, (_, stream) => fitStripe(scanOf(1, stream)));
    const without = fits.filter(({ outcome }) => outcome === 'no-gain');
    expect(without.length).toBeGreaterThanOrEqual(5);
    for (const { verdicts } of without)
      expect(verdicts.find(({ code }) => code === 'no-gain')?.detail).toContain('is not excluded');
  });

  it('is within the interval from a little more gain on', () => {
    const covered = Array.from({ length: 12 }, (_, stream) => fitStripe(scanOf(1.6, stream))).filter(
      ({ netGainIntervalPerCm: [lower, upper] }) => lower <= 40 && 40 <= upper,
    );
    expect(covered.length).toBeGreaterThanOrEqual(10);
  });

  it('is found from the other fluences where all are fitted together', () => {
    const gainLengths = [1, 3, 5, 6];
    let covered = 0;
    for (let trial = 0; trial < 8; trial++) {
      const series = gainLengths.map((gainLength, i) => ({ scan: scanOf(gainLength, 4 * trial + i) }));
      const [{ netGainIntervalPerCm: together }] = fitStripeSeries(series).fits;
      if (together[0] <= 25 && 25 <= together[1]) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(6);
  });
});
