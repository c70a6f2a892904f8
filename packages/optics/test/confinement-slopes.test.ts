import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confinementSlopes, guidedModes, slabSlopes, type Polarization, type Stack } from '../src/index.js';

const around = (indices: readonly number[], thicknesses: readonly number[]): Stack => ({
  wavelengthNm: 656,
  layers: indices.map((index, j) => ({
    index,
    ...(j > 0 && j < indices.length - 1 && { thicknessNm: thicknesses[j - 1] }),
  })),
  film: 1,
});

const changed = (stack: Stack, at: number, key: 'index' | 'thicknessNm', by: number): Stack => ({
  ...stack,
  layers: stack.layers.map((layer, j) =>
    j === at ? { ...layer, [key]: (layer[key] as number) + by } : layer,
  ),
});

const modalOf = (stack: Stack, polarization: Polarization, order: number): number =>
  guidedModes(stack, polarization).at(order)?.confinement.modal[0] ?? NaN;

/** Central difference with one step of Richardson's extrapolation. */
function difference(f: (by: number) => number, step: number): number {
  const at = (h: number): number => (f(h) - f(-h)) / (2 * h);
  return (4 * at(step / 2) - at(step)) / 3;
}

const index = fc.double({ min: 1.3, max: 2.4, noNaN: true });
const thickness = fc.double({ min: 40, max: 400, noNaN: true });
const anyStack = fc
  .record({
    indices: fc.array(index, { minLength: 3, maxLength: 6 }),
    thicknesses: fc.array(thickness, { minLength: 4, maxLength: 4 }),
  })
  .map(({ indices, thicknesses }) => around([1, ...indices.slice(1)], thicknesses));

describe('slopes of the modal confinement', () => {
  it('are those of the slab where there are three layers', () => {
    const stack = around([1, 1.9, 1.457], [204]);
    const [mode] = guidedModes(stack, 'TE');
    const slopes = confinementSlopes(stack, mode);
    const slab = slabSlopes({
      coverIndex: 1,
      filmIndex: 1.9,
      substrateIndex: 1.457,
      wavelengthNm: 656,
      thicknessNm: 204,
      polarization: 'TE',
    });
    expect(slopes.modalPerNm[1]).toBeCloseTo(slab?.modalPerNm ?? NaN, 10);
    expect(slopes.modalPerIndex[1]).toBeCloseTo(slab?.modalPerIndex ?? NaN, 7);
  });

  it('are the differences of the solver for every region, in both polarizations', () => {
    fc.assert(
      fc.property(anyStack, fc.constantFrom<Polarization>('TE', 'TM'), (stack, polarization) => {
        for (const [order, mode] of guidedModes(stack, polarization).slice(0, 2).entries()) {
          const slopes = confinementSlopes(stack, mode);
          const edge = Math.max(...[0, stack.layers.length - 1].map((j) => stack.layers[j].index as number));
          // Differences fail where a step reaches the cut-off.
          if (mode.effectiveIndex[0] - edge < 0.02) continue;
          stack.layers.forEach((_, j) => {
            const byIndex = difference(
              (by) => modalOf(changed(stack, j, 'index', by), polarization, order),
              2e-4,
            );
            expect(Math.abs(slopes.modalPerIndex[j] - byIndex)).toBeLessThan(1e-5 * (1 + Math.abs(byIndex)));
            if (j === 0 || j === stack.layers.length - 1) return;
            const perNm = difference(
              (by) => modalOf(changed(stack, j, 'thicknessNm', by), polarization, order),
              0.05,
            );
            expect(Math.abs(slopes.modalPerNm[j] - perNm)).toBeLessThan(1e-7 * (1 + 1e3 * Math.abs(perNm)));
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('give that of the wavelength by the scale of all lengths', () => {
    const stack = around([1, 1.9, 1.6, 1.457], [150, 80]);
    const [mode] = guidedModes(stack, 'TM');
    const byWavelength = difference(
      (by) => modalOf({ ...stack, wavelengthNm: stack.wavelengthNm + by }, 'TM', 0),
      0.1,
    );
    expect(confinementSlopes(stack, mode).modalPerWavelengthNm).toBeCloseTo(byWavelength, 9);
  });
});
