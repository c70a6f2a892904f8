import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { fitGain, forecastGain, planDensity, type GlobalFitInput, type NetGainPoint } from '@modalgain/gain';
import { withMeasurements } from '../src/planner/measurements.js';
import {
  filmData,
  handbookFilm,
  inputOf,
  netGainOf,
  netGains,
  referenceFluences,
} from './global-fit-support.js';

const expected = [handbookFilm];
const present = inputOf([filmData(handbookFilm, netGains(handbookFilm, referenceFluences))]);
const densityError = (input: GlobalFitInput): number =>
  forecastGain({ input, film: 'SC1', quantity: 'density', expected }).total;

const lossKnownTo = (relativeError: number): GlobalFitInput =>
  inputOf([
    filmData(handbookFilm, netGains(handbookFilm, referenceFluences), {
      measuredLoss: { lossPerCm: 100, standardErrorPerCm: 100 * relativeError },
    }),
  ]);

describe('the forecast of a density', () => {
  it('gives what the handbook states of four high fluences, with and without a measured loss', () => {
    expect(densityError(present)).toBeGreaterThan(5);
    // The handbook's figures come from simulations and are rounded: 2900 %, 5 % and 6 %.
    expect(Math.abs(densityError(lossKnownTo(0.1)) - 0.05)).toBeLessThan(0.007);
    expect(densityError(lossKnownTo(0.15))).toBeCloseTo(0.06, 2);
  });

  it('counts the errors of Gamma and of the cross-section as systematic', () => {
    const input = {
      ...lossKnownTo(0.1),
      emissionCrossSectionCm2: {
        value: 4.32e-15,
        errors: [{ source: 'cross-section', relativeError: 0.05 }],
      },
    };
    const { statistical, systematic, total } = forecastGain({
      input,
      film: 'SC1',
      quantity: 'density',
      expected,
    });
    expect(systematic).toBeCloseTo(0.05, 10);
    expect(total).toBeCloseTo(Math.hypot(statistical, 0.05), 10);
  });

  it('is the error that a fit of scattered data has in simulation', () => {
    const plan = planDensity({
      input: present,
      film: 'SC1',
      quantity: 'density',
      wantedRelativeError: 0.07,
      assumed: { saturationFluenceUjPerCm2: 7, lossPerCm: 100 },
    });
    expect(plan.kind).toBe('reached');
    const planned = withMeasurements(present, handbookFilm, plan.best, {});
    if (!planned) throw new Error('the plan can be measured');
    const trials = 150;
    const logs = Array.from({ length: trials }, (_, trial) =>
      Math.log(scatteredDensity(planned, trial) / handbookFilm.densityPerCm3),
    );
    const rms = Math.sqrt(logs.reduce((sum, log) => sum + log * log, 0) / trials);
    // 150 trials give it to 6 %.
    expect(rms / plan.best.forecast.total).toBeGreaterThan(0.85);
    expect(rms / plan.best.forecast.total).toBeLessThan(1.15);
  });

  it.each([
    ['an existing threshold, off by its error', { stripeLengthUm: 300, relativeError: 0.1 }, undefined],
    ['fluences that share an error of 10 %, beside a known saturation fluence', undefined, 0.1],
  ])('counts %s, as a simulation shows', (_, threshold, fluenceScale) => {
    const planned = withKnowledge(threshold, fluenceScale);
    const { total } = forecastGain({ input: planned, film: 'SC1', quantity: 'density', expected });
    const trials = 150;
    const logs = Array.from({ length: trials }, (_unused, trial) =>
      Math.log(scatteredDensity(planned, trial, fluenceScale) / handbookFilm.densityPerCm3),
    );
    const rms = Math.sqrt(logs.reduce((sum, log) => sum + log * log, 0) / trials);
    expect(rms / total).toBeGreaterThan(0.83);
    expect(rms / total).toBeLessThan(1.17);
  });

  it('counts net gains that go together: what two fluences say in common is said once', () => {
    const known = { fluenceUjPerCm2: 7, standardErrorUjPerCm2: 0.007 };
    const [film] = lossKnownTo(0.001).films;
    const size = film.points.length;
    const together = film.points.flatMap((a, i) =>
      film.points.map((b, j) => (i === j ? 1 : 0.9) * a.standardErrorPerCm * b.standardErrorPerCm),
    );
    expect(together).toHaveLength(size * size);
    const errorOf = (data: typeof film): number =>
      densityError(inputOf([data], { saturationFluencePrior: known }));
    // With loss and F_s known, n_t is as uncertain as the mean of the net gains, weighted by f: sqrt(1' C^-1 1) by hand.
    const ratio = errorOf({ ...film, covariancePerCm2: Float64Array.from(together) }) / errorOf(film);
    expect(ratio).toBeCloseTo(Math.sqrt(1 + (size - 1) * 0.9), 1);
  });
});

const lowFluences = [3, 8, 20, 60, 200, 784];

/** Low fluences, with a threshold at g L = 1, or an error that all fluences share and F_s known to 5 %. */
function withKnowledge(
  threshold: { stripeLengthUm: number; relativeError: number } | undefined,
  fluenceScale: number | undefined,
): GlobalFitInput {
  const unitGain = 1e4 / (threshold?.stripeLengthUm ?? 300);
  // Langmuir: f = (loss + 1/L)/(Gamma sigma n_t).
  const f = (handbookFilm.lossPerCm + unitGain) / 268.1;
  const fluenceUjPerCm2 = (7 * f) / (1 - f);
  const data = filmData(handbookFilm, netGains(handbookFilm, lowFluences, { floorPerCm: 4 }), {
    ...(threshold && {
      threshold: {
        fluenceUjPerCm2,
        standardErrorUjPerCm2: threshold.relativeError * fluenceUjPerCm2,
        stripeLengthUm: threshold.stripeLengthUm,
        definition: 'width-half-collapse' as const,
      },
    }),
  });
  return inputOf([data], {
    ...(fluenceScale !== undefined && {
      fluenceScaleError: { source: 'power meter', relativeError: fluenceScale },
      saturationFluencePrior: { fluenceUjPerCm2: 7, standardErrorUjPerCm2: 0.35 },
    }),
  });
}

/** The density of one fit to the planned measurements, each scattered by its error; fluences are off together. */
function scatteredDensity(input: GlobalFitInput, trial: number, fluenceScale = 0): number {
  const stream = randomStream(11, trial);
  const [film] = input.films;
  const scale = Math.exp(fluenceScale * randomStream(12, trial).normal());
  const prior = input.saturationFluencePrior;
  const knownShift = prior ? prior.standardErrorUjPerCm2 * randomStream(13, trial).normal() : 0;
  const points = film.points.map((point): NetGainPoint => ({
    ...point,
    netGainPerCm:
      netGainOf(handbookFilm, scale * point.fluenceUjPerCm2) + point.standardErrorPerCm * stream.normal(),
  }));
  const { measuredLoss, threshold } = film;
  const fit = fitGain({
    ...input,
    ...(prior && {
      saturationFluencePrior: { ...prior, fluenceUjPerCm2: prior.fluenceUjPerCm2 + knownShift },
    }),
    films: [
      {
        ...film,
        points,
        ...(measuredLoss && {
          measuredLoss: {
            ...measuredLoss,
            lossPerCm: measuredLoss.lossPerCm + measuredLoss.standardErrorPerCm * stream.normal(),
          },
        }),
        ...(threshold && {
          threshold: {
            ...threshold,
            fluenceUjPerCm2: threshold.fluenceUjPerCm2 + threshold.standardErrorUjPerCm2 * stream.normal(),
          },
        }),
      },
    ],
  });
  return fit.films[0].densityPerCm3.bestFit;
}

const request = {
  input: present,
  film: 'SC1',
  quantity: 'density',
  wantedRelativeError: 0.1,
  assumed: { saturationFluenceUjPerCm2: 7, lossPerCm: 100 },
} as const;

describe('the plan of a density', () => {
  it('finds that one scan of the loss is worth more than any further high fluence', () => {
    const { kind, best, alone, present: now } = planDensity(request);
    expect(kind).toBe('reached');
    expect(now.total).toBeGreaterThan(1);
    expect(best.scanCount).toBe(1);
    expect(best.lossScans).toBe(1);
    expect(alone.fluences?.scanCount).toBeGreaterThan(1);
    expect(alone.fluences?.forecast.total).toBeLessThan(0.1);
    expect(alone.threshold?.forecast.total).toBeGreaterThan(0.1);
  });

  it('asks for more the better the density is to be known', () => {
    const scans = [0.1, 0.05, 0.03].map(
      (wantedRelativeError) => planDensity({ ...request, wantedRelativeError }).best,
    );
    expect(scans[1].scanCount).toBeGreaterThan(scans[0].scanCount);
    expect(scans[2].scanCount).toBeGreaterThan(scans[1].scanCount);
  });

  it('asks for nothing where the goal is reached already', () => {
    const plan = planDensity({ ...request, input: lossKnownTo(0.05), assumed: {} });
    expect(plan.best.scanCount).toBe(0);
    expect(plan.open).not.toContain('density');
  });

  it('says so when the cross-section alone is worse than the goal', () => {
    const input = {
      ...present,
      emissionCrossSectionCm2: {
        value: 4.32e-15,
        errors: [{ source: 'cross-section', relativeError: 0.12 }],
      },
    };
    const plan = planDensity({ ...request, input });
    expect(plan.kind).toBe('out-of-reach');
    expect(plan.best.forecast.systematic).toBeGreaterThan(0.1);
  });

  it('names what neither data nor assumptions settle', () => {
    expect(planDensity({ ...request, assumed: {} }).open).toContain('density');
  });

  it('plans a loss by its own relative error', () => {
    const plan = planDensity({ ...request, quantity: 'loss', wantedRelativeError: 0.12 });
    expect(plan.kind).toBe('reached');
    expect(plan.best.forecast.systematic).toBe(0);
    expect(plan.alone.loss?.forecast.total).toBeLessThanOrEqual(0.12);
  });

  it('refuses a film that is not there and a goal of 0', () => {
    expect(() => planDensity({ ...request, film: 'SC9' })).toThrow('SC9');
    expect(() => planDensity({ ...request, wantedRelativeError: 0 })).toThrow('wanted error');
  });
});
