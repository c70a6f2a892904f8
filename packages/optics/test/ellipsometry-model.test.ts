import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedDelta, planeWave, psiDelta, type EllipsometryLayer } from '../src/index.js';

const half = (n: number, k = 0): EllipsometryLayer => ({ nkAt: () => ({ n, k }) });
const film = (n: number, k: number, thicknessNm: number): EllipsometryLayer => ({
  ...half(n, k),
  thicknessNm,
});
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** rho = r_p/r_s as [modulus, argument] of planeWave, one row. */
function slowRatio(
  layers: readonly EllipsometryLayer[],
  wavelengthNm: number,
  angleDeg: number,
): [number, number] {
  const stack = {
    wavelengthNm,
    layers: layers.map(({ nkAt, thicknessNm }) => {
      const { n, k = 0 } = nkAt(wavelengthNm);
      return { index: { n, k }, ...(thicknessNm !== undefined && { thicknessNm }) };
    }),
  };
  const [p, s] = (['TM', 'TE'] as const).map(
    (polarization) => planeWave({ stack, angleDeg, polarization }).reflection,
  );
  return [Math.hypot(...p) / Math.hypot(...s), Math.atan2(p[1], p[0]) - Math.atan2(s[1], s[0])];
}

describe('Psi and Delta', () => {
  it('are those of the plane wave of each row', () => {
    fc.assert(
      fc.property(
        between(1.3, 3),
        between(0, 2),
        between(1, 500),
        between(300, 900),
        between(5, 85),
        (n, k, d, wavelengthNm, angleDeg) => {
          const layers = [half(1), film(n, k, d), film(1.46, 0, 2), half(3.9, 0.02)];
          const [modulus, argument] = slowRatio(layers, wavelengthNm, angleDeg);
          const { psiDeg, deltaDeg } = psiDelta({
            layers,
            wavelengthNm: [wavelengthNm],
            angleDeg: [angleDeg],
          });
          expect(Math.tan((psiDeg[0] * Math.PI) / 180)).toBeCloseTo(modulus, 9);
          expect(Math.cos((deltaDeg[0] * Math.PI) / 180 + argument)).toBeCloseTo(1, 9);
          expect(deltaDeg[0]).toBeGreaterThanOrEqual(0);
          expect(deltaDeg[0]).toBeLessThanOrEqual(360);
        },
      ),
    );
  });

  it('of one interface are those of Fresnel: Psi is 0 at the Brewster angle, where Delta goes from 180 to 0', () => {
    const brewsterDeg = (Math.atan(1.5) * 180) / Math.PI;
    const angleDeg = [0, brewsterDeg - 1, brewsterDeg, brewsterDeg + 1];
    const { psiDeg, deltaDeg } = psiDelta({
      layers: [half(1), half(1.5)],
      wavelengthNm: angleDeg.map(() => 600),
      angleDeg,
    });
    expect(psiDeg[0]).toBeCloseTo(45, 12);
    expect(psiDeg[2]).toBeCloseTo(0, 12);
    expect(deltaDeg[1]).toBeCloseTo(180, 9);
    expect(foldedDelta(deltaDeg[3])).toBeCloseTo(0, 9);
  });

  it('of a thick absorbing film are those of its bulk', () => {
    const rows = { wavelengthNm: [500, 600], angleDeg: [65, 70] };
    const bulk = psiDelta({ layers: [half(1), half(2, 0.5)], ...rows });
    const thick = psiDelta({ layers: [half(1), film(2, 0.5, 5000), half(3.9, 0.02)], ...rows });
    rows.angleDeg.forEach((_, row) => {
      expect(thick.psiDeg[row]).toBeCloseTo(bulk.psiDeg[row], 9);
      expect(thick.deltaDeg[row]).toBeCloseTo(bulk.deltaDeg[row], 9);
    });
  });

  it('feel the index normal to a uniaxial film in p alone', () => {
    const rows = { wavelengthNm: [600], angleDeg: [65] };
    const isotropic = psiDelta({ layers: [half(1), film(1.9, 0, 150), half(3.9, 0.02)], ...rows });
    const same = { ...film(1.9, 0, 150), extraordinaryNkAt: () => ({ n: 1.9 }) };
    const lower = { ...film(1.9, 0, 150), extraordinaryNkAt: () => ({ n: 1.8 }) };
    const withSame = psiDelta({ layers: [half(1), same, half(3.9, 0.02)], ...rows });
    const withLower = psiDelta({ layers: [half(1), lower, half(3.9, 0.02)], ...rows });
    expect(withSame.psiDeg[0]).toBeCloseTo(isotropic.psiDeg[0], 12);
    expect(Math.abs(withLower.psiDeg[0] - isotropic.psiDeg[0])).toBeGreaterThan(0.1);
  });

  it('take a cover like water as transparent, and refuse one that absorbs', () => {
    const rows = { wavelengthNm: [600], angleDeg: [65] };
    const clear = psiDelta({ layers: [half(1.33), half(1.5)], ...rows });
    expect(psiDelta({ layers: [half(1.33, 1e-8), half(1.5)], ...rows })).toEqual(clear);
    expect(() => psiDelta({ layers: [half(1.33, 0.01), half(1.5)], ...rows })).toThrow(/cover/);
  });

  it('fold onto 0 to 180 degrees', () => {
    expect([0, 10, 180, 190, 350].map(foldedDelta)).toEqual([0, 10, 180, 170, 10]);
  });
});
