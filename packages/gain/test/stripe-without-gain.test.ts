import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { fitStripe, fitStripeSeries, simulateStripeScan } from '@modalgain/gain';
import { judge } from '../src/stripe/outcome.js';
import { oneWayIntensity } from '../src/stripe/one-way.js';
import { expectedOffset } from '../src/stripe/prior-knowledge.js';

const lengthsUm = Array.from({ length: 25 }, (_, i) => 20 * (i + 1));
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** A scan of any shape, with relative and read noise. */
function scanOf(input: {
  readonly shape: (lengthUm: number) => number;
  readonly relativeNoise?: number;
  readonly readNoise?: number;
  readonly seed?: number;
}) {
  const { shape, relativeNoise = 0, readNoise = 0, seed = 1 } = input;
  const random = randomStream(seed);
  const { scan } = simulateStripeScan({
    sourcePerCm: 1000,
    netGainPerCm: 0,
    saturation: 0,
    stripeLengthUm: lengthsUm,
    readNoise: 0,
    seed: 1,
  });
  const intensity = Float64Array.from(
    lengthsUm,
    (um) => shape(um) * (1 + relativeNoise * random.normal()) + readNoise * random.normal(),
  );
  return { ...scan, intensity };
}

describe('a scan whose light does not depend on the length', () => {
  it.each(seeds)('shows no gain or leaves it open, and never ends in an error (seed %i)', (seed) => {
    for (const shape of [() => 1000, (um: number) => 1000 * -Math.expm1(-um / 9)])
      expect(fitStripe(scanOf({ shape, relativeNoise: 0.02, seed })).outcome).not.toBe('determined');
  });

  it.each(seeds)('draws no band that is not a number, alone or in a series (seed %i)', (seed) => {
    const shapes = [() => 1000, (um: number) => 1000 * -Math.expm1(-um / 9)];
    const scans = shapes.map((shape) => scanOf({ shape, relativeNoise: 0.02, seed }));
    const fits = [
      ...scans.map((scan) => fitStripe(scan)),
      ...fitStripeSeries(scans.map((scan) => ({ scan }))).fits,
    ];
    for (const { curve } of fits)
      for (const line of [curve?.intensity, curve?.lower95, curve?.upper95])
        expect(line?.every(Number.isFinite) ?? true).toBe(true);
  });

  it('shows no gain where it is exactly flat', () => {
    const fit = fitStripe(scanOf({ shape: () => 1000 }));
    expect(fit.outcome).toBe('no-gain');
    expect(fit.verdicts.find(({ code }) => code === 'no-gain')?.sentence).toBe(
      'No gain seen: the intensity is the same at all lengths.',
    );
  });

  it.each(seeds)('is not said to grow faster than a constant gain allows (seed %i)', (seed) => {
    const { verdicts } = fitStripe(scanOf({ shape: () => 30, readNoise: 3, seed }));
    expect(verdicts.map(({ code }) => code)).not.toContain('gain-rises-with-length');
  });
});

describe('a scan without light', () => {
  const noise = (shape: (lengthUm: number) => number, seed: number) =>
    fitStripe(scanOf({ shape, readNoise: 3, seed }));
  const isDark = (fit: ReturnType<typeof noise>) => fit.verdicts.some(({ code }) => code === 'no-light');

  it('is said to hold none, but for two in a hundred, and never has a gain', () => {
    const fits = Array.from({ length: 100 }, (_, seed) => noise(() => 0, seed + 1));
    expect(fits.filter((fit) => !isDark(fit)).length).toBeLessThan(6);
    expect(fits.filter(({ outcome }) => outcome === 'determined')).toEqual([]);
    const fit = noise(() => 0, 1);
    expect(fit.outcome).toBe('not-determined');
    expect(fit.netGainIntervalPerCm).toEqual([-Infinity, Infinity]);
  });

  it('is told from one in which only the longest stripes shine', () => {
    for (const seed of seeds) expect(isDark(noise((um) => 0.05 * Math.expm1(um / 70), seed))).toBe(false);
  });

  it('has no interval where an offset larger than every signal had to be freed', () => {
    const fit = fitStripe(scanOf({ shape: (um) => Math.expm1(um / 100), relativeNoise: 0.01 }));
    const largest = Math.expm1(5);
    const judgementFor = (offset: number) => {
      const [saturable, smallSignal] = [fit.models[0], fit.models[fit.models.length - 1]].map((model) => ({
        ...model,
        offsetFreed: true,
        parameters: model.parameters.map((parameter) =>
          parameter.name === 'offset'
            ? { ...parameter, estimate: { ...parameter.estimate, value: offset } }
            : parameter,
        ),
      }));
      return judge({
        saturable,
        smallSignal,
        average: smallSignal.netGainPerCm,
        longestCm: 0.05,
        rising: { score: 0, chance: 1, gainSpreadPerCm: 0 },
        intensityScale: largest,
      });
    };
    expect(judgementFor(0.1 * largest).outcome).toBe('determined');
    const { outcome, estimate } = judgementFor(-10 * largest);
    expect(outcome).toBe('not-determined');
    expect(estimate.interval95).toEqual([-Infinity, Infinity]);
  });

  it('is asked for its sign where every intensity is negative', () => {
    const [verdict] = fitStripe(scanOf({ shape: (um) => -um })).verdicts;
    expect(verdict.sentence).toBe('All intensities lie below 0.');
    expect(verdict.next).toContain('sign');
  });
});

it('the offset of a runaway fit is expected within finite bounds', () => {
  const noise = { readVariance: 1e-6, photonIntensity: 0, relativeVariance: 0.01 };
  const prior = { noise: { photonIntensity: 0 }, zeroErrorCm: 2e-4 };
  for (const value of Object.values(expectedOffset(prior, noise, Infinity)))
    expect(value).toBeLessThan(Infinity);
});

it('the one-way light is a number or NaN, never an error, however far a fit runs away', () => {
  for (let power = -100; power <= 20; power += 4)
    for (const saturation of [1e-6, 1e-3, 1, 1e3, 1e6, 1e12])
      for (const netGainPerCm of [-1e5, -800, -1e-9, 1e-9, 100, 800])
        expect(() =>
          oneWayIntensity(0.05, { sourcePerCm: 10 ** power, netGainPerCm, saturation }),
        ).not.toThrow();
});
