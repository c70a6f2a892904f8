import fc from 'fast-check';
import { gaussLegendre, InputError, randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import {
  averageOverDepth,
  fitGain,
  gainModel,
  gainModelNames,
  type DepthProfile,
  type GainModelChoice,
  type PumpDepth,
} from '../src/index.js';
import { crossSectionCm2, filmData, inputOf, referenceFluences } from './global-fit-support.js';

/** Beer's law without reflection to a natural absorbance, all depths alike. */
function beer(absorbance: number, points = 64): DepthProfile {
  const { nodes, weights } = gaussLegendre(points);
  return {
    relativeFluence: Array.from(nodes, (x) => Math.exp((-absorbance * (1 + x)) / 2)),
    weight: Array.from(weights, (weight) => weight / 2),
  };
}

const depths = fc
  .array(
    fc.record({
      fluence: fc.integer({ min: 50, max: 1500 }).map((share) => share / 1000),
      weight: fc.integer({ min: 1, max: 100 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((points): DepthProfile => {
    const whole = points.reduce((sum, { weight }) => sum + weight, 0);
    return {
      relativeFluence: points.map(({ fluence }) => fluence),
      weight: points.map(({ weight }) => weight / whole),
    };
  });

/** The sum written out. */
const plainAverage = (f: (x: number) => number, { relativeFluence, weight }: DepthProfile, x: number) =>
  Array.from(relativeFluence, (share, i) => weight[i] * f(share * x)).reduce((sum, term) => sum + term, 0);

describe('the gain model averaged over the depth of a film', () => {
  it('is the closed form of the Langmuir average under Beer’s law', () => {
    for (const absorbance of [0.01, 0.2, 0.87, 2, 3]) {
      const averaged = averageOverDepth(gainModel({ name: 'langmuir' }), beer(absorbance));
      for (const x of [0.01, 0.5, 1, 12, 160]) {
        const closed = Math.log((1 + x) / (1 + x * Math.exp(-absorbance))) / absorbance;
        expect(Math.abs(averaged.inversion(x) / closed - 1)).toBeLessThan(1e-10);
      }
    }
  });

  it('is the sum over the depths for every smooth model, with its derivative and inverse', () => {
    const smooth = ['langmuir', 'exponential', 'poisson', 'free-carrier-2d'] as const;
    fc.assert(
      fc.property(
        depths,
        fc.constantFrom(...smooth),
        fc.integer({ min: 1, max: 600 }).map((x) => x / 20),
        (profile, name, x) => {
          const model = gainModel({ name });
          const averaged = averageOverDepth(model, profile);
          const plain = plainAverage((at) => model.inversion(at), profile, x);
          expect(Math.abs(averaged.inversion(x) - plain)).toBeLessThan(1e-9);
          const step = 1e-4 * x;
          const slope = (averaged.inversion(x + step) - averaged.inversion(x - step)) / (2 * step);
          expect(Math.abs(averaged.derivative(x) - slope) * x).toBeLessThan(2e-6);
          const inverse = averaged.inverse(averaged.inversion(x));
          if (averaged.derivative(x) * x > 1e-5)
            expect(Math.abs((inverse ?? NaN) / x - 1)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the model itself where the pump is the same at all depths', () => {
    for (const name of gainModelNames) {
      const model = gainModel({ name });
      const averaged = averageOverDepth(model, { relativeFluence: [1, 1, 1], weight: [0.2, 0.3, 0.5] });
      for (const x of [0.1, 0.7, 0.95]) {
        expect(averaged.inversion(x)).toBeCloseTo(model.inversion(x), 12);
        expect(averaged.derivative(x)).toBeCloseTo(model.derivative(x), 10);
      }
      expect(averaged.transparency).toBeCloseTo(model.transparency, 9);
    }
  });

  it('is never above the uniform film at the mean fluence, since gain saturates', () => {
    fc.assert(
      fc.property(
        depths,
        fc.integer({ min: 1, max: 10_000 }).map((x) => x / 100),
        (profile, x) => {
          const mean = plainAverage((at) => at, profile, 1);
          const langmuir = gainModel({ name: 'langmuir' });
          expect(averageOverDepth(langmuir, profile).inversion(x)).toBeLessThanOrEqual(
            langmuir.inversion(mean * x) + 1e-9,
          );
        },
      ),
    );
  });

  it('refuses weights that do not sum to 1, and a film without light', () => {
    const model = gainModel({ name: 'langmuir' });
    expect(() => averageOverDepth(model, { relativeFluence: [1, 1], weight: [1, 1] })).toThrow(InputError);
    expect(() => averageOverDepth(model, { relativeFluence: [0], weight: [1] })).toThrow(InputError);
  });
});

describe('the global fit with the pump in the depth of the films', () => {
  const fluences = [1, 3, ...referenceFluences];
  const saturationFluence = 5;
  const truths = [
    { film: 'A', densityPerCm3: 70e15, lossPerCm: 130, confinement: 0.88, absorbance: 0.3 },
    { film: 'B', densityPerCm3: 150e15, lossPerCm: 380, confinement: 0.8, absorbance: 2.5 },
  ];
  const depthOf = (absorbance: number): PumpDepth => ({
    ...beer(absorbance, 16),
    errors: [],
  });
  const trueGain = (
    { densityPerCm3, lossPerCm, confinement, absorbance }: (typeof truths)[number],
    x: number,
  ) =>
    (confinement * crossSectionCm2 * densityPerCm3 * Math.log((1 + x) / (1 + x * Math.exp(-absorbance)))) /
      absorbance -
    lossPerCm;
  const experiment = (stream: number | undefined, depthError = 0, withDepth = true) => {
    const random = randomStream(12, stream ?? 0);
    const films = truths.map((truth) => {
      const shift = Math.exp(stream === undefined ? 0 : depthError * random.normal());
      const points = fluences.map((fluenceUjPerCm2) => {
        const netGain = trueGain(truth, (shift * fluenceUjPerCm2) / saturationFluence);
        const standardErrorPerCm = 4 + 0.02 * Math.abs(netGain);
        const scatter = stream === undefined ? 0 : standardErrorPerCm * random.normal();
        return { fluenceUjPerCm2, netGainPerCm: netGain + scatter, standardErrorPerCm };
      });
      const errors = depthError > 0 ? [{ source: `pump of ${truth.film}`, relativeError: depthError }] : [];
      return filmData({ ...truth, saturationFluenceUjPerCm2: saturationFluence }, points, {
        ...(withDepth && { pumpDepth: { ...depthOf(truth.absorbance), errors } }),
      });
    });
    return inputOf(films);
  };

  it('finds density, loss and local saturation fluence of films that absorb differently', () => {
    const { films, chiSquare } = fitGain(experiment(undefined));
    expect(chiSquare).toBeLessThan(1e-10);
    films.forEach(({ densityPerCm3, lossPerCm, saturationFluenceUjPerCm2 }, i) => {
      expect(densityPerCm3.bestFit / truths[i].densityPerCm3).toBeCloseTo(1, 6);
      expect(lossPerCm.bestFit / truths[i].lossPerCm).toBeCloseTo(1, 6);
      expect(saturationFluenceUjPerCm2.bestFit).toBeCloseTo(saturationFluence, 5);
    });
  });

  it('finds them wrong where the depth is left out', () => {
    const { films, chiSquare } = fitGain(experiment(undefined, 0, false));
    expect(films[0].saturationFluenceUjPerCm2.bestFit).toBeGreaterThan(1.2 * saturationFluence);
    expect(chiSquare).toBeGreaterThan(3);
  });

  it('has the derivatives of its residuals, with the error of the local fluence among the parameters', () => {
    const { problem, fit } = fitGain(experiment(3, 0.1)).fitted;
    const width = problem.parameters.length;
    const jacobian = new Float64Array(problem.residualCount * width);
    problem.jacobian?.(fit.values, jacobian);
    const [above, below] = [1, -1].map(() => new Float64Array(problem.residualCount));
    for (let k = 0; k < width; k++) {
      const step = 1e-5 * Math.max(Math.abs(fit.values[k]), 0.1);
      problem.residuals(fit.values.with(k, fit.values[k] + step), above);
      problem.residuals(fit.values.with(k, fit.values[k] - step), below);
      for (let row = 0; row < problem.residualCount; row++) {
        const slope = (above[row] - below[row]) / (2 * step);
        expect(Math.abs(jacobian[row * width + k] - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
      }
    }
  });

  it('gives intervals that hold the truth as often as they say, errors of the absorption included', () => {
    const trials = 200;
    const model: GainModelChoice = { name: 'langmuir' };
    let [held, asked] = [0, 0];
    for (let trial = 1; trial <= trials; trial++) {
      fitGain({ ...experiment(trial, 0.1), model }).films.forEach((film, i) => {
        const claims = [
          [film.densityPerCm3.determination, truths[i].densityPerCm3],
          [film.lossPerCm.determination, truths[i].lossPerCm],
          [film.saturationFluenceUjPerCm2.determination, saturationFluence],
        ] as const;
        for (const [determination, truth] of claims) {
          if (determination.kind !== 'determined') continue;
          const [lower, upper] = determination.estimate.interval95;
          asked++;
          if (lower <= truth && truth <= upper) held++;
        }
      });
    }
    expect(asked).toBeGreaterThan(3 * trials);
    expect(held / asked).toBeGreaterThan(0.92);
    expect(held / asked).toBeLessThan(0.98);
  });
});
