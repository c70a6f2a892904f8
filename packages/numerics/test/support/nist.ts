import { existsSync } from 'node:fs';
import { sharedData, sharedJson } from '../../../../test-support/shared-data.js';
import type { FitProblem } from '../../src/index.js';
import { Dual } from './dual.js';

/** One data set of the NIST StRD collection for nonlinear regression, as nist.json gives it. */
export interface NistCase {
  readonly name: string;
  readonly start1: readonly number[];
  readonly start2: readonly number[];
  readonly cert: readonly number[];
  readonly cert_sd: readonly number[];
  readonly rss: number;
  /** Two predictors for Nelson. */
  readonly x: readonly number[] | readonly (readonly number[])[];
  readonly y: readonly number[];
}

export function nistCases(): NistCase[] {
  return existsSync(sharedData('nist/nist.json')) ? (sharedJson('nist/nist.json') as NistCase[]) : [];
}

type Model = (b: readonly Dual[], x: number, x2: number) => Dual;

/** b[0] exp(-b[1] x) + b[2] exp(-b[3] x) + b[4] exp(-b[5] x) */
const threeExponentials: Model = (b, x) =>
  [0, 2, 4].map((i) => b[i].times(b[i + 1].times(-x).exp())).reduce((sum, term) => sum.plus(term));

const chwirut: Model = (b, x) =>
  b[0]
    .times(-x)
    .exp()
    .over(b[1].plus(b[2].times(x)));

const bell = (x: number, centre: Dual, width: Dual) => centre.minus(x).over(width).power(2).negated().exp();

const twoPeaks: Model = (b, x) =>
  b[0]
    .times(b[1].times(-x).exp())
    .plus(b[2].times(bell(x, b[3], b[4])))
    .plus(b[5].times(bell(x, b[6], b[7])));

/** Polynomial with the given coefficients, lowest power first. */
const polynomial = (coefficients: readonly Dual[], x: number) =>
  coefficients.reduceRight((sum, coefficient) => sum.times(x).plus(coefficient), coefficients[0].times(0));

const cubicOverCubic: Model = (b, x) =>
  polynomial(b.slice(0, 4), x).over(polynomial(b.slice(4, 7), x).times(x).plus(1));

const wave = (b: readonly Dual[], period: Dual, x: number) => {
  const phase = period.power(-1).times(2 * Math.PI * x);
  return b[0].times(phase.cos()).plus(b[1].times(phase.sin()));
};

/** The 27 models as NIST states them. */
const models: Readonly<Record<string, Model>> = {
  Misra1a: (b, x) => b[0].times(b[1].times(-x).oneMinusExp()),
  Misra1b: (b, x) =>
    b[0].times(
      b[1]
        .times(x / 2)
        .plus(1)
        .power(-2)
        .negated()
        .plus(1),
    ),
  Misra1c: (b, x) =>
    b[0].times(
      b[1]
        .times(2 * x)
        .plus(1)
        .power(-0.5)
        .negated()
        .plus(1),
    ),
  Misra1d: (b, x) => b[0].times(b[1]).times(x).over(b[1].times(x).plus(1)),
  Chwirut1: chwirut,
  Chwirut2: chwirut,
  Lanczos1: threeExponentials,
  Lanczos2: threeExponentials,
  Lanczos3: threeExponentials,
  Gauss1: twoPeaks,
  Gauss2: twoPeaks,
  Gauss3: twoPeaks,
  DanWood: (b, x) => b[0].times(b[1].times(Math.log(x)).exp()),
  Kirby2: (b, x) => polynomial(b.slice(0, 3), x).over(polynomial(b.slice(3, 5), x).times(x).plus(1)),
  Hahn1: cubicOverCubic,
  Thurber: cubicOverCubic,
  Nelson: (b, x, x2) => b[0].minus(b[1].times(x).times(b[2].times(-x2).exp())),
  MGH17: (b, x) => b[0].plus(b[1].times(b[3].times(-x).exp())).plus(b[2].times(b[4].times(-x).exp())),
  Roszman1: (b, x) => b[0].minus(b[1].times(x)).minus(b[2].over(b[3].negated().plus(x)).atan().over(Math.PI)),
  ENSO: (b, x) =>
    b[0]
      .plus(wave(b.slice(1, 3), Dual.constant(12, b.length), x))
      .plus(wave(b.slice(4, 6), b[3], x))
      .plus(wave(b.slice(7, 9), b[6], x)),
  MGH09: (b, x) =>
    b[0].times(b[1].times(x).plus(x * x)).over(
      b[2]
        .times(x)
        .plus(b[3])
        .plus(x * x),
    ),
  BoxBOD: (b, x) => b[0].times(b[1].times(-x).oneMinusExp()),
  Rat42: (b, x) => b[0].over(b[1].minus(b[2].times(x)).exp().plus(1)),
  MGH10: (b, x) => b[0].times(b[1].over(b[2].plus(x)).exp()),
  Eckerle4: (b, x) => b[0].over(b[1]).times(b[2].minus(x).over(b[1]).power(2).times(-0.5).exp()),
  Rat43: (b, x) => b[0].over(b[1].minus(b[2].times(x)).exp().plus(1).power(b[3].power(-1))),
  Bennett5: (b, x) => b[0].times(b[1].plus(x).power(b[2].power(-1).negated())),
};

/** A certified problem with exact derivatives, or with none so that differences must do. */
export function nistProblem(
  data: NistCase,
  start: readonly number[],
  derivatives: 'exact' | 'differences',
): FitProblem {
  const model = models[data.name];
  const twoPredictors = Array.isArray(data.x[0]);
  const x = (twoPredictors ? data.x[0] : data.x) as readonly number[];
  const x2 = (twoPredictors ? data.x[1] : data.x) as readonly number[];
  const count = start.length;
  return {
    parameters: start.map((value, index) => ({ name: `b${index + 1}`, start: value })),
    residualCount: data.y.length,
    sigmas: 'unknown',
    residuals(parameters, out) {
      const b = Array.from(parameters, (value) => new Dual(value, []));
      data.y.forEach((y, i) => (out[i] = model(b, x[i], x2[i]).value - y));
    },
    ...(derivatives === 'exact' && {
      jacobian(parameters: Float64Array, out: Float64Array) {
        const b = Dual.variables(parameters);
        data.y.forEach((_, i) => out.set(model(b, x[i], x2[i]).slopes, i * count));
      },
    }),
  };
}
