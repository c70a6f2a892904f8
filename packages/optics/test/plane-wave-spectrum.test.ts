import { InputError, UnsupportedFeatureError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { planeWave, planeWaveSpectrum, type Polarization, type SpectralLayer } from '../src/index.js';

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** n and k at the first wavelength and how much they change up to the last. */
const index = fc.record({
  n: finite(0.05, 3.5),
  k: fc.oneof(fc.constant(0), finite(-0.02, 4)),
  change: finite(0, 0.5),
});
const layer = fc.record({
  index,
  extraordinary: fc.option(index, { nil: undefined }),
  thicknessNm: finite(0.1, 600),
});
const stacks = fc.record({
  inner: fc.array(layer, { minLength: 0, maxLength: 6 }),
  cover: finite(1, 2.5),
  substrate: fc.record({
    n: finite(1, 3),
    k: fc.oneof(fc.constant(0), finite(0, 2)),
    change: finite(0, 0.5),
  }),
  polarization: fc.constantFrom<Polarization>('TE', 'TM'),
  angleDeg: finite(0, 85),
});
const wavelengthNm = Float64Array.of(410, 500, 655, 790);

const spectral = ({ n, k, change }: { n: number; k: number; change: number }) => ({
  n: wavelengthNm.map((_, i) => n + change * i),
  k: k === 0 ? 0 : wavelengthNm.map((_, i) => k * (1 + change * i)),
});
const atPoint = (value: number | Float64Array, point: number): number =>
  typeof value === 'number' ? value : value[point];
const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

describe('the spectrum of a stack', () => {
  it('is what `planeWave` finds at each wavelength and angle', () => {
    fc.assert(
      fc.property(stacks, fc.boolean(), (given, anglesDiffer) => {
        const layers: SpectralLayer[] = [
          { n: given.cover },
          ...given.inner.map(({ index: inPlane, extraordinary, thicknessNm }) => ({
            ...spectral(inPlane),
            ...(extraordinary && { extraordinary: spectral(extraordinary) }),
            thicknessNm,
          })),
          spectral(given.substrate),
        ];
        const angleDeg = anglesDiffer ? wavelengthNm.map((_, i) => given.angleDeg / (i + 1)) : given.angleDeg;
        const { polarization } = given;
        const found = planeWaveSpectrum({ wavelengthNm, layers, angleDeg, polarization });
        wavelengthNm.forEach((wavelength, i) => {
          const at = ({ n, k = 0 }: SpectralLayer) => ({ n: atPoint(n, i), k: atPoint(k, i) });
          const plain = layers.map((each) => ({
            index: at(each),
            ...(each.extraordinary && { extraordinaryIndex: at(each.extraordinary) }),
            ...(each.thicknessNm !== undefined && { thicknessNm: each.thicknessNm }),
          }));
          const wave = planeWave({
            stack: { wavelengthNm: wavelength, layers: plain },
            angleDeg: atPoint(angleDeg, i),
            polarization,
          });
          const turnover = 1 + wave.reflectance + total(wave.absorptance.map(Math.abs));
          const near = (one: number, other: number): void => {
            expect(Math.abs(one - other)).toBeLessThan(1e-13 * turnover);
          };
          near(found.reflectionRe[i], wave.reflection[0]);
          near(found.reflectionIm[i], wave.reflection[1]);
          near(found.reflectance[i], wave.reflectance);
          near(found.transmittance[i], wave.transmittance);
          expect(Math.abs(found.transmittance[i] - wave.transmittance)).toBeLessThanOrEqual(
            1e-11 * turnover * wave.transmittance,
          );
          wave.absorptance.forEach((share, j) => {
            near(found.absorptance[j][i], share);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  itWithSharedData('has R, T, A and r of the plane waves computed with 40 digits elsewhere', () => {
    for (const benchmark of sharedJson('modes/tmm_benchmarks.json') as Benchmark[]) {
      const { n, d_nm, lambda_nm, angle_deg, pol } = benchmark;
      const found = planeWaveSpectrum({
        wavelengthNm: Float64Array.of(lambda_nm),
        layers: n.map(([re, k], j) => ({
          n: re,
          k,
          ...(j > 0 && j < n.length - 1 && { thicknessNm: d_nm[j - 1] }),
        })),
        angleDeg: angle_deg,
        polarization: pol === 's' ? 'TE' : 'TM',
      });
      const off = (one: number, other: number): number => Math.abs(one - other);
      expect(off(found.reflectionRe[0], benchmark.r[0])).toBeLessThan(1e-13);
      expect(off(found.reflectionIm[0], benchmark.r[1])).toBeLessThan(1e-13);
      expect(off(found.reflectance[0], benchmark.R)).toBeLessThan(1e-13);
      expect(off(found.transmittance[0], benchmark.T)).toBeLessThanOrEqual(1e-8 * benchmark.T);
      benchmark.A_layers.forEach((share, j) => {
        expect(off(found.absorptance[j + 1][0], share)).toBeLessThan(1e-13);
      });
    }
  });

  it('gives the ellipsometric angles of one interface: Delta is 180 degrees at normal incidence, 0 beyond Brewster’s angle', () => {
    const brewster = (Math.atan(1.5) * 180) / Math.PI;
    const given = {
      wavelengthNm: Float64Array.of(500, 500, 500),
      layers: [{ n: 1 }, { n: 1.5 }],
      angleDeg: Float64Array.of(0, brewster - 1, brewster + 1),
    };
    const s = planeWaveSpectrum({ ...given, polarization: 'TE' });
    const p = planeWaveSpectrum({ ...given, polarization: 'TM' });
    const ratio = p.reflectionRe.map((re, i) => re / s.reflectionRe[i]);
    expect(ratio[0]).toBeCloseTo(-1, 14);
    expect(ratio[1]).toBeLessThan(0);
    expect(ratio[2]).toBeGreaterThan(0);
  });

  it('survives opaque films, mirrors of 4000 layers and layers thinner than atoms', () => {
    const pairs = Array.from({ length: 2000 }, () => [
      { n: 2.4, thicknessNm: 68.3 },
      { n: 1.46, thicknessNm: 112.3 },
    ]);
    const spectrum = (layers: readonly SpectralLayer[]) =>
      planeWaveSpectrum({
        wavelengthNm: Float64Array.of(656),
        layers: [{ n: 1 }, ...layers, { n: 1.52 }],
        polarization: 'TM',
      });
    const mirror = spectrum(pairs.flat());
    expect(mirror.reflectance[0]).toBeCloseTo(1, 12);
    expect(mirror.transmittance[0]).toBe(0);
    const opaque = spectrum([{ n: 0.05, k: 3, thicknessNm: 5000 }]);
    expect(opaque.transmittance[0]).toBeGreaterThan(0);
    expect(opaque.transmittance[0]).toBeLessThan(1e-100);
    const bare = spectrum([]);
    expect(spectrum([{ n: 2, thicknessNm: 1e-12 }]).reflectance[0]).toBeCloseTo(bare.reflectance[0], 14);
  });

  it('refuses what has no answer, and says where', () => {
    const film = { n: 1.9, thicknessNm: 200 };
    const refused =
      (layers: readonly SpectralLayer[], angleDeg = 0) =>
      () =>
        planeWaveSpectrum({ wavelengthNm, layers, angleDeg, polarization: 'TE' });
    expect(refused([{ n: 1 }])).toThrow(InputError);
    expect(refused([{ n: 1 }, film, { n: 1.5 }], 90)).toThrow(/below 90 degrees/);
    expect(refused([{ n: 1 }, film, { n: 1.5 }], NaN)).toThrow(/below 90 degrees/);
    expect(refused([{ n: 1 }, { ...film, n: NaN }, { n: 1.5 }])).toThrow(/found NaN/);
    expect(refused([{ n: 1 }, { ...film, n: Float64Array.of(1.9) }, { n: 1.5 }])).toThrow(/4 wavelengths/);
    expect(refused([{ n: 1, k: 0.1 }, film, { n: 1.5 }])).toThrow(UnsupportedFeatureError);
    expect(refused([{ n: 1 }, film, { n: 1.5, k: -0.1 }])).toThrow(/substrate amplifies/);
    expect(refused([{ n: 1 }, { n: 1.9, k: -0.01, thicknessNm: 1e6 }, { n: 1.5 }])).toThrow(/e\^10/);
  });
});

interface Benchmark {
  readonly lambda_nm: number;
  readonly angle_deg: number;
  readonly pol: 's' | 'p';
  readonly n: readonly (readonly [number, number])[];
  readonly d_nm: readonly number[];
  readonly r: readonly [number, number];
  readonly R: number;
  readonly T: number;
  readonly A_layers: readonly number[];
}
