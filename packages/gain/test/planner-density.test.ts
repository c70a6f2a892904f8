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
});

/** The density of one fit to the planned measurements, each scattered by its error. */
function scatteredDensity(input: GlobalFitInput, trial: number): number {
  const stream = randomStream(11, trial);
  const [film] = input.films;
  const points = film.points.map((point): NetGainPoint => ({
    ...point,
    netGainPerCm: netGainOf(handbookFilm, point.fluenceUjPerCm2) + point.standardErrorPerCm * stream.normal(),
  }));
  const { measuredLoss, threshold } = film;
  const fit = fitGain({
    ...input,
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
