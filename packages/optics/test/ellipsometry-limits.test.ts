import { describe, expect, it } from 'vitest';
import {
  findMaterial,
  fitEllipsometry,
  psiDelta,
  type DispersionModel,
  type EllipsometryFit,
  type EllipsometryFitRequest,
} from '../src/index.js';
import { cauchy, cauchyStart, glass, measure, nanoplatelets, silicon } from './ellipsometry-experiment.js';

const codes = ({ verdicts }: EllipsometryFit): string[] => verdicts.map(({ code }) => code);
const flat: DispersionModel = { kind: 'cauchy', a: 1.8, bUm2: 0, cUm4: 0 };
const indexAlone = { bUm2: { fixed: true }, cUm4: { fixed: true } } as const;
const onePoint = { film: flat, anglesDeg: [70], wavelengthsNm: [633, 633, 1] } as const;
const few = { film: cauchy, noiseDeg: 0.05, anglesDeg: [60, 70], wavelengthsNm: [420, 780, 60] } as const;

/** A scan without its errors. */
function bare({ scan, ...sample }: ReturnType<typeof measure>): ReturnType<typeof measure> {
  const { wavelengthNm, angleDeg, psiDeg, deltaDeg, deltaRange } = scan;
  return { ...sample, scan: { wavelengthNm, angleDeg, psiDeg, deltaDeg, deltaRange } };
}

describe('thicknesses that explain the data as well', () => {
  const intervalOf = ({ thickness }: EllipsometryFit): readonly [number, number] | undefined =>
    thickness.kind === 'determined' ? thickness.estimate.interval95 : thickness.interval95;

  it('are all found where n and thickness are free, so that no interval leaves the true one out', () => {
    for (let thicknessNm = 60; thicknessNm <= 395; thicknessNm += 25) {
      const fit = fitEllipsometry({
        ...measure({ ...onePoint, thicknessNm }),
        model: flat,
        parameters: indexAlone,
        thickness: { rangeNm: [50, 400] },
      });
      const [lower, upper] = intervalOf(fit) ?? [NaN, NaN];
      expect(lower, `${thicknessNm} nm`).toBeLessThanOrEqual(thicknessNm);
      expect(upper, `${thicknessNm} nm`).toBeGreaterThanOrEqual(thicknessNm);
    }
  });

  it('make it not determined, however exact the data', () => {
    const fit = fitEllipsometry({
      ...measure({ ...onePoint, thicknessNm: 310 }),
      model: flat,
      parameters: indexAlone,
      thickness: { rangeNm: [50, 400] },
    });
    expect(fit.thickness.kind).toBe('not-determined');
    expect(fit.minima.filter(({ chiSquare }) => chiSquare < 1e-9).length).toBeGreaterThan(1);
  });

  it('are told by the best few and their range where they are many', () => {
    const fit = fitEllipsometry({
      ...measure({ ...onePoint, noiseDeg: 0.05 }),
      model: flat,
      parameters: { a: { fixed: true }, ...indexAlone },
      thickness: { rangeNm: [20, 2000] },
    });
    expect(fit.thickness.kind === 'not-determined' && fit.thickness.why).toMatch(
      /^\d+ thicknesses from [\d.]+ to [\d.]+ nm .* best of all( [\d.]+,){3} [\d.]+ nm/,
    );
  });
});

describe('a measured thickness that is wrong', () => {
  it('is left out where the data are explained without it and not with it, and blamed', () => {
    for (const sample of [
      measure({ ...few, thicknessNm: 137 }),
      bare(measure({ ...few, thicknessNm: 137 })),
    ]) {
      const fit = fitEllipsometry({
        ...sample,
        model: cauchyStart,
        thickness: { prior: { mean: 150, standardDeviation: 1 } },
      });
      expect(fit.thicknessPrior).toBe('left-out');
      expect(fit.thickness.kind === 'determined' && fit.thickness.estimate.value).toBeCloseTo(137, 0);
      const blame = fit.verdicts.find(({ code }) => code === 'thickness-against-prior');
      expect(blame?.detail).toMatch(/Alone they say 13[67]\.\d/);
      expect(fit.verdicts.map(({ next = '' }) => next).join()).not.toMatch(/by AFM/);
    }
  });

  it('stays where it agrees with the data, and narrows them', () => {
    const fit = fitEllipsometry({
      ...bare(measure(few)),
      model: cauchyStart,
      thickness: { prior: { mean: 151, standardDeviation: 1 } },
    });
    expect(fit.thicknessPrior).toBe('used');
    expect(codes(fit)).not.toContain('thickness-against-prior');
  });
});

describe('a fit that says nothing', () => {
  it('leaves index and thickness open where no film of the model explains the data, errors stated or not', () => {
    const opaque: DispersionModel = {
      kind: 'oscillators',
      epsilonInfinity: 1.5,
      oscillators: [{ kind: 'drude', plasmaEnergyEv: 9, broadeningEv: 0.3 }],
    };
    for (const sample of [measure({ ...few, film: opaque }), bare(measure({ ...few, film: opaque }))]) {
      const fit = fitEllipsometry({
        ...sample,
        model: cauchyStart,
        thickness: { prior: { mean: 150, standardDeviation: 2 } },
      });
      expect(fit.verdicts[0]).toMatchObject({ code: 'ellipsometry-misfit', severity: 'contradiction' });
      expect(codes(fit)).not.toContain('thickness-against-prior');
      expect(fit.thickness.kind).toBe('not-determined');
      expect(fit.indexEstimateAt(600).kind).toBe('not-determined');
    }
  });

  it('takes a bare substrate for no film, not for one of the index of air', () => {
    const sample = measure({ ...few, noiseDeg: 0 });
    const silica = findMaterial('fused-silica');
    const { wavelengthNm, angleDeg } = sample.scan;
    const layers = [{ nkAt: () => ({ n: 1 }) }, { nkAt: silica.nk, thicknessNm: 1e-9 }, { nkAt: silicon }];
    const fit = fitEllipsometry({
      ...sample,
      scan: { ...sample.scan, ...psiDelta({ layers, wavelengthNm, angleDeg }) },
      model: cauchyStart,
      thickness: { prior: { mean: 137, standardDeviation: 2 } },
    });
    expect(codes(fit)[0]).toMatch(/ellipsometry-(shows-no-film|misfit)/);
    expect(fit.thickness.kind).toBe('not-determined');
    expect(fit.indexEstimateAt(600).kind).toBe('not-determined');
  });

  it('is named where light falls straight down, a measured thickness or not', () => {
    const straight = { ...measure({ ...few, anglesDeg: [0] }), model: cauchyStart, parameters: indexAlone };
    const withPrior = fitEllipsometry({
      ...straight,
      thickness: { prior: { mean: 137, standardDeviation: 2 } },
    });
    expect(codes(withPrior)[0]).toBe('ellipsometry-says-nothing');
    const fit = fitEllipsometry({ ...straight, thickness: { rangeNm: [100, 200] } });
    expect(codes(fit)[0]).toBe('ellipsometry-says-nothing');
    expect(fit.indexEstimateAt(600).kind).toBe('not-determined');
    expect(fit.thickness.kind).toBe('not-determined');
    expect(fit.parameters.find(({ path }) => path === 'a')?.status).toBe('not-determined');
  });

  it('of the model is named where there are as many parameters as data', () => {
    const fit = fitEllipsometry({
      ...measure(onePoint),
      model: flat,
      parameters: indexAlone,
      thickness: { rangeNm: [100, 200] },
    });
    expect(codes(fit)).toContain('as-many-parameters-as-data');
    expect(codes(fit)).not.toContain('ellipsometry-fit-agrees');
  });
});

describe('an oxide below the film', () => {
  it('is found by its prior', () => {
    const sample = measure(few);
    const layers = (thicknessNm: number) => [
      { nkAt: () => ({ n: 1 }) },
      { nkAt: () => ({ n: 1.9 }), thicknessNm: 150 },
      { nkAt: glass, thicknessNm },
      { nkAt: silicon },
    ];
    const { wavelengthNm, angleDeg } = sample.scan;
    const fit = fitEllipsometry({
      ...sample,
      scan: { ...sample.scan, ...psiDelta({ layers: layers(3), wavelengthNm, angleDeg }) },
      layers: layers(2),
      model: cauchyStart,
      thickness: { rangeNm: [100, 200] },
      otherThicknesses: [{ layer: 2, mean: 2, standardDeviation: 1 }],
    });
    const oxide = fit.parameters.find(({ path }) => path === 'thickness of layer 2');
    // Its prior of 2 nm pulls it by a tenth.
    expect(Math.abs((oxide?.value ?? NaN) - 3)).toBeLessThan(0.2);
    expect(oxide?.status).toBe('ok');
    expect(fit.thickness.kind === 'determined' && fit.thickness.estimate.value).toBeCloseTo(150, 0);
  });
});

describe('what no sample and no instrument has', () => {
  const request: EllipsometryFitRequest = {
    ...measure({ film: nanoplatelets, wavelengthsNm: [420, 780, 120] }),
    model: cauchyStart,
    thickness: { rangeNm: [100, 200] },
  };
  const refusal = (change: Partial<EllipsometryFitRequest>): string => {
    try {
      fitEllipsometry({ ...request, ...change });
    } catch (problem) {
      return String(problem);
    }
    return 'taken';
  };
  const scanWith = (change: Partial<EllipsometryFitRequest['scan']>): string =>
    refusal({ scan: { ...request.scan, ...change } });

  it('is refused of a scan', () => {
    const { psiDeg, deltaDeg, wavelengthNm } = request.scan;
    expect(scanWith({ psiDeg: psiDeg.with(2, NaN) })).toMatch(/found NaN in row 3, expected Psi/);
    expect(scanWith({ psiDeg: psiDeg.with(0, 120) })).toMatch(/found 120 in row 1, expected Psi/);
    expect(scanWith({ deltaDeg: deltaDeg.with(1, Infinity) })).toMatch(/expected Delta/);
    expect(scanWith({ deltaDeg: deltaDeg.with(1, 250), deltaRange: 'folded' })).toMatch(/folded Delta/);
    expect(scanWith({ wavelengthNm: wavelengthNm.with(1, 0) })).toMatch(/wavelength above 0/);
  });

  it('is refused of thicknesses', () => {
    expect(refusal({ thickness: { fixedNm: -137 } })).toMatch(/found -137/);
    expect(refusal({ thickness: { prior: { mean: 137, standardDeviation: -2 } } })).toMatch(/found -2/);
    for (const layer of [0, 1, 2, 7, 1.5]) {
      const otherThicknesses = [{ layer, mean: 3, standardDeviation: 1 }];
      expect(refusal({ otherThicknesses })).toMatch(
        new RegExp(`found layer ${layer}, expected .* other than`),
      );
    }
  });

  it('is refused of layers without an index, and of models without one', () => {
    expect(refusal({ layers: request.layers.with(2, {}) })).toMatch(/found no index/);
    expect(refusal({ model: { ...cauchyStart, a: NaN } })).toMatch(/no finite index/);
  });
});
