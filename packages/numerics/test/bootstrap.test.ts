import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basicBootstrapInterval,
  bootstrap,
  FitWorkspace,
  InputError,
  joinReplicates,
  leastSquares,
  leverages,
  parametricSample,
  pooledResiduals,
  randomStream,
  residualSample,
  studentisedBootstrapInterval,
  type BootstrapReplicates,
  type Estimate,
  type FitProblem,
} from '../src/index.js';
import { linearCases, linearProblem } from './support/linear-problem.js';

/** y = a exp(b x) with relative sigma 1 by the mean, at 12 places; the data may be exchanged between fits. */
function growth(sigma: number, sigmas: 'known' | 'unknown') {
  const x = Array.from({ length: 12 }, (_, i) => i / 4);
  const data = new Float64Array(12);
  const problem: FitProblem = {
    parameters: [
      { name: 'a', start: 2 },
      { name: 'b', start: 0.8 },
    ],
    residualCount: 12,
    sigmas,
    residuals([a, b], out) {
      for (let i = 0; i < 12; i++) out[i] = (a * Math.exp(b * x[i]) - data[i]) / sigma;
    },
    jacobian([a, b], out) {
      for (let i = 0; i < 12; i++) {
        out[2 * i] = Math.exp(b * x[i]) / sigma;
        out[2 * i + 1] = (a * x[i] * Math.exp(b * x[i])) / sigma;
      }
    },
  };
  const workspace = new FitWorkspace(problem);
  const fit = (values: Float64Array) => {
    data.set(values);
    return leastSquares(problem, { workspace });
  };
  const expected = (a: number, b: number) => Float64Array.from(x, (place) => a * Math.exp(b * place));
  return { problem, fit, expected, sigmas: new Float64Array(12).fill(sigma) };
}

const truth = { a: 2, b: 0.8 };

/** Share of simulated experiments whose interval of b holds the truth. */
function coverage(trials: number, interval: (data: Float64Array, trial: number) => Estimate): number {
  const { expected, sigmas } = growth(3, 'known');
  let covered = 0;
  for (let trial = 0; trial < trials; trial++) {
    const data = parametricSample(
      { expected: expected(truth.a, truth.b), sigmas },
      randomStream(77, 1e6 + trial),
    );
    const { interval95 } = interval(data, trial);
    if (interval95[0] <= truth.b && truth.b <= interval95[1]) covered++;
  }
  return covered / trials;
}

const trials = 300;
/** Two Monte Carlo standard errors about 95 %. */
const margin = 2 * Math.sqrt((0.95 * 0.05) / trials);

describe('bootstrap intervals', () => {
  it('of the basic kind hold the truth 95 times in 100 where the scatter is known', () => {
    const { fit, expected, sigmas } = growth(3, 'known');
    const share = coverage(trials, (data, trial) => {
      const original = fit(data);
      const model = { expected: expected(original.values[0], original.values[1]), sigmas };
      const replicates = bootstrap({
        replicates: 199,
        seed: trial,
        draw: (stream) => parametricSample(model, stream),
        estimate: fit,
      });
      return basicBootstrapInterval({ original, replicates, quantity: 1 });
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(margin + 0.01);
  });

  it('of the t kind hold the truth 95 times in 100 with residuals resampled and the scatter unknown', () => {
    const { problem, fit, expected, sigmas } = growth(3, 'unknown');
    const share = coverage(trials, (data, trial) => {
      const original = fit(data);
      const raw = new Float64Array(12);
      problem.residuals(original.values, raw);
      const residuals = pooledResiduals(raw, leverages(problem, original));
      const model = { expected: expected(original.values[0], original.values[1]), sigmas, residuals };
      const replicates = bootstrap({
        replicates: 199,
        seed: trial,
        draw: (stream) => residualSample(model, stream),
        estimate: fit,
      });
      return studentisedBootstrapInterval({ original, replicates, quantity: 1 });
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(margin + 0.01);
  });

  it('mirror the quantiles of the replicates at the estimate', () => {
    const values = Float64Array.from({ length: 39 }, (_, i) => i + 1);
    const standardErrors = new Float64Array(39).fill(2);
    const replicates: BootstrapReplicates = { first: 0, count: 39, quantityCount: 1, values, standardErrors };
    const original = { values: [10], standardErrors: [4] };
    // Order statistics 1 and 39 of 39 are the 2.5 and 97.5 % quantiles.
    expect(basicBootstrapInterval({ original, replicates }).interval95).toEqual([20 - 39, 20 - 1]);
    expect(studentisedBootstrapInterval({ original, replicates }).interval95).toEqual([
      10 - (39 - 10) * 2,
      10 - (1 - 10) * 2,
    ]);
  });

  it('are open where more than 1 in 40 replicates failed, closed where fewer did', () => {
    const draw = (_: unknown, replicate: number) => replicate;
    const run = (failures: number) =>
      bootstrap({
        replicates: 199,
        seed: 1,
        draw,
        estimate: (i) => (i < failures ? undefined : { values: [i] }),
      });
    const original = { values: [100] };
    const open = basicBootstrapInterval({ original, replicates: run(6) });
    expect(open.interval95).toEqual([-Infinity, Infinity]);
    const closed = basicBootstrapInterval({ original, replicates: run(4) });
    expect(closed.interval95.every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(open.standardError)).toBe(true);
  });

  it('are open with fewer replicates than a 2.5 % quantile needs', () => {
    const replicates = bootstrap({
      replicates: 20,
      seed: 1,
      draw: (stream) => stream.normal(),
      estimate: (x) => ({ values: [x] }),
    });
    expect(basicBootstrapInterval({ original: { values: [0] }, replicates }).interval95).toEqual([
      -Infinity,
      Infinity,
    ]);
  });

  it('of the t kind are refused without a standard error', () => {
    const replicates = bootstrap({
      replicates: 5,
      seed: 1,
      draw: () => 1,
      estimate: () => ({ values: [1] }),
    });
    expect(() => studentisedBootstrapInterval({ original: { values: [1] }, replicates })).toThrow(InputError);
  });
});

describe('bootstrap replicates', () => {
  const { fit, expected, sigmas } = growth(3, 'known');
  const task = {
    replicates: 30,
    seed: 5,
    draw: (stream: ReturnType<typeof randomStream>) =>
      parametricSample({ expected: expected(2, 0.8), sigmas }, stream),
    estimate: fit,
  };
  const whole = bootstrap(task);

  it('are the same numbers however the work is divided', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { maxLength: 5 }),
        fc.boolean(),
        (cuts, back) => {
          const ends = [0, ...cuts.sort((a, b) => a - b), 30];
          const parts = ends.slice(1).map((to, i) => bootstrap({ ...task, range: { from: ends[i], to } }));
          expect(joinReplicates(back ? parts.reverse() : parts)).toEqual(whole);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keep their places where some or all of a part failed', () => {
    const estimate = (sample: number) => (sample < 6 ? undefined : { values: [sample] });
    const part = (from: number, to: number) =>
      bootstrap({ replicates: 10, seed: 1, draw: (_, i) => i, estimate, range: { from, to } });
    const joined = joinReplicates([part(5, 10), part(0, 5)]);
    expect([...joined.values]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN, 6, 7, 8, 9]);
    expect([...joined.standardErrors].every(Number.isNaN)).toBe(true);
  });

  it('refuse parts with gaps, ranges outside, and analyses that change their number of values', () => {
    const part = (from: number, to: number) => bootstrap({ ...task, range: { from, to } });
    expect(() => joinReplicates([part(0, 3), part(4, 6)])).toThrow('go on with 4 where 3 was expected');
    expect(() => joinReplicates([part(0, 3), part(2, 6)])).toThrow(InputError);
    expect(() => part(3, 31)).toThrow(InputError);
    expect(() => bootstrap({ ...task, replicates: 2.5 })).toThrow(InputError);
    const uneven = { replicates: 2, seed: 1, draw: (_: unknown, i: number) => i };
    expect(() => bootstrap({ ...uneven, estimate: (i) => ({ values: new Float64Array(i + 1) }) })).toThrow(
      'One replicate gave 2 values, an earlier one 1',
    );
  });

  it('tell their progress and stop when told to', () => {
    const told: number[] = [];
    const controller = new AbortController();
    const progress = (done: number, total: number) => {
      told.push(done / total);
      if (done === 3) controller.abort(new Error('enough'));
    };
    expect(() => bootstrap({ ...task, progress, signal: controller.signal })).toThrow('enough');
    expect(told).toEqual([1 / 30, 2 / 30, 3 / 30]);
  });
});

describe('leverages', () => {
  it('sum to the number of parameters and lie between 0 and 1', () => {
    fc.assert(
      fc.property(linearCases, fc.boolean(), (linear, known) => {
        const problem = linearProblem(linear, { sigmas: known ? 'known' : 'unknown' });
        const pulls = leverages(problem, leastSquares(problem));
        expect(pulls.reduce((sum, h) => sum + h, 0)).toBeCloseTo(linear.design[0].length, 9);
        expect(pulls.every((h) => h >= -1e-12 && h <= 1 + 1e-12)).toBe(true);
      }),
    );
  });

  it('make the residuals to draw from as wide as the scatter, with mean 0', () => {
    const problem = linearProblem({ design: [[1], [1], [1], [1]], data: [1, 2, 3, 6] });
    const pulls = leverages(problem, leastSquares(problem));
    const drawn = pooledResiduals([2, 1, 0, -3], pulls);
    expect([...pulls].every((h) => Math.abs(h - 0.25) < 1e-12)).toBe(true);
    expect(drawn.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 12);
    expect(drawn[3]).toBeCloseTo(-3 / Math.sqrt(0.75), 12);
  });

  it('of a datum that decides a parameter alone keep its residual out of the draw', () => {
    expect([...pooledResiduals([0, 1, -1], [1, 0, 0])]).toEqual([1, -1]);
  });
});
