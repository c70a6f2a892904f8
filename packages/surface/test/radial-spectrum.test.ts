import { readFileSync } from 'node:fs';
import { readMeasurement } from '@modalgain/formats';
import { fourierTransform2d, randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedData, sharedJson } from '../../../test-support/shared-data.js';
import { radialSpectrum as spectrumIfAny, type RadialSpectrum } from '../src/index.js';
import { roughSurface } from '../src/simulate/rough-surface.js';

function radialSpectrum(region: Parameters<typeof spectrumIfAny>[0]): RadialSpectrum {
  const spectrum = spectrumIfAny(region);
  if (!spectrum) throw new Error('no spectrum');
  return spectrum;
}

const gaussian = (sqNm: number, lengthNm: number) => (q: number) =>
  Math.PI * sqNm ** 2 * lengthNm ** 2 * Math.exp(-((q * lengthNm) ** 2) / 4);
const exponential = (sqNm: number, lengthNm: number) => (q: number) =>
  (2 * Math.PI * sqNm ** 2 * lengthNm ** 2) / (1 + (q * lengthNm) ** 2) ** 1.5;

/** A surface that is no multiple of its scan: white noise on twice the size, filtered, a quarter of it cut out. */
function surfaceWith(
  density: (q: number) => number,
  size: number,
  pixelNm: number,
  seed: number,
): Float64Array {
  const n = 2 * size;
  const random = randomStream(seed);
  const re = Float64Array.from({ length: n * n }, () => random.normal());
  const im = new Float64Array(n * n);
  fourierTransform2d({ re, im, rows: n, columns: n });
  const frequency = (i: number) => (2 * Math.PI * (i <= n / 2 ? i : i - n)) / (n * pixelNm);
  for (let cell = 0; cell < n * n; cell++) {
    const q = Math.hypot(frequency(cell % n), frequency(Math.floor(cell / n)));
    const amplitude = Math.sqrt(density(q)) / pixelNm;
    re[cell] *= amplitude;
    // The transform of the conjugate is the conjugate of the inverse.
    im[cell] *= -amplitude;
  }
  fourierTransform2d({ re, im, rows: n, columns: n });
  return Float64Array.from(
    { length: size * size },
    (_, i) => re[Math.floor(i / size) * n + (i % size)] / (n * n),
  );
}

const whole = (zNm: Float64Array, size: number, pixelNm: number) => ({
  zNm,
  use: new Uint8Array(zNm.length).fill(1),
  rows: size,
  columns: size,
  pixelXNm: pixelNm,
  pixelYNm: pixelNm,
});

/** 1/(2 pi)^2 times the integral over the plane: straight lines between rings, flat below the first. */
function variance({ wavenumberPerNm: q, densityNm4: w }: RadialSpectrum): number {
  let sum = (w[0] * q[0] ** 2) / 2;
  for (let i = 1; i < q.length; i++) sum += ((w[i] * q[i] + w[i - 1] * q[i - 1]) / 2) * (q[i] - q[i - 1]);
  return sum / (2 * Math.PI);
}

/** The density at a wavenumber by straight lines on logarithmic axes. */
function between({ wavenumberPerNm: q, densityNm4: w }: RadialSpectrum, at: number): number {
  const next = Math.max(
    1,
    q.findIndex((each) => each >= at),
  );
  const share = Math.log(at / q[next - 1]) / Math.log(q[next] / q[next - 1]);
  return w[next - 1] * (w[next] / w[next - 1]) ** share;
}

/** The variance of the waves from the second to the last ring of `like`, but for a factor. */
function shown(spectrum: RadialSpectrum, { wavenumberPerNm: rings }: RadialSpectrum): number {
  const [from, to] = [rings[1], rings[rings.length - 1]];
  const steps = 500;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const q = from * (to / from) ** ((i + 0.5) / steps);
    sum += between(spectrum, q) * q * q;
  }
  return sum;
}

describe('the radial spectrum', () => {
  const size = 256;
  const pixelNm = 20;
  for (const [name, density] of [
    ['Gaussian', gaussian(3, 150)],
    ['exponential', exponential(3, 150)],
  ] as const) {
    it(`is that of the surface, ${name}, and its errors are as large as they say`, () => {
      const spectra = Array.from({ length: 8 }, (_, i) =>
        radialSpectrum(whole(surfaceWith(density, size, pixelNm, 40 + i), size, pixelNm)),
      );
      // Where the roughness stands above what leaks from the outline.
      const shown = Array.from(spectra[0].wavenumberPerNm.keys()).filter(
        (i) => spectra[0].wavenumberPerNm[i] * 150 < (name === 'Gaussian' ? 4 : 20),
      );
      expect(shown.length).toBeGreaterThan(8);
      let [chiSquare, count] = [0, 0];
      for (const i of shown) {
        const ratios = spectra.map((each) => each.densityNm4[i] / density(each.wavenumberPerNm[i]));
        const error = spectra[0].relativeError[i];
        const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
        // A ring is as broad as a fifth of its q: the mean over it is a few per cent off its middle.
        expect(Math.abs(mean - 1)).toBeLessThan(0.06 + (4 * error) / Math.sqrt(ratios.length));
        for (const ratio of ratios) chiSquare += ((ratio - mean) / error) ** 2;
        count += ratios.length - 1;
      }
      expect(chiSquare / count).toBeGreaterThan(0.7);
      expect(chiSquare / count).toBeLessThan(1.4);
    });
  }

  it('holds the variance of the heights, whatever the outline of the region', () => {
    const zNm = surfaceWith(gaussian(3, 100), size, pixelNm, 7);
    const full = whole(zNm, size, pixelNm);
    // A scratch of wavy outline through the middle.
    const use = full.use.map((_, i) =>
      Math.abs((i % size) - 128 - 10 * Math.sin(i / size / 15)) < 40 ? 0 : 1,
    );
    for (const region of [full, { ...full, use }]) {
      const heights = zNm.filter((_, i) => region.use[i] === 1);
      const mean = heights.reduce((sum, z) => sum + z, 0) / heights.length;
      const sq2 = heights.reduce((sum, z) => sum + (z - mean) ** 2, 0) / heights.length;
      expect(variance(radialSpectrum(region)) / sq2).toBeGreaterThan(0.93);
      expect(variance(radialSpectrum(region)) / sq2).toBeLessThan(1.07);
    }
  });

  it('does not see offsets of rows, nor what lies outside the region', () => {
    const zNm = roughSurface({
      rows: 100,
      columns: 150,
      pixelXNm: 20,
      pixelYNm: 30,
      rmsNm: 3,
      correlationLengthNm: 90,
      random: randomStream(5),
    });
    const region = {
      zNm,
      use: Uint8Array.from(zNm, (_, i) => (i % 150 < 110 ? 1 : 0)),
      rows: 100,
      columns: 150,
      pixelXNm: 20,
      pixelYNm: 30,
    };
    const disturbed = zNm.map((z, i) => z + 5 * Math.sin(Math.floor(i / 150)) + (i % 150 < 110 ? 0 : 1e3));
    const [plain, other] = [zNm, disturbed].map((heights) => radialSpectrum({ ...region, zNm: heights }));
    plain.densityNm4.forEach((density, i) => {
      expect(other.densityNm4[i] / density).toBeCloseTo(1, 6);
    });
    expect(plain.wavenumberPerNm.at(-1)).toBeLessThan(Math.PI / 30);
    expect(plain.wavenumberPerNm[0]).toBeGreaterThan((2 * Math.PI) / 2200);
  });

  it('from means over blocks of pixels is that of all pixels, up to half the sampling limit of the blocks', () => {
    const scratched = Uint8Array.from({ length: size * size }, (_, i) => (i % size < 180 ? 1 : 0));
    for (const use of [new Uint8Array(size * size).fill(1), scratched]) {
      const ratios: number[] = [];
      for (let seed = 11; seed < 16; seed++) {
        const region = {
          ...whole(surfaceWith(exponential(3, 300), size, pixelNm, seed), size, pixelNm),
          use,
        };
        const [full, joined] = [radialSpectrum(region), spectrumIfAny(region, 64)];
        if (!joined) throw new Error('no spectrum');
        expect(joined.fromPerNm).toBeCloseTo(full.fromPerNm, 12);
        const end = (joined.wavenumberPerNm.at(-1) ?? 0) / (Math.PI / (4 * pixelNm) / 2);
        expect(end).toBeGreaterThan(0.9);
        expect(end).toBeLessThan(1);
        ratios.push(shown(joined, joined) / shown(full, joined));
        // The first rings hold the very same waves.
        for (let i = 0; i < 3; i++) expect(joined.densityNm4[i] / full.densityNm4[i]).toBeCloseTo(1, 1.5);
      }
      expect(Math.abs(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length - 1)).toBeLessThan(0.02);
    }
  });

  it('is not there where a region holds no several periods', () => {
    expect(spectrumIfAny(whole(Float64Array.from({ length: 9 }, Math.sin), 3, 10))).toBeUndefined();
    expect(spectrumIfAny(whole(new Float64Array(64 * 64), 64, 10))).toBeUndefined();
  });

  for (const lengthNm of [20, 100]) {
    itWithSharedData(`of a simulated surface from outside, T = ${lengthNm} nm, is Gaussian`, async () => {
      const file = `afm/synthetic/rough_gauss_T${lengthNm}.gsf`;
      const truth = (sharedJson('afm/synthetic/truth.json') as Record<string, { realised_Sq_nm: number }>)[
        `rough_gauss_T${lengthNm}`
      ];
      const bytes = new Uint8Array(readFileSync(sharedData(file)));
      const [map] = (await readMeasurement({ name: file, bytes, as: 'height-map' })).measurements;
      const { zNm, rows, columns, widthNm, heightNm } = map;
      const pixels = { pixelXNm: widthNm / columns, pixelYNm: heightNm / rows };
      const spectrum = radialSpectrum({
        zNm,
        rows,
        columns,
        ...pixels,
        use: new Uint8Array(zNm.length).fill(1),
      });
      expect(Math.sqrt(variance(spectrum)) / truth.realised_Sq_nm).toBeGreaterThan(0.93);
      expect(Math.sqrt(variance(spectrum)) / truth.realised_Sq_nm).toBeLessThan(1.07);
      const expected = gaussian(truth.realised_Sq_nm, lengthNm);
      spectrum.wavenumberPerNm.forEach((q, i) => {
        if (q * lengthNm > 3.5) return;
        const off = spectrum.densityNm4[i] / expected(q) - 1;
        expect(Math.abs(off)).toBeLessThan(0.08 + 4 * spectrum.relativeError[i]);
      });
    });
  }
});
