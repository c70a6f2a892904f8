import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquareQuantile,
  findMinimum,
  findRoot,
  FitWorkspace,
  InputError,
  leastSquares,
  normalQuantile,
  profileInterval,
  randomStream,
  studentTQuantile,
  type FitProblem,
} from '../src/index.js';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { linearCases, linearProblem } from './support/linear-problem.js';
import { nistCases, nistProblem } from './support/nist.js';

/** Saturating gain G x/(1 + x) - loss, x = fluence/saturation, at the fluences given; errors of 5 cm-1. */
function saturatingGain(
  fluences: readonly number[],
  noise: readonly number[] = fluences.map(() => 0),
): FitProblem {
  const truth = { gain: 300, loss: 60, saturation: 40 };
  const data = fluences.map(
    (f, i) => (truth.gain * f) / (f + truth.saturation) - truth.loss + 5 * (noise[i] ?? 0),
  );
  return {
    parameters: [
      { name: 'gain', unit: 'cm-1', start: 200, lower: 0 },
      { name: 'loss', unit: 'cm-1', start: 10, lower: 0 },
      { name: 'saturation', unit: 'uJ/cm2', start: 20, lower: 0, upper: 1e5 },
    ],
    residualCount: fluences.length,
    sigmas: 'known',
    residuals([gain, loss, saturation], out) {
      fluences.forEach((f, i) => (out[i] = ((gain * f) / (f + saturation) - loss - data[i]) / 5));
    },
    jacobian([gain, , saturation], out) {
      fluences.forEach((f, i) => {
        out[3 * i] = f / (f + saturation) / 5;
        out[3 * i + 1] = -1 / 5;
        out[3 * i + 2] = (-gain * f) / (f + saturation) ** 2 / 5;
      });
    },
  };
}

/**
 * The profile over the gain, the textbook's slow way: the loss is linear, the saturation is scanned and refined.
 * Bounds on both are kept.
 */
function slowProfile(problem: FitProblem, gain: number): number {
  const out = new Float64Array(problem.residualCount);
  const best = (logSaturation: number) => {
    const at = (loss: number) => {
      problem.residuals(Float64Array.of(gain, loss, Math.exp(logSaturation)), out);
      return [...out];
    };
    const [zero, one] = [at(0), at(1)];
    const slope = one[0] - zero[0];
    const loss = Math.max(0, -zero.reduce((sum, r) => sum + r, 0) / (zero.length * slope));
    return at(loss).reduce((sum, r) => sum + r * r, 0);
  };
  const [low, high] = [Math.log(1e-6), Math.log(1e4)];
  const grid = Array.from({ length: 400 }, (_, i) => low + ((high - low) * i) / 399);
  const lowest = grid.reduce((a, b) => (best(b) < best(a) ? b : a));
  const width = (high - low) / 399;
  return findMinimum({ f: best, lower: lowest - width, upper: lowest + width }).value;
}

describe('profileInterval', () => {
  itWithSharedData('gives the known interval of Misra1a', () => {
    const data = nistCases().filter(({ name }) => name === 'Misra1a')[0];
    const problem = nistProblem(data, data.start1, 'exact');
    const { lower, upper } = profileInterval({ problem, fit: leastSquares(problem), parameter: 'b1' });
    expect(lower).toBeCloseTo(233.1953, 4);
    expect(upper).toBeCloseTo(245.0174, 4);
  });

  it('is value +- quantile x error for linear models: normal for known sigmas, Student t for unknown', () => {
    fc.assert(
      fc.property(linearCases, fc.constantFrom('known' as const, 'unknown' as const), (linear, sigmas) => {
        const problem = linearProblem(linear, { sigmas });
        const fit = leastSquares(problem);
        const quantile =
          sigmas === 'known' ? normalQuantile(0.975) : studentTQuantile(0.975, fit.degreesOfFreedom);
        const half = quantile * fit.standardErrors[0];
        fc.pre(half > 1e-6);
        const { lower, upper } = profileInterval({ problem, fit, parameter: 0 });
        expect(Math.abs(fit.values[0] - half - lower)).toBeLessThan(1e-7 * half);
        expect(Math.abs(fit.values[0] + half - upper)).toBeLessThan(1e-7 * half);
      }),
    );
  });

  it('of linear models with priors is value +- quantile x error as well, also for unknown sigmas', () => {
    fc.assert(
      fc.property(linearCases, fc.constantFrom('known' as const, 'unknown' as const), (linear, sigmas) => {
        const parameters = linear.design[0].map(() => ({ prior: { mean: 1, standardDeviation: 0.5 } }));
        const problem = linearProblem(linear, { sigmas, parameters });
        const fit = leastSquares(problem);
        const quantile =
          sigmas === 'known' ? normalQuantile(0.975) : studentTQuantile(0.975, fit.degreesOfFreedom);
        const half = quantile * fit.standardErrors[0];
        fc.pre(half > 1e-6);
        const { lower, upper } = profileInterval({ problem, fit, parameter: 0 });
        expect(Math.abs(fit.values[0] - half - lower)).toBeLessThan(1e-6 * half);
        expect(Math.abs(fit.values[0] + half - upper)).toBeLessThan(1e-6 * half);
      }),
    );
  });

  it('is the place where chi-square crosses the threshold for a single parameter', () => {
    const data = [1.1, 1.7, 2.4, 4.9];
    const chiSquare = (g: number) => data.reduce((sum, y, i) => sum + ((Math.exp(g * i) - y) / 0.8) ** 2, 0);
    const problem: FitProblem = {
      parameters: [{ name: 'g', start: 0.1 }],
      residualCount: 4,
      sigmas: 'known',
      residuals: ([g], out) => data.forEach((y, i) => (out[i] = (Math.exp(g * i) - y) / 0.8)),
    };
    const fit = leastSquares(problem);
    const level = 0.9;
    const { lower, upper, trace } = profileInterval({ problem, fit, parameter: 'g', level });
    const f = (g: number) => chiSquare(g) - fit.chiSquare - chiSquareQuantile(level, 1);
    expect(lower).toBeCloseTo(findRoot({ f, lower: -2, upper: fit.values[0] }), 7);
    expect(upper).toBeCloseTo(findRoot({ f, lower: fit.values[0], upper: 2 }), 7);
    for (const point of trace)
      expect(point.deltaChiSquare).toBeCloseTo(chiSquare(point.value) - fit.chiSquare, 8);
    expect(trace.map(({ value }) => value)).toEqual(trace.map(({ value }) => value).sort((a, b) => a - b));
  });

  it('follows the curved ridge of gain, loss and saturation as a slow scan does', () => {
    const sets = [
      [5, 10, 20, 40, 80, 160, 320],
      [20, 50, 100, 200, 400, 800],
      [60, 120, 240, 480, 960],
    ];
    for (const [index, fluences] of sets.entries()) {
      const { normal } = randomStream(3, index);
      const problem = saturatingGain(fluences, fluences.map(normal));
      const fit = leastSquares(problem);
      const { lower, upper, upperOpen, betterFit } = profileInterval({ problem, fit, parameter: 'gain' });
      expect(betterFit).toBeUndefined();
      const f = (gain: number) => slowProfile(problem, gain) - fit.chiSquare - chiSquareQuantile(0.95, 1);
      expect(f(lower)).toBeCloseTo(0, 4);
      if (upperOpen === undefined) expect(f(upper)).toBeCloseTo(0, 4);
      else expect(f(1e6)).toBeLessThan(0);
    }
  });

  it('needs at most ten refits a side on such a ridge', () => {
    let refits = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { normal } = randomStream(11, seed);
      const fluences = [5, 10, 20, 40, 80, 160, 320];
      const problem = saturatingGain(fluences, fluences.map(normal));
      const { trace } = profileInterval({ problem, fit: leastSquares(problem), parameter: 'gain' });
      expect(trace.length - 1).toBeLessThanOrEqual(20);
      refits += trace.length - 1;
    }
    expect(refits / 40).toBeLessThan(6);
  });

  it('is open where the data bound nothing, with the reason', () => {
    // Only fluences far above saturation: gain and loss are known by their difference alone.
    const problem = saturatingGain([4e5, 8e5, 1.6e6, 3.2e6]);
    const { lower, upper, upperOpen } = profileInterval({
      problem,
      fit: leastSquares(problem),
      parameter: 'gain',
    });
    expect(lower).toBeGreaterThan(200);
    expect(upper).toBe(Infinity);
    expect(upperOpen).toMatch(/out to .* cm-1 chi-square rises by only 0 %/);
  });

  it('closes the lower end where the fit itself has run off, as a slow scan does', () => {
    let runaways = 0;
    for (let seed = 0; seed < 12; seed++) {
      const { normal } = randomStream(8, seed);
      const fluences = [784, 2090, 4180, 7840];
      const problem = saturatingGain(fluences, fluences.map(normal));
      const fit = leastSquares(problem);
      if (fit.status[0] === 'not-determined') runaways++;
      const { lower, lowerOpen, upperOpen } = profileInterval({ problem, fit, parameter: 'gain' });
      const f = (gain: number) => slowProfile(problem, gain) - fit.chiSquare - chiSquareQuantile(0.95, 1);
      if (lowerOpen === undefined) expect(f(lower)).toBeCloseTo(0, 1);
      if (upperOpen !== undefined) expect(f(1e6)).toBeLessThan(0);
    }
    expect(runaways).toBeGreaterThan(0);
  });

  it('is open on both sides where only a sum is determined', () => {
    const problem = linearProblem({ design: [0, 1, 2, 3].map((x) => [1, 1, x]), data: [1, 3, 5, 7.2] });
    const interval = profileInterval({ problem, fit: leastSquares(problem), parameter: 0 });
    expect([interval.lower, interval.upper]).toEqual([-Infinity, Infinity]);
    expect(interval.lowerOpen).toBeDefined();
    expect(interval.upperOpen).toBeDefined();
  });

  it('ends at a bound that comes first, and says so', () => {
    const linear = { design: [[1], [1], [1]], data: [0.3, 0.1, 0.2] };
    const parameters = [{ name: 'loss', unit: 'cm-1', start: 1, lower: 0 }];
    const problem = linearProblem(linear, { parameters });
    const interval = profileInterval({ problem, fit: leastSquares(problem), parameter: 'loss' });
    expect(interval.lower).toBe(0);
    expect(interval.lowerOpen).toBe('the bound of 0 cm-1 is reached first');
    expect(interval.upper).toBeCloseTo(0.2 + 1.959964 / Math.sqrt(3), 6);
    expect(interval.upperOpen).toBeUndefined();
  });

  it('of a parameter at its bound starts there', () => {
    const linear = { design: [[1], [1], [1]], data: [-0.3, -0.1, -0.2] };
    const problem = linearProblem(linear, { parameters: [{ lower: 0 }] });
    const interval = profileInterval({ problem, fit: leastSquares(problem), parameter: 0 });
    const f = (v: number) => 3 * ((v + 0.2) ** 2 - 0.04) - chiSquareQuantile(0.95, 1);
    expect(interval.lower).toBe(0);
    expect(interval.upper).toBeCloseTo(findRoot({ f, lower: 0, upper: 5 }), 7);
  });

  it('stops where the model is not finite, and says so', () => {
    const data = [0.9, 1.1];
    const problem: FitProblem = {
      parameters: [{ name: 'x', start: 1 }],
      residualCount: 2,
      sigmas: 'known',
      residuals: ([x], out) => data.forEach((y, i) => (out[i] = Math.sqrt(x) - y)),
    };
    const interval = profileInterval({ problem, fit: leastSquares(problem), parameter: 0 });
    expect(interval.lower).toBe(-Infinity);
    expect(interval.lowerOpen).toMatch(/not finite beyond/);
    expect(interval.upper).toBeCloseTo((1 + 1.959964 / Math.sqrt(2)) ** 2, 5);
  });

  it('starts again from a better fit that it comes upon', () => {
    // Two valleys in x, at -1 (shallow) and 1 (deep); the fit starts in the shallow one.
    const problem: FitProblem = {
      parameters: [{ name: 'x', start: -1.1 }],
      residualCount: 2,
      sigmas: 'known',
      residuals: ([x], out) => out.set([1.2 * (x * x - 1), 0.6 * (x - 1)]),
    };
    const fit = leastSquares(problem);
    expect(fit.values[0]).toBeLessThan(0);
    const interval = profileInterval({ problem, fit, parameter: 'x' });
    expect(interval.betterFit?.values[0]).toBeCloseTo(1, 8);
    expect(interval.upper).toBeGreaterThan(1);
    expect(Math.min(...interval.trace.map((point) => point.deltaChiSquare))).toBe(0);
  });

  it('has no width for a fixed parameter and no end where nothing is left to judge by', () => {
    const linear = {
      design: [
        [1, 0],
        [1, 1],
      ],
      data: [1, 2],
    };
    const fixed = linearProblem(linear, { parameters: [{ fixed: true, start: 3 }] });
    expect(profileInterval({ problem: fixed, fit: leastSquares(fixed), parameter: 0 })).toMatchObject({
      lower: 3,
      upper: 3,
    });
    const exact = linearProblem(linear, { sigmas: 'unknown' });
    const interval = profileInterval({ problem: exact, fit: leastSquares(exact), parameter: 1 });
    expect([interval.lower, interval.upper]).toEqual([-Infinity, Infinity]);
    expect(interval.lowerOpen).toMatch(/no more data than parameters/);
  });

  it('refuses a parameter that is not there', () => {
    const problem = saturatingGain([1, 10, 100]);
    const fit = leastSquares(problem);
    expect(() => profileInterval({ problem, fit, parameter: 'lossy' })).toThrow(InputError);
    expect(() => profileInterval({ problem, fit, parameter: 'lossy' })).toThrow(/gain, loss, saturation/);
  });

  it.each(['known', 'unknown'] as const)('covers the truth in 95 of 100 cases, sigmas %s', (sigmas) => {
    const trials = 400;
    const times = Array.from({ length: 12 }, (_, i) => i / 4);
    let covered = 0;
    const data = new Float64Array(12);
    const problem: FitProblem = {
      parameters: [
        { name: 'amplitude', start: 1 },
        { name: 'rate', start: 1 },
      ],
      residualCount: 12,
      sigmas,
      residuals([a, k], out) {
        times.forEach((t, i) => (out[i] = (a * Math.exp(-k * t) - data[i]) / 0.15));
      },
      jacobian([a, k], out) {
        times.forEach((t, i) =>
          out.set([Math.exp(-k * t) / 0.15, (-a * t * Math.exp(-k * t)) / 0.15], 2 * i),
        );
      },
    };
    const workspace = new FitWorkspace(problem);
    for (let trial = 0; trial < trials; trial++) {
      const { normal } = randomStream(2025, trial);
      times.forEach((t, i) => (data[i] = Math.exp(-0.8 * t) + 0.15 * normal()));
      const fit = leastSquares(problem, { workspace });
      const { lower, upper } = profileInterval({ problem, fit, parameter: 'rate', workspace });
      if (lower <= 0.8 && upper >= 0.8) covered++;
    }
    // Three standard deviations of the binomial count.
    expect(Math.abs(covered - 0.95 * trials)).toBeLessThan(3 * Math.sqrt(trials * 0.95 * 0.05));
  });
});
