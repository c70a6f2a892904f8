import { describe, expect, it } from 'vitest';
import {
  didTreatmentChange,
  fitGain,
  fitGainFromScans,
  fitStripeSeries,
  simulateStripeScan,
  type FilmScanData,
  type ScanFitInput,
} from '@modalgain/gain';
import { pairOf } from '../src/global-fit/compare.js';
import { profileOf } from '../src/global-fit/fitted-quantity.js';
import { logDensity, logSaturationFluence, loss } from '../src/global-fit/quantities.js';
import { pointsAlong } from '../src/global-fit/profile-curve.js';
import type { DerivedQuantity } from '../src/global-fit/quantity.js';
import { logDensityRatio } from '../src/global-fit/ratios.js';
import { fitScans } from '../src/raw-fit/fit-from-scans.js';
import { crossSectionCm2, handbookFilm, netGainOf, type FilmTruth } from './global-fit-support.js';

const fluences = [4, 10, 25, 80, 400];
const stripeLengthUm = Array.from({ length: 20 }, (_, i) => 25 * (i + 1));
const saturationIntensity = 4000;

/** Scans with 5 % pump noise and read noise; the brightest reaches about the saturation intensity. */
function scansOf(
  truth: FilmTruth,
  seed: number,
  options: { pumpNoise?: number; readNoise?: number } = {},
): FilmScanData {
  const { pumpNoise = 0.05, readNoise = 0.5 } = options;
  const scans = fluences.map((fluenceUjPerCm2, stream) => ({
    fluenceUjPerCm2,
    scan: simulateStripeScan({
      stripeLengthUm,
      sourcePerCm: (3000 * fluenceUjPerCm2) / (fluenceUjPerCm2 + 7),
      netGainPerCm: netGainOf(truth, fluenceUjPerCm2),
      saturation: 1 / saturationIntensity,
      pumpNoise,
      readNoise,
      seed,
      stream,
    }).scan,
    options: { readNoise, zeroErrorUm: 0 },
  }));
  return { film: truth.film, scans, confinementModal: { value: truth.confinement, errors: [] } };
}

const inputOf = (films: FilmScanData[]): ScanFitInput => ({
  films,
  emissionCrossSectionCm2: { value: crossSectionCm2, errors: [] },
});

describe('gain fitted straight to the scans', () => {
  it('finds the truth of scans without noise, saturation intensity included', () => {
    const second = { ...handbookFilm, film: 'SC1S', densityPerCm3: 80e15, lossPerCm: 60 };
    const films = [handbookFilm, second].map((truth) =>
      scansOf(truth, 1, { pumpNoise: 1e-6, readNoise: 1e-4 }),
    );
    const fit = fitGainFromScans(inputOf(films));
    fit.films.forEach(({ densityPerCm3, lossPerCm, saturationFluenceUjPerCm2 }, index) => {
      const truth = [handbookFilm, second][index];
      expect(densityPerCm3.bestFit / truth.densityPerCm3).toBeCloseTo(1, 4);
      expect(lossPerCm.bestFit / truth.lossPerCm).toBeCloseTo(1, 4);
      expect(saturationFluenceUjPerCm2.bestFit).toBeCloseTo(7, 3);
      const { saturationIntensity: found } = fit.saturationIntensities[index];
      if (found.kind !== 'determined') throw new Error(found.why);
      expect(found.estimate.value / saturationIntensity).toBeCloseTo(1, 3);
    });
  });

  it('the derivatives of its residuals are those of finite differences', () => {
    const films = [scansOf(handbookFilm, 2), scansOf({ ...handbookFilm, film: 'SC1S', lossPerCm: 60 }, 3)];
    const { fitted } = fitScans({
      ...inputOf(films.map((film) => ({ ...film, measuredLoss: { lossPerCm: 90, standardErrorPerCm: 20 } }))),
      fluenceScaleError: { source: 'power meter', relativeError: 0.1 },
      saturationFluencePrior: { fluenceUjPerCm2: 6, standardErrorUjPerCm2: 2 },
    });
    const { problem, fit } = fitted;
    const width = problem.parameters.length;
    const exact = new Float64Array(problem.residualCount * width);
    problem.jacobian?.(fit.values, exact);
    for (let column = 0; column < width; column++) {
      const step = 1e-5 * Math.max(Math.abs(fit.values[column]), 1e-2);
      const [above, below] = [step, -step].map((shift) => {
        const moved = Float64Array.from(fit.values);
        moved[column] += shift;
        const out = new Float64Array(problem.residualCount);
        problem.residuals(moved, out);
        return out;
      });
      const slopes = above.map((value, row) => (value - below[row]) / (2 * step));
      const scale = Math.max(1e-3, ...slopes.map(Math.abs));
      slopes.forEach((slope, row) => {
        expect(Math.abs(slope - exact[row * width + column]) / scale).toBeLessThan(1e-6);
      });
    }
  });

  it('a far ratio of densities is tested at the height of its finely walked profile', () => {
    const pressed = {
      ...handbookFilm,
      film: 'SC1S',
      densityPerCm3: 2.4 * handbookFilm.densityPerCm3,
      lossPerCm: 380,
    };
    const fit = fitScans(inputOf([scansOf(handbookFilm, 21), scansOf(pressed, 22)]));
    const pair = { before: 'SC1', after: 'SC1S' };
    const ratio = logDensityRatio(fit.fitted, pairOf(fit, pair));
    const centre = ratio.value(fit.fitted.fit.values);
    const walk = Array.from({ length: 41 }, (_, i) => (centre * i) / 40);
    const atOne = pointsAlong(fit.fitted, ratio, walk)[0].deltaChiSquare;
    expect(
      didTreatmentChange(fit, { ...pair, hypothesis: 'same-density' }).chiSquareRise / atOne,
    ).toBeCloseTo(1, 4);
  });

  it('agrees with the two-step fit within its errors', () => {
    for (const seed of [11, 12, 13]) {
      const film = scansOf(handbookFilm, seed);
      const { fits } = fitStripeSeries(film.scans);
      const points = fits.flatMap(({ netGainPerCm }, index) =>
        netGainPerCm
          ? [
              {
                fluenceUjPerCm2: fluences[index],
                netGainPerCm: netGainPerCm.value,
                standardErrorPerCm: netGainPerCm.standardError,
              },
            ]
          : [],
      );
      const twoStep = fitGain({ ...inputOf([]), films: [{ ...film, points }] }).films[0];
      const { fitted } = fitScans(inputOf([film]));
      const [system] = fitted.system.films;
      const density = 1e15 * Math.exp(logDensity(fitted, system).value(fitted.fit.values));
      expect(Math.abs(density - twoStep.densityPerCm3.bestFit)).toBeLessThan(
        twoStep.densityPerCm3.parts.total,
      );
      const lossPerCm = fitted.fit.values[system.loss];
      expect(Math.abs(lossPerCm - twoStep.lossPerCm.bestFit)).toBeLessThan(twoStep.lossPerCm.parts.total);
    }
  });

  it('95 % intervals of density, loss and saturation fluence hold the truth in 92 to 99 % of studies', () => {
    const trials = 30;
    const covered = { density: 0, loss: 0, saturation: 0 };
    for (let trial = 0; trial < trials; trial++) {
      const { fitted } = fitScans(inputOf([scansOf(handbookFilm, 1000 + trial)]));
      const [film] = fitted.system.films;
      const holds = (quantity: DerivedQuantity, truth: number) => {
        const { lower, upper } = profileOf(fitted, quantity);
        return lower <= truth && truth <= upper ? 1 : 0;
      };
      covered.density += holds(logDensity(fitted, film), Math.log(handbookFilm.densityPerCm3 / 1e15));
      covered.loss += holds(loss(fitted, film), handbookFilm.lossPerCm);
      covered.saturation += holds(logSaturationFluence(fitted, film), Math.log(7));
    }
    const monteCarlo = 2 * Math.sqrt((0.95 * 0.05) / trials);
    for (const [quantity, count] of Object.entries(covered)) {
      expect(count / trials, quantity).toBeGreaterThan(0.92 - monteCarlo);
    }
  }, 60_000);

  it('refuses a film without scans and a scan with too few points in words', () => {
    const film = scansOf(handbookFilm, 1);
    const short = simulateStripeScan({
      stripeLengthUm: [20, 40],
      sourcePerCm: 1,
      netGainPerCm: 10,
      saturation: 0,
      seed: 1,
    });
    expect(() => fitGainFromScans(inputOf([{ ...film, scans: [] }]))).toThrow('SC1 has no scan');
    const scans = [{ fluenceUjPerCm2: 5, scan: short.scan }];
    expect(() => fitGainFromScans(inputOf([{ ...film, scans }]))).toThrow(
      'SC1 at 5 µJ/cm² has 2 usable points',
    );
  });
});
