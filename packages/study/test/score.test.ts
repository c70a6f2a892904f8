import { readFileSync } from 'node:fs';
import path from 'node:path';
import { memorySource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { runStudyInFull } from '../src/pipeline/index.js';
import {
  compareWithTruth,
  readAnswers,
  readAssumptions,
  readTruth,
  scoreAnswers,
  scoreResults,
  simulateExperiment,
  summariseScore,
  truthOfStudy,
  unanswered,
  type ExperimentTruth,
} from '../src/simulate/index.js';

const twinFile = path.resolve(import.meta.dirname, '../../../scripts/validate/twin.json');
const twin = JSON.parse(readFileSync(twinFile, 'utf8')) as { instrument: object };
const truth = readTruth(
  JSON.stringify({ ...twin, instrument: { ...twin.instrument, fluencesUjPerCm2: [8, 20, 209] } }),
  'twin.json',
);

async function analysed(experiment: ExperimentTruth, seed: number) {
  const { files } = simulateExperiment(experiment, { seed });
  const text = new TextDecoder().decode(files.get('study.yaml'));
  return runStudyInFull({ text, file: 'study.yaml', source: memorySource(files) });
}
const finished = await analysed(truth, 3);

const scoreOf = (...rows: string[]) =>
  scoreAnswers(
    readAnswers(['film,quantity,fluence,value,standard error,lower,upper', ...rows].join('\n'), 'a.csv'),
    truth,
    'a.csv',
  );

describe('answers of a table', () => {
  it('have their bias, z and interval held against the truth', () => {
    const [thickness, density, loss, shared] = scoreOf(
      'A,thicknessNm,,206.3,1,,',
      'A,density,,5e16,,4e16,6e16',
      'A,Loss (cm-1),,not determined,,,',
      ',saturation fluence,,5.5,,,',
    );
    expect(thickness).toMatchObject({ quantity: 'thicknessNm', truth: 204.3, outcome: 'missed' });
    expect(thickness.z).toBeCloseTo(2, 6);
    expect(thickness.relativeBias).toBeCloseTo(2 / 204.3, 9);
    expect(density).toMatchObject({ outcome: 'missed', interval95: [4e16, 6e16], z: null });
    expect(loss).toMatchObject({ quantity: 'lossPerCm', outcome: 'not-determined', value: null });
    expect(shared).toMatchObject({ of: '', truth: 5, outcome: 'no-interval' });
  });

  it('with semicolons and decimal commas are read alike', () => {
    const german = readAnswers('Film;Quantity;Value;s.d.\nA;Index;2,014;0,01\n', 'a.csv');
    expect(german).toEqual([
      { film: 'A', quantity: 'filmIndex', value: 2.014, standardError: 0.01, line: 2 },
    ]);
  });

  it('miss where they claim what has no meaning: a net gain of a film without a mode', () => {
    const dark: ExperimentTruth = { ...truth, faults: [{ kind: 'no-mode', size: 0.8 }] };
    const answers = readAnswers('film,quantity,fluence,value,error\nA,net gain,209,100,5', 'a.csv');
    expect(scoreAnswers(answers, dark, 'a.csv')).toMatchObject([{ truth: null, outcome: 'missed' }]);
  });

  it('are summed up with what was left unanswered', () => {
    const rows = scoreOf('A,thickness,,204.3,1,,', 'A,net gain,8,0,1,,', 'A,net gain,20,,,,');
    expect(summariseScore(rows).at(-1)).toMatchObject({
      quantity: 'all',
      answers: 3,
      missed: 1,
      covered: 1,
      notDetermined: 1,
    });
    const left = unanswered(rows, truth).map(
      ({ quantity, fluenceUjPerCm2 }) => `${quantity} ${fluenceUjPerCm2 ?? ''}`,
    );
    expect(left).toEqual([
      'filmIndex ',
      'confinementModal ',
      'netGainPerCm 209',
      'densityPerCm3 ',
      'lossPerCm ',
    ]);
  });

  it.each([
    ['B,loss,,100,5,,', /names film "B"/],
    ['A,speed,,100,5,,', /quantity "speed"; expected one of thicknessNm/],
    ['A,loss,,100 cm-1,5,,', /"100 cm-1" as value; expected a number without its unit/],
    ['A,loss,,100,,120,110', /lower end first/],
    ['A,net gain,,100,5,,', /no fluence for netGainPerCm of A; expected one, such as 8, 20, 209/],
  ])('that cannot be scored are refused with their line: %s', (row, sentence) => {
    expect(() => scoreOf(row)).toThrow(InputError);
    expect(() => scoreOf(row)).toThrow(sentence);
  });

  it('need a column of films, quantities and values', () => {
    expect(() => readAnswers('film,value\nA,3', 'a.csv')).toThrow(/expected one named quantity/);
    expect(() => readAnswers('\n', 'a.csv')).toThrow(/is empty/);
  });
});

describe('the results of a run', () => {
  const rows = scoreResults(finished.results, truth);

  it('are scored as the same numbers in a table are', () => {
    const [fromResults] = rows.filter(({ quantity }) => quantity === 'thicknessNm');
    const { value, standardError, interval95 } = finished.results.films[0].thicknessNm ?? {};
    const [fromTable] = scoreOf(
      `A,thickness,,${value},${standardError},${interval95?.[0]},${interval95?.[1]}`,
    );
    expect(fromTable).toEqual(fromResults);
  });

  it('are scored for all that the truth defines', () => {
    expect(rows.map(({ quantity }) => quantity)).toEqual(
      expect.arrayContaining([
        'netGainPerCm',
        'densityPerCm3',
        'positiveFromNm',
        'saturationFluenceUjPerCm2',
      ]),
    );
    expect(unanswered(rows, truth)).toEqual([]);
  });
});

describe('the twin of a study', () => {
  const twinOf = truthOfStudy(finished, readAssumptions([]));

  it('has the films, lengths, fluences and best-fit numbers of the study', () => {
    const film = twinOf.truth.films.A;
    const result = finished.results.films[0];
    expect(film.thicknessNm).toBe(result.thicknessNm?.value);
    expect(film.scans).toEqual({
      fluencesUjPerCm2: [8, 20, 209],
      stripeLengthsUm: truth.instrument.stripeLengthsUm,
    });
    const { densityPerCm3 } = result.gain ?? {};
    expect(densityPerCm3?.kind === 'determined' && densityPerCm3.estimate.value).toBe(film.densityPerCm3);
    expect(twinOf.truth.synthetic).toContain('digital twin of the study "One film for trying faults"');
  });

  it('has the noise and the light of the study, whose truth is known here', () => {
    const { pumpNoise } = twinOf.truth.instrument;
    expect(pumpNoise).toBeGreaterThan(0.8 * truth.instrument.pumpNoise);
    expect(pumpNoise).toBeLessThan(1.25 * truth.instrument.pumpNoise);
    const source = twinOf.truth.films.A.sourceCountsPerCm ?? NaN;
    expect(Math.abs(source / truth.instrument.sourceCountsPerCm - 1)).toBeLessThan(0.2);
  });

  it('says on its study what it is, and is analysed as any', async () => {
    const { results } = await analysed(twinOf.truth, 5);
    expect(results.study.synthetic).toContain('digital twin');
    const outcomes = compareWithTruth({ results, truth: twinOf.truth });
    expect(outcomes.find(({ quantity }) => quantity === 'thicknessNm')?.outcome).toBe('covered');
  });

  it('leaves out a film that is not determined, unless its numbers are stated', () => {
    const [film] = finished.results.films;
    const open = { ...finished, results: { ...finished.results, films: [{ ...film, thicknessNm: null }] } };
    expect(() => truthOfStudy(open, readAssumptions([]))).toThrow(/A does not determine thickness; state it/);
    const stated = truthOfStudy(open, readAssumptions(['A.thickness=0.2 um']));
    expect(stated.truth.films.A.thicknessNm).toBeCloseTo(200, 9);
    expect(stated.leftOut).toEqual([]);
  });

  it.each([
    ['A.size=3', /is not of the form FILM.quantity=value/],
    ['loss=3 cm^-1', /names no film/],
    ['A.saturationFluence=3 uJ/cm^2', /that of all films/],
    ['A.loss=3 nm', /nm/],
    ['A.index=0', /a number above 0/],
  ])('takes no assumption such as %s', (text, sentence) => {
    expect(() => readAssumptions([text])).toThrow(InputError);
    expect(() => readAssumptions([text])).toThrow(sentence);
  });

  it('names a film that the study does not have', () => {
    expect(() => truthOfStudy(finished, readAssumptions(['Z.loss=3 cm^-1']))).toThrow(/names film Z/);
  });
});
