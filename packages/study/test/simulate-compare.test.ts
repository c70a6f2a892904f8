import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../src/pipeline/index.js';
import {
  compareWithTruth,
  coverageOf,
  overallCoverage,
  readTruth,
  simulateExperiment,
  type ExperimentTruth,
  type TruthComparison,
} from '../src/simulate/index.js';
import { memorySource } from '@modalgain/formats';
import { truePrediction } from '../src/simulate/true-prediction.js';

const truthFile = path.resolve(import.meta.dirname, '../../../examples/flat-stamping/truth.json');
const example = readTruth(readFileSync(truthFile, 'utf8'), 'truth.json');

describe('truePrediction', () => {
  // Known limits of a prediction: film gain 268.1 and loss 103.7 cm-1, n = 1.9 on 1.457 at 656 nm give no net gain below 90.0 nm.
  const film = { ...example.films.SC1, index: 1.9, lossPerCm: 103.7, densityPerCm3: 268.1 / 4.32e-15 };
  const truth: ExperimentTruth = {
    ...example,
    substrate: { material: 'fused-silica', index: 1.457 },
  };
  // So much pump that every depth is inverted.
  const fluenceUjPerCm2 = 1e12;
  const predicted = truePrediction({ truth, film, fluenceUjPerCm2, rangeNm: [20, 400] });

  it('finds where the net gain turns positive', () => {
    expect(predicted.positiveFromNm).toBeCloseTo(90, 1);
    expect(predicted.thickFilmNetGainPerCm).toBeGreaterThan(268.1 - 103.7);
  });

  it('finds a best thickness only where the confinement has a maximum within the range', () => {
    expect(predicted.bestThicknessNm).toBeUndefined();
    const wide = truePrediction({ truth, film, fluenceUjPerCm2, rangeNm: [20, 2000] });
    expect(wide.bestThicknessNm).toBeGreaterThan(400);
    expect(wide.bestNetGainPerCm).toBeCloseTo(predicted.thickFilmNetGainPerCm, 1);
  });

  it('has no such thickness where the loss is above every gain', () => {
    const lossy = { ...film, lossPerCm: 400 };
    const { positiveFromNm } = truePrediction({
      truth,
      film: lossy,
      fluenceUjPerCm2,
      rangeNm: [20, 400],
    });
    expect(positiveFromNm).toBeUndefined();
  });
});

describe('compareWithTruth', () => {
  it('finds what is missed when the truth is another one', async () => {
    const films = { SC1: example.films.SC1 };
    const truth = { ...example, films };
    const { files } = simulateExperiment(truth);
    const text = new TextDecoder().decode(files.get('study.yaml'));
    const results = await runStudy({ text, file: 'study.yaml', source: memorySource(files) });
    expect(results.settings.substrate?.index).toBeCloseTo(truth.substrate.index, 4);
    const other = { ...truth, films: { SC1: { ...films.SC1, thicknessNm: 150, lossPerCm: 190 } } };
    const outcomeOf = (quantity: string, against: ExperimentTruth): string[] =>
      compareWithTruth({ results, truth: against })
        .filter((comparison) => comparison.quantity === quantity)
        .map(({ outcome }) => outcome);
    expect(outcomeOf('thicknessNm', truth)).toEqual(['covered']);
    expect(outcomeOf('thicknessNm', other)).toEqual(['missed']);
    expect(outcomeOf('netGainPerCm', other)).toEqual(['missed', 'missed', 'missed', 'missed']);
  });
});

describe('coverageOf', () => {
  const comparison = (
    outcome: TruthComparison['outcome'],
    interval95?: [number, number],
  ): TruthComparison => ({
    quantity: 'lossPerCm',
    of: 'SC1',
    truth: 100,
    outcome,
    ...(interval95 && { interval95 }),
  });

  it('counts what is not determined apart, and whether its limit holds', () => {
    const comparisons = [
      comparison('covered', [90, 110]),
      comparison('missed', [110, 120]),
      comparison('not-determined', [0, 300]),
      comparison('not-determined', [200, 300]),
      comparison('not-determined'),
    ];
    const expected = { determined: 2, covered: 1, notDetermined: 3, limits: 2, limitsThatHold: 1 };
    expect(coverageOf(comparisons)).toEqual([{ quantity: 'lossPerCm', ...expected }]);
    expect(overallCoverage(comparisons)).toEqual({ quantity: 'all', ...expected });
  });
});
