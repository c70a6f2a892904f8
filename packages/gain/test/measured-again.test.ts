import { describe, expect, it } from 'vitest';
import { randomStream } from '@modalgain/numerics';
import {
  bestValues,
  drawScans,
  fitStripeSeries,
  fitSystem,
  measuredAgain,
  quickNetGains,
  seriesTruths,
  simulateStripeScan,
  type FilmGainData,
  type GainTrial,
  type GlobalFitInput,
} from '../src/index.js';

const at = [8, 25, 80, 400];
const netGainAt = (fluence: number): number => (380 * fluence) / (fluence + 40) - 90;

function film(name: string, more: Partial<FilmGainData> = {}): FilmGainData {
  return {
    film: name,
    points: at.map((fluenceUjPerCm2, i) => ({
      fluenceUjPerCm2,
      netGainPerCm: netGainAt(fluenceUjPerCm2) + [2, -3, 1, 1][i],
      standardErrorPerCm: 4,
    })),
    confinementModal: { value: 0.88, errors: [{ source: 'index', relativeError: 0.02 }] },
    ...more,
  };
}

const input: GlobalFitInput = {
  films: [
    film('A', {
      measuredLoss: { lossPerCm: 100, standardErrorPerCm: 10 },
      threshold: {
        fluenceUjPerCm2: 13,
        standardErrorUjPerCm2: 1,
        stripeLengthUm: 600,
        definition: 'width-half-collapse',
      },
    }),
    film('B'),
  ],
  emissionCrossSectionCm2: { value: 4.3e-15, errors: [{ source: 'cross-section', relativeError: 0.05 }] },
  fluenceScaleError: { source: 'fluence scale', relativeError: 0.1 },
  saturationFluencePrior: { fluenceUjPerCm2: 45, standardErrorUjPerCm2: 8 },
};
const fitted = fitSystem(input);

const still: GainTrial = {
  deviationOf: () => 0,
  normal: () => 0,
  netGainErrors: ({ points }) => ({ errorPerCm: points.map(() => 0) }),
  measuredAgain: (data) => data,
};

const valuesOf = (trial: GainTrial) => {
  const again = measuredAgain(fitted, input, trial);
  if (!again) throw new Error('no film left');
  return bestValues(fitSystem(again));
};

describe('a gain fit measured again', () => {
  it('without noise is fitted by what it was drawn from', () => {
    valuesOf(still).forEach((again, i) => {
      const truth = bestValues(fitted)[i];
      expect(again.densityPerCm3 / truth.densityPerCm3).toBeCloseTo(1, 5);
      expect(again.lossPerCm).toBeCloseTo(truth.lossPerCm, 3);
      expect(again.saturationFluenceUjPerCm2 / truth.saturationFluenceUjPerCm2).toBeCloseTo(1, 5);
    });
  });

  it('scatters as the covariance of the fit says', () => {
    const random = randomStream(4);
    const losses = Array.from({ length: 400 }, () => {
      const deviations = new Map(
        ['cross-section', ...fitted.system.fluenceSources.map(({ source }) => source)].map((source) => [
          source,
          random.normal(),
        ]),
      );
      return valuesOf({
        ...still,
        normal: random.normal,
        deviationOf: (source) => deviations.get(source) ?? 0,
        netGainErrors: ({ points }) => ({
          errorPerCm: points.map(({ standardErrorPerCm }) => standardErrorPerCm * random.normal()),
        }),
      });
    });
    fitted.system.films.forEach(({ loss, film: name }, i) => {
      const values = losses.map((trial) => trial[i].lossPerCm);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const scatter = Math.sqrt(
        values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
      );
      const stated = fitted.fit.standardErrors[loss];
      // A standard deviation of 400 draws is good to 3.5 %; the fit is not linear.
      expect(scatter / stated, name).toBeGreaterThan(0.88);
      expect(scatter / stated, name).toBeLessThan(1.12);
    });
  });

  it('with a cross-section that is off moves all densities together', () => {
    const moved = valuesOf({
      ...still,
      deviationOf: (source) => (source === 'cross-section' ? 1 : 0),
    });
    moved.forEach(({ densityPerCm3 }, i) =>
      expect(densityPerCm3 / bestValues(fitted)[i].densityPerCm3).toBeCloseTo(Math.exp(-0.05), 5),
    );
  });

  it('with fluences that are off errs in the saturation fluence, and not in the density', () => {
    const { saturationFluencePrior, ...free } = input;
    const without = { ...free, films: [film('A'), film('B')] };
    const truth = fitSystem(without);
    const again = measuredAgain(truth, without, {
      ...still,
      deviationOf: (source) => (source === 'fluence scale' ? 1 : 0),
    });
    if (!again) throw new Error('no film left');
    const [before, after] = [bestValues(truth)[0], bestValues(fitSystem(again))[0]];
    expect(saturationFluencePrior).toBeDefined();
    expect(after.densityPerCm3 / before.densityPerCm3).toBeCloseTo(1, 5);
    expect(after.saturationFluenceUjPerCm2 / before.saturationFluenceUjPerCm2).toBeCloseTo(Math.exp(-0.1), 5);
  });

  it('leaves out films that guide no mode, and net gains that came out open', () => {
    const onlyB = measuredAgain(fitted, input, {
      ...still,
      measuredAgain: (data) => (data.film === 'A' ? undefined : data),
      netGainErrors: ({ points }) => ({ errorPerCm: points.map((_, i) => (i === 2 ? NaN : 0)) }),
    });
    expect(onlyB?.films.map(({ film: name, points }) => [name, points.length])).toEqual([['B', 3]]);
    expect(measuredAgain(fitted, input, { ...still, measuredAgain: () => undefined })).toBeUndefined();
  });
});

const stripeLengthUm = Array.from({ length: 14 }, (_, i) => 40 * (i + 1));
const series = [60, 90, 110].map((netGainPerCm, stream) => ({
  scan: simulateStripeScan({
    sourcePerCm: 2e4,
    netGainPerCm,
    saturation: 1e-6,
    stripeLengthUm,
    pumpNoise: 0.03,
    readNoise: 2,
    seed: 5,
    stream,
  }).scan,
  options: { readNoise: 2 },
}));

describe('a series of scans measured again', () => {
  it('is fitted quickly to within a fifth of the error of the full analysis', () => {
    const full = fitStripeSeries(series).fits;
    quickNetGains(series, true).netGains.forEach((quick, i) => {
      const { value = NaN, standardError = NaN } = full[i].netGainPerCm ?? {};
      expect(Math.abs((quick?.averaged.value ?? NaN) - value)).toBeLessThan(0.2 * standardError);
      expect((quick?.averaged.standardError ?? NaN) / standardError).toBeGreaterThan(0.8);
      expect((quick?.averaged.standardError ?? NaN) / standardError).toBeLessThan(1.25);
    });
  });

  it('scatters about the gain that it is drawn from as the analysis of one says', () => {
    const truths = seriesTruths(series, true);
    const stated = quickNetGains(series, true).netGains.map((each) => each?.averaged.standardError ?? NaN);
    const scans = series.map(({ scan }) => scan);
    const errors = Array.from({ length: 60 }, (_, trial) => {
      const drawn = drawScans(scans, truths, randomStream(6, trial));
      const again = quickNetGains(
        drawn.scans.map((scan, i) => ({ scan, options: series[i].options })),
        true,
      );
      return again.netGains.map((each, i) => (each?.averaged.value ?? NaN) - (drawn.netGainPerCm[i] ?? NaN));
    });
    stated.forEach((standardError, i) => {
      const square = errors.reduce((sum, trial) => sum + trial[i] ** 2, 0) / errors.length;
      // 60 draws know a standard deviation to 9 %.
      expect(Math.sqrt(square) / standardError).toBeGreaterThan(0.65);
      expect(Math.sqrt(square) / standardError).toBeLessThan(1.45);
    });
  });

  it('keeps points that are left out, and scans without light', () => {
    const dark = { ...series[0].scan, intensity: series[0].scan.intensity.map(() => 0) };
    const withDark = [
      { ...series[0], options: { readNoise: 2, exclude: [{ index: 3, reason: 'laser off' }] } },
      { scan: dark, options: { readNoise: 2 } },
    ];
    const drawn = drawScans(
      withDark.map(({ scan }) => scan),
      seriesTruths(withDark, true),
      randomStream(7),
    );
    expect(drawn.scans[0].intensity[3]).toBe(series[0].scan.intensity[3]);
    expect(drawn.scans[0].intensity[4]).not.toBe(series[0].scan.intensity[4]);
    expect(drawn.scans[1]).toBe(dark);
    expect(drawn.netGainPerCm[1]).toBeUndefined();
  });
});
