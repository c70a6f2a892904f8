import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  densityLossRidge,
  fitGain,
  intervalOf,
  type FilmGainData,
  type GainModelChoice,
} from '@modalgain/gain';
import { leastSquares, randomStream } from '@modalgain/numerics';
import { createProblem } from '../src/global-fit/problem.js';
import {
  logArealDensityRatio,
  logFilmGainRatio,
  logNetGainRatio,
  lossRatio,
} from '../src/global-fit/ratios.js';
import * as quantities from '../src/global-fit/quantities.js';
import { profileOf } from '../src/global-fit/fitted-quantity.js';
import { createSystem } from '../src/global-fit/system.js';
import { withQuantity, type DerivedQuantity } from '../src/global-fit/quantity.js';
import {
  crossSectionCm2,
  filmData,
  handbookFilm,
  inputOf,
  netGainOf,
  netGains,
  referenceFluences,
  type FilmTruth,
} from './global-fit-support.js';

/** Relative linearised error of the density of the only film. */
function densityError(film: FilmGainData): number {
  const { parts, bestFit } = fitGain(inputOf([film])).films[0].densityPerCm3;
  return parts.total / bestFit;
}

function thresholdAt(netGainPerCm: number): number {
  const { confinement, densityPerCm3, lossPerCm, saturationFluenceUjPerCm2 } = handbookFilm;
  const f = (netGainPerCm + lossPerCm) / (confinement * crossSectionCm2 * densityPerCm3);
  return (saturationFluenceUjPerCm2 * f) / (1 - f);
}

describe('what determines the density (four fluences, 5 % errors, F_s = 7)', () => {
  const highPoints = netGains(handbookFilm, referenceFluences);

  it('four fluences far above saturation leave it open to a factor of 30, in line with the loss', () => {
    const fit = fitGain(inputOf([filmData(handbookFilm, highPoints)]));
    const { densityPerCm3, lossPerCm, filmGains } = fit.films[0];
    expect(densityPerCm3.parts.total / densityPerCm3.bestFit).toBeCloseTo(29.0, 1);
    expect(fit.correlation[1]).toBeGreaterThan(0.99995);
    expect(densityPerCm3.determination.kind).toBe('not-determined');
    expect(lossPerCm.determination.kind).toBe('not-determined');
    expect(filmGains[0].filmGainPerCm.determination.kind).toBe('not-determined');
    expect(intervalOf(densityPerCm3)[1]).toBe(Infinity);
    expect(intervalOf(densityPerCm3)[0]).toBeLessThan(handbookFilm.densityPerCm3);
  });

  it('says so with what would settle it, and that forecast is what the richer fit then finds', () => {
    const { determination } = fitGain(inputOf([filmData(handbookFilm, highPoints)])).films[0].densityPerCm3;
    if (determination.kind !== 'not-determined') throw new Error('determined');
    const forecast = /^α to 15 %: nₜ to ([\d.]+) %/.exec(determination.next);
    const measuredLoss = { lossPerCm: 100, standardErrorPerCm: 15 };
    expect(Number(forecast?.[1]) / 100).toBeCloseTo(
      densityError(filmData(handbookFilm, highPoints, { measuredLoss })),
      3,
    );
    const low = /4 fluences of SC1 from ([\d.]+) to [\d.]+ µJ\/cm²: nₜ to ([\d.]+) %/.exec(
      determination.next,
    );
    const errors = highPoints.map((point) => point.standardErrorPerCm).sort((a, b) => a - b);
    const added = [1, 2, 4, 8].map((step) => ({
      fluenceUjPerCm2: step * Number(low?.[1]),
      netGainPerCm: netGainOf(handbookFilm, step * Number(low?.[1])),
      standardErrorPerCm: errors[2],
    }));
    expect(Number(low?.[2]) / 100).toBeCloseTo(
      densityError(filmData(handbookFilm, [...highPoints, ...added])),
      3,
    );
  });

  it('an independent loss to 10 and 15 % brings it to 5 and 6 %', () => {
    const withLoss = (share: number) =>
      densityError(
        filmData(handbookFilm, highPoints, {
          measuredLoss: { lossPerCm: 100, standardErrorPerCm: share * 100 },
        }),
      );
    expect(withLoss(0.1)).toBeCloseTo(0.045, 3);
    expect(withLoss(0.15)).toBeCloseTo(0.061, 3);
  });

  it('a threshold datum of a 400 um stripe brings it to 60 %, transparency to 5 cm-1 to about 30 %', () => {
    const threshold = {
      fluenceUjPerCm2: thresholdAt(25),
      standardErrorUjPerCm2: 0,
      stripeLengthUm: 400,
      definition: 'unit-gain-length',
    } as const;
    expect(densityError(filmData(handbookFilm, highPoints, { threshold }))).toBeCloseTo(0.58, 2);
    const transparency = { fluenceUjPerCm2: thresholdAt(0), netGainPerCm: 0, standardErrorPerCm: 5 };
    expect(densityError(filmData(handbookFilm, [...highPoints, transparency]))).toBeCloseTo(0.3, 2);
  });

  it('four fluences around the transparency threshold bring it to 4 % instead', () => {
    const points = netGains(handbookFilm, [2.5, 5, 10, 20]);
    expect(densityError(filmData(handbookFilm, points))).toBeLessThan(0.04);
  });
});

describe('the global fit', () => {
  const fluences = [3, 8, 20, 60, 200, 784];
  const truths: FilmTruth[] = [
    handbookFilm,
    { ...handbookFilm, film: 'SC1S', confinement: 0.75, densityPerCm3: 120e15, lossPerCm: 60 },
  ];
  const models: GainModelChoice[] = [
    { name: 'langmuir' },
    { name: 'exponential' },
    { name: 'poisson' },
    { name: 'poisson', degeneracy: 4 },
    { name: 'free-carrier-2d' },
    { name: 'linear' },
    { name: 'expression', text: '1 - (2 + x)*exp(-x)' },
  ];

  it.each(models)('finds the truth of noise-free data: %o', (model) => {
    const films = truths.map((truth) => filmData(truth, netGains(truth, fluences, { model, floorPerCm: 2 })));
    const fit = fitGain(inputOf(films, { model }));
    fit.films.forEach(({ densityPerCm3, lossPerCm, saturationFluenceUjPerCm2 }, index) => {
      expect(densityPerCm3.bestFit / truths[index].densityPerCm3).toBeCloseTo(1, 6);
      expect(lossPerCm.bestFit).toBeCloseTo(truths[index].lossPerCm, 4);
      expect(saturationFluenceUjPerCm2.bestFit).toBeCloseTo(7, 5);
    });
    expect(fit.chiSquare).toBeLessThan(1e-9);
  });

  it('the film gain is the cross-section times density times inversion, the transparency where the net gain is zero', () => {
    const films = truths.map((truth) => filmData(truth, netGains(truth, fluences, { floorPerCm: 2 })));
    const fit = fitGain(inputOf(films, { referenceFluencesUjPerCm2: [20, 784] }));
    fit.films.forEach((film, index) => {
      const truth = truths[index];
      for (const { fluenceUjPerCm2, filmGainPerCm } of film.filmGains) {
        const f = fluenceUjPerCm2 / (fluenceUjPerCm2 + 7);
        expect(filmGainPerCm.bestFit / (crossSectionCm2 * truth.densityPerCm3 * f)).toBeCloseTo(1, 6);
      }
      expect(netGainOf(truth, film.transparencyFluenceUjPerCm2?.bestFit ?? NaN)).toBeCloseTo(0, 3);
    });
  });

  it('agrees with a textbook scan: linear least squares in gain and loss for every saturation fluence', () => {
    const stream = randomStream(11, 0);
    const points = netGains(handbookFilm, fluences, { stream, floorPerCm: 5 });
    const fit = fitGain(inputOf([filmData(handbookFilm, points)]));
    const film = fit.films[0];
    const scan = scanSaturation((saturation) => linearFit(points, saturation).chiSquare);
    expect(fit.chiSquare).toBeCloseTo(scan.chiSquare, 6);
    expect(film.saturationFluenceUjPerCm2.bestFit / scan.saturation).toBeCloseTo(1, 3);
    const best = linearFit(points, scan.saturation);
    expect(film.densityPerCm3.bestFit * handbookFilm.confinement * crossSectionCm2).toBeCloseTo(best.gain, 0);
    // The ends of the profile interval are where the scan with the gain held has risen by chi-square(1) at 95 %.
    for (const end of intervalOf(film.densityPerCm3)) {
      const gain = end * handbookFilm.confinement * crossSectionCm2;
      const held = scanSaturation((saturation) => lossFit(points, saturation, gain));
      expect(held.chiSquare - scan.chiSquare).toBeCloseTo(3.841459, 3);
    }
  });

  it('takes the covariance of the net gains: the same data twice, fully correlated in part, count less than twice', () => {
    const points = netGains(handbookFilm, fluences, { floorPerCm: 5 });
    const size = points.length;
    const covarianceOf = (common: number) =>
      Float64Array.from({ length: size * size }, (_, entry) => {
        const [i, j] = [Math.floor(entry / size), entry % size];
        return (i === j ? points[i].standardErrorPerCm ** 2 : 0) + common;
      });
    const plain = densityError(filmData(handbookFilm, points));
    expect(densityError(filmData(handbookFilm, points, { covariancePerCm2: covarianceOf(0) }))).toBeCloseTo(
      plain,
      9,
    );
    // A common offset of all net gains is a change of the loss: the density does not feel it.
    const offset = filmData(handbookFilm, points, { covariancePerCm2: covarianceOf(400) });
    expect(densityError(offset)).toBeCloseTo(plain, 6);
    const lossParts = [filmData(handbookFilm, points), offset].map(
      (film) => fitGain(inputOf([film])).films[0].lossPerCm.parts.total,
    );
    expect(lossParts[1] ** 2 - lossParts[0] ** 2).toBeCloseTo(400, 3);
  });

  it('fits films apart or together in saturation fluence and loss as asked', () => {
    const films = truths.map((truth) => filmData(truth, netGains(truth, fluences, { floorPerCm: 2 })));
    const apart = fitGain(inputOf(films, { share: [] }));
    const together = fitGain(inputOf(films, { share: ['saturationFluence', 'loss'] }));
    expect(apart.parameterNames).toHaveLength(6);
    expect(together.parameterNames).toHaveLength(4);
    expect(together.films[0].lossPerCm.bestFit).toBe(together.films[1].lossPerCm.bestFit);
    expect(apart.chiSquare).toBeLessThan(1e-9);
    expect(together.chiSquare).toBeGreaterThan(10);
  });

  it('a saturation fluence known beforehand leaves the linear problem in gain and loss', () => {
    const points = netGains(handbookFilm, referenceFluences);
    const saturationFluencePrior = { fluenceUjPerCm2: 7, standardErrorUjPerCm2: 0.007 };
    const film = fitGain(inputOf([filmData(handbookFilm, points)], { saturationFluencePrior })).films[0];
    const { gain, gainError } = linearFit(points, 7);
    expect(film.saturationFluenceUjPerCm2.parts.total).toBeCloseTo(0.007, 6);
    expect(film.densityPerCm3.parts.total / film.densityPerCm3.bestFit).toBeCloseTo(gainError / gain, 3);
  });

  it('an error of the fluence scale is a systematic error of the saturation fluence alone', () => {
    const films = [filmData(handbookFilm, netGains(handbookFilm, fluences, { floorPerCm: 2 }))];
    const plain = fitGain(inputOf(films)).films[0];
    const fluenceScaleError = { source: 'power meter', relativeError: 0.1 };
    const scaled = fitGain(inputOf(films, { fluenceScaleError })).films[0];
    const { parts } = scaled.saturationFluenceUjPerCm2;
    expect(parts.budget.map(({ source }) => source)).toEqual(['power meter']);
    expect(parts.systematic).toBeCloseTo(0.7, 3);
    expect(parts.statistical).toBeCloseTo(plain.saturationFluenceUjPerCm2.parts.total, 4);
    expect(scaled.densityPerCm3.parts.systematic / scaled.densityPerCm3.bestFit).toBeLessThan(1e-9);
  });

  it('a film without gain is never given a density, and zero stays within its interval', () => {
    const dark: FilmTruth = { ...handbookFilm, densityPerCm3: 1e12 };
    let covered = 0;
    for (let trial = 0; trial < 60; trial++) {
      const points = netGains(dark, fluences, { stream: randomStream(3, trial), floorPerCm: 8 });
      const { densityPerCm3 } = fitGain(inputOf([filmData(dark, points)])).films[0];
      expect(densityPerCm3.determination.kind).toBe('not-determined');
      if (intervalOf(densityPerCm3)[0] <= dark.densityPerCm3) covered++;
    }
    expect(covered / 60).toBeGreaterThan(0.88);
  });

  it('the derivatives of residuals and of every derived quantity are those of finite differences', () => {
    const errors = [{ source: 'film index', relativeError: 0.02 }];
    const films = truths.map((truth, index) =>
      filmData(truth, netGains(truth, fluences, { floorPerCm: 5 }), {
        confinementModal: { value: truth.confinement, errors: index === 0 ? errors : [] },
        thicknessNm: { value: 200, errors: [{ source: `thickness ${index}`, relativeError: 0.01 }] },
        measuredLoss: { lossPerCm: 90, standardErrorPerCm: 20 },
        threshold: {
          fluenceUjPerCm2: 8,
          standardErrorUjPerCm2: 1,
          stripeLengthUm: 300,
          definition: 'steepest-width',
        },
      }),
    );
    const { fitted } = fitGain(
      inputOf(films, {
        fluenceScaleError: { source: 'power meter', relativeError: 0.1 },
        saturationFluencePrior: { fluenceUjPerCm2: 6, standardErrorUjPerCm2: 2 },
      }),
    );
    const [before, after] = fitted.system.films;
    const derived: DerivedQuantity[] = [
      quantities.logDensity(fitted, before),
      quantities.loss(fitted, before),
      quantities.logSaturationFluence(fitted, before),
      quantities.logFilmGain(fitted, before, 20),
      quantities.netGain(fitted, after, 60),
      ...[0, 25].map((level) => quantities.logFluenceOfNetGain(fitted, after, level)),
      logArealDensityRatio(fitted, { before, after }),
      logFilmGainRatio(fitted, { before, after }, 60),
      logNetGainRatio(fitted, { before, after }, 60),
      lossRatio({ before, after }),
    ];
    const problems = [
      createProblem(fitted.system),
      ...derived.map((q) => withQuantity(fitted.problem, q, fitted.fit.values)),
    ];
    const shift = fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(shift, (shifts) => {
        for (const problem of problems) {
          const at = Float64Array.from(
            problem.parameters,
            ({ start }, i) => start * (1 + shifts[i]) + 0.01 * shifts[i],
          );
          expectExactJacobian(problem, at);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('the 95 % band of the net gain agrees with the exact profile within the measured fluences', () => {
    const stream = randomStream(12, 0);
    const fit = fitGain(
      inputOf([filmData(handbookFilm, netGains(handbookFilm, fluences, { stream, floorPerCm: 5 }))]),
    );
    const { curve } = fit.films[0];
    for (const index of curve.fluenceUjPerCm2.keys()) {
      const fluence = curve.fluenceUjPerCm2[index];
      if (fluence < fluences[0] || fluence > 784 || index % 6 > 0) continue;
      const exact = profileOf(
        fit.fitted,
        quantities.netGain(fit.fitted, fit.fitted.system.films[0], fluence),
      );
      const width = exact.upper - exact.lower;
      expect(Math.abs(curve.lowerPerCm[index] - exact.lower)).toBeLessThan(0.1 * width);
      expect(Math.abs(curve.upperPerCm[index] - exact.upper)).toBeLessThan(0.1 * width);
    }
  });

  it('comes to the data from starts that the bounds cut off: three fluences far above saturation', () => {
    for (const name of ['exponential', 'poisson'] as const) {
      for (let trial = 0; trial < 60; trial++) {
        const stream = randomStream(77, trial);
        const films = truths.map((truth) =>
          filmData(truth, netGains(truth, [300, 320, 340], { model: { name }, stream, floorPerCm: 4 })),
        );
        const { fit } = fittedOf(inputOf(films, { model: { name } }));
        // Six data: chi-square at the truth is above 35 in four of a million cases, and at the minimum it is less.
        expect(fit.chiSquare).toBeLessThan(35);
      }
    }
  });

  it('the ridge keeps chi-square nearly flat while density and loss grow together', () => {
    const fit = fitGain(inputOf([filmData(handbookFilm, netGains(handbookFilm, referenceFluences))]));
    const ridge = densityLossRidge(fit, 'SC1');
    const last = ridge.densityPerCm3.length - 1;
    expect(ridge.densityPerCm3[last] / ridge.densityPerCm3[0]).toBeGreaterThan(30);
    expect(ridge.lossPerCm[last]).toBeGreaterThan(10 * handbookFilm.lossPerCm);
    ridge.deltaChiSquare.forEach((rise) => expect(rise).toBeLessThan(3.85));
  });
});

function fittedOf(input: Parameters<typeof fitGain>[0]) {
  const system = createSystem(input);
  const problem = createProblem(system);
  return { system, problem, fit: leastSquares(problem) };
}

/** Central differences against the given Jacobian, in units of the largest entry of a column. */
function expectExactJacobian(problem: ReturnType<typeof createProblem>, at: Float64Array): void {
  const { residualCount, parameters } = problem;
  const exact = new Float64Array(residualCount * parameters.length);
  problem.jacobian?.(at, exact);
  for (let column = 0; column < parameters.length; column++) {
    const step = 1e-5 * Math.max(Math.abs(at[column]), 1e-2);
    const sides = [step, -step].map((shift) => {
      const moved = Float64Array.from(at);
      moved[column] += shift;
      const out = new Float64Array(residualCount);
      problem.residuals(moved, out);
      return out;
    });
    const slopes = sides[0].map((value, row) => (value - sides[1][row]) / (2 * step));
    const scale = Math.max(1e-3, ...slopes.map(Math.abs));
    slopes.forEach((slope, row) => {
      expect(Math.abs(slope - exact[row * parameters.length + column]) / scale).toBeLessThan(1e-6);
    });
  }
}

type Points = ReturnType<typeof netGains>;

function linearFit(points: Points, saturation: number) {
  const rows = points.map(({ fluenceUjPerCm2, netGainPerCm, standardErrorPerCm }) => ({
    f: fluenceUjPerCm2 / (fluenceUjPerCm2 + saturation),
    g: netGainPerCm,
    w: standardErrorPerCm ** -2,
  }));
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row) * row.w, 0);
  const [s, sf, sff, sg, sfg] = [
    sum(() => 1),
    sum((r) => r.f),
    sum((r) => r.f ** 2),
    sum((r) => r.g),
    sum((r) => r.f * r.g),
  ];
  const gain = (s * sfg - sf * sg) / (s * sff - sf ** 2);
  const loss = (gain * sf - sg) / s;
  const gainError = Math.sqrt(s / (s * sff - sf ** 2));
  return { gain, gainError, chiSquare: sum((r) => (gain * r.f - loss - r.g) ** 2) };
}

function lossFit(points: Points, saturation: number, gain: number): number {
  const rest = points.map(({ fluenceUjPerCm2, netGainPerCm, standardErrorPerCm }) => ({
    r: (gain * fluenceUjPerCm2) / (fluenceUjPerCm2 + saturation) - netGainPerCm,
    w: standardErrorPerCm ** -2,
  }));
  const weight = rest.reduce((total, { w }) => total + w, 0);
  const loss = rest.reduce((total, { r, w }) => total + r * w, 0) / weight;
  return rest.reduce((total, { r, w }) => total + w * (r - loss) ** 2, 0);
}

/** The smallest chi-square over saturation fluences from 0.1 to 1000, on a grid that is refined about its best point. */
function scanSaturation(chiSquareAt: (saturation: number) => number): {
  saturation: number;
  chiSquare: number;
} {
  let [from, to] = [Math.log(0.1), Math.log(1000)];
  let best = { saturation: NaN, chiSquare: Infinity };
  for (let round = 0; round < 8; round++) {
    const step = (to - from) / 100;
    for (let place = from; place <= to; place += step) {
      const chiSquare = chiSquareAt(Math.exp(place));
      if (chiSquare < best.chiSquare) best = { saturation: Math.exp(place), chiSquare };
    }
    [from, to] = [Math.log(best.saturation) - 2 * step, Math.log(best.saturation) + 2 * step];
  }
  return best;
}
