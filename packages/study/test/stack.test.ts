import { memorySource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { checkStack } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import { readStack, type StackFile } from '../src/stack/index.js';

const good = `# SC1 on fused silica
wavelength: 656 nm
polarization: TE
layers:
  - {index: air}
  - {name: SC1, index: 1.9, thickness: 204.3 nm}
  - {index: fused-silica}
`;

const files = {
  'nk/SC1.csv': 'wavelength (nm),n,k\n400,2.1,0.2\n600,2.0,0.01\n800,1.9,0\n',
  'nk/clear.csv': 'wavelength (nm),n\n300,1.5\n900,1.4\n',
  'nk/empty.csv': '',
};
const source = memorySource(
  new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
);

const read = (text: string, file = 'stack.yaml'): Promise<StackFile> => readStack({ text, file, source });

/** What the mode solver or the reading before it refuses. */
async function refusal(text: string): Promise<InputError> {
  const evaluate = ({ placed, stackAt, wavelengthNm }: StackFile): Error => {
    placed(() => checkStack(stackAt(Number(wavelengthNm))));
    return new Error('nothing was refused');
  };
  const error: unknown = await read(text)
    .then(evaluate)
    .catch((reason: unknown) => reason);
  if (error instanceof InputError) return error;
  throw error;
}

describe('reading a stack file', () => {
  it('gives the stack, with materials of the library at the wavelength', async () => {
    const { wavelengthNm, stackAt, polarizations, notes } = await read(good);
    expect(wavelengthNm).toBe(656);
    const stack = stackAt(656);
    expect(stack.film).toEqual([1]);
    expect(stack.layers[1]).toEqual({ index: 1.9, thicknessNm: 204.3, name: 'SC1' });
    expect(stack.layers[2].index).toBeCloseTo(1.45637, 4);
    expect(stack.layers[2].dispersionPerNm).toBeLessThan(0);
    expect(polarizations).toEqual(['TE']);
    expect(notes).toEqual([]);
  });

  it('reads the same stack from JSON', async () => {
    const json = JSON.stringify({
      wavelength: '0.656 um',
      polarization: 'TE',
      layers: [
        { index: 'air' },
        { name: 'SC1', index: [1.9, 0], thickness: '204.3 nm' },
        { index: 'fused-silica' },
      ],
    });
    const { wavelengthNm, stackAt } = await read(json, 'stack.json');
    const stack = stackAt(656);
    expect(stack.layers[1]).toEqual({ index: 1.9, thicknessNm: 204.3, name: 'SC1' });
    expect(wavelengthNm).toBe(656);
  });

  it('takes both polarizations unless told, and every layer marked as film', async () => {
    const text =
      'wavelength: 656 nm\nlayers:\n  - index: 1\n  - {index: 1.9, thickness: 1 nm, film: true}\n  - {index: 2, thickness: 2 nm}\n  - {index: 1.9, thickness: 3 nm, film: true}\n  - index: 1.5\n';
    const { film, polarizations, notes } = await read(text);
    expect(polarizations).toEqual(['TE', 'TM']);
    expect(film).toEqual([1, 3]);
    expect(notes).toEqual([]);
  });

  it('says which layer it takes for the film where none is marked', async () => {
    const text =
      'wavelength: 656 nm\nlayers: [{index: 1}, {index: 1.9, thickness: 42 nm}, {index: 2.4, thickness: 55 +- 1 nm, name: TiO2}, {index: 1.457}]\n';
    const { film, layers, notes } = await read(text);
    expect(film).toEqual([2]);
    expect(notes[0]).toContain('layer 3 (TiO2), is taken');
    expect(notes).toHaveLength(1);
    expect(layers[2].thickness).toEqual({ value: 55, standardError: 1 });
  });

  it.each([
    [
      good.replace('204.3 nm', '204.3'),
      'stack.yaml, line 6, layers[1].thickness: found "204.3" without a unit',
    ],
    [good.replace('204.3 nm', '204.3 kg'), 'stack.yaml, line 6, layers[1].thickness: found the unit "kg"'],
    [
      good.replace('204.3 nm', '-204.3 nm'),
      'stack.yaml, line 6, layers[1].thickness: found "-204.3 nm", expected a value above zero',
    ],
    [
      good.replace('thickness', 'thicknes'),
      'stack.yaml, line 6, layers[1].thicknes: the key "thicknes" is not known here; did you mean "thickness"?',
    ],
    [
      good.replace(', thickness: 204.3 nm', ''),
      'stack.yaml, line 6, layers[1].thickness: found nothing, expected the thickness of an inner layer',
    ],
    [
      good.replace('{index: air}', '{index: air, thickness: 3 nm}'),
      'stack.yaml, line 5, layers[0].thickness: found 3 nm, expected no thickness',
    ],
    [
      good.replace('index: 1.9', 'index: [-1.9, 0.01]'),
      'stack.yaml, line 6, layers[1].index: found -1.9 + 0.01i, expected finite n and k',
    ],
    [
      good.replace('index: 1.9', 'index: 1.9, extraordinaryIndex: 0'),
      'stack.yaml, line 6, layers[1].extraordinaryIndex: found 0, expected a refractive index above 0',
    ],
    [
      `${good}boundary: {substrate: open}\n`,
      'stack.yaml, line 8, boundary.substrate: found "open"; expected "bound" or "leaky"',
    ],
    [
      `${good}search: {real: [1.5, 1.4], imaginary: [0, 0.1]}\n`,
      'stack.yaml, line 8, search.real: found [1.5, 1.4], expected two finite numbers',
    ],
    [
      good.replace('index: 1.9', 'index: glass'),
      'stack.yaml, line 6, layers[1].index: "glass" may be any of fused-silica (n = 1.4564 at 656 nm)',
    ],
    [good.replace('index: 1.9', 'index: -1.9'), 'stack.yaml, line 6, layers[1].index: found -1.9'],
    [
      good.replace('656 nm', '0.05 nm'),
      'stack.yaml, line 5, layers[0].index: air is known from 230 to 1690 nm; 0.05 nm is outside',
    ],
    [
      good.replace(/ {2}- (?!\{index: air).*\n/g, ''),
      'stack.yaml, line 4, layers: found 1 layers, expected at least two',
    ],
    [good.replace('{index: air}', '{index: air, film: true}'), 'expected the position of an inner layer'],
    [
      good.replace('TE', 'TEM'),
      'stack.yaml, line 3, polarization: found "TEM"; expected "TE" or "TM" or "both"',
    ],
    [
      good.replace('wavelength', 'Wavelength'),
      'stack.yaml, line 2, Wavelength: the key "Wavelength" is not known here; did you mean "wavelength"?',
    ],
    ['', 'stack.yaml: the file is empty'],
  ])('refuses bad input in one sentence with file, line and field (%#)', async (text, sentence) => {
    expect((await refusal(text)).sentence).toContain(sentence);
  });

  it('takes loss and gain, uniaxial layers, leaky sides and a region to search', async () => {
    const { stackAt, search } = await read(
      `${good.replace('1.9', '[1.9, -0.01], extraordinaryIndex: fused-silica')}boundary: {substrate: leaky}\nsearch: {real: [1.1, 1.4], imaginary: [0, 0.2]}\n`,
    );
    const stack = stackAt(656);
    expect(stack.layers[1].index).toEqual({ n: 1.9, k: -0.01 });
    expect(stack.layers[1].extraordinaryIndex).toBe(stack.layers[2].index);
    expect(stack.layers[1].extraordinaryDispersionPerNm).toBe(stack.layers[2].dispersionPerNm);
    expect(stack.boundary).toEqual({ substrate: 'leaky' });
    expect(search).toEqual({ real: [1.1, 1.4], imaginary: [0, 0.2] });
  });

  const withIndex = (index: string): string =>
    `wavelength: 600 nm\nlayers:\n  - index: 1\n  - {index: ${index}, thickness: 100 +- 2 nm}\n  - index: 1.5\n`;

  it.each([
    ['{file: nk/SC1.csv}', 500, { n: 2.05, k: 0.105 }],
    ['{kind: cauchy, a: 1.8, bUm2: 0.01}', 500, { n: 1.84, k: 0 }],
    // n^2 = 1 + strength at long wavelengths.
    ['{kind: sellmeier, terms: [{strength: 3, resonanceUm: 0.001}]}', 1e5, { n: 2, k: 0 }],
    // At its resonance a Lorentz oscillator has Im(epsilon) = amplitude, and epsilon = 1 + 2i here.
    [
      '{kind: oscillators, oscillators: [{kind: lorentz, amplitude: 2, energyEv: 2, broadeningEv: 0.5}]}',
      1239.841984332003 / 2,
      { n: 1.272019649514069, k: 0.7861513777574233 },
    ],
    [
      '{law: linear-index, host: 1.5, inclusion: [2.5, 0.1], volumeFraction: 0.25}',
      500,
      { n: 1.75, k: 0.025 },
    ],
    [
      '{law: linear-index, host: 1.5, inclusion: {file: nk/SC1.csv}, volumeFraction: 0.5}',
      400,
      { n: 1.8, k: 0.1 },
    ],
  ])('takes the index %s', async (index, wavelengthNm, expected) => {
    const { layers } = await read(withIndex(index));
    const { n, k } = layers[1].nkAt(wavelengthNm);
    expect(n).toBeCloseTo(expected.n, 7);
    expect(k).toBeCloseTo(expected.k, 12);
    expect(layers[1].thickness).toEqual({ value: 100, standardError: 2 });
  });

  it('gives the slope of a dispersive index, and that of the model alone has its model', async () => {
    const { stackAt, layers } = await read(withIndex('{kind: cauchy, a: 1.8, bUm2: 0.01}'));
    const { dispersionPerNm = 0 } = stackAt(600).layers[1];
    const slope = typeof dispersionPerNm === 'number' ? dispersionPerNm : dispersionPerNm.n;
    // -2 b/wavelength^3
    expect(slope).toBeCloseTo((-2 * 0.01e6) / 600 ** 3, 9);
    expect(layers[1].model).toEqual({ kind: 'cauchy', a: 1.8, bUm2: 0.01, cUm4: 0 });
    expect(layers[0].model).toBeUndefined();
    expect(stackAt(600).layers[0].dispersionPerNm).toBeUndefined();
  });

  it('cuts a graded layer into slices, each with the index of its middle, all of them the film', async () => {
    const { layers, film, stackAt } = await read(withIndex('{from: 1.6, to: [2.0, 0.2], slices: 4}'));
    expect(layers.map(({ entry }) => entry)).toEqual([0, 1, 1, 1, 1, 2]);
    expect(film).toEqual([1, 2, 3, 4]);
    expect(layers[1].thickness).toEqual({ value: 25, standardError: 0.5 });
    const indices = layers.slice(1, -1).map((layer) => layer.nkAt(600));
    expect(indices.map(({ n }) => Number(n.toFixed(12)))).toEqual([1.65, 1.75, 1.85, 1.95]);
    expect(indices.map(({ k }) => Number(k.toFixed(12)))).toEqual([0.025, 0.075, 0.125, 0.175]);
    expect(stackAt(600).layers).toHaveLength(6);
  });

  it('needs no wavelength until it is evaluated, and then refuses one outside the range in one sentence', async () => {
    const text = withIndex('{file: nk/SC1.csv}').replace('wavelength: 600 nm\n', '');
    const { wavelengthNm, film, stackAt } = await read(text);
    expect(wavelengthNm).toBeUndefined();
    expect(film).toEqual([1]);
    expect(() => stackAt(900)).toThrow('nk/SC1.csv is known from 400 to 800 nm; 900 nm is outside');
    try {
      stackAt(900);
    } catch (error) {
      expect((error as InputError).sentence).toMatch(/^stack.yaml, line 3, layers\[1\].index: nk/);
    }
  });

  it('takes a range of wavelengths, a thick layer, and says which k are taken as 0', async () => {
    const { wavelengthNm, layers, notes } = await read(
      'wavelength: 400 .. 800 nm\nlayers:\n  - index: air\n  - {index: {file: nk/clear.csv}, thickness: 1 mm, coherent: false}\n  - index: air\n',
    );
    expect(wavelengthNm).toEqual([400, 800]);
    expect(layers.map(({ coherent }) => coherent)).toEqual([true, false, true]);
    expect(notes).toEqual(['The file gives no k, and it is taken as 0, of nk/clear.csv.']);
  });

  it.each([
    ['{file: nk/none.csv}', 'stack.yaml, line 4, layers[1].index: nk/none.csv: there is no such file'],
    ['{file: nk/empty.csv}', 'stack.yaml, line 4, layers[1].index: nk/empty.csv: the file is empty'],
    ['{fil: nk/SC1.csv}', 'stack.yaml, line 4, layers[1].index.fil: the key "fil" is not known here'],
    ['{kind: cauchi, a: 1.5}', 'stack.yaml, line 4, layers[1].index.kind: found "cauchi"'],
    ['{kind: cauchy, a: "1.5 nm"}', 'layers[1].index.a: found "1.5 nm"; expected a number'],
    [
      '{law: bruggeman, host: 1.5, inclusion: glas, volumeFraction: 0.3}',
      'layers[1].index: found the material',
    ],
    [
      '{law: bruggeman, host: 1.5, inclusion: 2, volumeFraction: 3}',
      'volumeFraction: found 3; expected at most 1',
    ],
    ['{from: 1.5, to: 2, slices: 0}', 'layers[1].index.slices: found 0; expected at least 1'],
    ['{from: 1.5, to: -2}', 'layers[1].index: found -0.1'],
    ['true', 'layers[1].index: found true'],
  ])('refuses the index %s', async (index, sentence) => {
    expect((await refusal(withIndex(index))).sentence).toContain(sentence);
  });

  it('takes two layers, which a plane wave may fall on, but no film there', async () => {
    const text = 'wavelength: 600 nm\nlayers:\n  - index: 1\n  - index: 1.5\n';
    expect((await read(text)).film).toEqual([]);
    const { sentence } = await refusal(text.replace('index: 1.5', '{index: 1.5, film: true}'));
    expect(sentence).toContain('expected the position of an inner layer');
  });
});
