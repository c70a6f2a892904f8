import { describe, expect, it } from 'vitest';
import { fitGain, laserThreshold, type FilmGainData, type GlobalGainFit } from '@modalgain/gain';
import { normalEstimate, normalQuantile975, randomStream, type RandomStream } from '@modalgain/numerics';
import { filmData, handbookFilm, inputOf, netGainOf, netGains } from './global-fit-support.js';

const { film, lossPerCm, saturationFluenceUjPerCm2: saturation } = handbookFilm;
/** Gamma sigma_e n_t of the film. */
const inverted = 268.1;

/** Written out for the Langmuir model: x/(1 + x) = (net gain + loss)/inverted. */
const fluenceAt = (netGainPerCm: number): number => {
  const inversion = (netGainPerCm + lossPerCm) / inverted;
  return (saturation * inversion) / (1 - inversion);
};

const withLowFluences = [3, 8, 20, 60, 200, 784];

function dataOf(fluences: readonly number[], stream?: RandomStream): FilmGainData {
  const points = netGains(handbookFilm, fluences, { stream, floorPerCm: 4 });
  const error = 10;
  const lossPrior = lossPerCm + (stream ? error * stream.normal() : 0);
  return filmData(handbookFilm, points, {
    measuredLoss: { lossPerCm: lossPrior, standardErrorPerCm: error },
  });
}

const fitOf = (fluences: readonly number[], stream?: RandomStream): GlobalGainFit =>
  fitGain(inputOf([dataOf(fluences, stream)]));

const exactly = (valuePerCm: number) => normalEstimate(valuePerCm, 0, 'exact');

function reached(fit: GlobalGainFit, valuePerCm: number, standardErrorPerCm = 0) {
  const found = laserThreshold(fit, {
    film,
    thresholdGainPerCm: normalEstimate(valuePerCm, standardErrorPerCm, 'drawn'),
  });
  if (found.kind !== 'reached' || found.fluenceUjPerCm2.kind !== 'determined') {
    throw new Error(JSON.stringify(found));
  }
  return found.fluenceUjPerCm2.estimate;
}

function outOfReach(fit: GlobalGainFit, valuePerCm: number) {
  const found = laserThreshold(fit, { film, thresholdGainPerCm: exactly(valuePerCm) });
  if (found.kind !== 'out-of-reach') throw new Error(JSON.stringify(found));
  return found;
}

describe('the threshold fluence of a laser', () => {
  it('is where the net gain of the fitted model is the threshold gain', () => {
    const fit = fitOf(withLowFluences);
    for (const gain of [0, 20, 60, 120]) {
      const { value } = reached(fit, gain);
      expect(value / fluenceAt(gain)).toBeCloseTo(1, 6);
      expect(netGainOf(handbookFilm, value)).toBeCloseTo(gain, 4);
    }
  });

  it('rises with what the resonator needs, and at a threshold gain of 0 is transparency', () => {
    const fit = fitOf(withLowFluences, randomStream(4, 2));
    const fluences = [0, 10, 40, 80, 120].map((gain) => reached(fit, gain).value);
    fluences.slice(1).forEach((fluence, i) => {
      expect(fluence).toBeGreaterThan(fluences[i]);
    });
    expect(fluences[0]).toBeCloseTo(fit.films[0].transparencyFluenceUjPerCm2?.bestFit ?? NaN, 9);
  });

  it('has an interval that holds the truth in 95 of 100 experiments', () => {
    const trials = 300;
    const truth = fluenceAt(60);
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const stream = randomStream(71, trial);
      const error = 5;
      const drawn = normalEstimate(60 + error * stream.normal(), error, 'drawn');
      const found = laserThreshold(fitOf(withLowFluences, stream), { film, thresholdGainPerCm: drawn });
      if (found.kind !== 'reached') continue;
      const { fluenceUjPerCm2: fluence } = found;
      const ends = fluence.kind === 'determined' ? fluence.estimate.interval95 : fluence.interval95;
      if (ends && ends[0] <= truth && truth <= ends[1]) covered += 1;
    }
    expect(covered / trials).toBeGreaterThan(0.92);
    expect(covered / trials).toBeLessThan(0.98);
  });

  it('takes the error of the threshold gain in, by as much as the model makes of it', () => {
    const fit = fitOf(withLowFluences);
    const [alone, with5] = [reached(fit, 60), reached(fit, 60, 5)];
    const slope = (fluenceAt(60.5) - fluenceAt(59.5)) * 5;
    expect(with5.value).toBe(alone.value);
    expect(with5.standardError).toBeCloseTo(Math.hypot(alone.standardError, slope), 1);
    const upper = Math.hypot(
      Math.log(alone.interval95[1] / alone.value),
      Math.log(fluenceAt(60 + 5 * normalQuantile975) / alone.value),
    );
    expect(Math.log(with5.interval95[1] / with5.value)).toBeCloseTo(upper, 4);
  });

  it('takes each arm of a threshold gain with unequal arms, and stays above transparency where that does', () => {
    const fit = fitOf(withLowFluences);
    const { value } = reached(fit, 25);
    // 1.96 standard errors below 25 is a gain of -23 cm-1, below transparency.
    const wide = { value: 25, standardError: 24, interval95: [9, 103] as const, method: 'unequal arms' };
    const found = laserThreshold(fit, { film, thresholdGainPerCm: wide });
    if (found.kind !== 'reached') throw new Error(found.kind);
    const { fluenceUjPerCm2: fluence } = found;
    const [lower = NaN, upper = NaN] =
      (fluence.kind === 'determined' ? fluence.estimate.interval95 : fluence.interval95) ?? [];
    const exact = reached(fit, 25).interval95;
    const arm = (end: number, gain: number): number =>
      Math.hypot(Math.log(end / value), Math.log(fluenceAt(gain) / value));
    expect(Math.log(value / lower)).toBeCloseTo(arm(exact[0], 9), 4);
    expect(Math.log(upper / value)).toBeCloseTo(arm(exact[1], 103), 4);
    expect(lower).toBeGreaterThan(reached(fit, 0).interval95[0]);
  });

  it('says by its interval what the resonator leaves open', () => {
    const wide = { value: 60, standardError: 40, interval95: [20, 178] as const, method: 'unequal arms' };
    const found = laserThreshold(fitOf(withLowFluences), { film, thresholdGainPerCm: wide });
    if (found.kind !== 'reached' || found.fluenceUjPerCm2.kind === 'determined') throw new Error(found.kind);
    expect(found.fluenceUjPerCm2.why).toMatch(/threshold gain of 60\.0 \(20\.0 to 178\.0\) cm⁻¹/);
  });

  it('is that of a film pumped through its depth, where the fit knows the depth', () => {
    // The upper half of the film sees 1.4 times the incident fluence, the lower half a fifth of it.
    const profile = { relativeFluence: [1.4, 0.2], weight: [0.5, 0.5] };
    const gainAt = (fluence: number): number => {
      const inversion = profile.relativeFluence.reduce((sum, share) => {
        const x = (share * fluence) / saturation;
        return sum + (0.5 * x) / (1 + x);
      }, 0);
      return inverted * inversion - lossPerCm;
    };
    const points = withLowFluences.map((fluenceUjPerCm2) => {
      const netGainPerCm = gainAt(fluenceUjPerCm2);
      return { fluenceUjPerCm2, netGainPerCm, standardErrorPerCm: 4 };
    });
    const fit = fitGain(inputOf([filmData(handbookFilm, points, { pumpDepth: { ...profile, errors: [] } })]));
    for (const gain of [0, 60]) {
      const found = laserThreshold(fit, { film, thresholdGainPerCm: exactly(gain) });
      if (found.kind !== 'reached') throw new Error(found.kind);
      const { fluenceUjPerCm2: fluence } = found;
      if (fluence.kind !== 'determined') throw new Error(fluence.why);
      expect(gainAt(fluence.estimate.value)).toBeCloseTo(gain, 3);
    }
  });

  it('stays open where neither loss nor low fluences tell where the gain begins', () => {
    const points = netGains(handbookFilm, [78.4, 209, 418, 784]);
    const fit = fitGain(inputOf([filmData(handbookFilm, points)]));
    const found = laserThreshold(fit, { film, thresholdGainPerCm: exactly(60) });
    expect(found).toMatchObject({ kind: 'reached', fluenceUjPerCm2: { kind: 'not-determined' } });
  });

  it('is none where the gain saturates below it, and says what is missing', () => {
    const fit = fitOf(withLowFluences);
    const { largestNetGainPerCm, missingPerCm, aboveFluenceUjPerCm2 } = outOfReach(fit, 400);
    expect(largestNetGainPerCm.value).toBeCloseTo(inverted - lossPerCm, 4);
    expect(missingPerCm.value).toBeCloseTo(400 - (inverted - lossPerCm), 4);
    expect(missingPerCm.standardError).toBeCloseTo(largestNetGainPerCm.standardError, 9);
    expect(aboveFluenceUjPerCm2).toBeUndefined();
  });

  it('has a lower limit where it is out of reach by less than the errors', () => {
    const fit = fitOf(withLowFluences);
    const { largestNetGainPerCm, aboveFluenceUjPerCm2 } = outOfReach(fit, inverted - lossPerCm + 1);
    expect(largestNetGainPerCm.standardError).toBeGreaterThan(1);
    expect(aboveFluenceUjPerCm2).toBeGreaterThan(100);
  });

  it('is refused for a film that is not in the fit', () => {
    const request = { film: 'XX', thresholdGainPerCm: exactly(10) };
    expect(() => laserThreshold(fitOf(withLowFluences), request)).toThrow(/no film XX/);
  });
});
