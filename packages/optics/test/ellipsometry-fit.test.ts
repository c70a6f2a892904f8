import { InputError, randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import {
  confinementEstimate,
  correlatedEstimate,
  fitEllipsometry,
  modelIndex,
  modelParameters,
  nanoplateletModel,
  slabMode,
  withParameters,
  type DispersionModel,
  type EllipsometryFit,
  type EllipsometryFitRequest,
  type IndexEstimate,
} from '../src/index.js';
import { EllipsometryProblem } from '../src/ellipsometry/fit-problem.js';
import { StateComparison } from '../src/ellipsometry/polarisation-states.js';
import { signRuns } from '../src/ellipsometry/residual-pattern.js';
import { unknownsOf } from '../src/ellipsometry/unknowns.js';
import {
  cauchy,
  cauchyStart,
  glass,
  measure,
  nanoplatelets,
  silica,
  silicon,
} from './ellipsometry-experiment.js';

const codes = ({ verdicts }: EllipsometryFit): string[] => verdicts.map(({ code }) => code);

function known(fit: EllipsometryFit, wavelengthNm: number): IndexEstimate {
  const index = fit.indexEstimateAt(wavelengthNm);
  if (index.kind !== 'known') throw new Error(`the index at ${wavelengthNm} nm is ${index.kind}`);
  return index;
}

function thicknessOf(fit: EllipsometryFit) {
  if (fit.thickness.kind !== 'determined') throw new Error(fit.thickness.why);
  return fit.thickness.estimate;
}

const holds = (
  { interval95: [lower, upper] }: { readonly interval95: readonly [number, number] },
  value: number,
) => value >= lower && value <= upper;

describe('residuals on the sphere of polarisation', () => {
  const comparison = (deltaDeg: number, folded = false): StateComparison =>
    new StateComparison({
      psiDeg: [30],
      deltaDeg: [deltaDeg],
      psiErrorDeg: [0.1],
      deltaErrorDeg: [0.2],
      folded,
    });
  const reflectionOf = (psiDeg: number, deltaDeg: number) => {
    const [psi, delta] = [(psiDeg * Math.PI) / 180, (deltaDeg * Math.PI) / 180];
    // r_s turned by any phase.
    const turn = 0.7;
    return {
      pRe: Float64Array.of(0.6 * Math.sin(psi) * Math.cos(turn - delta)),
      pIm: Float64Array.of(0.6 * Math.sin(psi) * Math.sin(turn - delta)),
      sRe: Float64Array.of(0.6 * Math.cos(psi) * Math.cos(turn)),
      sIm: Float64Array.of(0.6 * Math.cos(psi) * Math.sin(turn)),
    };
  };
  const residuals = (
    deltaDeg: number,
    model: readonly [number, number],
    folded = false,
  ): readonly number[] => {
    const out = new Float64Array(2);
    comparison(deltaDeg, folded).writeResiduals(reflectionOf(...model), 0, out);
    return Array.from(out);
  };

  it('are the differences of Psi and Delta over their errors where these are small', () => {
    const [psi, delta] = residuals(100, [30.01, 100.03]);
    expect(psi).toBeCloseTo(0.1, 3);
    expect(delta).toBeCloseTo(0.15, 3);
  });

  it('do not jump where Delta passes 360 degrees', () => {
    expect(residuals(359.95, [30, 0.05])[1]).toBeCloseTo(0.5, 3);
    expect(residuals(0.05, [30, 359.95])[1]).toBeCloseTo(-0.5, 3);
  });

  it('grow with the whole arc, also where its sine falls again', () => {
    const sizes = [10, 60, 120].map((distance) => Math.hypot(...residuals(40, [30, 40 + distance])));
    expect(sizes[1]).toBeGreaterThan(sizes[0]);
    expect(sizes[2]).toBeGreaterThan(sizes[1]);
  });

  it('fold the model as the data are folded', () => {
    expect(residuals(100, [30, 260], true)[1]).toBeCloseTo(0, 9);
    expect(Math.abs(residuals(100, [30, 260])[1])).toBeGreaterThan(100);
  });
});

describe('derivatives of the fit', () => {
  it('are those of differences of the residuals, for every unknown', () => {
    for (const folded of [false, true]) {
      const experiment = measure({ film: nanoplatelets, folded, wavelengthsNm: [420, 780, 40] });
      const request: EllipsometryFitRequest = {
        ...experiment,
        layers: [
          experiment.layers[0],
          experiment.layers[1],
          { nkAt: glass, thicknessNm: 3 },
          { nkAt: silicon },
        ],
        ...nanoplateletModel({ heavyHoleEv: 1.93, lightHoleEv: 2.08 }),
        thickness: { rangeNm: [50, 250] },
        otherThicknesses: [{ layer: 2, mean: 3, standardDeviation: 1 }],
        angleOffset: { standardDeviationDeg: 0.05 },
      };
      const unknowns = unknownsOf(request, [420, 780]);
      const problem = new EllipsometryProblem(request, unknowns, { sigmas: 'known' });
      const vector = Float64Array.from(unknowns.parameters, ({ start }) => start);
      const width = vector.length;
      const exact = new Float64Array(problem.residualCount * width);
      problem.jacobian(vector, exact);
      for (let place = 0; place < width; place++) {
        const step = 1e-5 * Math.max(Math.abs(vector[place]), 0.1);
        const [below, above] = [-step, step].map((shift) => {
          const out = new Float64Array(problem.residualCount);
          const moved = vector.map((value, j) => (j === place ? value + shift : value));
          problem.residuals(moved, out);
          return out;
        });
        const slow = above.map((value, i) => (value - below[i]) / (2 * step));
        const size = Math.max(...slow.map(Math.abs));
        slow.forEach((value, i) => {
          expect(Math.abs(value - exact[i * width + place]) / size).toBeLessThan(1e-5);
        });
      }
    }
  });
});

describe('the fit of exact data', () => {
  it('finds a transparent film from far away, without a prior', () => {
    const fit = fitEllipsometry({
      ...measure({ film: cauchy, thicknessNm: 204.3 }),
      model: cauchyStart,
      thickness: { rangeNm: [20, 500] },
    });
    expect(thicknessOf(fit).value).toBeCloseTo(204.3, 4);
    expect(known(fit, 656).n.value).toBeCloseTo(modelIndex(cauchy, 656).n, 6);
    expect(fit.errors).toBe('stated');
    expect(codes(fit)).toEqual(['ellipsometry-fit-agrees']);
    fit.modelled.psiDeg.forEach((psi, row) => {
      expect(Math.abs(fit.residuals.psi[row])).toBeLessThan(1e-3);
      expect(psi).toBeGreaterThan(0);
    });
  });

  it('finds two excitons on their background, on glass and with folded Delta', () => {
    for (const folded of [false, true]) {
      const fit = fitEllipsometry({
        ...measure({
          film: nanoplatelets,
          thicknessNm: 137,
          substrate: glass,
          wavelengthsNm: [400, 800, 8],
          folded,
        }),
        ...nanoplateletModel({ heavyHoleEv: 1.93, lightHoleEv: 2.08 }),
        thickness: { prior: { mean: 138, standardDeviation: 1.4 } },
      });
      expect(thicknessOf(fit).value).toBeCloseTo(137, 1);
      expect(known(fit, 656).n.value).toBeCloseTo(modelIndex(nanoplatelets, 656).n, 4);
      expect(known(fit, 656).k.value).toBeCloseTo(modelIndex(nanoplatelets, 656).k, 4);
      expect(codes(fit).includes('delta-folded')).toBe(folded);
      expect(codes(fit)).toContain('rear-side-left-out');
    }
  });

  it('finds an error of the angles by its prior', () => {
    const experiment = measure({ film: cauchy, angleOffsetDeg: 0.05 });
    const fit = fitEllipsometry({
      ...experiment,
      model: cauchyStart,
      thickness: { rangeNm: [100, 200] },
      angleOffset: { standardDeviationDeg: 0.1 },
    });
    const offset = fit.parameters.find(({ path }) => path === 'angle offset');
    expect(offset?.value).toBeCloseTo(0.05, 2);
    expect(thicknessOf(fit).value).toBeCloseTo(150, 0);
  });
});

describe('the uncertainty of the fit', () => {
  const trials = 80;
  /** The fewest hits of 95 % intervals in 80 trials that chance gives; fewer come once in 100,000 times. */
  const fewest = 66;

  it('covers n, k and thickness of a transparent film with an AFM prior, and its confinement', () => {
    const hits = { n: 0, k: 0, thickness: 0, confinement: 0, limits: 0 };
    const guide = { coverIndex: 1, substrateIndex: silica.nk(656).n, polarization: 'TE' } as const;
    const truth = modelIndex(cauchy, 656).n;
    const mode = slabMode({ ...guide, filmIndex: truth, thicknessNm: 150, wavelengthNm: 656 });
    if (mode.kind !== 'guided') throw new Error('the film guides');
    for (let trial = 0; trial < trials; trial++) {
      const fit = fitEllipsometry({
        ...measure({
          film: cauchy,
          substrate: glass,
          noiseDeg: 0.05,
          trial,
          wavelengthsNm: [420, 780, 60],
          anglesDeg: [55, 65],
        }),
        model: { ...cauchyStart, extinction: { kind: 'power-law', amplitude: 0.001, exponent: 1 } },
        parameters: { 'extinction.exponent': { fixed: true } },
        thickness: { prior: { mean: 150 + 1.5 * randomStream(8, trial).normal(), standardDeviation: 1.5 } },
      });
      const index = known(fit, 656);
      const found = confinementEstimate({ index, ...guide });
      hits.n += Number(holds(index.n, truth));
      hits.k += Number(holds(index.k, 0));
      hits.limits += Number(index.extinctionKind === 'upper-limit');
      hits.thickness += Number(holds(thicknessOf(fit), 150));
      hits.confinement += Number(found.kind === 'guided' && holds(found.modal, mode.confinementModal));
    }
    for (const count of Object.values(hits))
      expect(count, JSON.stringify(hits)).toBeGreaterThanOrEqual(fewest);
  });

  it('covers them for nanoplatelets as well', () => {
    let [n, k, thickness] = [0, 0, 0];
    const few = 20;
    for (let trial = 0; trial < few; trial++) {
      const fit = fitEllipsometry({
        ...measure({
          film: nanoplatelets,
          noiseDeg: 0.05,
          trial,
          wavelengthsNm: [400, 800, 20],
          anglesDeg: [55, 65],
        }),
        ...nanoplateletModel({ heavyHoleEv: 1.93, lightHoleEv: 2.08 }),
        thickness: { prior: { mean: 150 + 1.5 * randomStream(9, trial).normal(), standardDeviation: 1.5 } },
      });
      const truth = modelIndex(nanoplatelets, 656);
      n += Number(holds(known(fit, 656).n, truth.n));
      k += Number(holds(known(fit, 656).k, truth.k));
      thickness += Number(holds(thicknessOf(fit), 150));
    }
    // 15 or fewer of 20 happen once in 400 times.
    for (const count of [n, k, thickness]) expect(count).toBeGreaterThan(15);
  });

  it('is scaled by the residuals where no errors are stated, and says so', () => {
    const { scan, ...sample } = measure({ film: cauchy, noiseDeg: 0.2, trial: 3 });
    const { wavelengthNm, angleDeg, psiDeg, deltaDeg, deltaRange } = scan;
    const bare = { wavelengthNm, angleDeg, psiDeg, deltaDeg, deltaRange };
    const request = { ...sample, model: cauchyStart, thickness: { rangeNm: [100, 200] } } as const;
    const scaled = fitEllipsometry({ ...request, scan: bare });
    const stated = fitEllipsometry({ ...request, scan });
    expect(scaled.errors).toBe('scaled');
    // Noise of 0.2 degrees in Psi and 0.4 in Delta, as a common arc.
    expect(0.1 * scaled.errorScale).toBeGreaterThan(0.15);
    expect(0.1 * scaled.errorScale).toBeLessThan(0.25);
    expect(thicknessOf(scaled).standardError / thicknessOf(stated).standardError).toBeGreaterThan(0.6);
    expect(thicknessOf(scaled).standardError / thicknessOf(stated).standardError).toBeLessThan(1.7);
    expect(scaled.verdicts[0].detail).toMatch(/No errors are stated/);
  });

  it('covers n and thickness also where the scatter of Psi and of Delta has to tell it', () => {
    const hits = { n: 0, thickness: 0 };
    for (let trial = 0; trial < 40; trial++) {
      const { scan, ...sample } = measure({
        film: cauchy,
        substrate: glass,
        noiseDeg: 0.1,
        trial,
        wavelengthsNm: [420, 780, 30],
        anglesDeg: [55, 65],
      });
      const { wavelengthNm, angleDeg, psiDeg, deltaDeg, deltaRange } = scan;
      const fit = fitEllipsometry({
        ...sample,
        scan: { wavelengthNm, angleDeg, psiDeg, deltaDeg, deltaRange },
        model: cauchyStart,
        thickness: { prior: { mean: 150, standardDeviation: 5 } },
      });
      hits.n += Number(holds(known(fit, 656).n, modelIndex(cauchy, 656).n));
      hits.thickness += Number(holds(thicknessOf(fit), 150));
    }
    // Chance gives fewer than 32 of 40 once in 7,000 times.
    for (const count of Object.values(hits)) expect(count, JSON.stringify(hits)).toBeGreaterThanOrEqual(32);
  });

  it('of confinement is that of a Monte Carlo over the covariance', () => {
    const index = known(
      fitEllipsometry({
        ...measure({ film: cauchy, noiseDeg: 0.5, anglesDeg: [60], wavelengthsNm: [600, 700, 10] }),
        model: { kind: 'cauchy', a: 1.75, bUm2: 0.02, cUm4: 0.001 },
        parameters: { bUm2: { fixed: true }, cUm4: { fixed: true } },
        thickness: { prior: { mean: 150, standardDeviation: 3 } },
      }),
      656,
    );
    const guide = { coverIndex: 1, substrateIndex: 1.457, polarization: 'TE', wavelengthNm: 656 } as const;
    const modal = (filmIndex: number, thicknessNm: number): number => {
      const mode = slabMode({ ...guide, filmIndex, thicknessNm });
      return mode.kind === 'guided' ? mode.confinementModal : NaN;
    };
    const random = randomStream(5);
    const { nThickness } = index.correlation;
    const draws = Array.from({ length: 20000 }, () => {
      const [a, b] = [random.normal(), random.normal()];
      const other = nThickness * a + Math.sqrt(1 - nThickness ** 2) * b;
      return modal(
        index.n.value + a * index.n.standardError,
        index.thickness.value + other * index.thickness.standardError,
      );
    });
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length);
    const found = confinementEstimate({ index, ...guide });
    expect(nThickness).toBeLessThan(-0.3);
    expect(found.kind === 'guided' && found.modal.standardError / spread).toBeCloseTo(1, 1);
    expect(found.kind === 'guided' && found.independentOverCorrelated).toBeGreaterThan(1.05);
    const product = correlatedEstimate(index, (n, _, thicknessNm) => n * thicknessNm);
    expect(product?.estimate.standardError).toBeLessThan(product?.independentStandardError ?? 0);
  });
});

describe('what the fit does not say', () => {
  it('an index outside the wavelengths of the data', () => {
    const fit = fitEllipsometry({
      ...measure({ film: cauchy }),
      model: cauchyStart,
      thickness: { rangeNm: [100, 200] },
    });
    expect(fit.indexEstimateAt(800)).toEqual({ kind: 'outside-range', rangeNm: [420, 780] });
  });

  it('that a wrong model is right: it names the misfit and widens the errors', () => {
    const fit = fitEllipsometry({
      ...measure({ film: nanoplatelets, noiseDeg: 0.05 }),
      model: cauchyStart,
      thickness: { rangeNm: [100, 200] },
    });
    expect(fit.errors).toBe('scaled');
    expect(fit.errorScale).toBeGreaterThan(5);
    expect(codes(fit)).toContain('ellipsometry-misfit');
  });

  it('which of several thicknesses it is, where one wavelength and angle leave it open', () => {
    const fit = fitEllipsometry({
      ...measure({
        film: { kind: 'cauchy', a: 1.8, bUm2: 0, cUm4: 0 },
        anglesDeg: [65],
        wavelengthsNm: [633, 633, 1],
        noiseDeg: 0.05,
      }),
      model: { kind: 'cauchy', a: 1.8, bUm2: 0, cUm4: 0 },
      parameters: { a: { fixed: true }, bUm2: { fixed: true }, cUm4: { fixed: true } },
      thickness: { rangeNm: [20, 600] },
    });
    expect(fit.thickness.kind).toBe('not-determined');
    expect(codes(fit)).toContain('thickness-not-determined');
    const period = 633 / (2 * Math.sqrt(1.8 ** 2 - Math.sin((65 * Math.PI) / 180) ** 2));
    const places = fit.minima
      .filter(({ chiSquare }) => chiSquare < fit.minima[0].chiSquare + 1)
      .map(({ thicknessNm }) => thicknessNm)
      .sort((a, b) => a - b);
    expect(places[1] - places[0]).toBeCloseTo(period, 0);
  });

  it('the index of a very thin film, of which Psi and Delta tell one number', () => {
    const request = {
      model: cauchyStart,
      parameters: { bUm2: { fixed: true }, cUm4: { fixed: true } },
      thickness: { rangeNm: [1, 40] },
    } as const;
    const thin = {
      film: cauchy,
      thicknessNm: 8,
      anglesDeg: [65],
      wavelengthsNm: [600, 700, 20],
      noiseDeg: 0.05,
    } as const;
    expect(codes(fitEllipsometry({ ...measure(thin), ...request }))).toContain('index-hardly-determined');
    const tied = fitEllipsometry({
      ...measure({ ...thin, thicknessNm: 80 }),
      ...request,
      thickness: { prior: { mean: 80, standardDeviation: 0.8 } },
    });
    expect(codes(tied)).not.toContain('index-hardly-determined');
  });

  it('nothing of an AFM thickness that it contradicts a little', () => {
    const fit = fitEllipsometry({
      ...measure({ film: cauchy, noiseDeg: 0.05 }),
      model: cauchyStart,
      thickness: { prior: { mean: 158, standardDeviation: 1.5 } },
    });
    expect(codes(fit)).toContain('thickness-against-prior');
  });

  it('a value of k that the data do not show, and one that they show it gives', () => {
    const absorbing: DispersionModel = {
      ...cauchy,
      extinction: { kind: 'power-law', amplitude: 0.02, exponent: 1 },
    };
    const start: DispersionModel = {
      ...cauchyStart,
      extinction: { kind: 'power-law', amplitude: 0.001, exponent: 1 },
    };
    const request = {
      model: start,
      parameters: { 'extinction.exponent': { fixed: true } },
      thickness: { rangeNm: [100, 200] },
    } as const;
    const clear = known(fitEllipsometry({ ...measure({ film: cauchy, noiseDeg: 0.05 }), ...request }), 656);
    const dark = known(fitEllipsometry({ ...measure({ film: absorbing, noiseDeg: 0.05 }), ...request }), 656);
    expect(clear.extinctionKind).toBe('upper-limit');
    expect(clear.k.interval95[0]).toBe(0);
    expect(clear.k.interval95[1]).toBeGreaterThan(0);
    expect(dark.extinctionKind).toBe('value');
    expect(holds(dark.k, modelIndex(absorbing, 656).k)).toBe(true);
  });
});

describe('fits whose path leads through models without an index', () => {
  it('stay away from there and still end at the film', () => {
    const start: DispersionModel = {
      kind: 'oscillators',
      epsilonInfinity: 1,
      oscillators: [{ kind: 'lorentz', amplitude: 4, energyEv: 1.9, broadeningEv: 0.05 }],
    };
    const truth: DispersionModel = {
      kind: 'oscillators',
      epsilonInfinity: 2.5,
      oscillators: [{ kind: 'lorentz', amplitude: 0.5, energyEv: 1.95, broadeningEv: 0.1 }],
    };
    const fit = fitEllipsometry({
      ...measure({ film: truth, wavelengthsNm: [420, 780, 40], angleOffsetDeg: 0 }),
      model: start,
      thickness: { rangeNm: [20, 400] },
      angleOffset: { standardDeviationDeg: 0.01 },
    });
    expect(known(fit, 656).n.value).toBeCloseTo(modelIndex(truth, 656).n, 4);
    expect(thicknessOf(fit).value).toBeCloseTo(150, 1);
  });
});

describe('an oxide whose prior reaches to no thickness', () => {
  it('may come out as thin as can be', () => {
    const { scan, layers, film } = measure({ film: cauchy, noiseDeg: 0.05 });
    const fit = fitEllipsometry({
      scan,
      layers: [layers[0], layers[1], { nkAt: glass, thicknessNm: 0.5 }, layers[2]],
      film,
      model: cauchyStart,
      thickness: { rangeNm: [100, 200] },
      otherThicknesses: [{ layer: 2, mean: 0.5, standardDeviation: 0.5 }],
    });
    const oxide = fit.parameters.find(({ path }) => path === 'thickness of layer 2');
    expect(oxide?.value).toBeLessThan(1);
    expect(thicknessOf(fit).value).toBeCloseTo(150, 0);
  });
});

describe('requests that make no sense', () => {
  const request: EllipsometryFitRequest = {
    ...measure({ film: cauchy }),
    model: cauchyStart,
    thickness: { rangeNm: [100, 200] },
  };

  it('are refused in one sentence', () => {
    expect(() => fitEllipsometry({ ...request, parameters: { d: { fixed: true } } })).toThrow(
      /limits of "d", expected .* a, bUm2, cUm4/,
    );
    expect(() => fitEllipsometry({ ...request, film: 0 })).toThrow(InputError);
    expect(() => fitEllipsometry({ ...request, thickness: { rangeNm: [200, 100] } })).toThrow(
      /smaller first/,
    );
    expect(() => fitEllipsometry({ ...request, layers: request.layers.slice(1) })).toThrow(
      /cover, film and substrate/,
    );
    const psiErrorDeg = request.scan.psiDeg.map(() => 0);
    expect(() => fitEllipsometry({ ...request, scan: { ...request.scan, psiErrorDeg } })).toThrow(
      /errors above 0/,
    );
  });
});

describe('the numbers of a model', () => {
  it('are listed with path, name and unit, and put back in the same order', () => {
    const { model } = nanoplateletModel({ heavyHoleEv: 1.9, lightHoleEv: 2.1 });
    const listed = modelParameters(model);
    expect(listed.map(({ path }) => path).slice(0, 3)).toEqual([
      'epsilonInfinity',
      'oscillators.0.amplitude',
      'oscillators.0.energyEv',
    ]);
    expect(listed[2]).toMatchObject({ name: 'energy of gauss 1', unit: 'eV', value: 1.9 });
    expect(
      withParameters(
        model,
        listed.map(({ value }) => value),
      ),
    ).toEqual(model);
    const doubled = withParameters(
      model,
      listed.map(({ value }) => 2 * value),
    );
    expect(modelParameters(doubled).map(({ value }) => value)).toEqual(listed.map(({ value }) => 2 * value));
  });
});

describe('the test of runs', () => {
  it('counts changes of sign, and finds a slow wave but not noise', () => {
    const random = randomStream(2);
    const noise = Array.from({ length: 8 }, () => Array.from({ length: 60 }, () => random.normal()));
    const wave = noise.map((series) => series.map((value, i) => 0.3 * value + Math.sin(i / 8)));
    expect(signRuns([[1, 1, -1, -1, 1]])).toMatchObject({ runs: 3, expected: 3 });
    expect(signRuns(noise).probability).toBeGreaterThan(0.01);
    expect(signRuns(wave).probability).toBeLessThan(1e-6);
  });
});
