import { InputError } from '@modalgain/numerics';
import {
  analyseThreshold,
  simulateThresholdSeries,
  thresholdDefinitions,
  thresholdSeriesNetGainPerCm,
  type IntensityTable,
  type ThresholdAnalysis,
  type ThresholdSeriesTruth,
} from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { refuseStep, visibleStepFactor } from '../src/threshold/checks/step.js';
import { readSeries } from '../src/threshold/read-series.js';
import { refuseSeries } from '../src/threshold/refuse-series.js';
import { ordered } from '../src/threshold/series.js';

const fluences = (count: number, from = 0.3, to = 300) =>
  Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));

const film: ThresholdSeriesTruth = {
  fluencesUjPerCm2: fluences(24),
  stripeLengthUm: 300,
  modalGainPerCm: 320,
  lossPerCm: 60,
  saturationFluenceUjPerCm2: 7,
  seed: 1,
};

const valuesOf = ({ definitions }: ThresholdAnalysis) =>
  new Map(
    definitions.flatMap(({ name, determination }) =>
      determination.kind === 'determined' ? [[name, determination.estimate] as const] : [],
    ),
  );

/** The light of a series as a table, and the width of each spectrum where it is asked for. */
function tableOf(truth: ThresholdSeriesTruth): IntensityTable {
  const { spectra } = simulateThresholdSeries(truth);
  return {
    kind: 'fluence-scan',
    fluenceUjPerCm2: truth.fluencesUjPerCm2,
    intensity: spectra.map((spectrum) => spectrum.reduce((sum, value) => sum + value, 0)),
  };
}

/** A table by a law, with relative noise of `noise` by a fixed pattern that has no trend. */
const lawTable = (law: (fluence: number) => number, list = fluences(20), noise = 0.01): IntensityTable => ({
  kind: 'fluence-scan',
  fluenceUjPerCm2: list,
  intensity: list.map((fluence, i) => law(fluence) * (1 + noise * Math.sin(17.3 * i * i))),
});

const refusalOf = (analysis: ThresholdAnalysis) => {
  expect(analysis.definitions.slice(0, 8).map(({ determination }) => determination.kind)).toEqual(
    Array.from({ length: 8 }, () => 'not-determined'),
  );
  return analysis.verdicts[0].code;
};

describe('the threshold of one noise-free film', () => {
  const truth = { ...film, stripeLengthUm: 500, fluencesUjPerCm2: fluences(28, 0.3, 800), noiseFree: true };
  const netGains = [1.5, 2, 3, 4, 8, 16, 32, 64].map((fluenceUjPerCm2) => ({
    fluenceUjPerCm2,
    netGainPerCm: thresholdSeriesNetGainPerCm(truth, fluenceUjPerCm2),
    standardErrorPerCm: 2,
  }));
  const analysis = analyseThreshold(simulateThresholdSeries(truth), {
    stripeLengthUm: 500,
    netGains,
    replicates: 40,
  });
  const values = valuesOf(analysis);

  it('is given by all ten definitions, in the order of the handbook', () => {
    expect(analysis.definitions.map(({ name }) => name)).toEqual([...thresholdDefinitions]);
    expect([...values.keys()]).toEqual([...thresholdDefinitions]);
  });

  it('differs more than tenfold between them, and a verdict says so', () => {
    const all = [...values.values()].map(({ value }) => value);
    expect(Math.max(...all) / Math.min(...all)).toBeGreaterThan(10);
    expect(analysis.verdicts.map(({ code }) => code)).toContain('definitions-differ');
  });

  it('lies at unit gain over the stripe by the physical definition: 320 f - 60 = 20 at x = 1/3', () => {
    expect(values.get('unit-gain-length')?.value).toBeCloseTo(7 / 3, 5);
  });

  it('lies near unit gain by the definitions that may enter a gain fit, and far above it by the hinges', () => {
    const unit = 7 / 3;
    for (const { name, entersGainFit } of analysis.definitions) {
      const ratio = (values.get(name)?.value ?? NaN) / unit;
      if (entersGainFit) expect(Math.abs(Math.log(ratio))).toBeLessThan(Math.log(2));
      if (name.endsWith('hinge')) expect(ratio).toBeGreaterThan(4);
    }
  });

  it('comes with peak, width, amplified share and red shift of the spectra', () => {
    const [first] = analysis.spectra;
    const last = analysis.spectra[27];
    // Already at a tenth of the threshold less loss has moved the peak a little.
    expect(Math.abs(first.peakNm.value - 642)).toBeLessThan(1);
    expect(Math.abs(first.fwhmNm.value - 30)).toBeLessThan(1);
    expect(first.aseShare.value).toBeLessThan(0.02);
    expect(last.fwhmNm.value).toBeLessThan(8);
    expect(last.aseShare.value).toBeGreaterThan(0.99);
    const shift = last.peakNm.value - (analysis.band?.photoluminescence.peakNm ?? 0);
    expect(analysis.band?.redShiftNm.value).toBeCloseTo(shift, 9);
    expect(shift).toBeGreaterThan(8);
  });

  it('gives no share of the band without an error', () => {
    const { spectra } = analyseThreshold(simulateThresholdSeries({ ...film, stream: 2 }), { replicates: 2 });
    for (const { aseShare } of spectra) {
      expect(aseShare.standardError).toBeGreaterThan(0);
      expect(aseShare.interval95[0]).toBeGreaterThanOrEqual(0);
      expect(aseShare.interval95[1]).toBeGreaterThan(aseShare.interval95[0]);
    }
  });

  it('is the same for the same seed, whatever the order of the file', () => {
    const series = simulateThresholdSeries({ ...film, stream: 4 });
    const shuffled = {
      ...series,
      variableValues: series.variableValues.toReversed(),
      spectra: series.spectra.toReversed(),
    };
    const options = { replicates: 10 };
    expect(analyseThreshold(shuffled, options)).toEqual(analyseThreshold(series, options));
  });
});

describe('the intervals of all definitions', () => {
  // The truth of a definition is what it gives on the same fluences without noise.
  const truth = { ...film, fluencesUjPerCm2: fluences(20), stripeLengthUm: 500, pumpNoise: 0.03 };
  const trials = 16;

  it('hold what the definition gives without noise', () => {
    const exact = valuesOf(
      analyseThreshold(simulateThresholdSeries({ ...truth, noiseFree: true }), { replicates: 30 }),
    );
    let covered = 0;
    let determined = 0;
    const misses = new Map<string, number>();
    for (let stream = 0; stream < trials; stream++) {
      const noisy = analyseThreshold(simulateThresholdSeries({ ...truth, stream }), {
        replicates: 40,
        seed: stream + 1,
      });
      for (const [name, { interval95 }] of valuesOf(noisy)) {
        const value = exact.get(name)?.value ?? NaN;
        determined += 1;
        if (interval95[0] <= value && value <= interval95[1]) covered += 1;
        else misses.set(name, (misses.get(name) ?? 0) + 1);
      }
    }
    // Eight definitions; nearly all determined. 90 to 99 % over all, and none of them by itself below 80 %.
    expect(determined).toBeGreaterThan(0.9 * 8 * trials);
    expect(covered / determined).toBeGreaterThan(0.91);
    expect(covered / determined).toBeLessThan(0.995);
    expect(Math.max(...misses.values())).toBeLessThanOrEqual(0.2 * trials);
  });
});

describe('a step in the series', () => {
  const options = { replicates: 2 };

  it.each([0.2, 0.5, 2, 10])('by a factor of %d is refused with its place and size', (factor) => {
    const trials = 10;
    let found = 0;
    for (let stream = 0; stream < trials; stream++) {
      const fromIndex = 5 + stream;
      const series = simulateThresholdSeries({ ...film, channels: 111, stream, step: { fromIndex, factor } });
      const { verdicts, definitions } = analyseThreshold(series, options);
      const [{ code, evidence }] = verdicts;
      if (code !== 'step-in-series') continue;
      found += 1;
      expect(definitions[0].determination.kind).toBe('not-determined');
      expect(Math.abs(Number(evidence.factor) / factor - 1)).toBeLessThan(0.35);
      expect(evidence.afterUjPerCm2).toBeCloseTo(film.fluencesUjPerCm2[fromIndex], 6);
    }
    expect(found / trials).toBeGreaterThanOrEqual(0.9);
  });

  it('is seen in a table of intensities too', () => {
    let found = 0;
    for (let stream = 0; stream < 12; stream++) {
      const table = tableOf({ ...film, stream, step: { fromIndex: 6 + stream, factor: 0.2 } });
      if (refusalOf(analyseThreshold(table, options)) === 'step-in-series') found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(11);
  });

  const sharp = { stripeLengthUm: 1000, modalGainPerCm: 600, lossPerCm: 200 };

  it.each([
    ['a usual film', {}],
    ['a sharp threshold', { ...sharp, fluencesUjPerCm2: fluences(30, 0.3, 100) }],
    ['few fluences', { fluencesUjPerCm2: fluences(16) }],
    ['a pump that wanders by 5 %', { fluencesUjPerCm2: fluences(20), pumpNoise: 0.05 }],
  ])('is not seen where there is none: %s', (_, changes) => {
    const trials = 60;
    let refused = 0;
    for (let stream = 0; stream < trials; stream++) {
      const read = readSeries(tableOf({ ...film, channels: 41, ...changes, stream }), 1);
      if (refuseSeries(read, 1).series !== undefined) refused += 1;
    }
    // At most 5 %, widened by two Monte Carlo standard errors.
    expect(refused / trials).toBeLessThanOrEqual(0.05 + 0.056);
  });

  it('is found nine times in ten from the factor on that the verdict names', () => {
    const trials = 40;
    let found = 0;
    for (let stream = 0; stream < trials; stream++) {
      const changes = { ...film, channels: 41, stream };
      const factor = visibleStepFactor(readSeries(tableOf(changes), 1).steady) ?? NaN;
      const table = tableOf({ ...changes, step: { fromIndex: 4 + (stream % 17), factor: 1 / factor } });
      if (refuseStep(readSeries(table, 1).steady) !== undefined) found += 1;
    }
    expect(found / trials).toBeGreaterThan(0.9 - 0.1);
  });

  it('is said to be absent, with what would have been seen', () => {
    const [usual, rough] = [0.02, 0.08].map((pumpNoise) =>
      analyseThreshold(tableOf({ ...film, channels: 41, pumpNoise }), options).verdicts.map(
        ({ code }) => code,
      ),
    );
    expect(usual).toContain('no-step');
    expect(rough).toContain('steps-hard-to-see');
  });
});

describe('a series without a threshold', () => {
  it('is refused: a film without gain, whatever its noise', () => {
    let refused = 0;
    for (let stream = 0; stream < 20; stream++) {
      const table = tableOf({ ...film, channels: 61, modalGainPerCm: 0, pumpNoise: 0.05, stream });
      const analysis = analyseThreshold(table, { replicates: 2 });
      if (valuesOf(analysis).size === 0) refused += 1;
    }
    expect(refused).toBeGreaterThanOrEqual(19);
  });

  it('is refused: a power law, and light over a background that was not subtracted', () => {
    expect(refusalOf(analyseThreshold(lawTable((f) => f ** 1.4)))).toBe('no-change-of-slope');
    expect(refusalOf(analyseThreshold(lawTable((f) => 30 + f)))).toBe('not-superlinear');
  });

  it('is refused by the width alone where light outgrows the pump but the spectrum keeps its shape', () => {
    const list = fluences(20);
    const table = {
      ...lawTable((f) => f + f ** 3 / 50, list),
      fwhmNm: list.map((_, i) => 30 + Math.sin(9 * i * i)),
    };
    const analysis = analyseThreshold(table, { replicates: 40 });
    const values = valuesOf(analysis);
    expect(values.has('broken-power-law')).toBe(true);
    expect(values.has('width-half-collapse')).toBe(false);
    expect(analysis.verdicts.map(({ code }) => code)).toContain('no-narrowing');
  });
});

describe('a series that is too short', () => {
  const kink = (fluence: number) => fluence + 20 * Math.max(0, fluence - 5);

  it('is refused: less than a decade, or too few fluences', () => {
    expect(refusalOf(analyseThreshold(lawTable(kink, fluences(20, 2, 15))))).toBe('narrow-range');
    expect(refusalOf(analyseThreshold(lawTable(kink, fluences(7, 0.5, 50))))).toBe('too-few-fluences');
  });

  it('gives no threshold with fewer than four points on one side', () => {
    const { definitions } = analyseThreshold(lawTable(kink, fluences(24, 0.05, 6)), { replicates: 20 });
    expect(definitions[0].determination).toMatchObject({
      kind: 'not-determined',
      why: expect.stringMatching(/points above; 4 are needed/) as string,
    });
  });

  it('throws where it is no series: four points, or fluences that are not above 0', () => {
    expect(() => analyseThreshold(lawTable(kink, fluences(4)))).toThrow(InputError);
    expect(() => analyseThreshold(lawTable(Math.exp, [0, 1, 2, 3, 4, 5, 6, 7]))).toThrow('above 0');
  });
});

describe('an ideal kink', () => {
  it('is found at its place by both hinges', () => {
    const table = lawTable((f) => f + 8 * Math.max(0, f - 5), fluences(30, 0.5, 50), 1e-3);
    const values = valuesOf(analyseThreshold(table, { replicates: 40 }));
    expect(values.get('linear-hinge')?.value).toBeCloseTo(5, 1);
    expect(values.get('rolling-hinge')?.value).toBeCloseTo(5, 0);
  });

  it('is found by the broken power law where the light follows one', () => {
    const law = (f: number) => f * (1 + (f / 5) ** (1 / 0.15)) ** (3 * 0.15);
    const values = valuesOf(analyseThreshold(lawTable(law, fluences(30, 0.5, 50), 1e-3), { replicates: 40 }));
    expect(values.get('broken-power-law')?.value).toBeCloseTo(5, 1);
  });
});

describe('a table of intensities without spectra', () => {
  const reasons = (table: IntensityTable) =>
    analyseThreshold(table, { replicates: 2 }).definitions.map(({ determination }) =>
      determination.kind === 'determined' ? '' : determination.why,
    );

  it('gives the missing spectra as the reason, whether or not the series itself is refused', () => {
    for (const table of [tableOf(film), lawTable((f) => f ** 1.4)]) {
      const [hinge, , , ...others] = reasons(table);
      expect(hinge).not.toContain('needs spectra');
      for (const why of others.slice(0, 5))
        expect(why).toContain('It needs spectra, and the file is a table');
      for (const why of others.slice(5)) expect(why).toContain('No net gains');
    }
  });

  it('is enough for the definitions by width where it lists the widths', () => {
    const widths = analyseThreshold(simulateThresholdSeries(film), { replicates: 2 }).spectra;
    const table = { ...tableOf(film), fwhmNm: widths.map(({ fwhmNm }) => fwhmNm.value) };
    expect([...valuesOf(analyseThreshold(table, { replicates: 20 })).keys()]).toEqual(
      expect.arrayContaining(['width-half-collapse', 'logistic-width']),
    );
    expect(reasons(table)[3]).toContain('It needs spectra');
  });

  it('is another thing than spectra that show no band', () => {
    const series = simulateThresholdSeries({ ...film, photoluminescence: { peakNm: 600, fwhmNm: 30 } });
    const { definitions } = analyseThreshold(series, { replicates: 2 });
    expect(definitions[3].determination).toMatchObject({
      why: expect.stringContaining('falls to half on both sides') as string,
    });
  });
});

describe('repeats and points without light', () => {
  it('joins spectra of one fluence', () => {
    expect(ordered([3, 1, 3, 2]).members).toEqual([[1], [3], [0, 2]]);
  });

  it('leaves points without light out and says so', () => {
    const table = tableOf(film);
    const dark = Float64Array.from(table.intensity).map((value, i) => (i === 0 ? -value : value));
    const analysis = analyseThreshold({ ...table, intensity: dark }, { replicates: 10 });
    expect(analysis.points).toHaveLength(23);
    expect(analysis.verdicts.map(({ code }) => code)).toContain('points-without-light');
  });
});
