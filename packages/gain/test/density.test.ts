import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapForIdealDensity, idealDensityPerCm3, packingFraction } from '@modalgain/gain';
import { normalEstimate } from '@modalgain/numerics';

const platelet = { lengthNm: 20, widthNm: 20, heightNm: 7 };

describe('ideal packing', () => {
  it('touching platelets of 20 x 20 x 7 nm3 reach 357e15 cm-3, those of 5 nm 500e15', () => {
    expect(idealDensityPerCm3(platelet, 0) / 1e15).toBeCloseTo(357.14, 2);
    expect(idealDensityPerCm3({ ...platelet, heightNm: 5 }, 0) / 1e15).toBeCloseTo(500, 9);
  });

  it('a gap of 3.20 nm explains the published 182e15 cm-3', () => {
    const outcome = gapForIdealDensity(platelet, 182e15);
    expect(outcome.kind === 'gap' ? outcome.gapNm : NaN).toBeCloseTo(3.2, 2);
    expect(idealDensityPerCm3(platelet, 3.2) / 1e15).toBeCloseTo(182.1, 1);
  });

  it('the gap is the inverse of the density', () => {
    fc.assert(
      fc.property(
        fc.record({
          lengthNm: fc.double({ min: 1, max: 50, noNaN: true }),
          widthNm: fc.double({ min: 1, max: 50, noNaN: true }),
          heightNm: fc.double({ min: 1, max: 50, noNaN: true }),
        }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (size, gapNm) => {
          const outcome = gapForIdealDensity(size, idealDensityPerCm3(size, gapNm));
          expect(outcome.kind === 'gap' ? outcome.gapNm : NaN).toBeCloseTo(gapNm, 9);
        },
      ),
    );
  });

  it('a density above that of touching platelets has no gap', () => {
    expect(gapForIdealDensity(platelet, 500e15)).toMatchObject({ kind: 'none' });
  });

  it('the packing fraction carries the uncertainty of the density', () => {
    const density = normalEstimate(151e15, 15e15, 'profile likelihood');
    const packing = packingFraction({ densityPerCm3: density, size: platelet, gapNm: 3.2 });
    expect(packing.value).toBeCloseTo(0.829, 3);
    expect(packing.standardError / packing.value).toBeCloseTo(15 / 151, 12);
  });

  it('an impossible particle or gap is refused in words', () => {
    expect(() => idealDensityPerCm3({ ...platelet, heightNm: 0 }, 1)).toThrow('each edge');
    expect(() => idealDensityPerCm3(platelet, -1)).toThrow('0 or more');
    expect(() => gapForIdealDensity(platelet, 0)).toThrow('positive');
  });
});
