import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { readStack } from '../src/stack/index.js';

const good = `# SC1 on fused silica
wavelength: 656 nm
polarization: TE
layers:
  - {index: air}
  - {name: SC1, index: 1.9, thickness: 204.3 nm}
  - {index: fused-silica}
`;

function refusal(text: string): InputError {
  try {
    readStack(text, 'stack.yaml');
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('reading a stack file', () => {
  it('gives the stack, with materials of the library at the wavelength', () => {
    const { stack, polarizations, notes } = readStack(good, 'stack.yaml');
    expect(stack.wavelengthNm).toBe(656);
    expect(stack.film).toEqual([1]);
    expect(stack.layers[1]).toEqual({ index: 1.9, thicknessNm: 204.3, name: 'SC1' });
    expect(stack.layers[2].index).toBeCloseTo(1.45637, 4);
    expect(stack.layers[2].dispersionPerNm).toBeLessThan(0);
    expect(polarizations).toEqual(['TE']);
    expect(notes).toEqual([]);
  });

  it('reads the same stack from JSON', () => {
    const json = JSON.stringify({
      wavelength: '0.656 um',
      polarization: 'TE',
      layers: [
        { index: 'air' },
        { name: 'SC1', index: [1.9, 0], thickness: '204.3 nm' },
        { index: 'fused-silica' },
      ],
    });
    const { stack } = readStack(json, 'stack.json');
    expect(stack.layers[1]).toEqual({ index: { n: 1.9, k: 0 }, thicknessNm: 204.3, name: 'SC1' });
    expect(stack.wavelengthNm).toBe(656);
  });

  it('takes both polarizations unless told, and every layer marked as film', () => {
    const text =
      'wavelength: 656 nm\nlayers:\n  - index: 1\n  - {index: 1.9, thickness: 1 nm, film: true}\n  - {index: 2, thickness: 2 nm}\n  - {index: 1.9, thickness: 3 nm, film: true}\n  - index: 1.5\n';
    const { stack, polarizations, notes } = readStack(text, 'stack.yaml');
    expect(polarizations).toEqual(['TE', 'TM']);
    expect(stack.film).toEqual([1, 3]);
    expect(notes).toEqual([]);
  });

  it('says which layer it takes for the film where none is marked', () => {
    const text =
      'wavelength: 656 nm\nlayers: [{index: 1}, {index: 1.9, thickness: 42 nm}, {index: 2.4, thickness: 55 +- 1 nm, name: TiO2}, {index: 1.457}]\n';
    const { stack, notes } = readStack(text, 'stack.yaml');
    expect(stack.film).toEqual([2]);
    expect(notes[0]).toContain('layer 3 (TiO2), is taken');
    expect(notes[1]).toContain('Uncertainties of thicknesses are not carried');
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
      good.replace(/ {2}- \{name.*\n/, ''),
      'stack.yaml, line 4, layers: found 2 layers, expected at least three',
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
  ])('refuses bad input in one sentence with file, line and field (%#)', (text, sentence) => {
    expect(refusal(text).sentence).toContain(sentence);
  });

  it('takes loss and gain, uniaxial layers, leaky sides and a region to search', () => {
    const { stack, search } = readStack(
      `${good.replace('1.9', '[1.9, -0.01], extraordinaryIndex: fused-silica')}boundary: {substrate: leaky}\nsearch: {real: [1.1, 1.4], imaginary: [0, 0.2]}\n`,
      'stack.yaml',
    );
    expect(stack.layers[1].index).toEqual({ n: 1.9, k: -0.01 });
    expect(stack.layers[1].extraordinaryIndex).toBe(stack.layers[2].index);
    expect(stack.layers[1].extraordinaryDispersionPerNm).toBe(stack.layers[2].dispersionPerNm);
    expect(stack.boundary).toEqual({ substrate: 'leaky' });
    expect(search).toEqual({ real: [1.1, 1.4], imaginary: [0, 0.2] });
  });
});
