import { gainBench, modelsToTry, trialOf, type GainTrial } from '@modalgain/compute';
import { fitGain, densityColumns, type GlobalFitInput } from '@modalgain/gain';
import { memorySource } from '@modalgain/formats';
import { runStudyInFull } from '@modalgain/study';
import { describe, expect, it } from 'vitest';

const study = `
modalgain: 1
title: Two films with stated net gains
wavelengths: {emission: 656 nm}
emissionCrossSection: 4.33e-15 +- 2e-16 cm^2
particle: {size: [20 nm, 20 nm, 7 nm], ligandGap: 3.2 nm}
stack: {cover: air, substrate: 1.457}
films:
  A:
    thickness: 204.3 +- 2 nm
    index: 2.0
    stripe: {netGain: [[78.4 uJ/cm^2, 102 +- 5 cm^-1], [209 uJ/cm^2, 111 +- 5 cm^-1], [418 uJ/cm^2, 115 +- 5 cm^-1], [784 uJ/cm^2, 118 +- 5 cm^-1]]}
    loss: 133 +- 13 cm^-1
  B:
    stampedFrom: A
    pressure: 1500 kg/cm^2
    duration: 5 min
    thickness: 137.4 +- 2 nm
    index: 2.03
    stripe: {netGain: [[78.4 uJ/cm^2, 112 +- 5 cm^-1], [209 uJ/cm^2, 141 +- 5 cm^-1], [418 uJ/cm^2, 149 +- 5 cm^-1], [784 uJ/cm^2, 151 +- 5 cm^-1]]}
    loss: 375 +- 40 cm^-1
gain: {compare: []}
`;

const { results, gainInput } = await runStudyInFull({
  text: study,
  file: 'study.yaml',
  source: memorySource(new Map()),
});

function opened() {
  if (!gainInput) throw new Error('The study has net gains of two films and no gain fit.');
  return { bench: gainBench({ results, input: gainInput }), own: trialOf(gainInput) };
}

describe('a gain fit that is tried', () => {
  it('gives the numbers of the run where it is the study’s own fit', () => {
    const { bench, own } = opened();
    const tried = bench.tryOut(own);
    expect(tried.filmGains).toEqual(results.films.map(({ gain }) => gain));
    expect(tried.comparisons).toEqual(results.comparisons);
    expect(tried.gainFit.saturationFluenceUjPerCm2).toEqual(results.gainFit?.saturationFluenceUjPerCm2);
  });

  it('leaves the densities open without the measured losses', () => {
    const { bench, own } = opened();
    const free = bench.tryOut({ ...own, loss: 'free' });
    expect(results.films.map(({ gain }) => gain?.densityPerCm3.kind)).toEqual(['determined', 'determined']);
    expect(free.filmGains.map((gain) => gain?.densityPerCm3.kind)).toEqual([
      'not-determined',
      'not-determined',
    ]);
  });

  it('knows each loss to 15 % of its measured value where that is asked', () => {
    const { bench, own } = opened();
    const prior = bench.tryOut({ ...own, loss: 'known' }).filmGains.map((gain) => gain?.lossPrior);
    expect(prior.map((loss) => [loss?.value, loss?.standardError])).toEqual([
      [133, 0.15 * 133],
      [375, 0.15 * 375],
    ]);
  });

  it('shares the loss of all films where that is asked', () => {
    const { bench, own } = opened();
    const trial: GainTrial = { ...own, loss: 'free', share: ['saturationFluence', 'loss'] };
    const [a, b] = bench.tryOut(trial).filmGains.map((gain) => gain?.lossPerCm);
    expect(a).toEqual(b);
  });

  it('fits every named model, each with its formula', () => {
    const { bench, own } = opened();
    for (const { name, formula } of modelsToTry())
      expect(bench.tryOut({ ...own, model: name }).gainFit.modelFormula).toContain(
        name === 'poisson' ? '' : formula,
      );
  });

  it('shows a misfit that rises where the 95 % interval of the density ends, and stays low where it is open', () => {
    const { bench, own } = opened();
    const story = bench.densityOf(own, 'B');
    const alone = story?.gainsAlone;
    if (!story || !alone) throw new Error('Film B took part in the fit, and its loss is known.');
    for (const { densityPerCm3, deltaChiSquare, lossPerCm, loss95PerCm } of story.tried.columns) {
      const [low, high] = story.tried.interval95PerCm3;
      expect(deltaChiSquare < 3.8415).toBe(densityPerCm3 > low && densityPerCm3 < high);
      if (loss95PerCm) {
        expect(loss95PerCm[0]).toBeLessThanOrEqual(lossPerCm);
        expect(loss95PerCm[1]).toBeGreaterThanOrEqual(lossPerCm);
      }
    }
    expect(alone.interval95PerCm3[1]).toBe(Infinity);
    expect(alone.columns.at(-1)?.deltaChiSquare).toBeLessThan(3.8415);
    expect(alone.columns[0]?.deltaChiSquare).toBeGreaterThan(3.8415);
  });
});

describe('density and loss column by column', () => {
  /** With F_s known, net gain = a n - loss is linear: the region is an ellipse that can be written down. */
  it('agrees with the normal equations where the model is linear', () => {
    const saturationFluence = 7;
    const points = [3, 8, 20, 80].map((fluenceUjPerCm2, i) => ({
      fluenceUjPerCm2,
      netGainPerCm: (1000 * fluenceUjPerCm2) / (fluenceUjPerCm2 + saturationFluence) - 250 + 4 * (-1) ** i,
      standardErrorPerCm: 5,
    }));
    const [confinement, crossSection] = [0.85, 4.3e-15];
    const input: GlobalFitInput = {
      films: [{ film: 'A', points, confinementModal: { value: confinement, errors: [] } }],
      emissionCrossSectionCm2: { value: crossSection, errors: [] },
      saturationFluencePrior: { fluenceUjPerCm2: saturationFluence, standardErrorUjPerCm2: 1e-7 },
    };
    const fit = fitGain(input);
    const gains = points.map(({ netGainPerCm }) => netGainPerCm);
    const slopes = points.map(({ fluenceUjPerCm2: x }) => {
      const inversion = x / (x + saturationFluence);
      return confinement * crossSection * inversion;
    });
    const chiSquareAt = (density: number, loss: number): number =>
      gains.reduce((sum, gain, i) => sum + (((slopes[i] ?? 0) * density - loss - gain) / 5) ** 2, 0);
    const bestLoss = (density: number): number =>
      gains.reduce((sum, gain, i) => sum + (slopes[i] ?? 0) * density - gain, 0) / gains.length;
    const least = fit.chiSquare;
    const best = fit.films[0].densityPerCm3.bestFit;
    const columns = densityColumns(
      fit.fitted,
      'A',
      [0.99, 1, 1.01, 1.1].map((factor) => factor * best),
    );
    expect(columns).toHaveLength(4);
    for (const { densityPerCm3, deltaChiSquare, lossPerCm, loss95PerCm } of columns) {
      const loss = bestLoss(densityPerCm3);
      expect(lossPerCm).toBeCloseTo(loss, 2);
      expect(deltaChiSquare).toBeCloseTo(chiSquareAt(densityPerCm3, loss) - least, 3);
      const half = (5 / Math.sqrt(gains.length)) * Math.sqrt(Math.max(0, 3.841458820694124 - deltaChiSquare));
      if (half > 0) expect(loss95PerCm?.[1]).toBeCloseTo(loss + half, 2);
      else expect(loss95PerCm).toBeUndefined();
    }
  });
});
