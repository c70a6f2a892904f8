import { describe, expect, it } from 'vitest';
import {
  fitGain,
  identifiabilityCorrelations,
  identifiabilityProfiles,
  intervalOf,
  type GlobalFitInput,
  type GlobalGainFit,
  type UnknownProfile,
} from '@modalgain/gain';
import { randomStream, type RandomStream } from '@modalgain/numerics';
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
const closing = 3.841458820694124;

const profileNamed = (fit: GlobalGainFit, kind: UnknownProfile['kind'], film?: string): UnknownProfile => {
  const found = identifiabilityProfiles(fit).find((each) => each.kind === kind && each.film === film);
  if (!found) throw new Error(`no profile of ${kind}`);
  return found;
};

/** Chi-square of one film with its density held: the best loss in closed form on a fine grid of saturation fluences. */
function chiSquareAt(densityPerCm3: number, input: GlobalFitInput): number {
  const [{ points, confinementModal }] = input.films;
  const inverted = confinementModal.value * crossSectionCm2 * densityPerCm3;
  let least = Infinity;
  for (let step = 0; step <= 20_000; step++) {
    const saturation = 0.01 * 1e5 ** (step / 20_000);
    let [sum, weights] = [0, 0];
    const gains = points.map(
      ({ fluenceUjPerCm2 }) => (inverted * fluenceUjPerCm2) / (fluenceUjPerCm2 + saturation),
    );
    points.forEach(({ netGainPerCm, standardErrorPerCm }, i) => {
      sum += (gains[i] - netGainPerCm) / standardErrorPerCm ** 2;
      weights += 1 / standardErrorPerCm ** 2;
    });
    const loss = Math.max(sum / weights, 0);
    const chiSquare = points.reduce(
      (total, { netGainPerCm, standardErrorPerCm }, i) =>
        total + ((gains[i] - loss - netGainPerCm) / standardErrorPerCm) ** 2,
      0,
    );
    least = Math.min(least, chiSquare);
  }
  return least;
}

describe('the profiles of a fit', () => {
  const input = inputOf([
    filmData(handbookFilm, netGains(handbookFilm, fluences, { stream: randomStream(81, 0), floorPerCm: 4 })),
  ]);
  const fit = fitGain(input);

  it('are those of a search over all other unknowns', () => {
    const { x, deltaChiSquare } = profileNamed(fit, 'density', 'SC1');
    for (const i of [0, 3, 9, x.length - 1]) {
      expect(deltaChiSquare[i]).toBeCloseTo(chiSquareAt(x[i], input) - fit.chiSquare, 3);
    }
  });

  it('rise through 3.84 at both ends of the 95 % interval, and touch zero between', () => {
    const [film] = fit.films;
    for (const [kind, quantity] of [
      ['density', film.densityPerCm3],
      ['loss', film.lossPerCm],
      ['saturationFluence', film.saturationFluenceUjPerCm2],
    ] as const) {
      const { x, deltaChiSquare } = profileNamed(fit, kind, kind === 'saturationFluence' ? undefined : 'SC1');
      const [lower, upper] = intervalOf(quantity);
      expect(Math.min(...deltaChiSquare)).toBeCloseTo(0, 6);
      x.forEach((value, i) => {
        if (i > 0) expect(value).toBeGreaterThan(x[i - 1]);
        const isEnd = [lower, upper].some((end) => Math.abs(value / end - 1) < 1e-6);
        if (isEnd) expect(deltaChiSquare[i]).toBeCloseTo(closing, 2);
        else expect(deltaChiSquare[i] < closing).toBe(value > lower && value < upper);
      });
    }
  });

  it('are flat where the data determine nothing', () => {
    const open = fitGain(inputOf([filmData(handbookFilm, netGains(handbookFilm, referenceFluences))]));
    const { x, deltaChiSquare } = profileNamed(open, 'density', 'SC1');
    const last = x.length - 1;
    expect(x[last] / x[0]).toBeGreaterThan(20);
    expect(deltaChiSquare[last]).toBeLessThan(closing);
  });

  it('are there once for what all films share', () => {
    const other = { ...handbookFilm, film: 'SC2' };
    const both = fitGain(
      inputOf(
        [handbookFilm, other].map((truth) => filmData(truth, netGains(truth, fluences, { floorPerCm: 4 }))),
      ),
    );
    const names = identifiabilityProfiles(both).map(({ kind, film }) => `${kind} ${film ?? 'all'}`);
    expect(names).toEqual(['density SC1', 'density SC2', 'loss SC1', 'loss SC2', 'saturationFluence all']);
  });
});

describe('the correlations of a fit', () => {
  const pair: FilmTruth[] = [
    handbookFilm,
    { ...handbookFilm, film: 'SC2', densityPerCm3: 0.8 * handbookFilm.densityPerCm3 },
  ];

  /** Two films whose cross-section is off by 5 % and whose common index moves both confinements. */
  function experiment(stream: RandomStream): GlobalFitInput {
    const index = stream.normal();
    const data = pair.map((truth) =>
      filmData(truth, netGains(truth, fluences, { stream, floorPerCm: 4 }), {
        confinementModal: {
          value: truth.confinement * Math.exp(0.03 * index),
          errors: [{ source: 'film index', relativeError: 0.03 }],
        },
      }),
    );
    return inputOf(data, {
      emissionCrossSectionCm2: {
        value: crossSectionCm2 * Math.exp(0.05 * stream.normal()),
        errors: [{ source: 'emission cross-section', relativeError: 0.05 }],
      },
    });
  }

  it('are those that repeated experiments show, shared errors included', () => {
    const trials = 200;
    const fits = Array.from({ length: trials }, (_, trial) => fitGain(experiment(randomStream(82, trial))));
    const samples = fits.map(({ films: [first, second] }) => [
      Math.log(first.densityPerCm3.bestFit),
      Math.log(second.densityPerCm3.bestFit),
      first.lossPerCm.bestFit,
      second.lossPerCm.bestFit,
      Math.log(first.saturationFluenceUjPerCm2.bestFit),
    ]);
    const { matrix, unknowns } = identifiabilityCorrelations(fits[0]);
    const size = unknowns.length;
    for (let i = 0; i < size; i++) {
      expect(matrix[i * (size + 1)]).toBeCloseTo(1, 12);
      for (let j = 0; j < i; j++) {
        const seen = correlationOf(samples.map((row) => [row[i], row[j]]));
        // Fisher's z of a correlation from 200 trials has a standard error of 0.071.
        expect(Math.abs(Math.atanh(seen) - Math.atanh(matrix[i * size + j]))).toBeLessThan(4 * 0.071);
      }
    }
  }, 30_000);

  it('are not numbers where an unknown is open', () => {
    const open = fitGain(
      inputOf(
        [
          filmData(handbookFilm, netGains(handbookFilm, [784, 785])),
          filmData(pair[1], netGains(pair[1], fluences)),
        ],
        {
          share: [],
        },
      ),
    );
    const { matrix, unknowns } = identifiabilityCorrelations(open);
    const [first, second] = ['SC1', 'SC2'].map((name) =>
      unknowns.findIndex(({ kind, film }) => kind === 'density' && film === name),
    );
    expect(matrix[first * unknowns.length + second]).toBeNaN();
    expect(matrix[second * (unknowns.length + 1)]).toBeCloseTo(1, 12);
  });
});

function correlationOf(pairs: readonly (readonly number[])[]): number {
  const mean = [0, 1].map((k) => pairs.reduce((sum, row) => sum + row[k], 0) / pairs.length);
  const moment = (a: number, b: number): number =>
    pairs.reduce((sum, row) => sum + (row[a] - mean[a]) * (row[b] - mean[b]), 0);
  return moment(0, 1) / Math.sqrt(moment(0, 0) * moment(1, 1));
}
