import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSystematics,
  errorBudget,
  InputError,
  leastSquares,
  nuisanceName,
  randomStream,
  splitCovariance,
  type FitProblem,
} from '../src/index.js';
import { invert } from './support/linear-problem.js';

/** Two films whose intensity a exp(b s x) + o is measured with one length scale s and one offset o, both uncertain. */
const scaleError = 0.04;
const offsetError = 0.5;
const lengths = Array.from({ length: 15 }, (_, i) => (i + 1) / 5);
const truth = { a: 3, b: [0.9, 1.1] };

function films(data: ArrayLike<number>, nuisances: 'fixed' | 'fitted', exact = true): FitProblem {
  const held = (start: number, standardDeviation: number) =>
    nuisances === 'fixed' ? { start, fixed: true } : { start, prior: { mean: start, standardDeviation } };
  return {
    parameters: [
      { name: 'a', start: 3 },
      { name: 'b of film 1', start: 1 },
      { name: 'b of film 2', start: 1 },
      { name: 'length scale', ...held(1, scaleError) },
      { name: 'offset', ...held(0, offsetError) },
    ],
    residualCount: 30,
    sigmas: 'known',
    residuals([a, b1, b2, scale, offset], out) {
      lengths.forEach((x, i) => {
        out[i] = a * Math.exp(b1 * scale * x) + offset - data[i];
        out[15 + i] = a * Math.exp(b2 * scale * x) + offset - data[15 + i];
      });
    },
    ...(exact && {
      jacobian([a, b1, b2, scale]: Float64Array, out: Float64Array) {
        out.fill(0);
        lengths.forEach((x, i) =>
          [b1, b2].forEach((b, film) => {
            const row = 5 * (15 * film + i);
            const rise = Math.exp(b * scale * x);
            out[row] = rise;
            out[row + 1 + film] = a * scale * x * rise;
            out[row + 3] = a * b * x * rise;
            out[row + 4] = 1;
          }),
        );
      },
    }),
  };
}

/** Data in which the causes of error have taken values of their own. */
function measurement(seed: number): Float64Array {
  const stream = randomStream(8, seed);
  const scale = 1 + scaleError * stream.normal();
  const offset = offsetError * stream.normal();
  return Float64Array.from(
    truth.b.flatMap((b) => lengths.map((x) => truth.a * Math.exp(b * scale * x) + offset + stream.normal())),
  );
}

const ideal = Float64Array.from(truth.b.flatMap((b) => lengths.map((x) => truth.a * Math.exp(b * x))));

function scatterOf(rows: readonly Float64Array[], i: number, j: number): number {
  const mean = (k: number) => rows.reduce((sum, row) => sum + row[k], 0) / rows.length;
  const [meanI, meanJ] = [mean(i), mean(j)];
  return rows.reduce((sum, row) => sum + (row[i] - meanI) * (row[j] - meanJ), 0) / (rows.length - 1);
}

const fixedNuisances = [
  { source: 'length scale', moves: [{ parameter: 3, by: scaleError }] },
  { source: 'offset', moves: [{ parameter: 4, by: offsetError }] },
];
const fittedNuisances = [
  { source: 'length scale', parameter: 3 },
  { source: 'offset', parameter: 4 },
];

describe('statistical and systematic errors', () => {
  it.each(['fixed', 'fitted'] as const)(
    'add up to the scatter of repeated measurements with the causes %s',
    (kind) => {
      const problem = films(ideal, kind);
      const fit = leastSquares(problem);
      const { total } =
        kind === 'fixed'
          ? addSystematics({ problem, fit, nuisances: fixedNuisances })
          : splitCovariance(fit.covariance, fittedNuisances);
      const trials = 3000;
      const repeated = Array.from(
        { length: trials },
        (_, i) => leastSquares(films(measurement(i), kind)).values,
      );
      for (const [i, j] of [
        [0, 0],
        [1, 1],
        [2, 2],
        [1, 2],
        [0, 1],
      ]) {
        const size = Math.sqrt(total[6 * i] * total[6 * j]);
        // Four Monte Carlo standard errors of a covariance, and what a first order leaves out.
        expect(Math.abs(scatterOf(repeated, i, j) - total[5 * i + j])).toBeLessThan(
          (4 * size * Math.sqrt(2)) / Math.sqrt(trials) + 0.03 * size,
        );
      }
    },
  );

  it('are the same whether differences or exact derivatives give the response', () => {
    const exact = films(ideal, 'fixed');
    const differences = films(ideal, 'fixed', false);
    const fit = leastSquares(exact);
    const [a, b] = [exact, differences].map((problem) =>
      addSystematics({ problem, fit, nuisances: fixedNuisances }),
    );
    a.shifts.forEach(({ shift }, k) =>
      shift.forEach((part, i) => expect(b.shifts[k].shift[i]).toBeCloseTo(part, 7)),
    );
  });

  it('follow a refit with the input one standard deviation up', () => {
    const problem = films(ideal, 'fixed');
    const fit = leastSquares(problem);
    const { shifts } = addSystematics({ problem, fit, nuisances: fixedNuisances });
    const step = 1e-4;
    const refit = leastSquares(problem, { start: [3, 1, 1, 1 + step * scaleError, 0] });
    shifts[0].shift.forEach((part, i) =>
      expect((refit.values[i] - fit.values[i]) / step).toBeCloseTo(part, 4),
    );
  });

  it('cancel in ratios where films share the cause', () => {
    const problem = films(ideal, 'fixed');
    const fit = leastSquares(problem);
    const split = addSystematics({ problem, fit, nuisances: [fixedNuisances[0]] });
    const ratio = errorBudget(split, [0, -fit.values[2] / fit.values[1] ** 2, 1 / fit.values[1], 0, 0]);
    const single = errorBudget(split, [0, 1 / fit.values[1], 0, 0, 0]);
    expect(single.systematic).toBeCloseTo(scaleError, 6);
    expect(ratio.systematic).toBeLessThan(1e-9);
    expect(ratio.total).toBeCloseTo(ratio.statistical, 12);
  });

  it('are the same with a cause fitted that the data cannot see, or fixed', () => {
    const problem = (nuisance: object): FitProblem => ({
      parameters: [
        { name: 'gain', start: 1 },
        { name: 'scale', start: 1, ...nuisance },
      ],
      residualCount: 3,
      sigmas: 'known',
      residuals([gain, scale], out) {
        [1, 2, 3].forEach((x, i) => (out[i] = gain * scale * x - 5 * x));
      },
    });
    const fitted = leastSquares(problem({ prior: { mean: 1, standardDeviation: 0.1 } }));
    const one = splitCovariance(fitted.covariance, [{ source: 'scale', parameter: 1 }]);
    const held = problem({ fixed: true });
    const fit = leastSquares(held);
    const nuisances = [{ source: 'scale', moves: [{ parameter: 1, by: 0.1 }] }];
    const two = addSystematics({ problem: held, fit, nuisances });
    one.total.forEach((entry, i) => expect(two.total[i]).toBeCloseTo(entry, 7));
    expect(one.statistical[0]).toBeCloseTo(two.statistical[0], 7);
  });

  it('move together what one cause moves', () => {
    const problem = films(ideal, 'fixed');
    const fit = leastSquares(problem);
    const [scale, offset] = fixedNuisances;
    const together = { source: 'both', moves: [...scale.moves, ...offset.moves] };
    const apart = addSystematics({ problem, fit, nuisances: fixedNuisances }).shifts;
    const [joint] = addSystematics({ problem, fit, nuisances: [together] }).shifts;
    joint.shift.forEach((part, i) => expect(part).toBeCloseTo(apart[0].shift[i] + apart[1].shift[i], 12));
  });

  it('leave what is independent of the causes, which is the inverse of the information with them held', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
        (entries) => {
          const rows = [0, 1, 2, 3].map((i) =>
            entries.slice(4 * i, 4 * i + 4).map((e, j) => (i === j ? e + 4 : e)),
          );
          const information = rows.map((_, i) =>
            rows.map((__, j) => rows.reduce((s, row) => s + row[i] * row[j], 0)),
          );
          const covariance = Float64Array.from(invert(information).flat());
          const nuisances = [
            { source: 'c', parameter: 2 },
            { source: 'd', parameter: 3 },
          ];
          const { statistical, shifts } = splitCovariance(covariance, nuisances);
          const held = invert(information.slice(0, 2).map((row) => row.slice(0, 2)));
          const parameters = [0, 1] as const;
          for (const i of parameters) {
            for (const j of parameters) {
              expect(statistical[4 * i + j]).toBeCloseTo(held[i][j], 9);
              const systematic = shifts.reduce((sum, { shift }) => sum + shift[i] * shift[j], 0);
              expect(statistical[4 * i + j] + systematic).toBeCloseTo(covariance[4 * i + j], 12);
            }
          }
        },
      ),
    );
  });

  it('give a budget whose squares add up', () => {
    const problem = films(ideal, 'fixed');
    const split = addSystematics({ problem, fit: leastSquares(problem), nuisances: fixedNuisances });
    const { total, statistical, systematic, budget } = errorBudget(split, [0, 1, 0, 0, 0]);
    expect(budget.map(({ source }) => source)).toEqual(['length scale', 'offset']);
    expect(Math.hypot(...budget.map(({ standardError }) => standardError))).toBeCloseTo(systematic, 12);
    expect(total ** 2).toBeCloseTo(split.total[6], 12);
    expect(statistical ** 2).toBeCloseTo(split.statistical[6], 12);
  });

  it('are refused for a cause that is fitted', () => {
    const problem = films(ideal, 'fitted');
    const fit = leastSquares(problem);
    expect(() => addSystematics({ problem, fit, nuisances: fixedNuisances })).toThrow(InputError);
  });
});

describe('a nuisance', () => {
  it('is one and the same within its scope', () => {
    expect(nuisanceName({ quantity: 'stripe scale', scope: 'instrument', place: 'SC1' })).toBe(
      'stripe scale',
    );
    expect(nuisanceName({ quantity: 'stripe zero', scope: 'session', place: 'session 2' })).toBe(
      'stripe zero in session 2',
    );
    expect(nuisanceName({ quantity: 'thickness', scope: 'film', place: 'SC1' })).toBe('thickness of SC1');
    expect(() => nuisanceName({ quantity: 'thickness', scope: 'film' })).toThrow(InputError);
  });
});
