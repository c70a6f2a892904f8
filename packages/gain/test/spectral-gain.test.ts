import {
  expectedSpectra,
  fitSpectralGain,
  simulateSpectra,
  twoWayIntensity,
  type SpectralGain,
  type SpectraTruth,
} from '@modalgain/gain';
import { InputError, randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import {
  emissionBySaturation,
  lightOfBand,
  lightOfChannels,
  pathEmission,
  pathThrough,
  straightPath,
} from '../src/spectral-gain/saturated-paths.js';

const wavelengthNm = Array.from({ length: 25 }, (_, j) => 632 + 2 * j);
const stripeLengthUm = Array.from({ length: 25 }, (_, i) => 20 * (i + 1));
const gaussian = (nm: number, peakNm: number, fwhmNm: number) =>
  Math.exp(-4 * Math.LN2 * ((nm - peakNm) / fwhmNm) ** 2);
const photoluminescence = (nm: number) => gaussian(nm, 650, 30);
const peakPerCm = 110;

function truth(changes: Partial<SpectraTruth> = {}): SpectraTruth {
  return {
    wavelengthNm,
    stripeLengthUm,
    sourcePerCmNm: (nm) => 2000 * photoluminescence(nm),
    netGainPerCm: (nm) => 150 * gaussian(nm, 656, 40) - 40,
    saturation: 0,
    pumpNoise: 0.04,
    readNoise: 0.5,
    photonIntensity: 0.05,
    seed: 41,
    ...changes,
  };
}

const trials = 20;
const slow = { timeout: 120_000 };

function simulateTrials(scenario: SpectraTruth): SpectralGain[] {
  const expected = expectedSpectra(scenario);
  return Array.from({ length: trials }, (_, stream) =>
    fitSpectralGain(simulateSpectra({ ...scenario, stream }, expected)),
  );
}

const holds = ([lower, upper]: readonly [number, number], value: number) => lower <= value && value <= upper;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('spectral gain', () => {
  const scenarios: [string, SpectraTruth][] = [
    ['no saturation', truth()],
    ['saturation that halves the gain at the end', truth({ saturation: 5e-5, seed: 43 })],
    ['saturation that takes four fifths of it', truth({ saturation: 2e-4, seed: 45 })],
    ['a stripe 3 um longer than stated', truth({ zeroErrorUm: 3, seed: 44 })],
  ];
  it.each(scenarios)('covers peak, wavelength and channels: %s', slow, (_, scenario) => {
    const results = simulateTrials(scenario);
    const peaks = results.map(({ peak }) => peak).filter((peak) => peak !== undefined);
    const points = results
      .flatMap((result) => result.points)
      .filter((point) => Math.abs(point.wavelengthNm - 656) < 15);
    const monteCarloError = Math.sqrt((0.92 * 0.08) / trials);
    const share = (hits: readonly boolean[]) => hits.filter(Boolean).length / hits.length;
    const found = {
      peak: share(peaks.map(({ netGainPerCm }) => holds(netGainPerCm.interval95, peakPerCm))),
      wavelength: share(peaks.map((peak) => holds(peak.wavelengthNm.interval95, 656))),
      channels: share(
        points.map((point) =>
          holds(point.netGainPerCm.interval95, scenario.netGainPerCm(point.wavelengthNm)),
        ),
      ),
    };
    expect(peaks.length).toBeGreaterThan(0.9 * trials);
    // 92 %, less what chance does once in a hundred runs of these twelve comparisons.
    for (const coverage of Object.values(found)) expect(coverage).toBeGreaterThan(0.92 - 3 * monteCarloError);
    const values = peaks.map(({ netGainPerCm }) => netGainPerCm.value / peakPerCm);
    const bias = mean(values) - 1;
    const biasError = Math.sqrt(mean(values.map((value) => (value - 1 - bias) ** 2)) / values.length);
    expect(Math.abs(bias)).toBeLessThan(0.03 + 2 * biasError);
  });

  it('corrects what integration over a wide band costs', slow, () => {
    const scenario = truth({ sourcePerCmNm: (nm) => 2000 * gaussian(nm, 645, 60) });
    const result = fitSpectralGain(simulateSpectra(scenario), { band: { fromNm: 644, toNm: 668 } });
    const whole = result.bandFit.netGainPerCm;
    const peak = result.peak?.netGainPerCm;
    expect(whole?.value).toBeLessThan(0.96 * peakPerCm);
    expect(holds(peak?.interval95 ?? [0, 0], peakPerCm)).toBe(true);
    expect(result.verdicts.find(({ code }) => code === 'band-gain-against-peak')?.evidence).toMatchObject({
      peakNetGainPerCm: peak?.value,
      bandNetGainPerCm: whole?.value,
    });
  });

  it('finds the photoluminescence again as the source, and says where another shape is claimed', slow, () => {
    const series = simulateSpectra(truth());
    const claimed = (peakNm: number) =>
      fitSpectralGain(series, {
        photoluminescence: { wavelengthNm, intensity: wavelengthNm.map((nm) => gaussian(nm, peakNm, 30)) },
      });
    const right = claimed(650);
    expect(right.source?.similarity).toBeGreaterThan(0.995);
    expect(right.verdicts.map(({ code }) => code)).toContain('source-like-photoluminescence');
    expect(claimed(662).verdicts.map(({ code }) => code)).toContain('source-unlike-photoluminescence');
  });

  it('reports no gain as no gain', slow, () => {
    const series = simulateSpectra(truth({ netGainPerCm: () => -20 }));
    const result = fitSpectralGain(series);
    expect(result).toMatchObject({ outcome: 'no-gain', peak: undefined });
  });

  it('needs spectra against stripe length', () => {
    const series = { ...simulateSpectra(truth()), variable: 'fluenceUjPerCm2' as const };
    expect(() => fitSpectralGain(series)).toThrow(InputError);
  });
});

describe('the path through a saturated stripe', () => {
  it('gives the two-way closed form back when the band is followed along it', () => {
    const random = randomStream(9);
    for (let i = 0; i < 50; i++) {
      const band = {
        sourcePerCm: 1,
        netGainPerCm: -5 + 12 * random.uniform(),
        saturation: random.uniform() ** 3,
      };
      const lengthCm = 0.1 + 0.9 * random.uniform();
      const path = pathThrough(lengthCm, lightOfBand(lengthCm, band), band.saturation);
      const { emission } = pathEmission(path, band.netGainPerCm);
      expect(emission / twoWayIntensity(lengthCm, band)).toBeCloseTo(1, 5);
    }
  });

  it('is the stripe itself without saturation', () => {
    const path = straightPath(0.04);
    expect(path.gainPathCm[0]).toBeCloseTo(0.04, 12);
    expect(pathEmission(path, 80).emission).toBeCloseTo(Math.expm1(3.2) / 80, 7);
  });

  it('is given back by the light of the band followed along it as two channels of the same gain', () => {
    const band = { sourcePerCm: 3, netGainPerCm: 120, saturation: 0.8 };
    const light = lightOfBand(0.05, band);
    const path = pathThrough(0.05, light, band.saturation);
    const halves = [1, 2].map((sourcePerCm) => ({ sourcePerCm, netGainPerCm: 120 }));
    lightOfChannels(path, halves).forEach((value, i) => expect(value / light[i]).toBeCloseTo(1, 3));
  });

  it('shortens with saturation as its derivative says', () => {
    const light = lightOfBand(0.05, { sourcePerCm: 3, netGainPerCm: 120, saturation: 0.8 });
    const at = (saturation: number) => pathEmission(pathThrough(0.05, light, saturation), 120).emission;
    const difference = (at(0.8001) - at(0.7999)) / 0.0002;
    expect(emissionBySaturation(pathThrough(0.05, light, 0.8), 120) / difference).toBeCloseTo(1, 6);
  });

  it('agrees with spectra simulated one channel at a time', () => {
    const scenario = truth({
      wavelengthNm: [650, 651],
      sourcePerCmNm: () => 0.5,
      netGainPerCm: () => 120,
      saturation: 3,
    });
    const [spectrum] = expectedSpectra({ ...scenario, stripeLengthUm: [500] });
    const band = { sourcePerCm: 1, netGainPerCm: 120, saturation: 3 };
    expect((spectrum[0] + spectrum[1]) / twoWayIntensity(0.05, band)).toBeCloseTo(1, 3);
  });
});
