import { randomStream } from '@modalgain/numerics';
import { analyseThreshold, simulateThresholdSeries, spectrumPerEnergy } from '@modalgain/gain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonNegativeLeastSquares } from '../src/threshold/non-negative-least-squares.js';
import { bandShapes, bandValues } from '../src/threshold/spectra/band-shape.js';
import { channelNoise } from '../src/threshold/spectra/channel-noise.js';
import { areaOf, bandShareError, decomposition, fitBand } from '../src/threshold/spectra/decompose.js';
import { peakAndWidth } from '../src/threshold/spectra/peak-and-width.js';
import { smoothed } from '../src/threshold/spectra/smooth.js';

const wavelengthNm = Float64Array.from({ length: 221 }, (_, j) => 600 + j / 2);
const gaussian = (centreNm: number, fwhmNm: number) =>
  bandValues({ shape: 'gaussian', centreNm, fwhmNm }, wavelengthNm);

function squaresOf(columns: readonly Float64Array[], target: Float64Array, x: readonly number[]): number {
  return target.reduce(
    (sum, value, i) => sum + (columns.reduce((total, column, k) => total + x[k] * column[i], 0) - value) ** 2,
    0,
  );
}

describe('non-negative least squares', () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true });

  it('meets the conditions of the optimum: no slope along free columns, none downhill along those at zero', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(number, { minLength: 7, maxLength: 7 }), { minLength: 4, maxLength: 4 }),
        (rows) => {
          const [target, ...columns] = rows.map((row) => Float64Array.from(row));
          const { coefficients, residualSquares } = nonNegativeLeastSquares({ columns, target });
          const x = [...coefficients];
          expect(residualSquares).toBeCloseTo(squaresOf(columns, target, x), 8);
          columns.forEach((column, k) => {
            expect(x[k]).toBeGreaterThanOrEqual(0);
            const slope = column.reduce(
              (sum, value, i) => sum + value * (target[i] - columns.reduce((t, c, m) => t + x[m] * c[i], 0)),
              0,
            );
            // A column that is nearly the sum of others leaves only rounding errors to judge by.
            const scale = 1e-5 * (1 + Math.hypot(...column) * Math.hypot(...target));
            expect(slope).toBeLessThan(scale);
            if (x[k] > 1e-6) expect(slope).toBeGreaterThan(-scale);
          });
        },
      ),
    );
  });

  it('is the plain solution where that is positive, and weighs as asked', () => {
    const columns = [Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1, 2, 3)];
    const target = Float64Array.of(2, 5, 8, 100);
    const weights = Float64Array.of(1, 1, 1, 0);
    const { coefficients } = nonNegativeLeastSquares({ columns, target, weights });
    expect(coefficients[0]).toBeCloseTo(2, 12);
    expect(coefficients[1]).toBeCloseTo(3, 12);
  });
});

describe('spectra per energy', () => {
  it('keep the area of a band and put its long-wavelength side first', () => {
    const { energyEv, intensity } = spectrumPerEnergy(wavelengthNm, gaussian(655, 12));
    expect(areaOf(energyEv, intensity)).toBeCloseTo(areaOf(wavelengthNm, gaussian(655, 12)), 3);
    expect(energyEv[0]).toBeCloseTo(1239.841984 / 710, 8);
    expect(energyEv.every((energy, j) => j === 0 || energy > energyEv[j - 1])).toBe(true);
  });

  it('turn a line that is Gaussian in energy back into that Gaussian', () => {
    const centreEv = 1.9;
    const sigmaEv = 0.02;
    const line = (energy: number) => Math.exp(-0.5 * ((energy - centreEv) / sigmaEv) ** 2);
    const perNm = wavelengthNm.map((nm) => (line(1239.841984332 / nm) * 1239.841984332) / nm ** 2);
    const { energyEv, intensity } = spectrumPerEnergy(wavelengthNm, perNm);
    intensity.forEach((value, j) => expect(value).toBeCloseTo(line(energyEv[j]), 10));
  });
});

describe('peak and width', () => {
  it('are those of a Gaussian to 0.5 %, whatever its width', () => {
    for (const fwhmNm of [4, 8, 15, 30]) {
      const found = peakAndWidth(wavelengthNm, gaussian(651.3, fwhmNm), 30);
      expect(found?.peakNm).toBeCloseTo(651.3, 2);
      expect((found?.fwhmNm ?? 0) / fwhmNm).toBeCloseTo(1, 2);
    }
  });

  it('hold under noise of a twentieth of the peak', () => {
    const random = randomStream(5);
    const clean = gaussian(651.3, 15);
    const widths = Array.from({ length: 60 }, () => {
      const noisy = clean.map((value) => value + 0.05 * random.normal());
      return peakAndWidth(wavelengthNm, noisy, 30)?.fwhmNm ?? NaN;
    });
    const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
    const spread = Math.sqrt(widths.reduce((sum, width) => sum + (width - mean) ** 2, 0) / widths.length);
    expect(Math.abs(mean - 15)).toBeLessThan(0.6);
    expect(spread).toBeLessThan(1);
  });

  it('are not given where a spectrum does not fall to half on both sides', () => {
    expect(peakAndWidth(wavelengthNm, gaussian(604, 30), 30)).toBeUndefined();
  });
});

describe('smoothing', () => {
  it('leaves any parabola as it is, ends included', () => {
    const parabola = wavelengthNm.map((nm) => 3 + 0.2 * (nm - 650) - 0.01 * (nm - 650) ** 2);
    smoothed(parabola, 7).forEach((value, j) => expect(value).toBeCloseTo(parabola[j], 8));
  });
});

describe('the noise of the channels', () => {
  it('is found from spectra alone: read and shot noise to a tenth', () => {
    const random = randomStream(9);
    const spectra = Array.from({ length: 40 }, (_, i) => 300 * 1000 ** (i / 39)).map((counts) =>
      gaussian(651, 12).map((value) => random.poisson(counts * value) + 7 * random.normal()),
    );
    const { readVariance, photonCounts } = channelNoise(spectra);
    expect(Math.abs(readVariance / 49 - 1)).toBeLessThan(0.25);
    expect(Math.abs(photonCounts - 1)).toBeLessThan(0.1);
  });
});

describe('the noise of few channels', () => {
  it('is not that of a sharp band: a coarse spectrometer sees the noise that a fine one sees', () => {
    const wide = Float64Array.from({ length: 61 }, (_, j) => 600 + (110 * j) / 60);
    const line = (centre: number, fwhm: number) =>
      bandValues({ shape: 'gaussian', centreNm: centre, fwhmNm: fwhm }, wide);
    const random = randomStream(10);
    const spectra = Array.from({ length: 30 }, (_, i) => {
      const counts = 300 * 1000 ** (i / 29);
      const fwhm = i < 15 ? 30 : 4;
      return line(651, fwhm).map((value) => random.poisson(counts * value) + 7 * random.normal());
    });
    const { photonCounts } = channelNoise(spectra);
    expect(photonCounts).toBeGreaterThan(0.8);
    expect(photonCounts).toBeLessThan(2);
  });
});

describe('the decomposition into template and band', () => {
  const noise = { readVariance: 1, photonCounts: 1 };
  const unit = (values: Float64Array) => values.map((value) => value / areaOf(wavelengthNm, values));
  const template = unit(gaussian(641, 30));
  const basis = { wavelengthNm, template, templateFwhmNm: 30, noise };

  it.each(bandShapes)('finds centre, width and shape of the band and its share: %s', (shape) => {
    const band = { shape, centreNm: 655, fwhmNm: 9 };
    const line = unit(bandValues(band, wavelengthNm));
    const spectrum = template.map((value, j) => 1e5 * (0.3 * value + 0.7 * line[j]));
    const found = fitBand(basis, spectrum, spectrum);
    expect(found.shape).toBe(shape);
    expect(found.centreNm).toBeCloseTo(655, 1);
    expect(Math.abs(found.fwhmNm / 9 - 1)).toBeLessThan(0.01);
    const { bandArea, photoluminescenceArea } = decomposition(basis, found, spectrum)(spectrum);
    expect(bandArea / (bandArea + photoluminescenceArea)).toBeCloseTo(0.7, 2);
  });

  it('knows the error of the share, that of a band that is not there too', () => {
    const band = { shape: 'gaussian', centreNm: 655, fwhmNm: 12 } as const;
    const line = unit(bandValues(band, wavelengthNm));
    for (const share of [0, 0.4]) {
      const expected = template.map((value, j) => 3e4 * ((1 - share) * value + share * line[j]));
      const split = decomposition(basis, band, expected);
      const error = bandShareError(basis, band, expected, split(expected));
      const random = randomStream(6);
      const shares = Array.from({ length: 300 }, () => {
        const noisy = split(expected.map((mean) => mean + Math.sqrt(1 + mean) * random.normal()));
        return noisy.bandArea / (noisy.bandArea + noisy.photoluminescenceArea);
      });
      // Half of the shares of a band that is not there are cut off at zero; their mean square is half as large.
      const square = shares.reduce((sum, value) => sum + (value - share) ** 2, 0) / shares.length;
      const ratio = Math.sqrt(share === 0 ? 2 * square : square) / error;
      expect(Math.abs(ratio - 1)).toBeLessThan(0.15);
    }
  });

  it('takes a flat background for itself and gives pure photoluminescence no band', () => {
    const spectrum = template.map((value) => 1e5 * value + 40);
    const band = { shape: 'gaussian', centreNm: 655, fwhmNm: 9 } as const;
    const found = decomposition(basis, band, spectrum)(spectrum);
    expect(found.background).toBeCloseTo(40, 5);
    expect(found.bandArea).toBeCloseTo(0, 5);
    expect(found.photoluminescenceArea).toBeCloseTo(1e5, 3);
  });
});

describe('the example spectra', () => {
  const truth = {
    fluencesUjPerCm2: Array.from({ length: 16 }, (_, i) => 0.3 * 1000 ** (i / 15)),
    stripeLengthUm: 300,
    modalGainPerCm: 320,
    lossPerCm: 60,
    saturationFluenceUjPerCm2: 7,
    channels: 661,
    seed: 3,
  };
  const { examples, spectra } = analyseThreshold(simulateThresholdSeries(truth), { replicates: 2 });

  it('are those of the lowest fluence, half way and the highest, on at most 300 channels', () => {
    expect(examples.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)).toEqual([
      truth.fluencesUjPerCm2[0],
      spectra.toSorted((a, b) => Math.abs(a.aseShare.value - 0.5) - Math.abs(b.aseShare.value - 0.5))[0]
        .fluenceUjPerCm2,
      truth.fluencesUjPerCm2[15],
    ]);
    expect(new Set(examples.map(({ wavelengthNm: { length } }) => length))).toEqual(new Set([220]));
  });

  it('are the sum of their parts, and the parts hold the share that is told', () => {
    for (const { fluenceUjPerCm2, intensity, photoluminescence, amplified } of examples) {
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const highest = Math.max(...intensity);
      const squares = intensity.map((value, j) => (value - photoluminescence[j] - amplified[j]) ** 2);
      expect(Math.sqrt(sum(squares) / squares.length)).toBeLessThan(0.05 * highest);
      const share = sum(amplified) / (sum(amplified) + sum(photoluminescence));
      const told = spectra.find((spectrum) => spectrum.fluenceUjPerCm2 === fluenceUjPerCm2)?.aseShare.value;
      expect(share).toBeCloseTo(told ?? NaN, 3);
    }
  });
});
