import { describe, expect, it } from 'vitest';
import { LinearisedModel } from '../src/fit/linearised-model.js';
import { createPivotedQr } from '../src/linear-algebra/pivoted-qr.js';
import { leastSquares, randomStream, type FitProblem } from '../src/index.js';

/** Net gain = rise (1 - exp(-F/F_s))/(1 - exp(-F_top/F_s)) - loss: far above F_s rise and loss are all but collinear. */
function netGainProblem(fluences: readonly number[], seed: number): FitProblem {
  const top = Math.max(...fluences);
  const stream = randomStream(seed);
  const data = fluences.map((fluence) => 268 * -Math.expm1(-fluence / 7) - 100 + 8 * stream.normal());
  const share = (fluence: number, inverse: number) =>
    Math.expm1(-fluence * inverse) / Math.expm1(-top * inverse);
  const shareSlope = (fluence: number, inverse: number) =>
    (-share(fluence, inverse) * top) / Math.expm1(top * inverse) -
    (fluence * Math.exp(-fluence * inverse)) / Math.expm1(-top * inverse);
  return {
    parameters: [
      { name: 'gain rise', start: 170, lower: 0.01, upper: 17_000 },
      { name: 'loss', start: 1e-13, lower: 0 },
      { name: '1/F_s', start: 0.09, lower: 1e-8, upper: 1e5 },
    ],
    residualCount: fluences.length,
    sigmas: 'known',
    residuals([rise, loss, inverse], out) {
      fluences.forEach((fluence, i) => {
        out[i] = (rise * share(fluence, inverse) - loss - data[i]) / 8;
      });
    },
    jacobian([rise, , inverse], out) {
      fluences.forEach((fluence, i) => {
        out.set([share(fluence, inverse), -1, rise * shareSlope(fluence, inverse)], 3 * i);
        for (let k = 0; k < 3; k++) out[3 * i + k] /= 8;
      });
    },
  };
}

describe('fits in flat valleys', () => {
  it('converge where rise and loss are told apart by rounding only', () => {
    const seeds = Array.from({ length: 300 }, (_, seed) => seed);
    const fits = seeds.flatMap((seed) => [
      leastSquares(netGainProblem([300, 313, 327, 340], seed)),
      leastSquares(netGainProblem([78.4, 209, 418, 784], seed)),
    ]);
    expect(fits.filter(({ converged }) => !converged).map(({ stopReason }) => stopReason)).toEqual([]);
  });

  it('stop where a bent valley gains nothing that matters', () => {
    const fit = leastSquares({
      parameters: [
        { name: 'along', start: 0 },
        { name: 'across', start: 0 },
      ],
      residualCount: 3,
      sigmas: 'known',
      residuals([along, across], out) {
        out.set([10 * (across - along ** 2), 1e-4 * (along - 10), 1]);
      },
      jacobian([along], out) {
        out.set([-20 * along, 10, 1e-4, 0, 0, 0]);
      },
    });
    expect(fit.converged).toBe(true);
    expect(fit.stopReason).toContain('falls by less than a millionth');
  });

  it('take finite steps where a column has all but vanished since the start', () => {
    const model = new LinearisedModel(createPivotedQr(3, 2));
    const columns = Float64Array.of(0.6, 0.8, 0, 1e-200, 3e-200, 2e-200);
    const residuals = Float64Array.of(5, -2, 1);
    const scale = Float64Array.of(1, 1);
    const step = new Float64Array(2);
    model.factor({ columns, scale, active: Int32Array.of(0, 1), activeCount: 2, residuals });
    expect(model.step(0.1, step)).toBeLessThan(0.12);
    expect(Math.abs(step[0])).toBeGreaterThan(0.09);
    model.factor({ columns, scale, active: Int32Array.of(1), activeCount: 1, residuals });
    expect(model.step(Infinity, step)).toBe(0);
  });

  it('say so where a kink, and no rounding, ends the descent', () => {
    const fit = leastSquares({
      parameters: [{ name: 'x', start: 3 }],
      residualCount: 1,
      sigmas: 'known',
      residuals([x], out) {
        out[0] = 1 + Math.abs(x);
      },
      jacobian([x], out) {
        out[0] = Math.sign(x) || 1;
      },
    });
    expect(fit.converged).toBe(false);
    expect(fit.stopReason).toContain('not smooth');
  });
});
