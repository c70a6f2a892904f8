import { findModes } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import { filmOf, run, study } from './run-study-support.js';

const table = (n: number, k: number): string =>
  `wavelength_nm,n,k\n${[600, 620, 640, 650, 660, 680, 700].map((nm) => `${nm},${n},${k}`).join('\n')}\n`;

const filmOn = (substrate: string, thickness = '200 +- 1 nm'): string =>
  study(`stack: {cover: 1, substrate: ${substrate}}
films: {A: {thickness: ${thickness}, index: 2.0 +- 0.005}}
`);

describe('a film on a substrate that absorbs', () => {
  it.each([
    ['silver', 0.055, 4.3],
    ['a lossy semiconductor of low index', 1.4, 0.05],
  ])('has the mode of the complex solver, with the loss to the substrate: %s', async (_, n, k) => {
    const { waveguide } = filmOf(await run(filmOn('{file: s.csv}'), { 's.csv': table(n, k) }), 'A');
    const mode = waveguide?.mode;
    if (mode?.kind !== 'guided') throw new Error('no mode');
    const [expected] = findModes(
      {
        wavelengthNm: 656,
        layers: [{ index: 1 }, { index: 2, thicknessNm: 200 }, { index: { n, k } }],
        film: 1,
      },
      'TE',
    ).modes;
    expect(mode.effectiveIndex.value).toBeCloseTo(expected.effectiveIndex[0], 10);
    expect(mode.confinementModal.value).toBeCloseTo(expected.confinement.modal[0], 10);
    expect(mode.effectiveIndex.standardError).toBeGreaterThan(0);
    expect(mode.confinementEnergy === null).toBe(k > n);
    const te0 = waveguide?.cutoffs.find(({ polarization, order }) => polarization === 'TE' && order === 0);
    expect(te0?.thicknessNm).toBeLessThan(200);
  });

  it('guides nothing when it is thinner than the cut-off that is found', async () => {
    const files = { 's.csv': table(0.055, 4.3) };
    const thick = filmOf(await run(filmOn('{file: s.csv}'), files), 'A').waveguide;
    const cutoffNm = thick?.cutoffs.find(({ polarization, order }) => polarization === 'TE' && order === 0);
    if (!cutoffNm) throw new Error('no cut-off');
    const kindAt = async (thicknessNm: number) =>
      filmOf(await run(filmOn('{file: s.csv}', `${thicknessNm} nm`), files), 'A').waveguide?.mode.kind;
    expect(await kindAt(cutoffNm.thicknessNm - 2)).toBe('cut-off');
    expect(await kindAt(cutoffNm.thicknessNm + 2)).toBe('guided');
  });
});
