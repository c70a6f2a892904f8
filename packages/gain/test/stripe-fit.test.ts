import { readFileSync } from 'node:fs';
import type { StripeScan } from '@modalgain/measurements';
import { describe, expect, it } from 'vitest';
import {
  amplifiedLengthCm,
  fitStripe,
  simulateStripeScan,
  twoWayIntensity,
  type StripeFit,
} from '@modalgain/gain';
import { itWithSharedData, sharedData, sharedJson } from '../../../test-support/shared-data.js';

const lengthsUm = (count: number, longestUm = 400) =>
  Array.from({ length: count }, (_, i) => (longestUm * (i + 1)) / count);

const clean = {
  sourcePerCm: 1000,
  netGainPerCm: 100,
  saturation: 0,
  stripeLengthUm: lengthsUm(30),
  readNoise: 0.3,
  seed: 11,
};
const saturated = { ...clean, netGainPerCm: 150, saturation: 0.003 };

const codes = (fit: StripeFit) => fit.verdicts.map(({ code }) => code);

/** One of the reference scans, read in the plainest way; reading files is tested in its own room. */
function referenceScan(name: string, withErrors: boolean): StripeScan {
  const rows = readFileSync(sharedData(`stripe/${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const column = (index: number) => Float64Array.from(rows, (row) => row[index]);
  return {
    ...simulateStripeScan(clean).scan,
    stripeLengthUm: column(0),
    intensity: column(1),
    ...(withErrors ? { intensityError: column(2) } : {}),
  };
}

describe('the fit of a stripe scan', () => {
  it('does not depend on the unit of intensity, nor on the order of the points', () => {
    const { scan } = simulateStripeScan(saturated);
    const fit = fitStripe(scan);
    const scaled = fitStripe({ ...scan, intensity: scan.intensity.map((value) => value * 1e6) });
    expect(scaled.netGainPerCm?.value).toBeCloseTo(fit.netGainPerCm?.value ?? NaN, 6);
    const order = [...scan.intensity.keys()].sort((a, b) => Math.sin(a * 7) - Math.sin(b * 7));
    const shuffled = fitStripe({
      ...scan,
      stripeLengthUm: Float64Array.from(order, (i) => scan.stripeLengthUm[i]),
      intensity: Float64Array.from(order, (i) => scan.intensity[i]),
    });
    expect(shuffled.netGainPerCm?.value).toBeCloseTo(fit.netGainPerCm?.value ?? NaN, 4);
  });

  it('finds the true parameters of a scan with next to no noise', () => {
    const { scan } = simulateStripeScan({ ...saturated, pumpNoise: 1e-5, readNoise: 0, offset: 2 });
    const fit = fitStripe(scan, { zeroErrorUm: 0, readNoise: 0, darkError: 10 });
    const [model] = fit.models;
    const value = (name: string) =>
      model.parameters.find((parameter) => parameter.name === name)?.estimate.value;
    expect(model.weight).toBeGreaterThan(0.999);
    expect((value('netGainPerCm') ?? NaN) / 150).toBeCloseTo(1, 3);
    expect((value('sourcePerCm') ?? NaN) / 1000).toBeCloseTo(1, 3);
    expect((value('saturation') ?? NaN) / 0.003).toBeCloseTo(1, 3);
    expect((value('offset') ?? NaN) / 2).toBeCloseTo(1, 2);
    expect(model.parameters.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  it('says where emission is 5 % compressed', () => {
    const fit = fitStripe(simulateStripeScan(saturated).scan);
    expect(fit.outcome).toBe('determined');
    expect(codes(fit)).toContain('gain-saturates');
    const compressed = lengthsUm(4000).find(
      (um) => twoWayIntensity(um / 1e4, saturated) < 0.95 * 1000 * amplifiedLengthCm(um / 1e4, 150),
    );
    expect(fit.compressionLengthUm?.interval95[0]).toBeLessThan(compressed ?? NaN);
    expect(fit.compressionLengthUm?.interval95[1]).toBeGreaterThan(compressed ?? NaN);
  });

  it('says what Eq. 1 gives on a window and by how much that is off', () => {
    // With little noise the error of Eq. 1 is its bias.
    const { scan } = simulateStripeScan({ ...saturated, pumpNoise: 0.001, readNoise: 0.01 });
    const fit = fitStripe(scan, { window: { fromUm: 40, toUm: 260 } });
    expect(fit.equationOne.map(({ rule }) => rule)).toEqual(['all-points', 'best-r2', 'given']);
    const [, , given] = fit.equationOne;
    expect(given).toMatchObject({ fromUm: 40, toUm: 260, pointCount: 17 });
    for (const { netGainPerCm, predictedBiasPerCm } of fit.equationOne) {
      expect(predictedBiasPerCm).toBeLessThan(-5);
      expect(Math.abs(netGainPerCm.value - 150 - predictedBiasPerCm)).toBeLessThan(1.5);
    }
  });

  it('gives a curve with a band that holds the true curve, and a residual for every point', () => {
    const { scan, expectedIntensity } = simulateStripeScan(saturated);
    const fit = fitStripe(scan, { exclude: [{ index: 3, reason: 'shutter' }] });
    expect(fit.points).toHaveLength(30);
    expect(fit.points[3].excluded).toBe('shutter');
    expect(codes(fit)).toContain('points-excluded');
    const last = fit.curve?.stripeLengthUm.length ?? 0;
    expect(fit.curve?.stripeLengthUm[last - 1]).toBeCloseTo(400, 9);
    expect(fit.curve?.lower95[last - 1]).toBeLessThan(expectedIntensity[29]);
    expect(fit.curve?.upper95[last - 1]).toBeGreaterThan(expectedIntensity[29]);
    const chiSquare = fit.points
      .filter(({ excluded }) => excluded === undefined)
      .reduce((sum, { residual }) => sum + residual ** 2, 0);
    expect(chiSquare).toBeGreaterThan(15);
    expect(chiSquare).toBeLessThan(45);
  });

  it('is not moved by a point that is excluded', () => {
    const { scan } = simulateStripeScan(saturated);
    const exclude = [{ index: 12, reason: 'laser misfired' }];
    const intensity = scan.intensity.slice();
    intensity[12] *= 10;
    expect(fitStripe({ ...scan, intensity }, { exclude }).netGainPerCm?.value).toBeCloseTo(
      fitStripe(scan, { exclude }).netGainPerCm?.value ?? NaN,
      8,
    );
  });

  it('asks for more points where there are too few', () => {
    const { scan } = simulateStripeScan({ ...clean, stripeLengthUm: lengthsUm(7) });
    const fit = fitStripe(scan);
    expect(fit.outcome).toBe('not-determined');
    expect(fit.netGainPerCm).toBeUndefined();
    expect(codes(fit)).toEqual(['too-few-points']);
  });

  it('says that saturation leaves too little where the gain is open', () => {
    const { scan } = simulateStripeScan({
      ...clean,
      netGainPerCm: 200,
      saturation: 1,
      stripeLengthUm: lengthsUm(8),
      pumpNoise: 0.1,
      seed: 5,
    });
    const fit = fitStripe(scan);
    expect(fit.outcome).toBe('not-determined');
    expect(fit.netGainPerCm).toBeUndefined();
    expect(fit.verdicts[0]).toMatchObject({ code: 'not-determined', severity: 'not-determined' });
  });

  it('doubts stated errors that the scatter contradicts', () => {
    const { scan, standardDeviation } = simulateStripeScan(clean);
    const told = (factor: number) =>
      fitStripe({ ...scan, intensityError: standardDeviation.map((value) => value * factor) });
    expect(codes(told(1))).not.toContain('scatter-exceeds-errors');
    expect(codes(told(0.5))).toContain('scatter-exceeds-errors');
  });

  it('refuses lengths, intensities and exclusions that make no sense', () => {
    const { scan } = simulateStripeScan(clean);
    const broken = (values: Float64Array, value: number) => values.map((old, i) => (i === 4 ? value : old));
    expect(() => fitStripe({ ...scan, stripeLengthUm: broken(scan.stripeLengthUm, -1) })).toThrow('Point 4');
    expect(() => fitStripe({ ...scan, intensity: broken(scan.intensity, NaN) })).toThrow('Point 4');
    expect(() => fitStripe({ ...scan, intensityError: broken(scan.intensity, 0) })).toThrow('Point 4');
    expect(() => fitStripe(scan, { exclude: [{ index: 30, reason: '' }] })).toThrow('points 0 to 29');
    expect(() => fitStripe({ ...scan, intensity: scan.intensity.slice(1) })).toThrow('29 for 30');
  });

  it('gives the same bytes for the same scan', () => {
    const { scan } = simulateStripeScan(saturated);
    expect(JSON.stringify(fitStripe(scan))).toBe(JSON.stringify(fitStripe(scan)));
  });
});

describe('the reference scans', () => {
  for (const withErrors of [true, false]) {
    const how = withErrors ? 'with their stated errors' : 'with errors from their scatter';

    itWithSharedData(`give the true gain within the interval ${how}`, () => {
      const truth = sharedJson('stripe/truth.json') as Record<
        string,
        { g_net_cm1?: number; g0_cm1?: number }
      >;
      for (const name of ['ssg_clean', 'ssg_background', 'saturated_mild']) {
        const fit = fitStripe(referenceScan(name, withErrors));
        const gain = truth[name].g_net_cm1 ?? truth[name].g0_cm1 ?? NaN;
        expect(fit.outcome).toBe('determined');
        expect(fit.netGainPerCm?.interval95[0]).toBeLessThan(gain);
        expect(fit.netGainPerCm?.interval95[1]).toBeGreaterThan(gain);
        expect(codes(fit).includes('gain-saturates')).toBe(name === 'saturated_mild');
        expect(codes(fit).includes('background-or-zero-error')).toBe(name === 'ssg_background');
      }
    });

    itWithSharedData(`show no gain where there is none ${how}`, () => {
      for (const [name, gain] of [
        ['linear_no_gain', 0],
        ['loss_only_no_gain', -60],
      ] as const) {
        const fit = fitStripe(referenceScan(name, withErrors));
        expect(fit.outcome).toBe('no-gain');
        expect(fit.netGainPerCm?.interval95[0]).toBeLessThan(gain);
        expect(fit.netGainPerCm?.interval95[1]).toBeGreaterThan(gain);
        expect(codes(fit)).toContain('no-gain');
      }
    });

    itWithSharedData(`are no number where the detector integrated over a decaying gain ${how}`, () => {
      const fit = fitStripe(referenceScan('time_integrated_decaying_gain', withErrors));
      expect(fit.outcome).toBe('not-determined');
      expect(fit.netGainPerCm).toBeUndefined();
      expect(codes(fit)[0]).toBe('gain-rises-with-length');
    });
  }
});
