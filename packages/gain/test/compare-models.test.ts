import { describe, expect, it } from 'vitest';
import { compareModels, fitGain, intervalOf, plausibleModels, type GainModelChoice } from '@modalgain/gain';
import { randomStream, type Determination } from '@modalgain/numerics';
import {
  filmData,
  handbookFilm,
  inputOf,
  netGainOf,
  netGains,
  referenceFluences,
} from './global-fit-support.js';

const fluences = [3, 8, 20, 60, 200, 784];
const poisson: GainModelChoice = { name: 'poisson' };

describe('gain models compared', () => {
  it('one model alone is the fit itself', () => {
    const stream = randomStream(61, 0);
    const input = inputOf([
      filmData(handbookFilm, netGains(handbookFilm, fluences, { stream, floorPerCm: 4 })),
    ]);
    const { models, averaged, verdicts } = compareModels(input, [{ name: 'langmuir' }]);
    const [film] = fitGain(input).films;
    expect(models[0].weight).toBe(1);
    expect(verdicts).toEqual([]);
    for (const [average, own] of [
      [averaged[0].densityPerCm3, film.densityPerCm3],
      [averaged[0].lossPerCm, film.lossPerCm],
    ] as const) {
      if (average.kind !== 'determined') throw new Error('not determined');
      expect(average.estimate.value / own.bestFit).toBeCloseTo(1, 10);
      intervalOf(own).forEach((end, i) => expect(average.estimate.interval95[i] / end).toBeCloseTo(1, 6));
    }
  });

  it('weighs models of equal size by their likelihoods', () => {
    const stream = randomStream(62, 0);
    const points = netGains(handbookFilm, fluences, { stream, floorPerCm: 8 });
    const { models } = compareModels(inputOf([filmData(handbookFilm, points)]));
    expect(models).toHaveLength(plausibleModels.length);
    expect(models.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const { weight, fit } of models) {
      const ratio = Math.exp((models[0].fit.chiSquare - fit.chiSquare) / 2);
      expect(weight / models[0].weight).toBeCloseTo(ratio, 10);
    }
  });

  it('chooses the true model where precise net gains around transparency tell, and says so', () => {
    const stream = randomStream(63, 0);
    const standardErrorPerCm = 3;
    const points = [1, 2, 4, 6, 9, 12, 18, 30, 60, 150].map((fluenceUjPerCm2) => ({
      fluenceUjPerCm2,
      netGainPerCm: netGainOf(handbookFilm, fluenceUjPerCm2, poisson) + standardErrorPerCm * stream.normal(),
      standardErrorPerCm,
    }));
    const { models, verdicts } = compareModels(inputOf([filmData(handbookFilm, points)]));
    expect(models[0].choice).toEqual(poisson);
    expect(models[0].weight).toBeGreaterThan(0.95);
    expect(verdicts[0]).toMatchObject({ code: 'gain-model-settled', severity: 'holds' });
  });

  it('four high fluences choose no model, determine no density, and leave F_s to each model', () => {
    const points = netGains(handbookFilm, referenceFluences, { stream: randomStream(64, 0) });
    const { models, averaged, verdicts } = compareModels(
      inputOf([filmData(handbookFilm, points), filmData({ ...handbookFilm, film: 'SC2' }, points)]),
    );
    expect(averaged[0].densityPerCm3.kind).toBe('not-determined');
    expect(verdicts.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'gain-models-not-told-apart',
        'density-depends-on-model',
        'averaged-loss-mixes-meanings',
      ]),
    );
    for (const { sentence } of verdicts) expect(sentence.split(' ').length).toBeLessThanOrEqual(8);
    const saturations = models.map(({ fit }) => fit.films[0].saturationFluenceUjPerCm2.bestFit);
    expect(Math.max(...saturations) / Math.min(...saturations)).toBeGreaterThan(2);
  });

  it('averaged intervals hold density and loss whichever of the models is true', () => {
    const trials = 25;
    const covered = { densityPerCm3: 0, lossPerCm: 0 };
    for (const model of plausibleModels) {
      for (let trial = 0; trial < trials; trial++) {
        const stream = randomStream(65, trial);
        const points = netGains(handbookFilm, fluences, { model, stream, floorPerCm: 4 });
        const [film] = compareModels(inputOf([filmData(handbookFilm, points)])).averaged;
        for (const quantity of ['densityPerCm3', 'lossPerCm'] as const) {
          const outcome = film[quantity];
          const interval = (outcome.kind === 'determined' ? outcome.estimate : outcome).interval95;
          if (!interval) throw new Error('no interval');
          if (interval[0] <= handbookFilm[quantity] && handbookFilm[quantity] <= interval[1])
            covered[quantity]++;
        }
      }
    }
    const total = trials * plausibleModels.length;
    for (const count of Object.values(covered)) {
      expect(count / total).toBeGreaterThan(0.92 - 2 * Math.sqrt((0.95 * 0.05) / total));
    }
  }, 30_000);

  it('refuses a saturation fluence known beforehand, and no model', () => {
    const input = inputOf([filmData(handbookFilm, netGains(handbookFilm, fluences, { floorPerCm: 4 }))]);
    const saturationFluencePrior = { fluenceUjPerCm2: 7, standardErrorUjPerCm2: 1 };
    expect(() => compareModels({ ...input, ...{ saturationFluencePrior } })).toThrow(
      'belongs to one gain model',
    );
    expect(() => compareModels(input, [])).toThrow('No gain model');
  });

  it('end the averaged loss at 0 where every model does', () => {
    const point = { fluenceUjPerCm2: 100, netGainPerCm: 80, standardErrorPerCm: 8 };
    const [film] = compareModels(inputOf([filmData(handbookFilm, [point])])).averaged;
    expect(intervalOfDetermination(film.lossPerCm)[0]).toBe(0);
  });
});

function intervalOfDetermination(found: Determination): readonly [number, number] {
  const interval = found.kind === 'determined' ? found.estimate.interval95 : found.interval95;
  return interval ?? [-Infinity, Infinity];
}
