import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absorptionLossPerCm,
  decibelPerCm,
  findModes,
  guidedModes,
  measuredRoughnessSpectrum,
  measuredScatteringLoss,
  roughnessSpectrum,
  scatteringLossPerCm,
  type RoughnessModel,
  type RoughnessSpectrum,
  type Stack,
} from '../src/index.js';

const slab = (filmIndex: number, thicknessNm: number, outer: readonly [number, number]): Stack => ({
  wavelengthNm: 656,
  layers: [{ index: outer[0] }, { index: filmIndex, thicknessNm }, { index: outer[1] }],
  film: 1,
});
const first = (stack: Stack) => guidedModes(stack, 'TE')[0];
const exponential = (
  kind: RoughnessSpectrum['kind'],
  correlationLengthNm: number,
  sqNm = 3.03,
): RoughnessModel => ({
  kind,
  autocorrelation: 'exponential',
  sqNm,
  correlationLengthNm,
});

describe('absorption', () => {
  it('is what the complex mode loses', () => {
    const layers = [{ index: 1 }, { index: { n: 1.9, k: 1e-5 }, thicknessNm: 204 }, { index: 1.457 }];
    const [mode] = findModes({ wavelengthNm: 656, layers }, 'TE').modes;
    const modalConfinement = mode.confinement.modal[0];
    const loss = absorptionLossPerCm({ modalConfinement, k: 1e-5, wavelengthNm: 656 });
    expect(loss / -mode.modalGainPerCm).toBeCloseTo(1, 6);
    expect(absorptionLossPerCm({ modalConfinement: 1, k: 1e-3, wavelengthNm: 656 })).toBeCloseTo(191.56, 2);
    expect(() => absorptionLossPerCm({ modalConfinement: 1, k: NaN, wavelengthNm: 656 })).toThrow(/finite/);
  });

  it('is 4.343 dB for a loss of 1', () => {
    expect(decibelPerCm(1)).toBeCloseTo(4.342945, 6);
  });
});

describe('scattering by a rough interface', () => {
  const stack = slab(1.9, 137, [1, 1.52]);
  const lossOf = (model: RoughnessModel, of = stack, interfaceAt = 0): number =>
    scatteringLossPerCm({ stack: of, mode: first(of), interfaceAt, spectrum: roughnessSpectrum(model) });

  it('is that of the handbook, for ridges and for a surface as AFM sees it', () => {
    const lengths = [20, 50, 100, 300];
    const ridges = [5.77, 10.42, 13.12, 14.54];
    const isotropic = [0.87, 3.24, 6.15, 10.29];
    lengths.forEach((length, i) => {
      expect(lossOf(exponential('ridges', length))).toBeCloseTo(ridges[i], 2);
      expect(lossOf(exponential('isotropic', length))).toBeCloseTo(isotropic[i], 2);
    });
  });

  it('is the closed form of Payne and Lacey in a symmetric guide, with N in the place of the film index', () => {
    const guide = fc.record({
      film: fc.double({ min: 1.6, max: 3, noNaN: true }),
      outer: fc.double({ min: 1, max: 1.55, noNaN: true }),
      halfNm: fc.double({ min: 30, max: 300, noNaN: true }),
      length: fc.double({ min: 5, max: 1000, noNaN: true }),
    });
    fc.assert(
      fc.property(guide, ({ film, outer, halfNm, length }) => {
        const of = slab(film, 2 * halfNm, [outer, outer]);
        const neff = first(of).effectiveIndex[0];
        const oneWall = lossOf(exponential('ridges', length), of) * (neff / film);
        const closed = payneLacey({ film, outer, halfNm, length, neff });
        // Theirs has the film's index before the integral where we have N, and is the sum of two walls.
        expect(Math.abs((2 * oneWall) / closed - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('falls to 2 n k0 Lc/3 of that of ridges where the correlation is short', () => {
    const of = slab(1.9, 204, [1.4, 1.4]);
    const length = 0.05;
    const ratio = lossOf(exponential('isotropic', length), of) / lossOf(exponential('ridges', length), of);
    expect(ratio / ((2 * 1.4 * 2 * Math.PI * length) / (3 * 656))).toBeCloseTo(1, 4);
  });

  it('grows with the square of the height, and does not see which way round the stack lies', () => {
    const gaussian: RoughnessModel = { ...exponential('isotropic', 80, 1), autocorrelation: 'gaussian' };
    expect(lossOf({ ...gaussian, sqNm: 3 }) / lossOf(gaussian)).toBeCloseTo(9, 9);
    const turned = slab(1.9, 137, [1.52, 1]);
    expect(lossOf(gaussian, turned, 1) / lossOf(gaussian)).toBeCloseTo(1, 6);
  });

  it('has spectra that hold the variance', () => {
    for (const autocorrelation of ['exponential', 'gaussian'] as const) {
      const [ridges, isotropic] = (['ridges', 'isotropic'] as const).map((kind) =>
        roughnessSpectrum({ kind, autocorrelation, sqNm: 3, correlationLengthNm: 50 }),
      );
      // q = tan(t)/Lc turns the whole axis into a finite range; midpoints.
      let [line, plane] = [0, 0];
      const points = 200000;
      for (let i = 0; i < points; i++) {
        const t = ((i + 0.5) / points) * (Math.PI / 2);
        const q = Math.tan(t) / 50;
        const dq = Math.PI / (2 * points) / (50 * Math.cos(t) ** 2);
        line += (ridges.at(q) * dq) / Math.PI;
        plane += (isotropic.at(q) * q * dq) / (2 * Math.PI);
      }
      expect(line).toBeCloseTo(9, 3);
      expect(plane).toBeCloseTo(9, 3);
    }
  });

  it('takes a measured spectrum, and does not continue it', () => {
    const model = roughnessSpectrum(exponential('isotropic', 50));
    const measured = (from: number): RoughnessSpectrum => {
      const wavenumberPerNm = Array.from({ length: 400 }, (_, i) => from * (0.1 / from) ** (i / 399));
      return measuredRoughnessSpectrum({
        kind: 'isotropic',
        wavenumberPerNm,
        density: wavenumberPerNm.map((q) => model.at(q)),
      });
    };
    const lossBy = (spectrum: RoughnessSpectrum): number =>
      scatteringLossPerCm({ stack, mode: first(stack), interfaceAt: 0, spectrum });
    expect(lossBy(measured(1e-4)) / lossBy(model)).toBeCloseTo(1, 4);
    expect(() => lossBy(measured(0.01))).toThrow(/measured from 0.01/);
    expect(() =>
      measuredRoughnessSpectrum({ kind: 'ridges', wavenumberPerNm: [1, 1], density: [1, 2] }),
    ).toThrow(/growing/);
  });

  it('carries the errors of a measured spectrum: ring by ring as much as the integral moves', () => {
    const rough = { stack, mode: first(stack), interfaceAt: 0 };
    for (const kind of ['isotropic', 'ridges'] as const) {
      const model = roughnessSpectrum(exponential(kind, 80));
      const wavenumberPerNm = Array.from({ length: 24 }, (_, i) => 1e-4 * 500 ** (i / 23));
      const density = wavenumberPerNm.map((q) => model.at(q));
      const lossBy = (densities: readonly number[]): number => {
        const points = { kind, wavenumberPerNm, density: densities };
        return scatteringLossPerCm({ ...rough, spectrum: measuredRoughnessSpectrum(points) });
      };
      const whole = lossBy(density);
      const measured = (relativeError: readonly number[]) =>
        measuredScatteringLoss({ ...rough, roughness: { kind, wavenumberPerNm, density, relativeError } });
      expect(measured(density.map(() => 0)).value / whole).toBeCloseTo(1, 3);
      const shifts = density.map(
        (w, i) => (lossBy(density.with(i, 1.2 * w)) - lossBy(density.with(i, w / 1.2))) / Math.log(1.44),
      );
      for (const ring of [8, 14, 18, 21]) {
        const alone = measured(density.map((_, i) => (i === ring ? 0.1 : 0)));
        expect(alone.standardError / (0.1 * shifts[ring])).toBeCloseTo(1, 1);
      }
      const errors = density.map((_, i) => 0.2 * 0.95 ** i);
      expect(measured(errors).standardError / Math.hypot(...shifts.map((s, i) => s * errors[i]))).toBeCloseTo(
        1,
        1,
      );
    }
  });

  it('asks for one error of 0 or above for each ring', () => {
    const wavenumberPerNm = Array.from({ length: 24 }, (_, i) => 1e-4 * 500 ** (i / 23));
    const density = wavenumberPerNm.map(() => 1);
    const lossWith = (relativeError: readonly number[]) => (): unknown =>
      measuredScatteringLoss({
        stack,
        mode: first(stack),
        interfaceAt: 0,
        roughness: { kind: 'isotropic', wavenumberPerNm, density, relativeError },
      });
    const errors = density.map(() => 0.1);
    expect(lossWith(errors.slice(1))).toThrow(/found 23 errors, expected one .* of 24 rings/);
    expect(lossWith(errors.with(3, -1))).toThrow(/found an error of -1/);
    expect(lossWith(errors.with(3, NaN))).toThrow(/found an error of NaN/);
    expect(lossWith(errors)).not.toThrow();
  });

  it('of an autocorrelation that is not known is refused', () => {
    const autocorrelation = 'triangular' as 'gaussian';
    expect(() => roughnessSpectrum({ ...exponential('ridges', 50), autocorrelation })).toThrow(
      /found "triangular", expected exponential or gaussian/,
    );
  });

  it('holds the density of the first ring down to where that begins', () => {
    const points = { kind: 'isotropic', wavenumberPerNm: [0.01, 0.1], density: [100, 1] } as const;
    const spectrum = measuredRoughnessSpectrum({ ...points, fromPerNm: 0.005 });
    expect(spectrum.at(0.006)).toBe(100);
    expect(spectrum.at(Math.sqrt(1e-3))).toBeCloseTo(10, 9);
    expect(() => spectrum.at(0.004)).toThrow(/measured from 0.005/);
    expect(() => measuredRoughnessSpectrum(points).at(0.006)).toThrow(/measured from 0.01/);
  });

  it('adds up over the interfaces of any stack, a lossy film scatters as a lossless one', () => {
    const layers = [1, { n: 1.9, k: 1e-4 }, 2.3, 1.457].map((index, i) => ({
      index,
      ...(i > 0 && i < 3 ? { thicknessNm: i === 1 ? 120 : 50 } : {}),
    }));
    const lossy: Stack = { wavelengthNm: 656, layers, film: 1 };
    const lossless: Stack = { ...lossy, layers: layers.with(1, { ...layers[1], index: 1.9 }) };
    const spectrum = roughnessSpectrum(exponential('isotropic', 100, 2));
    const mode = findModes(lossy, 'TE').modes[0];
    for (const interfaceAt of [0, 1, 2]) {
      const loss = scatteringLossPerCm({ stack: lossy, mode, interfaceAt, spectrum });
      const parent = scatteringLossPerCm({ stack: lossless, mode: first(lossless), interfaceAt, spectrum });
      expect(loss / parent).toBeCloseTo(1, 3);
    }
    // A layer cut in two by nothing: an interface without contrast does not scatter.
    const cut = [
      layers[0],
      { ...layers[1], thicknessNm: 60 },
      { ...layers[1], thicknessNm: 60 },
      ...layers.slice(2),
    ];
    const uncut = { wavelengthNm: 656, layers: cut, film: [1, 2] };
    const same = findModes(uncut, 'TE').modes[0];
    expect(scatteringLossPerCm({ stack: uncut, mode: same, interfaceAt: 1, spectrum })).toBe(0);
  });

  it('is refused for TM modes, and for interfaces that are not there', () => {
    const [mode] = guidedModes(slab(1.9, 300, [1, 1.52]), 'TM');
    const spectrum = roughnessSpectrum(exponential('ridges', 50));
    expect(() => scatteringLossPerCm({ stack, mode, interfaceAt: 0, spectrum })).toThrow(/TE/);
    expect(() => lossOf(exponential('ridges', 50), stack, 2)).toThrow(/interface/);
    expect(() => roughnessSpectrum(exponential('ridges', 0))).toThrow(/length above 0/);
  });
});

/** Their Eq. for the exponential autocorrelation, s = 3.03 nm, in 1/cm. */
function payneLacey(guide: {
  readonly film: number;
  readonly outer: number;
  readonly halfNm: number;
  readonly length: number;
  readonly neff: number;
}): number {
  const { film, outer, halfNm: d, length, neff } = guide;
  const k0 = (2 * Math.PI) / 656;
  const u = k0 * d * Math.sqrt(film ** 2 - neff ** 2);
  const w = k0 * d * Math.sqrt(neff ** 2 - outer ** 2);
  const v = k0 * d * Math.sqrt(film ** 2 - outer ** 2);
  const contrast = (film ** 2 - outer ** 2) / (2 * film ** 2);
  const x = (w * length) / d;
  const gamma = (outer * v) / (film * w * Math.sqrt(contrast));
  const root = Math.sqrt((1 + x * x) ** 2 + 2 * x * x * gamma * gamma);
  const shape = (x * Math.sqrt(root + 1 - x * x)) / root;
  return (1e7 * 3.03 ** 2 * ((u * u * v * v) / (1 + w)) * shape) / (Math.SQRT2 * k0 * d ** 4 * film);
}
