import { describe, expect, it } from 'vitest';
import { leastSquares, profileAt, profileInterval, randomStream, type FitProblem } from '../src/index.js';

const x = [1, 2, 4, 8, 16, 32];

/** a x/(x + b) - c with errors of 0.2 and given or no scatter; c at least 0. */
function saturating(scatter = true): FitProblem {
  const stream = randomStream(7, 0);
  const data = x.map((at) => (10 * at) / (at + 5) - 1 + (scatter ? 0.2 * stream.normal() : 0));
  return {
    parameters: [
      { name: 'a', start: 5 },
      { name: 'b', start: 1, lower: 1e-3 },
      { name: 'c', start: 0, lower: 0 },
    ],
    residualCount: x.length,
    sigmas: 'known',
    residuals([a, b, c], out) {
      x.forEach((at, i) => (out[i] = ((a * at) / (at + b) - c - data[i]) / 0.2));
    },
  };
}

describe('a profile at given values', () => {
  const problem = saturating();
  const fit = leastSquares(problem);

  it('is that of a fit anew with the parameter held, at every value and for every parameter', () => {
    for (const parameter of [0, 1, 2]) {
      const centre = fit.values[parameter];
      const values = [-0.3, -0.1, 0, 0.1, 0.2, 0.5].map((step) => centre * (1 + step));
      const found = profileAt({ problem, fit, parameter, values });
      expect(found.map(({ value }) => value)).toEqual(values);
      for (const { value, deltaChiSquare, point } of found) {
        const parameters = problem.parameters.map((each, i) =>
          i === parameter ? { name: each.name, start: value, fixed: true } : each,
        );
        const held = leastSquares({ ...problem, parameters }, { start: fit.values.with(parameter, value) });
        expect(deltaChiSquare).toBeCloseTo(held.chiSquare - fit.chiSquare, 5);
        held.values.forEach((each, i) => expect(point[i]).toBeCloseTo(each, 3));
      }
    }
  });

  it('has risen to 3.84 at the ends of the 95 % interval', () => {
    const { lower, upper } = profileInterval({ problem, fit, parameter: 'b' });
    const ends = profileAt({ problem, fit, parameter: 1, values: [lower, upper] });
    for (const { deltaChiSquare } of ends) expect(deltaChiSquare).toBeCloseTo(3.8415, 2);
  });

  it('asks for data of known errors', () => {
    const unknown = { ...problem, sigmas: 'unknown' as const };
    const ask = () => profileAt({ problem: unknown, fit: leastSquares(unknown), parameter: 0, values: [1] });
    expect(ask).toThrow('unknown errors');
  });
});
