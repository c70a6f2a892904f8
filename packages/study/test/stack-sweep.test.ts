import { memorySource } from '@modalgain/formats';
import { findModes } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import { modesPicture, readStack, stackSweep, sweepModes, type StackFile } from '../src/stack/index.js';

const source = memorySource(new Map());
const read = (layers: string, head = 'wavelength: 656 nm\npolarization: TE\n'): Promise<StackFile> =>
  readStack({ text: `${head}layers: ${layers}\n`, file: 'stack.yaml', source });

const film = '[{index: air}, {name: SC1, index: 1.9, thickness: 204 nm}, {index: fused-silica}]';
const slab = (thickness: string) => `[{index: 1}, {index: 1.9, thickness: ${thickness}}, {index: 1.457}]`;

describe('modes through a sweep', () => {
  it('are those of the stack at each value, and begin at their cut-off', async () => {
    const file = await read(slab('204 nm'));
    const sweep = stackSweep(file, { text: 'thickness 20 nm .. 620 nm', points: 31 });
    const { modes, values, variable, layer, wavelengthNm, uncertain } = sweepModes(file, sweep);
    expect({ variable, layer, wavelengthNm, uncertain }).toEqual({
      variable: 'thickness',
      layer: 'film',
      wavelengthNm: 656,
      uncertain: [],
    });
    expect(values).toHaveLength(31);
    // Physics handbook, section 4; the next ones lambda/(2 sqrt(n^2 - ns^2)) further on.
    const stepNm = 656 / (2 * Math.sqrt(1.9 ** 2 - 1.457 ** 2));
    expect(modes).toHaveLength(3);
    modes.forEach(({ cutoffThicknessNm }, order) => {
      expect(cutoffThicknessNm).toBeCloseTo(61.246766 + order * stepNm, 5);
    });
    for (const { value, cutoffThicknessNm = NaN } of modes) {
      expect(value[0]).toBeGreaterThan(cutoffThicknessNm);
      expect(value[0] - 20).toBeLessThan(cutoffThicknessNm);
    }
    const at400 = findModes(sweep.stackAt(400), 'TE').modes;
    modes.slice(0, 2).forEach((mode, order) => {
      const i = mode.value.indexOf(400);
      expect(mode.effectiveIndex[i]).toEqual(at400[order].effectiveIndex);
      expect(mode.confinementModal[i]).toEqual(at400[order].confinement.modal);
    });
  });

  it('over the wavelength have the group index of their own slope', async () => {
    const file = await read(film);
    const sweep = stackSweep(file, { text: 'wavelength 650 nm .. 660 nm', points: 21 });
    const {
      modes: [te0],
      wavelengthNm,
    } = sweepModes(file, sweep);
    expect(wavelengthNm).toBeUndefined();
    const n = te0.effectiveIndex.map(([re]) => re);
    const slope = (n[11] - n[9]) / (te0.value[11] - te0.value[9]);
    expect(te0.groupIndex[10]).toBeCloseTo(n[10] - te0.value[10] * slope, 5);
  });

  it('over the index of a layer keep its k', async () => {
    const file = await read(
      '[{index: 1}, {name: SC1, index: [1.9, 0.01], thickness: 204 nm}, {index: 1.457}]',
    );
    const { stackAt, layer } = stackSweep(file, { text: 'sc1.index = 1.8 .. 2.1', points: 4 });
    expect(layer).toBe('sc1');
    expect(stackAt(2).layers[1].index).toEqual({ n: 2, k: 0.01 });
  });

  it('share a swept thickness among the slices of a graded film', async () => {
    const file = await read(
      '[{index: 1}, {index: {from: 1.8, to: 2, slices: 5}, thickness: 100 nm}, {index: 1.457}]',
    );
    const { stackAt } = stackSweep(file, { text: 'thickness: 100 .. 300 nm', points: 3 });
    expect(
      stackAt(200)
        .layers.slice(1, -1)
        .map(({ thicknessNm }) => thicknessNm),
    ).toEqual([40, 40, 40, 40, 40]);
  });

  it.each([
    ['thickness', 'found "thickness", expected a sweep such as'],
    ['width 1 nm .. 2 nm', 'found "width 1 nm .. 2 nm", expected a sweep such as'],
    ['thickness 20 .. 400', 'without a unit'],
    ['thickness 400 nm .. 20 nm', 'expected the smaller end first'],
    ['thickness 0 nm .. 20 nm', 'expected both ends above zero'],
    ['thickness 1 nm .. 1 mm', 'modes at 1000000, expected at most 150'],
    ['SC2.thickness 20 nm .. 400 nm', 'found no layer "SC2"; did you mean "SC1"?'],
    [
      'gold.thickness 20 nm .. 400 nm',
      'found no layer "gold"; expected the film or one of air, SC1, fused-silica.',
    ],
    ['air.thickness 20 nm .. 400 nm', 'found the half-space air'],
    ['wavelength 100 nm .. 400 nm', '100 nm is outside'],
    ['index 0.5 .. -1', 'expected the smaller end first'],
  ])('refuse "%s" in one sentence', async (text, sentence) => {
    const file = await read(film);
    expect(() => sweepModes(file, stackSweep(file, { text, points: 5 }))).toThrow(sentence);
  });

  it.each([1, 2.5, 1e9, NaN])('refuse %s points', async (points) => {
    const file = await read(film);
    expect(() => stackSweep(file, { text: 'index 1.8 .. 2', points })).toThrow(
      'expected a whole number from 2 to 2000',
    );
  });
});

describe('the picture of a stack with its modes', () => {
  it('has areas that are the shares of the power, layer by layer of the file', async () => {
    const file = await read(
      '[{index: 1}, {index: {from: 1.8, to: 2, slices: 5}, thickness: 150 nm, film: true}, {index: 2.3, thickness: 40 nm}, {index: 1.457}]',
    );
    const stack = file.stackAt(656);
    const { layers, modes } = modesPicture(file, stack, findModes(stack, 'TE').modes);
    expect(layers.map(({ thicknessNm }) => thicknessNm?.toFixed(6))).toEqual([
      undefined,
      '150.000000',
      '40.000000',
      undefined,
    ]);
    const [{ mode, xNm, powerDensityPerNm, share = [] }] = modes;
    expect(share.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
    expect(share[1]).toBeCloseTo(mode.confinement.power ?? NaN, 12);
    const { fromNm, toNm } = layers[1];
    const area = xNm.slice(1).reduce((sum, x, i) => {
      const inside = xNm[i] >= fromNm && x <= toNm;
      return inside ? sum + ((x - xNm[i]) * (powerDensityPerNm[i] + powerDensityPerNm[i + 1])) / 2 : sum;
    }, 0);
    expect(area).toBeCloseTo(share[1], 3);
  });

  it('shows the six modes of the highest effective index, and says how many there are', async () => {
    const file = await read(slab('3 um'));
    const stack = file.stackAt(656);
    const all = findModes(stack, 'TE').modes;
    const { modes, modeCount } = modesPicture(file, stack, [...all].reverse());
    expect(modes.map(({ mode }) => mode.order)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(modeCount).toBe(all.length);
    expect(modeCount).toBeGreaterThan(6);
  });
});
