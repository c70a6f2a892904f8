import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FitWorkspace, InputError, leastSquares, type FitProblem } from '../src/index.js';
import { chiSquareOf, linearCases, linearProblem, normalEquations } from './support/linear-problem.js';

/** Compares to `tolerance` times the greatest of the references, or `scale` where that is greater. */
function expectAll(
  values: ArrayLike<number>,
  references: readonly number[],
  tolerance: number,
  scale = 1e-6,
): void {
  expect(values).toHaveLength(references.length);
  const size = Math.max(...references.map(Math.abs), scale);
  references.forEach((reference, i) =>
    expect(Math.abs(values[i] - reference)).toBeLessThanOrEqual(tolerance * size),
  );
}

const line = (y: readonly number[], slopes = y.map((_, i) => i)) => ({
  design: slopes.map((x) => [1, x]),
  data: y,
});

describe('least squares of linear models', () => {
  it('agree with the normal equations, with and without a Jacobian', () => {
    fc.assert(
      fc.property(linearCases, fc.boolean(), (linear, exact) => {
        const fit = leastSquares(linearProblem(linear, { exact }));
        const reference = normalEquations(linear);
        expectAll(fit.values, reference.values, exact ? 1e-10 : 1e-8, Math.max(...linear.data.map(Math.abs)));
        expectAll(fit.covariance, reference.covariance.flat(), exact ? 1e-10 : 1e-7);
        expect(fit.chiSquare).toBeCloseTo(chiSquareOf(linear, reference.values), 6);
        expect(fit.converged).toBe(true);
        expect(fit.degreesOfFreedom).toBe(linear.data.length - linear.design[0].length);
      }),
    );
  });

  it('scale errors by the reduced chi-square only where the sigmas are unknown', () => {
    fc.assert(
      fc.property(linearCases, (linear) => {
        const known = leastSquares(linearProblem(linear));
        const unknown = leastSquares(linearProblem(linear, { sigmas: 'unknown' }));
        const factor = Math.sqrt(unknown.chiSquare / unknown.degreesOfFreedom);
        expectAll(
          unknown.standardErrors,
          [...known.standardErrors].map((e) => e * factor),
          1e-9,
        );
      }),
    );
  });

  it('with priors are the closed-form Gaussian posterior', () => {
    const prior = fc.record({
      mean: fc.double({ min: -5, max: 5, noNaN: true }),
      standardDeviation: fc.double({ min: 0.01, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(linearCases, fc.array(prior, { minLength: 5, maxLength: 5 }), (linear, priors) => {
        const fit = leastSquares(linearProblem(linear, { parameters: priors.map((p) => ({ prior: p })) }));
        const weights = priors.map(({ mean, standardDeviation }) => ({
          mean,
          weight: standardDeviation ** -2,
        }));
        const reference = normalEquations(linear, weights);
        expectAll(fit.values, reference.values, 1e-10, 1);
        expectAll(fit.covariance, reference.covariance.flat(), 1e-10);
        expect(fit.dataChiSquare).toBeCloseTo(chiSquareOf(linear, reference.values), 6);
      }),
    );
  });

  it('within bounds meet the optimality conditions: no slope inside, slope only outwards at a bound', () => {
    const bound = fc.tuple(
      fc.double({ min: -4, max: 0, noNaN: true }),
      fc.double({ min: 0.01, max: 4, noNaN: true }),
    );
    fc.assert(
      fc.property(linearCases, fc.array(bound, { minLength: 5, maxLength: 5 }), (linear, bounds) => {
        const parameters = bounds.map(([lower, upper]) => ({ lower, upper, start: (lower + upper) / 2 }));
        const fit = leastSquares(linearProblem(linear, { parameters }));
        expect(fit.converged).toBe(true);
        const residuals = linear.design.map((row, i) =>
          row.reduce((sum, entry, j) => sum + entry * fit.values[j], -linear.data[i]),
        );
        fit.values.forEach((value, j) => {
          const [lower, upper] = bounds[j];
          const slope = linear.design.reduce((sum, row, i) => sum + row[j] * residuals[i], 0);
          expect(value).toBeGreaterThanOrEqual(lower);
          expect(value).toBeLessThanOrEqual(upper);
          const outwards = value === lower ? slope > -1e-7 : value === upper ? slope < 1e-7 : false;
          if (!outwards) expect(Math.abs(slope)).toBeLessThan(1e-5);
          expect(fit.status[j]).toBe(value === lower || value === upper ? 'at-bound' : 'ok');
        });
      }),
    );
  });
});

describe('what a fit says of its parameters', () => {
  it('a fixed parameter keeps its value and has no error', () => {
    const fit = leastSquares(linearProblem(line([1, 3.1, 4.9]), { parameters: [{ fixed: true, start: 1 }] }));
    expect(fit.values[0]).toBe(1);
    expect(fit.standardErrors[0]).toBe(0);
    expect(fit.status).toEqual(['fixed', 'ok']);
    expect(fit.degreesOfFreedom).toBe(2);
    expect(fit.standardErrors[1]).toBeCloseTo(1 / Math.sqrt(5), 12);
  });

  it('with every parameter fixed a fit is an evaluation', () => {
    const parameters = [
      { fixed: true, start: 1 },
      { lower: 2, upper: 2, start: 2 },
    ];
    const fit = leastSquares(linearProblem(line([1, 3.5, 5]), { parameters }));
    expect(fit.chiSquare).toBeCloseTo(0.25, 12);
    expect(fit.status).toEqual(['fixed', 'fixed']);
    expect(fit.converged).toBe(true);
  });

  it('parameters that only their sum determines are not determined, the others are all the same', () => {
    const design = [0, 1, 2, 3].map((x) => [1, 1, x]);
    for (const exact of [true, false]) {
      const fit = leastSquares(linearProblem({ design, data: [1, 3, 5.2, 6.8] }, { exact }));
      expect(fit.converged).toBe(true);
      expect(fit.status).toEqual(['not-determined', 'not-determined', 'ok']);
      expect([...fit.standardErrors.slice(0, 2)]).toEqual([Infinity, Infinity]);
      const reference = leastSquares(linearProblem(line([1, 3, 5.2, 6.8])));
      expect(fit.values[2]).toBeCloseTo(reference.values[1], 8);
      expect(fit.standardErrors[2]).toBeCloseTo(reference.standardErrors[1], 8);
      expect(fit.chiSquare).toBeCloseTo(reference.chiSquare, 10);
      expect([...fit.covariance.slice(0, 6)]).toEqual([0, 0, 0, 0, 0, 0]);
    }
  });

  it('a prior settles what the data leave open, and the status says so', () => {
    const design = [0, 1, 2, 3].map((x) => [1, 1, x]);
    const prior = { mean: 0.25, standardDeviation: 0.1 };
    const fit = leastSquares(linearProblem({ design, data: [1, 3, 5, 7] }, { parameters: [{ prior }] }));
    expect(fit.values[0]).toBeCloseTo(0.25, 10);
    expect(fit.standardErrors[0]).toBeCloseTo(0.1, 10);
    expect(fit.values[1]).toBeCloseTo(0.75, 10);
    expect(fit.status).toEqual(['prior-dominated', 'ok', 'ok']);
  });

  it('with unknown sigmas a prior keeps its width while the data are scaled', () => {
    // Data with a common sigma of 3, given as 1: the fit must weigh the prior as if 3 had been known.
    const data = [1, -4, 2, 6, -3, 4.5, 0, -2.5, 3, -7].map((noise, i) => 10 + 2 * i + noise);
    const prior = { mean: 1.7, standardDeviation: 0.2 };
    const unknown = leastSquares(
      linearProblem(line(data), { sigmas: 'unknown', parameters: [{}, { prior }] }),
    );
    const sigma = Math.sqrt(unknown.chiSquare / unknown.degreesOfFreedom);
    const scaled = line(data);
    const known = normalEquations(
      { design: scaled.design.map((row) => row.map((x) => x / sigma)), data: data.map((y) => y / sigma) },
      [
        { mean: 0, weight: 0 },
        { mean: 1.7, weight: 25 },
      ],
    );
    expectAll(unknown.values, known.values, 1e-8);
    expectAll(unknown.covariance, known.covariance.flat(), 1e-8);
    expect(sigma).toBeGreaterThan(2);
  });

  it('no more data than parameters leave errors unknown, unless the sigmas are known', () => {
    const exact = line([1, 3]);
    const unknown = leastSquares(linearProblem(exact, { sigmas: 'unknown' }));
    expectAll(unknown.values, [1, 2], 1e-12);
    expect([...unknown.standardErrors]).toEqual([Infinity, Infinity]);
    expect([...unknown.status]).toEqual(['not-determined', 'not-determined']);
    expect(leastSquares(linearProblem(exact)).standardErrors[0]).toBeCloseTo(1, 12);
  });

  it('fewer data than parameters still give a fit, with nothing determined', () => {
    const fit = leastSquares(linearProblem({ design: [[1, 2, 3]], data: [6.5] }));
    expect(fit.chiSquare).toBeLessThan(1e-20);
    expect(fit.status).toEqual(['not-determined', 'not-determined', 'not-determined']);
  });
});

/** A exp(-k x) at x = 0..19 with values of the parameters as far apart as physics has them. */
function decay(scale: number, noise: number): FitProblem {
  const data = Array.from({ length: 20 }, (_, i) => 3 * Math.exp(-0.3 * i) + noise * Math.sin(7 * i));
  return {
    parameters: [
      { name: 'amplitude', start: scale },
      { name: 'rate', start: 1 / scale },
    ],
    residualCount: 20,
    sigmas: 'known',
    residuals([amplitude, rate], out) {
      data.forEach((y, i) => (out[i] = ((amplitude / scale) * Math.exp(-rate * scale * i) - y) / 0.05));
    },
  };
}

describe('nonlinear fits', () => {
  it.each([1, 1e17, 1e-15])('do not care for the size of parameters: %d', (scale) => {
    const fit = leastSquares(decay(scale, 0.05));
    const reference = leastSquares(decay(1, 0.05));
    expect(fit.values[0] / scale / reference.values[0]).toBeCloseTo(1, 9);
    expect((fit.values[1] * scale) / reference.values[1]).toBeCloseTo(1, 9);
    expect(fit.standardErrors[0] / scale / reference.standardErrors[0]).toBeCloseTo(1, 6);
  });

  it('meet data without noise exactly and call that converged', () => {
    const fit = leastSquares(decay(1, 0));
    expectAll(fit.values, [3, 0.3], 1e-13);
    expect(fit.converged).toBe(true);
  });

  it('keep away from where the model is not finite, and never throw', () => {
    // sqrt(b - x) is NaN for b below the largest x; a full Gauss-Newton step from 40 would land there.
    const data = [0, 1, 2, 3, 4].map((x) => Math.sqrt(4.5 - x) + 0.01 * (x % 2));
    const problem: FitProblem = {
      parameters: [{ name: 'b', start: 40 }],
      residualCount: 5,
      sigmas: 'known',
      residuals: ([b], out) => data.forEach((y, i) => (out[i] = (Math.sqrt(b - i) - y) / 0.01)),
      jacobian: ([b], out) => data.forEach((_, i) => (out[i] = 0.5 / Math.sqrt(b - i) / 0.01)),
    };
    const fit = leastSquares(problem);
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.values[0] - 4.5)).toBeLessThan(0.02);
    expect(leastSquares({ ...problem, jacobian: undefined }).values[0]).toBeCloseTo(fit.values[0], 7);
  });

  it('say so where the model is not finite at the start, with nothing determined', () => {
    const fit = leastSquares({ ...decay(1, 0), residuals: (_, out) => out.fill(NaN) });
    expect(fit.converged).toBe(false);
    expect(fit.stopReason).toMatch(/not finite at the start/);
    expect([...fit.standardErrors]).toEqual([Infinity, Infinity]);
    expect(fit.status).toEqual(['not-determined', 'not-determined']);
  });

  it('say so where the iterations do not suffice', () => {
    const fit = leastSquares(decay(1, 0.05), { maxIterations: 2 });
    expect(fit.converged).toBe(false);
    expect(fit.stopReason).toMatch(/2 iterations/);
  });

  it('find a bounded minimum along a curved valley', () => {
    // Rosenbrock's valley with the minimum (1, 1) cut off by x <= 0.5: then y = 0.25.
    const problem: FitProblem = {
      parameters: [
        { name: 'x', start: -1.2, upper: 0.5 },
        { name: 'y', start: 1 },
      ],
      residualCount: 2,
      sigmas: 'known',
      residuals: ([x, y], out) => out.set([10 * (y - x * x), 1 - x]),
      jacobian: ([x], out) => out.set([-20 * x, 10, -1, 0]),
    };
    const fit = leastSquares(problem);
    expectAll(fit.values, [0.5, 0.25], 1e-12);
    expect(fit.status).toEqual(['at-bound', 'ok']);
    expect(fit.converged).toBe(true);
  });

  it('leave a bound at which they start when the minimum lies inside', () => {
    const data = [0, 1, 2, 3].map((x) => Math.exp(0.5 * x));
    const fit = leastSquares({
      parameters: [{ name: 'g', start: 0, lower: 0, upper: 5 }],
      residualCount: 4,
      sigmas: 'known',
      residuals: ([g], out) => data.forEach((y, i) => (out[i] = Math.exp(g * i) - y)),
    });
    expect(fit.values[0]).toBeCloseTo(0.5, 10);
  });

  it.each([1e-9, 1e9])('find an amplitude from a start that is wrong by %d', (factor) => {
    const problem: FitProblem = {
      parameters: [
        { name: 'amplitude', start: 2e4 * factor },
        { name: 'rate', start: 0.5 },
      ],
      residualCount: 10,
      sigmas: 'known',
      residuals([amplitude, rate], out) {
        for (let i = 0; i < 10; i++)
          out[i] = amplitude * Math.exp(-rate * i) - 2e4 * Math.exp(-0.3 * i) - (i % 2);
      },
    };
    const fit = leastSquares(problem);
    expect(fit.status).toEqual(['ok', 'ok']);
    expect(fit.values[0] / 2e4).toBeCloseTo(1, 3);
    expect(fit.values[1]).toBeCloseTo(0.3, 3);
  });

  it('stop in a valley without end and say which parameters run along it', () => {
    // Far above saturation G F/(F + S) - L knows only G - L and G S: S -> 0 fits ever better, by ever less.
    const fluences = [78.4, 209, 418, 784];
    const data = [194, 205, 201, 204];
    const problem: FitProblem = {
      parameters: [
        { name: 'gain', start: 250, lower: 0 },
        { name: 'loss', start: 50, lower: 0 },
        { name: 'saturation', start: 10, lower: 0 },
        { name: 'offset', start: 0, prior: { mean: 0, standardDeviation: 1 } },
      ],
      residualCount: 4,
      sigmas: 'known',
      residuals([gain, loss, saturation, offset], out) {
        fluences.forEach((f, i) => (out[i] = ((gain * f) / (f + saturation) - loss + offset - data[i]) / 10));
      },
    };
    const fit = leastSquares(problem);
    expect(fit.converged).toBe(true);
    expect(fit.stopReason).toMatch(/valley without end/);
    expect(fit.status.slice(0, 3)).toEqual(['not-determined', 'not-determined', 'not-determined']);
    expect(fit.iterations).toBeLessThan(200);
    // The limit: a line in 1/F through the data, by the normal equations.
    const limit = { design: fluences.map((f) => [0.1, 1 / (10 * f)]), data: data.map((y) => y / 10) };
    const floor = chiSquareOf(limit, normalEquations(limit).values);
    expect(fit.dataChiSquare).toBeGreaterThan(floor - 1e-6);
    expect(fit.dataChiSquare).toBeLessThan(floor + 0.02);
  });

  it('give the same bytes with a workspace that was used before', () => {
    const problem = decay(1, 0.05);
    const workspace = new FitWorkspace(problem);
    leastSquares(problem, { workspace, start: [7, 0.01] });
    expect(leastSquares(problem, { workspace })).toEqual(leastSquares(problem));
  });

  it('take less than 0.5 ms for 30 points and 3 parameters even on a busy machine', () => {
    const x = Array.from({ length: 30 }, (_, i) => 0.1 * (i + 1));
    const y = x.map((v, i) => 2 * Math.exp(-1.3 * v) + 0.5 + 0.02 * Math.sin(7 * i));
    const problem: FitProblem = {
      parameters: ['a', 'b', 'c'].map((name) => ({ name, start: 1 })),
      residualCount: 30,
      sigmas: 'unknown',
      residuals([a, b, c], out) {
        for (let i = 0; i < 30; i++) out[i] = a * Math.exp(-b * x[i]) + c - y[i];
      },
      jacobian([a, b], out) {
        for (let i = 0; i < 30; i++) {
          const e = Math.exp(-b * x[i]);
          out[3 * i] = e;
          out[3 * i + 1] = -a * x[i] * e;
          out[3 * i + 2] = 1;
        }
      },
    };
    for (let warm = 0; warm < 500; warm++) leastSquares(problem);
    // Processor time: the wall clock says more about the neighbours.
    const before = process.cpuUsage().user;
    for (let run = 0; run < 500; run++) leastSquares(problem);
    expect((process.cpuUsage().user - before) / 500 / 1000).toBeLessThan(0.5);
  });
});

describe('misuse', () => {
  const parameter = { name: 'loss', start: 1 };
  const problem = linearProblem({ design: [[1], [1]], data: [1, 2] });
  it.each([
    [{ ...parameter, start: NaN }, /start value of loss is NaN/],
    [{ ...parameter, lower: 2, upper: 1 }, /bounds of loss are 2 and 1/],
    [{ ...parameter, prior: { mean: 0, standardDeviation: 0 } }, /prior of loss is 0 \+- 0/],
  ])('is refused in one sentence: %o', (bad, sentence) => {
    const attempt = () => leastSquares({ ...problem, parameters: [bad] });
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(sentence);
  });
});
