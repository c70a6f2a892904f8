import { normalEstimate } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import {
  fitSpectralGain,
  gainFromNarrowing,
  narrowedWidthNm,
  narrowingOpinion,
  simulateSpectra,
} from '../src/spectral-gain/index.js';
import { gainLine } from '../src/spectral-gain/gain-line.js';

const line = (nm: number, peakNm: number, fwhmNm: number): number =>
  Math.exp(-4 * Math.LN2 * ((nm - peakNm) / fwhmNm) ** 2);
const wavelengthNm = Array.from({ length: 66 }, (_, j) => 616 + j);
const photoluminescence = {
  wavelengthNm,
  intensity: wavelengthNm.map((nm) => 900 * line(nm, 641, 30)),
};
const [modalGainPerCm, lossPerCm] = [260, 120];

const spectraOf = (seed: number, saturation: number) =>
  simulateSpectra({
    wavelengthNm,
    stripeLengthUm: Array.from({ length: 20 }, (_, i) => 20 * (i + 1)),
    sourcePerCmNm: (nm) => 3000 * line(nm, 641, 30),
    netGainPerCm: (nm) => modalGainPerCm * line(nm, 656, 30) - lossPerCm,
    saturation,
    pumpNoise: 0.04,
    readNoise: 0.5,
    photonIntensity: 0.05,
    seed,
  });

describe('gain by narrowing of a film with loss', () => {
  it('gives back the net gain of the line that narrowed, whose loss is known', () => {
    const source = { photoluminescence, gainPeakNm: 656 };
    const [gainLineWidthNm, lengthCm] = [30, 0.03];
    const fwhmNm =
      narrowedWidthNm({
        peakGainLength: modalGainPerCm * lengthCm,
        lossLength: lossPerCm * lengthCm,
        gainLineWidthNm,
        source,
      }) ?? NaN;
    const exact = (value: number) => normalEstimate(value, 0, 'exact');
    const request = {
      fwhmNm: exact(fwhmNm),
      gainLineWidthNm: exact(gainLineWidthNm),
      stripeLengthUm: exact(300),
      source,
    };
    const known = { lossPerCm: exact(lossPerCm), changePerWidthNm: 0 };
    const found = gainFromNarrowing({ ...request, loss: known });
    expect(found).toMatchObject({ kind: 'determined' });
    const valueOf = (determination: typeof found): number =>
      determination.kind === 'determined' ? determination.estimate.value : NaN;
    expect(valueOf(found)).toBeCloseTo(modalGainPerCm - lossPerCm, 4);
    // Without the loss it is nearer to what narrows the band: the modal gain.
    expect(valueOf(gainFromNarrowing(request))).toBeGreaterThan(modalGainPerCm - lossPerCm + 40);
  });
});

describe('the line behind a gain spectrum', () => {
  it('has the width and the loss of the truth within its errors', () => {
    const { points } = fitSpectralGain(spectraOf(1, 0));
    const found = gainLine(points);
    if (!found) throw new Error('no line');
    expect(Math.abs(found.centreNm - 656)).toBeLessThan(1.5);
    expect(Math.abs(found.widthNm - 30)).toBeLessThan(4 * Math.sqrt(found.covariance[0]));
    expect(Math.abs(found.lossPerCm - lossPerCm)).toBeLessThan(4 * Math.sqrt(found.covariance[3]));
  });

  it('is not drawn through a handful of channels', () => {
    expect(gainLine(fitSpectralGain(spectraOf(1, 0)).points.slice(0, 5))).toBeUndefined();
  });
});

describe('the second opinion by narrowing', () => {
  const opinionOf = (seed: number, saturation: number) => {
    const series = spectraOf(seed, saturation);
    return narrowingOpinion({ series, gain: fitSpectralGain(series), photoluminescence });
  };

  it('holds the peak of the net gain, with and without saturation', () => {
    const truth = modalGainPerCm - lossPerCm;
    const scores = [0, 1e-5].flatMap((saturation) =>
      [1, 2, 3].map((seed) => {
        const opinion = opinionOf(seed, saturation);
        if (opinion?.netGainPerCm.kind !== 'determined') throw new Error('not determined');
        const { value, standardError } = opinion.netGainPerCm.estimate;
        return (value - truth) / standardError;
      }),
    );
    const meanSquare = scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length;
    // Six scores of unit variance: above 2.8 in one of a hundred.
    expect(meanSquare).toBeLessThan(2.8);
  });

  it('looks at shorter stripes where light saturates', () => {
    expect(opinionOf(1, 0)?.stripeLengthUm).toBe(400);
    expect(opinionOf(1, 3e-5)?.stripeLengthUm).toBeLessThan(300);
  });
});
