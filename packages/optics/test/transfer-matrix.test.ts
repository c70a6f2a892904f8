import { InputError, integrateGauss, UnsupportedFeatureError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import {
  lightProfile,
  planeWave,
  planeWaveSpectrum,
  type ComplexIndex,
  type Illumination,
  type Layer,
  type PlaneWave,
  type Polarization,
} from '../src/index.js';

interface Benchmark {
  readonly name: string;
  readonly lambda_nm: number;
  readonly angle_deg: number;
  readonly pol: 's' | 'p';
  readonly n: readonly (readonly [number, number])[];
  readonly d_nm: readonly number[];
  readonly r: readonly [number, number];
  readonly R: number;
  readonly T: number;
  readonly A: number;
  readonly A_layers: readonly number[];
  readonly profile_layer_x_absorption_per_nm?: readonly (readonly [number, number, number])[];
}

const illuminationOf = ({ n, d_nm, lambda_nm, angle_deg, pol }: Benchmark): Illumination => ({
  stack: {
    wavelengthNm: lambda_nm,
    layers: n.map(([re, k], j): Layer => {
      const index = { n: re, k };
      return j === 0 || j === n.length - 1 ? { index } : { index, thicknessNm: d_nm[j - 1] };
    }),
  },
  angleDeg: angle_deg,
  polarization: pol === 's' ? 'TE' : 'TM',
});

/** `planeWaveSpectrum` at the one wavelength of a stack. */
function spectrumOf({ stack, angleDeg = 0, polarization: pol }: Illumination): {
  reflectance: number;
  transmittance: number;
  absorptance: number[];
} {
  const parts = (index: ComplexIndex): { n: number; k: number } =>
    typeof index === 'number' ? { n: index, k: 0 } : index;
  const { reflectance, transmittance, absorptance } = planeWaveSpectrum({
    wavelengthNm: Float64Array.of(stack.wavelengthNm),
    layers: stack.layers.map(({ index, extraordinaryIndex, thicknessNm }) => ({
      ...parts(index),
      ...(extraordinaryIndex !== undefined && { extraordinary: parts(extraordinaryIndex) }),
      ...(thicknessNm !== undefined && { thicknessNm }),
    })),
    angleDeg,
    polarization: pol,
  });
  return {
    reflectance: reflectance[0],
    transmittance: transmittance[0],
    absorptance: absorptance.map(([share]) => share),
  };
}

/** kx/eta of a layer of this index along which the light of air grazes. */
const grazingAdmittance = (n: number, pol: Polarization): number =>
  Math.sqrt(n * n - 1) / (pol === 'TE' ? 1 : n * n);

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const layer = fc.record({
  index: fc.record({
    n: fc.double({ min: 0.05, max: 3.5, noNaN: true }),
    k: fc.oneof(fc.constant(0), fc.double({ min: -0.02, max: 4, noNaN: true })),
  }),
  thicknessNm: fc.double({ min: 1, max: 600, noNaN: true }),
});
const polarization = fc.constantFrom<Polarization>('TE', 'TM');
const angleDeg = fc.double({ min: 0, max: 85, noNaN: true });
const illumination = fc
  .record({
    inner: fc.array(layer, { minLength: 1, maxLength: 6 }),
    cover: fc.double({ min: 1, max: 2.5, noNaN: true }),
    substrate: fc.record({
      n: fc.double({ min: 1, max: 3, noNaN: true }),
      k: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2, noNaN: true })),
    }),
    polarization,
    angleDeg,
  })
  .map(({ inner, cover, substrate, ...rest }) => ({
    ...rest,
    stack: { wavelengthNm: 500, layers: [{ index: cover }, ...inner, { index: substrate }] },
  }));

describe('the transfer matrix', () => {
  itWithSharedData('finds R, T and the absorption of each layer as computed with 40 digits elsewhere', () => {
    for (const benchmark of sharedJson('modes/tmm_benchmarks.json') as Benchmark[]) {
      const wave = planeWave(illuminationOf(benchmark));
      const where = `${benchmark.name} ${benchmark.lambda_nm} nm ${benchmark.angle_deg} ${benchmark.pol}`;
      const off = (found: number, expected: number): number => Math.abs(found - expected);
      expect(off(wave.reflection[0], benchmark.r[0]), where).toBeLessThan(1e-13);
      expect(off(wave.reflection[1], benchmark.r[1]), where).toBeLessThan(1e-13);
      expect(off(wave.reflectance, benchmark.R), where).toBeLessThan(1e-13);
      expect(off(wave.transmittance, benchmark.T), where).toBeLessThan(1e-13);
      expect(off(wave.transmittance, benchmark.T), where).toBeLessThanOrEqual(1e-8 * benchmark.T);
      expect(off(total(wave.absorptance), benchmark.A), where).toBeLessThan(1e-13);
      benchmark.A_layers.forEach((expected, j) => {
        expect(off(wave.absorptance[j + 1], expected), where).toBeLessThan(1e-13);
      });
    }
  });

  itWithSharedData('finds the local absorption as computed elsewhere', () => {
    let compared = 0;
    for (const benchmark of sharedJson('modes/tmm_benchmarks.json') as Benchmark[]) {
      const wave = planeWave(illuminationOf(benchmark));
      for (const [region, depth, expected] of benchmark.profile_layer_x_absorption_per_nm ?? []) {
        // The end of a layer belongs to the region behind it.
        const end = total(benchmark.d_nm.slice(0, region));
        const x = Math.min(total(benchmark.d_nm.slice(0, region - 1)) + depth, end * (1 - 1e-15));
        const [found] = lightProfile(wave, [x]).absorptionPerNm;
        expect(Math.abs(found - expected), benchmark.name).toBeLessThan(1e-11);
        expect(Math.abs(found - expected), benchmark.name).toBeLessThanOrEqual(1e-11 * expected);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  it('reflects a single interface as Fresnel wrote it', () => {
    const interfaceOf = fc.record({
      n1: fc.double({ min: 1, max: 3, noNaN: true }),
      n2: fc.double({ min: 1, max: 3, noNaN: true }),
      angleDeg: fc.double({ min: 0, max: 80, noNaN: true }),
    });
    fc.assert(
      fc.property(interfaceOf, ({ n1, n2, angleDeg: angle }) => {
        const cos1 = Math.cos((angle * Math.PI) / 180);
        const sin2 = (n1 / n2) * Math.sin((angle * Math.PI) / 180);
        fc.pre(sin2 < 0.999);
        const cos2 = Math.sqrt(1 - sin2 * sin2);
        const stack = { wavelengthNm: 500, layers: [{ index: n1 }, { index: n2 }] };
        const te = planeWave({ stack, angleDeg: angle, polarization: 'TE' });
        const tm = planeWave({ stack, angleDeg: angle, polarization: 'TM' });
        expect(te.reflection[0]).toBeCloseTo((n1 * cos1 - n2 * cos2) / (n1 * cos1 + n2 * cos2), 12);
        expect(tm.reflection[0]).toBeCloseTo((n2 * cos1 - n1 * cos2) / (n2 * cos1 + n1 * cos2), 12);
      }),
    );
  });

  it('keeps the energy: what is not reflected is transmitted or absorbed', () => {
    fc.assert(
      fc.property(illumination, (given) => {
        const { reflectance, transmittance, absorptance } = planeWave(given);
        const turnover = 1 + reflectance + total(absorptance.map(Math.abs));
        expect(Math.abs(reflectance + transmittance + total(absorptance) - 1)).toBeLessThan(1e-12 * turnover);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps R, T and each absorptance of passive stacks between 0 and 1, with hyperbolic layers and substrates', () => {
    const passive = fc.record({
      n: fc.double({ min: 0.01, max: 3.5, noNaN: true }),
      k: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5, noNaN: true })),
    });
    const region = fc.record({ index: passive, extraordinaryIndex: passive });
    const hyperbolicRegion = fc.record({
      index: fc.record({
        n: fc.double({ min: 0, max: 0.3, noNaN: true }),
        k: fc.double({ min: 1, max: 4, noNaN: true }),
      }),
      extraordinaryIndex: fc.record({
        n: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
        k: fc.double({ min: 0, max: 0.1, noNaN: true }),
      }),
    });
    const anyRegion = fc.oneof(region, hyperbolicRegion);
    const inner = fc
      .tuple(anyRegion, fc.double({ min: 1, max: 6000, noNaN: true }))
      .map(([indices, thicknessNm]) => ({ ...indices, thicknessNm }));
    let hyperbolic = 0;
    fc.assert(
      fc.property(
        fc.array(inner, { maxLength: 3 }),
        anyRegion,
        fc.double({ min: 1, max: 2.5, noNaN: true }),
        fc.double({ min: 0, max: 89.99, noNaN: true }),
        polarization,
        (between, substrate, cover, angle, pol) => {
          const layers = [{ index: cover }, ...between, substrate];
          const given = { stack: { wavelengthNm: 500, layers }, angleDeg: angle, polarization: pol };
          if (planeWave(given).field.light.substrateTransverse[0] < 0) hyperbolic++;
          for (const { reflectance, transmittance, absorptance } of [planeWave(given), spectrumOf(given)]) {
            for (const share of [reflectance, transmittance, ...absorptance]) {
              expect(share).toBeGreaterThanOrEqual(-1e-9);
              expect(share).toBeLessThanOrEqual(1 + 1e-9);
            }
          }
        },
      ),
      { numRuns: 700 },
    );
    expect(hyperbolic).toBeGreaterThan(10);
  });

  it('lets light leave into a hyperbolic substrate as its limit of no loss does: with power, and a phase that comes back', () => {
    const waveInto = (k: number): PlaneWave =>
      planeWave({
        stack: {
          wavelengthNm: 656,
          layers: [{ index: 2 }, { index: { n: k, k: 2 }, extraordinaryIndex: { n: 1.414, k } }],
        },
        angleDeg: 60,
        polarization: 'TM',
      });
    // Closed form: y = sqrt(1 - q^2/epsilon_e)/sqrt(epsilon_o), both imaginary.
    const q2 = 3;
    const y = Math.sqrt(q2 / 1.414 ** 2 - 1) / 2;
    const coverY = Math.cos(Math.PI / 3) / 2;
    const expected = ((coverY - y) / (coverY + y)) ** 2;
    for (const k of [0, 1e-9]) {
      const wave = waveInto(k);
      expect(Math.abs(wave.reflectance - expected)).toBeLessThan(1e-8);
      expect(Math.abs(wave.transmittance - (1 - expected))).toBeLessThan(1e-8);
      expect(wave.field.light.substrateTransverse[0]).toBeLessThan(0);
    }
    const far = lightProfile(waveInto(0.03), [0, 2000]).electricIntensity;
    expect(far[1]).toBeLessThan(far[0]);
  });

  it('transmits at grazing incidence as the small-angle limit of Fresnel says', () => {
    for (const pol of ['TE', 'TM'] as const) {
      for (const [layers, perCosine] of [
        // T = 4 y1 y2/(y1 + y2)^2 with y1 = cos (TE and TM, n = 1) far below y2.
        [[{ index: 1 }, { index: 1.5 }], 4 / grazingAdmittance(1.5, pol)],
        [[{ index: 1 }, { index: { n: 1.5, k: 0 }, thicknessNm: 100 }, { index: 1 }], undefined],
      ] as const) {
        const transmittances = [1e-3, 1e-5, 1e-7].map((belowDeg) => {
          const given = {
            stack: { wavelengthNm: 656, layers },
            angleDeg: 90 - belowDeg,
            polarization: pol,
          };
          const { transmittance } = planeWave(given);
          expect(spectrumOf(given).transmittance / transmittance).toBeCloseTo(1, 10);
          const cosine = Math.sin(((90 - given.angleDeg) * Math.PI) / 180);
          return perCosine === undefined ? transmittance / cosine ** 2 : transmittance / (perCosine * cosine);
        });
        const first = perCosine === undefined ? transmittances[0] : 1;
        for (const value of transmittances) expect(Math.abs(value / first - 1)).toBeLessThan(2e-4);
      }
    }
  });

  it('transmits the same from both sides of a stack that absorbs', () => {
    fc.assert(
      fc.property(illumination, (given) => {
        const { layers, wavelengthNm } = given.stack;
        const [cover, substrate] = [layers[0].index as number, 1.6];
        const sine = Math.sin((given.angleDeg * Math.PI) / 180) * cover;
        fc.pre(sine < 0.99 * substrate);
        const there = [...layers.slice(0, -1), { index: substrate }];
        const forth = planeWave({ ...given, stack: { wavelengthNm, layers: there } });
        const back = planeWave({
          ...given,
          stack: { wavelengthNm, layers: [...there].reverse() },
          angleDeg: (Math.asin(sine / substrate) * 180) / Math.PI,
        });
        expect(Math.abs(back.transmittance / forth.transmittance - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('absorbs in a layer what k0 Im(epsilon) |E|^2 integrates to, uniaxial or not', () => {
    const extraordinaryIndex = { n: 1.7, k: 0.1 };
    fc.assert(
      fc.property(illumination, fc.boolean(), (given, uniaxial) => {
        const layers: Layer[] = given.stack.layers.map((plain, j) =>
          uniaxial && j === 1 ? { ...plain, extraordinaryIndex } : plain,
        );
        const stack = { ...given.stack, layers };
        const wave = planeWave({ ...given, stack });
        let start = 0;
        layers.slice(1, -1).forEach(({ thicknessNm = 0 }, j) => {
          const parts = 40;
          let absorbed = 0;
          for (let part = 0; part < parts; part++) {
            absorbed += integrateGauss({
              f: (x) => lightProfile(wave, [x]).absorptionPerNm[0],
              lower: start + (thicknessNm * part) / parts,
              upper: start + (thicknessNm * (part + 1)) / parts,
              count: 8,
            });
          }
          const scale = 1 + wave.reflectance + total(wave.absorptance.map(Math.abs));
          expect(Math.abs(absorbed - wave.absorptance[j + 1])).toBeLessThan(1e-10 * scale);
          start += thicknessNm;
        });
      }),
      { numRuns: 20 },
    );
  });

  it('joins the fields at the interfaces, and shows the standing wave before the stack', () => {
    fc.assert(
      fc.property(illumination, (given) => {
        const wave = planeWave({ ...given, polarization: 'TE' });
        const [re, im] = wave.reflection;
        let x = 0;
        const layers: readonly Layer[] = given.stack.layers;
        for (const { thicknessNm = 0 } of layers.slice(0, -1)) {
          x += thicknessNm;
          const [before, behind] = lightProfile(wave, [x - 1e-9, x]).electricIntensity;
          expect(Math.abs(before - behind)).toBeLessThan(1e-8 * (1 + before));
        }
        const [atStack] = lightProfile(wave, [-1e-9]).electricIntensity;
        expect(Math.abs(atStack - (1 + re) ** 2 - im ** 2)).toBeLessThan(1e-8 * (1 + atStack));
      }),
    );
  });

  it('does not see into how many pieces a layer is cut', () => {
    fc.assert(
      fc.property(illumination, fc.integer({ min: 2, max: 200 }), (given, pieces) => {
        const layers = given.stack.layers.flatMap((whole: Layer) =>
          whole.thicknessNm === undefined
            ? [whole]
            : Array.from({ length: pieces }, () => ({
                ...whole,
                thicknessNm: (whole.thicknessNm ?? 0) / pieces,
              })),
        );
        const cut = planeWave({ ...given, stack: { ...given.stack, layers } });
        const wave = planeWave(given);
        expect(Math.abs(cut.reflectance - wave.reflectance)).toBeLessThan(
          1e-10 * (1 + wave.reflectance ** 2),
        );
        expect(Math.abs(cut.transmittance - wave.transmittance)).toBeLessThanOrEqual(
          1e-9 * wave.transmittance * (1 + wave.reflectance),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('survives a mirror of 4000 layers', () => {
    const pairs = Array.from({ length: 2000 }, () => [
      { index: 2.4, thicknessNm: 68.3 },
      { index: 1.46, thicknessNm: 112.3 },
    ]);
    const stack = { wavelengthNm: 656, layers: [{ index: 1 }, ...pairs.flat(), { index: 1.52 }] };
    const wave = planeWave({ stack, polarization: 'TE' });
    expect(wave.reflectance).toBeCloseTo(1, 12);
    expect(wave.transmittance).toBe(0);
  });

  it('refuses what has no answer, and says where', () => {
    const film = { index: 1.9, thicknessNm: 200 };
    const refused =
      (layers: readonly Layer[], angle = 0) =>
      () =>
        planeWave({ stack: { wavelengthNm: 500, layers }, angleDeg: angle, polarization: 'TE' });
    expect(refused([{ index: 1 }])).toThrow(InputError);
    expect(refused([{ index: 1 }, film, { index: 1.5 }], 90)).toThrow(/below 90 degrees/);
    expect(refused([{ index: { n: 1, k: 0.1 } }, film, { index: 1.5 }])).toThrow(UnsupportedFeatureError);
    expect(refused([{ index: 1 }, film, { index: { n: 1.5, k: -0.1 } }])).toThrow(/substrate amplifies/);
    const amplifier = { index: { n: 1.9, k: -0.01 }, thicknessNm: 1e6 };
    expect(refused([{ index: 1 }, amplifier, { index: 1.5 }])).toThrow(/e\^10/);
    for (const word of ['s', 'p', 'te']) {
      const stack = { wavelengthNm: 500, layers: [{ index: 1 }, film, { index: 1.5 }] };
      const pol = word as Polarization;
      expect(() => planeWave({ stack, polarization: pol })).toThrow(/'TE' \(s.*'TM' \(p\)/);
      expect(() => spectrumOf({ stack, polarization: pol })).toThrow(/'TE' \(s.*'TM' \(p\)/);
    }
  });
});
