import { describe, expect, it } from 'vitest';
import {
  compareFilms,
  densityRatioProfile,
  didTreatmentChange,
  fitGain,
  intervalOf,
  type FilmGainData,
  type NetGainPoint,
  type TreatmentHypothesis,
} from '@modalgain/gain';
import { chiSquareUpperTail, leastSquares, randomStream, type RandomStream } from '@modalgain/numerics';
import { createProblem } from '../src/global-fit/problem.js';
import { createSystem } from '../src/global-fit/system.js';
import {
  crossSectionCm2,
  filmData,
  handbookFilm,
  inputOf,
  netGains,
  referenceFluences,
  type FilmTruth,
} from './global-fit-support.js';

const fluences = [3, 8, 20, 60, 200, 784];
const thicknesses = [204.3, 137.4];
const indexError = { source: 'film index', relativeError: 0.03 };
const crossSectionError = { source: 'emission cross-section', relativeError: 0.05 };

const films = (ratio: number): FilmTruth[] => [
  handbookFilm,
  { ...handbookFilm, film: 'SC1S', confinement: 0.75, densityPerCm3: ratio * handbookFilm.densityPerCm3 },
];

/** Data and stated inputs of one experiment; every input is off by its stated errors, the index in both films alike. */
function experiment(ratio: number, stream: RandomStream, at: readonly number[] = fluences) {
  const index = stream.normal();
  const data = films(ratio).map((truth, position): FilmGainData => {
    const own = stream.normal();
    const thicknessError = { source: `thickness of ${truth.film}`, relativeError: 0.02 };
    const confinement = truth.confinement * Math.exp(0.03 * index + 0.01 * own);
    return filmData(truth, netGains(truth, at, { stream, floorPerCm: 4 }), {
      confinementModal: {
        value: confinement,
        errors: [indexError, { ...thicknessError, relativeError: 0.01 }],
      },
      thicknessNm: { value: thicknesses[position] * Math.exp(0.02 * own), errors: [thicknessError] },
    });
  });
  const value = crossSectionCm2 * Math.exp(0.05 * stream.normal());
  return inputOf(data, { emissionCrossSectionCm2: { value, errors: [crossSectionError] } });
}

function probabilityOf(input: ReturnType<typeof experiment>, hypothesis: TreatmentHypothesis): number {
  const system = createSystem(input);
  const problem = createProblem(system);
  const fitted = { system, problem, fit: leastSquares(problem) };
  return didTreatmentChange({ fitted }, { before: 'SC1', after: 'SC1S', hypothesis }).probability;
}

/** Largest distance between the distribution of the numbers and the uniform one on 0 to 1. */
function distanceFromUniform(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const gaps = sorted.flatMap((value, i) => [(i + 1) / sorted.length - value, value - i / sorted.length]);
  return Math.max(...gaps);
}

describe('did the treatment change the film?', () => {
  it.each<[TreatmentHypothesis, number]>([
    ['same-density', 1],
    ['conserved-particles', thicknesses[0] / thicknesses[1]],
  ])('under "%s" the probability is uniform', (hypothesis, ratio) => {
    const trials = 500;
    const probabilities = Array.from({ length: trials }, (_, trial) =>
      probabilityOf(experiment(ratio, randomStream(51, trial)), hypothesis),
    );
    // Kolmogorov and Smirnov: 1.63/sqrt(n) is passed by chance in 1 % of cases.
    expect(distanceFromUniform(probabilities)).toBeLessThan(1.63 / Math.sqrt(trials));
    const rejected = probabilities.filter((p) => p < 0.05).length / trials;
    expect(rejected).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / trials));
  });

  it('four high fluences, which leave the densities open, reject a true hypothesis no more often than stated', () => {
    const trials = 400;
    let rejected = 0;
    for (let trial = 0; trial < trials; trial++) {
      const input = experiment(thicknesses[0] / thicknesses[1], randomStream(53, trial), referenceFluences);
      if (probabilityOf(input, 'conserved-particles') < 0.05) rejected++;
    }
    expect(rejected / trials).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / trials));
  });

  it('sees a rise of n_t d that the mass balance forbids', () => {
    let seen = 0;
    for (let trial = 0; trial < 50; trial++) {
      const input = experiment((1.65 * thicknesses[0]) / thicknesses[1], randomStream(52, trial));
      if (probabilityOf(input, 'conserved-particles') < 0.05) seen++;
    }
    expect(seen).toBeGreaterThan(45);
  });

  it('agrees with a textbook ratio: both films with one density against two, loss by linear least squares', () => {
    const stream = randomStream(54, 0);
    const data = films(1.1).map((truth) =>
      filmData(truth, netGains(truth, fluences, { stream, floorPerCm: 4 })),
    );
    const known = { fluenceUjPerCm2: 7, standardErrorUjPerCm2: 7e-5 };
    const fit = fitGain(inputOf(data, { saturationFluencePrior: known }));
    const test = didTreatmentChange(fit, { before: 'SC1', after: 'SC1S', hypothesis: 'same-density' });
    // With F_s known each film is linear in density and loss, so that the rise is (ln ratio's) z^2, here by linear algebra.
    const rows = data.map(({ points }, i) => ({
      points,
      scale: films(1)[i].confinement * crossSectionCm2 * 1e15,
    }));
    const lines = rows.map(({ points, scale }) => densityByLine(points, scale));
    const [first, second] = lines;
    const rise = (first.density - second.density) ** 2 / (first.variance + second.variance);
    expect(test.chiSquareRise).toBeCloseTo(rise, 3);
    expect(test.probability).toBeCloseTo(chiSquareUpperTail(rise, 1), 4);
  });

  it('is the height at 1 of the profile of the ratio, which closes at the ends of the interval', () => {
    const stream = randomStream(55, 0);
    const fit = fitGain(experiment(1.15, stream));
    const pair = { before: 'SC1', after: 'SC1S' };
    const { density } = compareFilms(fit, { ...pair, fluenceUjPerCm2: 784 });
    const { ratio, deltaChiSquare } = densityRatioProfile(fit, pair, density);
    const { chiSquareRise } = didTreatmentChange(fit, { ...pair, hypothesis: 'same-density' });
    const above = ratio.findIndex((value) => value > 1);
    expect(above).toBeGreaterThan(0);
    const [left, right] = [above - 1, above];
    const share = (1 - ratio[left]) / (ratio[right] - ratio[left]);
    const atOne = (1 - share) * Math.sqrt(deltaChiSquare[left]) + share * Math.sqrt(deltaChiSquare[right]);
    expect(atOne).toBeCloseTo(Math.sqrt(chiSquareRise), 2);
    const [lower, upper] = intervalOf(density);
    ratio.forEach((value, i) => {
      expect(deltaChiSquare[i] < 3.8415).toBe(value > lower && value < upper);
    });
  });

  it('is answered too where both films share one loss', () => {
    const fit = fitGain({ ...experiment(1.5, randomStream(56, 0)), share: ['saturationFluence', 'loss'] });
    const pair = { before: 'SC1', after: 'SC1S' };
    const { density, loss } = compareFilms(fit, { ...pair, fluenceUjPerCm2: 784 });
    expect(loss).toBeUndefined();
    expect(density.bestFit).toBeCloseTo(1.5, 0);
    const { probability } = didTreatmentChange(fit, { ...pair, hypothesis: 'same-density' });
    expect(probability).toBeLessThan(0.05);
  });

  it('needs both thicknesses for the conservation of particles, and two films', () => {
    const fit = fitGain(
      inputOf(films(1).map((truth) => filmData(truth, netGains(truth, fluences, { floorPerCm: 4 })))),
    );
    const ask = (after: string, hypothesis: TreatmentHypothesis) => () =>
      didTreatmentChange(fit, { before: 'SC1', after, hypothesis });
    expect(ask('SC1S', 'conserved-particles')).toThrow('thickness of SC1 and SC1S');
    expect(ask('SC1', 'same-density')).toThrow('one film');
    expect(ask('SC1S', 'same-density')().verdict).toMatchObject({
      code: 'treatment-may-have-kept-density',
      sentence: 'The treatment may have kept nₜ of SC1S.',
    });
  });
});

/** Density in 1e15 cm-3 and its variance from the straight line net gain = scale density f - loss at F_s = 7. */
function densityByLine(points: readonly NetGainPoint[], scale: number) {
  const terms = points.map(({ fluenceUjPerCm2: F, netGainPerCm: g, standardErrorPerCm }) => ({
    f: (scale * F) / (F + 7),
    g,
    w: standardErrorPerCm ** -2,
  }));
  const sum = (of: (term: (typeof terms)[number]) => number) => terms.reduce((s, t) => s + t.w * of(t), 0);
  const [s, sf, sff] = [sum(() => 1), sum((t) => t.f), sum((t) => t.f ** 2)];
  const determinant = s * sff - sf ** 2;
  return {
    density: (s * sum((t) => t.f * t.g) - sf * sum((t) => t.g)) / determinant,
    variance: s / determinant,
  };
}
