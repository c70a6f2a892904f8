import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  InputError,
  leastSquares,
  profileInterval,
  randomStream,
  studentTQuantile,
  type FitProblem,
  type FitResult,
} from '../src/index.js';
import { invert, linearCases, linearProblem, type LinearCase } from './support/linear-problem.js';

const loss = { kind: 'huber' } as const;

/** y = a exp(b x), 30 places, sigma 1 or unknown. */
function growth(data: ArrayLike<number>, sigmas: 'known' | 'unknown', exact = true): FitProblem {
  const x = Array.from({ length: 30 }, (_, i) => i / 10);
  return {
    parameters: [
      { name: 'a', start: 10 },
      { name: 'b', start: 1 },
    ],
    residualCount: 30,
    sigmas,
    residuals([a, b], out) {
      x.forEach((place, i) => (out[i] = a * Math.exp(b * place) - data[i]));
    },
    ...(exact && {
      jacobian([a, b]: Float64Array, out: Float64Array) {
        x.forEach((place, i) => {
          out[2 * i] = Math.exp(b * place);
          out[2 * i + 1] = a * place * Math.exp(b * place);
        });
      },
    }),
  };
}

const truth = { a: 10, b: 0.5 };

/** Scatter of 1, and of ten times as much (or shifted up by as much) in a share of the data. */
function contaminated(trial: number, { share, oneSided }: { share: number; oneSided: boolean }) {
  const stream = randomStream(20, trial);
  return Float64Array.from({ length: 30 }, (_, i) => {
    const mean = truth.a * Math.exp((truth.b * i) / 10);
    const wrong = stream.uniform() < share;
    const noise = stream.normal();
    return mean + (!wrong ? noise : oneSided ? 10 + noise : 10 * noise);
  });
}

function simulate(options: {
  readonly trials: number;
  readonly share: number;
  readonly oneSided: boolean;
  readonly sigmas: 'known' | 'unknown';
  readonly robust: boolean;
}) {
  let covered = 0;
  let shift = 0;
  let squared = 0;
  for (let trial = 0; trial < options.trials; trial++) {
    const problem = growth(contaminated(trial, options), options.sigmas);
    const fit = leastSquares(problem, options.robust ? { loss } : {});
    const quantile = studentTQuantile(0.975, options.sigmas === 'known' ? 1e6 : fit.degreesOfFreedom);
    const off = fit.values[1] - truth.b;
    if (Math.abs(off) <= quantile * fit.standardErrors[1]) covered++;
    shift += off;
    squared += off * off;
  }
  const { trials } = options;
  return { coverage: covered / trials, bias: shift / trials, scatter: Math.sqrt(squared / trials) };
}

/** Sum of the Huber cost of a linear model, sigma 1. */
function huberCost({ design, data }: LinearCase, values: readonly number[], tuning: number): number {
  return design.reduce((total, row, i) => {
    const size = Math.abs(row.reduce((sum, entry, j) => sum + entry * values[j], -data[i]));
    return total + (size <= tuning ? size ** 2 : tuning * (2 * size - tuning));
  }, 0);
}

/** Linear models whose data scatter by 2 sigmas at most, but for one in six. */
const mostlyGoodCases = linearCases.chain(({ design, data }) =>
  fc
    .array(fc.integer({ min: -20, max: 20 }), { minLength: data.length, maxLength: data.length })
    .map((tenths) => {
      const exact = design.map((row) => row.reduce((sum, entry, j) => sum + entry * (j + 1), 0));
      return { design, data: exact.map((y, i) => y + (i % 6 === 5 ? data[i] : tenths[i] / 10)) };
    }),
);

describe('the Huber loss', () => {
  it('says so where so many data are far off that its rounds creep', () => {
    fc.assert(
      fc.property(linearCases, (linear) => {
        const fit = leastSquares(linearProblem(linear), { loss });
        if (!fit.converged) expect(fit.stopReason).toContain('weights did not settle');
        expect(fit.values.every(Number.isFinite)).toBe(true);
        expect(fit.standardErrors.every((error) => error > 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is least squares where no datum lies far off', () => {
    fc.assert(
      fc.property(linearCases, fc.constantFrom('known', 'unknown'), (linear, sigmas) => {
        const problem = linearProblem(linear, { sigmas });
        const plain = leastSquares(problem);
        const robust = leastSquares(problem, { loss: { kind: 'huber', tuning: 1e9 } });
        plain.values.forEach((value, j) => {
          expect(robust.values[j]).toBeCloseTo(value, 7);
          const error = plain.standardErrors[j];
          expect(Math.abs(robust.standardErrors[j] - error)).toBeLessThanOrEqual(1e-6 * error + 1e-12);
        });
        expect(Math.abs(robust.chiSquare - plain.chiSquare)).toBeLessThanOrEqual(
          1e-9 * plain.chiSquare + 1e-12,
        );
        expect(robust.robust?.weights.every((weight) => weight === 1)).toBe(true);
      }),
    );
  });

  it('finds the lowest sum of costs: no change of a parameter lowers it', () => {
    fc.assert(
      fc.property(mostlyGoodCases, (linear) => {
        const fit = leastSquares(linearProblem(linear), { loss });
        expect(fit.converged).toBe(true);
        expect(fit.chiSquare).toBeCloseTo(huberCost(linear, [...fit.values], 1.345), 6);
        fit.values.forEach((value, j) => {
          for (const step of [-1e-3, 1e-3]) {
            const moved = [...fit.values];
            moved[j] = value + step;
            expect(huberCost(linear, moved, 1.345)).toBeGreaterThanOrEqual(
              fit.chiSquare - 1e-9 * fit.chiSquare,
            );
          }
        });
      }),
    );
  });

  it('has the covariance of the textbook, from all data', () => {
    const data = contaminated(3, { share: 0.1, oneSided: false });
    const problem = growth(data, 'unknown');
    const fit = leastSquares(problem, { loss });
    const { scale, weights } = robustOf(fit);
    const rows = new Float64Array(60);
    problem.jacobian?.(fit.values, rows);
    const residuals = new Float64Array(30);
    problem.residuals(fit.values, residuals);
    const information = [0, 1].map((a) =>
      [0, 1].map((b) => residuals.reduce((sum, _, i) => sum + rows[2 * i + a] * rows[2 * i + b], 0)),
    );
    const psi = [...residuals].map((r) => Math.max(-1.345, Math.min(1.345, r / scale)));
    const within = weights.filter((weight) => weight === 1).length / 30;
    const correction = 1 + ((2 / 30) * (1 - within)) / within;
    const tau = (correction ** 2 * psi.reduce((sum, p) => sum + p * p, 0)) / 28 / within ** 2;
    const reference = invert(information).flat();
    fit.covariance.forEach((entry, i) => {
      expect(entry / (scale ** 2 * tau * reference[i])).toBeCloseTo(1, 6);
    });
  });

  it('gives the same with exact derivatives and with differences', () => {
    const data = contaminated(4, { share: 0.1, oneSided: true });
    const exact = leastSquares(growth(data, 'unknown'), { loss });
    const differences = leastSquares(growth(data, 'unknown', false), { loss });
    expect(differences.values[1]).toBeCloseTo(exact.values[1], 8);
    expect(differences.standardErrors[1]).toBeCloseTo(exact.standardErrors[1], 8);
  });

  it('names the outliers with their weights', () => {
    const data = Float64Array.from(
      { length: 30 },
      (_, i) => truth.a * Math.exp(truth.b * (i / 10)) + 0.3 * (-1) ** i,
    );
    data[7] += 20;
    data[22] -= 40;
    const { outliers, weights } = robustOf(leastSquares(growth(data, 'unknown'), { loss }));
    expect(outliers.map(({ index }) => index)).toEqual([7, 22]);
    expect(outliers[0].standardisedResidual).toBeLessThan(-10);
    expect(outliers[1].standardisedResidual).toBeGreaterThan(10);
    for (const { index, weight, standardisedResidual } of outliers) {
      expect(weight).toBe(weights[index]);
      expect(weight * Math.abs(standardisedResidual)).toBeCloseTo(1.345, 5);
    }
  });

  it('moves by a bounded amount however far off a datum is', () => {
    const fitWith = (shift: number) => {
      const data = contaminated(1, { share: 0, oneSided: false });
      data[25] += shift;
      return leastSquares(growth(data, 'known'), { loss }).values[1];
    };
    expect(Math.abs(fitWith(1e6) - fitWith(1e3))).toBeLessThan(1e-6);
    expect(Math.abs(fitWith(1e3) - fitWith(0))).toBeLessThan(0.02);
  });

  it('keeps priors at their width', () => {
    const data = contaminated(5, { share: 0.1, oneSided: false });
    const problem = growth(data, 'unknown');
    const prior = { mean: 0.7, standardDeviation: 1e-4 };
    const [a, b] = problem.parameters;
    const fit = leastSquares({ ...problem, parameters: [a, { ...b, prior }] }, { loss });
    expect(fit.values[1]).toBeCloseTo(0.7, 2);
    expect(fit.standardErrors[1]).toBeLessThan(1.001e-4);
    expect(fit.standardErrors[1]).toBeGreaterThan(0.98e-4);
    expect(fit.status[1]).toBe('prior-dominated');
  });

  it('answers, and says so, where the model is nowhere finite, meets every datum, or all data are far off', () => {
    const nowhere = {
      ...growth(new Float64Array(30), 'known'),
      residuals: (_: unknown, out: Float64Array) => out.fill(NaN),
    };
    const lost = leastSquares(nowhere, { loss });
    expect(lost.converged).toBe(false);
    expect([...lost.standardErrors]).toEqual([Infinity, Infinity]);
    const exact = Float64Array.from({ length: 30 }, (_, i) => 10 * Math.exp(i / 20));
    const met = leastSquares(growth(exact, 'unknown'), { loss });
    expect(met.values[1]).toBeCloseTo(0.5, 9);
    const far = leastSquares(linearProblem({ design: [[1], [1], [1]], data: [-1e3, 0.5e3, 1e3] }), { loss });
    expect(far.status).toEqual(['ok']);
    expect(far.standardErrors[0]).toBeGreaterThan(1);
  });

  it('refuses a tuning constant that is not positive, and profiles', () => {
    const problem = growth(contaminated(1, { share: 0.1, oneSided: false }), 'known');
    expect(() => leastSquares(problem, { loss: { kind: 'huber', tuning: 0 } })).toThrow(InputError);
    const fit = leastSquares(problem, { loss });
    expect(() => profileInterval({ problem, fit, parameter: 'b' })).toThrow(InputError);
  });
});

function robustOf(fit: FitResult) {
  if (!fit.robust) throw new Error('the fit is not a robust one');
  return fit.robust;
}

describe('in simulations with outliers', () => {
  const trials = 600;
  const margin = 2 * Math.sqrt((0.95 * 0.05) / trials);

  it.each([
    { share: 0, sigmas: 'known' },
    { share: 0, sigmas: 'unknown' },
    { share: 0.1, sigmas: 'unknown' },
    { share: 0.1, sigmas: 'known' },
  ] as const)(
    'intervals hold 95 times in 100 with $share of wide scatter and sigmas $sigmas',
    ({ share, sigmas }) => {
      const { coverage, bias, scatter } = simulate({ trials, share, sigmas, oneSided: false, robust: true });
      expect(Math.abs(coverage - 0.95)).toBeLessThan(margin + 0.01);
      expect(Math.abs(bias)).toBeLessThan((3 * scatter) / Math.sqrt(trials));
    },
  );

  it('one in ten data far to one side moves the result a third as far as least squares, or less', () => {
    const options = { trials, share: 0.1, sigmas: 'unknown', oneSided: true } as const;
    const plain = simulate({ ...options, robust: false });
    const robust = simulate({ ...options, robust: true });
    expect(robust.scatter).toBeLessThan(plain.scatter / 2);
  });

  it('costs 5 % of the precision where the scatter is normal', () => {
    const options = { trials, share: 0, sigmas: 'known', oneSided: false } as const;
    const ratio =
      simulate({ ...options, robust: true }).scatter / simulate({ ...options, robust: false }).scatter;
    expect(ratio ** 2).toBeLessThan(1.12);
  });
});
