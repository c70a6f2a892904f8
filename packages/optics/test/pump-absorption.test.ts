import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageOverFilm,
  depthWeights,
  findModes,
  gradedLayers,
  guidedModes,
  incoherentPlaneWave,
  lightProfile,
  modeNear,
  modeProfile,
  orientedConfinement,
  planeWave,
  pumpAbsorption,
  type Layer,
  type Mode,
  type Polarization,
  type Stack,
} from '../src/index.js';

const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
const wavelengthNm = 400;
const filmOnGlass = (film: Layer): Stack => ({
  wavelengthNm,
  layers: [{ index: 1 }, film, { index: 1.47 }],
  film: 1,
});

describe('the pump in a film', () => {
  it('is absorbed as the depth profile says, in films of one layer and of several', () => {
    const layer = fc.record({
      index: fc.record({
        n: fc.double({ min: 0.2, max: 3, noNaN: true }),
        k: fc.double({ min: 1e-4, max: 3, noNaN: true }),
      }),
      thicknessNm: fc.double({ min: 1, max: 3000, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(layer, { minLength: 1, maxLength: 3 }),
        fc.double({ min: 0, max: 80 }),
        (film, angle) => {
          fc.pre(!Number.isNaN(angle));
          const stack: Stack = {
            wavelengthNm,
            layers: [{ index: 1 }, { index: 1.5, thicknessNm: 100 }, ...film, { index: 1.47 }],
            film: film.map((_, j) => j + 2),
          };
          const pump = pumpAbsorption({ stack, angleDeg: angle, polarization: 'TM' });
          const integral = total(pump.absorptionPerNm.map((absorbed, i) => absorbed * pump.weightNm[i]));
          expect(Math.abs(integral / pump.filmAbsorptance - 1)).toBeLessThan(1e-9);
          const bulk = film.map(({ index }) => (4 * Math.PI * index.k) / wavelengthNm);
          expect(bulk).toHaveLength(film.length);
          expect(pump.reflectance + pump.transmittance + pump.filmAbsorptance).toBeCloseTo(1, 10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('averages the Langmuir filling as the integral of Beer’s law where nothing reflects', () => {
    const k = 0.18;
    const thicknessNm = 300;
    // Without a step of n the cover reflects by k alone, as k^2: the same absorbance in a thicker film reflects less.
    const matched = (smallK: number, d: number): Stack => ({
      wavelengthNm,
      layers: [{ index: 2 }, { index: { n: 2, k: smallK }, thicknessNm: d }, { index: { n: 2, k: smallK } }],
      film: 1,
    });
    const error = (share: number): number => {
      const d = thicknessNm / share;
      const pump = pumpAbsorption({ stack: matched(k * share, d), polarization: 'TE' });
      const absorbance = (4 * Math.PI * k * thicknessNm) / wavelengthNm;
      const x0 = 3;
      const average = averageOverFilm({ pump, fluenceUjPerCm2: x0, f: (x) => x / (1 + x) });
      const beer = Math.log((1 + x0) / (1 + x0 * Math.exp(-absorbance))) / absorbance;
      return Math.abs(average - beer);
    };
    expect(error(0.01)).toBeLessThan(1e-6);
    expect(error(0.001)).toBeLessThan(error(0.01) / 50);
  });

  it('is averaged over the light of the mode, which is not the filling at the average fluence', () => {
    const pump = pumpAbsorption({
      stack: filmOnGlass({ index: { n: 2.05, k: 0.18 }, thicknessNm: 204 }),
      polarization: 'TE',
    });
    const layers = [{ index: 1 }, { index: 1.9, thicknessNm: 204 }, { index: 1.457 }];
    const [mode] = guidedModes({ wavelengthNm: 656, layers }, 'TE');
    const f = (x: number): number => x / (1 + x);
    const found = averageOverFilm({ pump, fluenceUjPerCm2: 5, f, mode });
    // The slow twin: trapezium rule over many points of both profiles.
    const points = 20001;
    const x = Array.from({ length: points }, (_, i) => (204 * i) / (points - 1));
    const light = modeProfile(mode, x).field;
    let [above, below] = [0, 0];
    const local = interpolated(pump.xNm, pump.localFluence);
    x.forEach((at, i) => {
      const weight = light[i] ** 2 * (i === 0 || i === points - 1 ? 0.5 : 1);
      above += weight * f(5 * local(at));
      below += weight;
    });
    expect(found).toBeCloseTo(above / below, 6);
    const average = averageOverFilm({ pump, fluenceUjPerCm2: 5, f: (fluence) => fluence, mode });
    expect(f(average) - found).toBeGreaterThan(0.005);
  });

  it('is weighted over depth as dN/dn of the slices of a finely cut film, TE and TM, lossy, uniaxial, of several layers', () => {
    const k = fc.oneof(fc.constant(0), fc.double({ min: -0.05, max: 0.2, noNaN: true }));
    const film = fc.array(
      fc.record({
        n: fc.double({ min: 1.7, max: 2.3, noNaN: true }),
        k,
        normal: fc.option(fc.record({ n: fc.double({ min: 1.6, max: 2.3, noNaN: true }), k }), {
          nil: undefined,
        }),
        thicknessNm: fc.double({ min: 60, max: 250, noNaN: true }),
      }),
      { minLength: 1, maxLength: 2 },
    );
    let compared = 0;
    fc.assert(
      fc.property(
        film,
        fc.constantFrom<Polarization>('TE', 'TM'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (layers, polarization, normalDipoleShare) => {
          const emitting: Stack = {
            wavelengthNm: 656,
            layers: [
              { index: 1 },
              ...layers.map(({ n, k: ownK, normal, thicknessNm }) => ({
                index: { n, k: ownK },
                ...(normal && { extraordinaryIndex: normal }),
                thicknessNm,
              })),
              { index: 1.457 },
            ],
            film: layers.map((_, j) => j + 1),
          };
          const pumped: Stack = {
            wavelengthNm,
            layers: [
              { index: 1 },
              ...layers.map(({ thicknessNm }, j) => ({ index: { n: 2.05, k: 0.18 + 0.1 * j }, thicknessNm })),
              { index: 1.47 },
            ],
            film: emitting.film,
          };
          const mode = findModes(emitting, polarization).modes.at(0);
          fc.pre(mode !== undefined && mode.selfOverlap > 0.3 && mode.confinement.modal[0] > 0.05);
          compared++;
          const f = (x: number): number => x / (1 + x);
          const pump = pumpAbsorption({ stack: pumped, polarization: 'TE' });
          const found = averageOverFilm({ pump, fluenceUjPerCm2: 4, f, mode, normalDipoleShare });
          const coarse = averageOverSlices({ emitting, pumped, mode, normalDipoleShare, f, pieces: 40 });
          const fine = averageOverSlices({ emitting, pumped, mode, normalDipoleShare, f, pieces: 80 });
          expect(Math.abs(found - (4 * fine - coarse) / 3)).toBeLessThan(2e-6);
        },
      ),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('of a uniaxial film takes up light along either axis, and the local fluence is that of absorbers at random', () => {
    // Matched: no reflection. TM at an angle a: the field along the normal has sin^2 of the intensity.
    const [n, kInPlane, kNormal, angle] = [1.5, 2e-6, 6e-6, 40];
    const sine2 = Math.sin((angle * Math.PI) / 180) ** 2;
    const pump = (inPlane: number, normal: number) =>
      pumpAbsorption({
        stack: {
          wavelengthNm,
          layers: [
            { index: n },
            { index: { n, k: inPlane }, extraordinaryIndex: { n, k: normal }, thicknessNm: 300 },
            { index: n },
          ],
        },
        angleDeg: angle,
        polarization: 'TM',
      });
    const expected =
      (kInPlane * (1 - sine2) + kNormal * sine2) / ((2 * kInPlane + kNormal) / 3) / Math.sqrt(1 - sine2);
    for (const value of pump(kInPlane, kNormal).localFluence) {
      // By conservation of the beam's power: its fluence along its way is that on the film over cos a.
      expect(value / expected).toBeCloseTo(1, 3);
    }
    const alongNormal = pump(0, kNormal);
    expect(alongNormal.filmAbsorptance).toBeGreaterThan(0);
    for (const value of alongNormal.localFluence) expect(value).toBeGreaterThan(0);
    expect(() => pump(0, 0)).toThrow(/without k/);
    expect(() => pump(-1e-6, 1e-5)).toThrow(/expected k above 0/);
  });

  it('weights the depths evenly without a mode, and with one by shares that sum to 1', () => {
    const stack = filmOnGlass({ index: { n: 2.05, k: 0.18 }, thicknessNm: 204 });
    const pump = pumpAbsorption({ stack, polarization: 'TE' });
    const even = depthWeights({ pump });
    expect(
      even.weight
        .map((weight, i) => weight / pump.weightNm[i])
        .every((each) => Math.abs(each * 204 - 1) < 1e-12),
    ).toBe(true);
    const layers = [{ index: 1 }, { index: 1.9, thicknessNm: 204 }, { index: 1.457 }];
    for (const polarization of ['TE', 'TM'] as const) {
      const [mode] = guidedModes({ wavelengthNm: 656, layers }, polarization);
      expect(total(depthWeights({ pump, mode }).weight)).toBeCloseTo(1, 14);
    }
  });

  it('is refused in a film without k, and over the mode of another stack', () => {
    expect(() =>
      pumpAbsorption({ stack: filmOnGlass({ index: 2, thicknessNm: 100 }), polarization: 'TE' }),
    ).toThrow(/without k/);
    const pump = pumpAbsorption({
      stack: filmOnGlass({ index: { n: 2, k: 0.1 }, thicknessNm: 300 }),
      polarization: 'TE',
    });
    const layers = [{ index: 1 }, { index: 1.9, thicknessNm: 300 }, { index: 1.457 }];
    const [mode] = guidedModes({ wavelengthNm: 656, layers }, 'TE');
    for (const thicknessNm of [150, 204, 310]) {
      const [other] = guidedModes(
        { wavelengthNm: 656, layers: [{ index: 1 }, { index: 1.9, thicknessNm }, { index: 1.457 }] },
        'TE',
      );
      expect(() => depthWeights({ pump, mode: other })).toThrow(/same layers/);
    }
    expect(() => depthWeights({ pump, mode, normalDipoleShare: 1.1 })).toThrow(/share from 0 to 1/);
    expect(() => averageOverFilm({ pump, fluenceUjPerCm2: -1, f: (x) => x })).toThrow(/fluence/);
  });
});

/** The slow twin: every layer cut into equal slices, the dN/dn of each from the mode of the cut stack, the local fluence at its middle. */
function averageOverSlices({
  emitting,
  pumped,
  mode,
  normalDipoleShare,
  f,
  pieces,
}: {
  emitting: Stack;
  pumped: Stack;
  mode: Mode;
  normalDipoleShare: number;
  f: (x: number) => number;
  pieces: number;
}): number {
  const cut = emitting.layers.flatMap((layer) =>
    layer.thicknessNm === undefined
      ? [layer]
      : Array.from({ length: pieces }, () => ({ ...layer, thicknessNm: (layer.thicknessNm ?? 0) / pieces })),
  );
  const sliced = modeNear({ ...emitting, layers: cut, film: 1 }, mode.polarization, mode.effectiveIndex);
  if (sliced === undefined) throw new Error('The mode of the cut stack was not found.');
  const wave = planeWave({ stack: pumped, polarization: 'TE' });
  let [above, below] = [0, 0];
  let start = 0;
  pumped.layers.slice(1, -1).forEach(({ index, thicknessNm = 0 }, j) => {
    const bulkPerNm = (4 * Math.PI * (index as { k: number }).k) / wavelengthNm;
    for (let piece = 0; piece < pieces; piece++) {
      const x = start + (thicknessNm * (piece + 0.5)) / pieces;
      const [absorbed] = lightProfile(wave, [x]).absorptionPerNm;
      const slice = 1 + j * pieces + piece;
      const [weight] = orientedConfinement(
        { modal: sliced.indexSensitivity[slice], modalNormal: sliced.normalIndexSensitivity[slice] },
        normalDipoleShare,
      );
      above += weight * f((4 * absorbed) / bulkPerNm);
      below += weight;
    }
    start += thicknessNm;
  });
  return above / below;
}

/** Lagrange's polynomial through the nodes nearest to a place. */
function interpolated(x: Float64Array, y: Float64Array): (at: number) => number {
  return (at) => {
    const nearest = [...x.keys()].sort((i, j) => Math.abs(x[i] - at) - Math.abs(x[j] - at)).slice(0, 8);
    return total(
      nearest.map((i) =>
        nearest.filter((j) => j !== i).reduce((product, j) => (product * (at - x[j])) / (x[i] - x[j]), y[i]),
      ),
    );
  };
}

describe('a thick layer', () => {
  const polarization = fc.constantFrom<Polarization>('TE', 'TM');
  const film = { index: { n: 2.05, k: 0.18 }, thicknessNm: 44.3 };
  const coating = { index: { n: 1.38, k: 0.01 }, thicknessNm: 120 };
  const stackWith = (k: number, thicknessNm: number): Stack => ({
    wavelengthNm,
    layers: [{ index: 1 }, film, { index: { n: 1.47, k }, thicknessNm }, coating, { index: 1 }],
  });

  it('gives what interference averages to over its phase', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 75, noNaN: true }), polarization, (angleDeg, pol) => {
        const k = 2e-5;
        const found = incoherentPlaneWave({
          stack: stackWith(k, 1e5),
          angleDeg,
          polarization: pol,
          thickLayer: 2,
        });
        const sine = Math.sin((angleDeg * Math.PI) / 180);
        const period = wavelengthNm / (2 * Math.sqrt(1.47 ** 2 - sine * sine));
        const points = 32;
        const waves = Array.from({ length: points }, (_, i) =>
          planeWave({ stack: stackWith(k, 1e5 + (i / points) * period), angleDeg, polarization: pol }),
        );
        const mean = (of: (wave: (typeof waves)[number]) => number): number => total(waves.map(of)) / points;
        // The k of the thick layer is left out at its sides: errors of its order.
        expect(Math.abs(found.reflectance - mean((wave) => wave.reflectance))).toBeLessThan(3 * k);
        expect(Math.abs(found.transmittance - mean((wave) => wave.transmittance))).toBeLessThan(3 * k);
        found.absorptance.forEach((share, j) => {
          expect(Math.abs(share - mean((wave) => wave.absorptance[j]))).toBeLessThan(3 * k + 1e-4 * share);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the energy', () => {
    const angle = fc.double({ min: 0, max: 85, noNaN: true });
    const k = fc.double({ min: 0, max: 1e-4, noNaN: true });
    fc.assert(
      fc.property(angle, k, polarization, (angleDeg, lossK, pol) => {
        const given = { stack: stackWith(lossK, 1e6), angleDeg, polarization: pol, thickLayer: 2 };
        const { reflectance, transmittance, absorptance } = incoherentPlaneWave(given);
        expect(Math.abs(reflectance + transmittance + total(absorptance) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('is the textbook slab of glass when it stands alone', () => {
    const layers = [{ index: 1 }, { index: 1.5, thicknessNm: 1e6 }, { index: 1 }];
    const stack = { wavelengthNm, layers };
    const found = incoherentPlaneWave({ stack, polarization: 'TE', thickLayer: 1 });
    expect(found.transmittance).toBeCloseTo((2 * 1.5) / (1.5 * 1.5 + 1), 14);
  });

  it('is not reached by light that is totally reflected before it', () => {
    const layers = [{ index: 2 }, film, { index: 1.47, thicknessNm: 1e6 }, { index: 1 }];
    const stack = { wavelengthNm, layers };
    const found = incoherentPlaneWave({ stack, angleDeg: 60, polarization: 'TE', thickLayer: 2 });
    expect(found.transmittance).toBe(0);
    expect(found.reflectance + total(found.absorptance)).toBeCloseTo(1, 12);
    expect(found.absorptance).toHaveLength(4);
  });

  it('is refused where gain beside it feeds the light more than it loses, and sums the passes below that', () => {
    const respond = (k: number) =>
      incoherentPlaneWave({
        stack: {
          wavelengthNm: 600,
          layers: [
            { index: 1 },
            { index: { n: 2, k }, thicknessNm: 400 },
            { index: 1.5, thicknessNm: 1e6 },
            { index: { n: 0.05, k: 4 } },
          ],
        },
        polarization: 'TE',
        thickLayer: 2,
      });
    let before = 0;
    for (const k of [-0.01, -0.02, -0.03]) {
      const { reflectance, transmittance, absorptance } = respond(k);
      expect(reflectance).toBeGreaterThan(before);
      expect(reflectance + transmittance + total(absorptance)).toBeCloseTo(1, 9);
      before = reflectance;
    }
    for (const k of [-0.2, -0.3, -0.5]) expect(() => respond(k)).toThrow(/grows with every pass/);
  });

  it('behind a tunnel keeps the energy, however little light comes through', () => {
    for (const thicknessNm of [100, 1000, 5000, 2e5]) {
      const { reflectance, transmittance, absorptance } = incoherentPlaneWave({
        stack: {
          wavelengthNm,
          layers: [
            { index: 2 },
            { index: 1, thicknessNm },
            { index: 2, thicknessNm: 1e6 },
            { index: 1, thicknessNm: 1e5 },
            { index: 2 },
          ],
        },
        angleDeg: 45,
        polarization: 'TM',
        thickLayer: 2,
      });
      for (const share of [reflectance, transmittance]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-14);
      }
      expect(reflectance + transmittance + total(absorptance)).toBeCloseTo(1, 12);
    }
  });

  it('is refused where its reflections would need its k, or where it is no inner layer', () => {
    const respond = (k: number, thickLayer: number) => () =>
      incoherentPlaneWave({ stack: stackWith(k, 1e6), polarization: 'TE', thickLayer });
    expect(respond(0.01, 2)).toThrow(/n\/1000/);
    expect(respond(0, 4)).toThrow(/inner layer/);
  });
});

describe('a graded layer', () => {
  it('converges with the square of its steps to the integrated wave equation', () => {
    const indexAt = (share: number): number => 1.5 + 0.6 * share * share;
    const reflectanceOf = (steps: number): number => {
      const layers = [{ index: 1 }, ...gradedLayers({ thicknessNm: 300, indexAt, steps }), { index: 1.457 }];
      return planeWave({ stack: { wavelengthNm, layers }, polarization: 'TE' }).reflectance;
    };
    const truth = integratedReflectance(indexAt, 300);
    const errors = [20, 40, 80].map((steps) => Math.abs(reflectanceOf(steps) - truth));
    expect(errors[0] / errors[1]).toBeCloseTo(4, 0);
    expect(errors[1] / errors[2]).toBeCloseTo(4, 0);
    expect(Math.abs((4 * reflectanceOf(400) - reflectanceOf(200)) / 3 - truth)).toBeLessThan(1e-8);
    expect(() => gradedLayers({ thicknessNm: 300, indexAt, steps: 1.5 })).toThrow(/whole number/);
    expect(() => gradedLayers({ thicknessNm: -5, indexAt, steps: 3 })).toThrow(
      /found -5, expected the thickness/,
    );
  });
});

/** Runge-Kutta of the admittance Y = u'/u in units of k0, from the substrate to the cover at normal incidence: dY/dx = -n^2 - Y^2. */
function integratedReflectance(indexAt: (share: number) => number, thicknessNm: number): number {
  const steps = 20000;
  const h = (2 * Math.PI * thicknessNm) / wavelengthNm / steps;
  let y: readonly [number, number] = [0, 1.457];
  const slope = (share: number, [re, im]: readonly [number, number]): [number, number] => [
    indexAt(share) ** 2 + re * re - im * im,
    2 * re * im,
  ];
  for (let step = 0; step < steps; step++) {
    const [from, middle, to] = [1 - step / steps, 1 - (step + 0.5) / steps, 1 - (step + 1) / steps];
    const moved = ([re, im]: readonly [number, number], by: number): [number, number] => [
      y[0] + by * re,
      y[1] + by * im,
    ];
    const a = slope(from, y);
    const b = slope(middle, moved(a, h / 2));
    const c = slope(middle, moved(b, h / 2));
    const d = slope(to, moved(c, h));
    y = [
      y[0] + (h / 6) * (a[0] + 2 * b[0] + 2 * c[0] + d[0]),
      y[1] + (h / 6) * (a[1] + 2 * b[1] + 2 * c[1] + d[1]),
    ];
  }
  // r = (i - Y)/(i + Y) in a cover of index 1.
  return (y[0] ** 2 + (1 - y[1]) ** 2) / (y[0] ** 2 + (1 + y[1]) ** 2);
}
