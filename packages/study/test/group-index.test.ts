import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { dispersionOfMaterial, dispersionOfTable } from '../src/pipeline/dispersion.js';
import { groupIndexOfDispersion, modeOf } from '../src/pipeline/guide.js';
import type { Surroundings } from '../src/pipeline/guide.js';
import { filmOf, run, study } from './run-study-support.js';

/** A film with an exciton to the blue, as n(lambda) and its slope. */
const n = (nm: number): number => 1.9 + 6 / (nm - 600) + 2e4 / nm ** 2;
const slope = (nm: number): number => -6 / (nm - 600) ** 2 - 4e4 / nm ** 3;

const table = (step: number, noise = 0, seed = 0) => {
  const stream = randomStream(seed, 0);
  const wavelengthNm = Float64Array.from({ length: Math.round(180 / step) }, (_, i) => 620 + step * i);
  return { wavelengthNm, n: wavelengthNm.map((nm) => n(nm) + noise * stream.normal()) };
};

describe('the slope of n', () => {
  it('of a table is that of its formula, next to an exciton too', () => {
    const found = dispersionOfTable(table(2), 656);
    expect((found?.value ?? NaN) / slope(656)).toBeCloseTo(1, 1);
    const further = dispersionOfTable(table(5), 720);
    expect((further?.value ?? NaN) / slope(720)).toBeCloseTo(1, 2);
  });

  it('has an interval that holds it in 95 of 100 tables with scatter', () => {
    const trials = 300;
    let held = 0;
    for (let seed = 1; seed <= trials; seed++) {
      const { interval95 } = dispersionOfTable(table(2, 0.0006, seed), 720) ?? { interval95: [NaN, NaN] };
      if (interval95[0] <= slope(720) && slope(720) <= interval95[1]) held++;
    }
    expect(held / trials).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / trials));
    expect(held / trials).toBeLessThan(0.99);
  });

  it('is not told by fewer than seven rows, or outside of them', () => {
    const { wavelengthNm, n: all } = table(10);
    expect(
      dispersionOfTable({ wavelengthNm: wavelengthNm.slice(0, 6), n: all.slice(0, 6) }, 640),
    ).toBeUndefined();
    expect(dispersionOfTable({ wavelengthNm, n: all }, 610)).toBeUndefined();
  });
});

describe('the group index', () => {
  const substrateSlope = dispersionOfMaterial('fused-silica', 656)?.value ?? NaN;
  const at = (wavelengthNm: number, underlayer: boolean): Surroundings => ({
    wavelengthNm,
    cover: { name: 'air', index: 1 },
    substrate: {
      name: 'fused-silica',
      index: 1.456 + substrateSlope * (wavelengthNm - 656),
      dispersionPerNm: substrateSlope,
    },
    ...(underlayer && {
      underlayers: [{ index: 2.4 - 2e-4 * (wavelengthNm - 656), thicknessNm: 55, dispersionPerNm: -2e-4 }],
    }),
  });

  it.each([
    [false, 'TE', 0, 204],
    [false, 'TM', 0, 204],
    [false, 'TE', 1, 420],
    [true, 'TE', 0, 42],
  ] as const)(
    'is N - lambda dN/dlambda with all media moved: underlayer %s, %s%i of %i nm',
    (under, polarization, order, thicknessNm) => {
      const which = { polarization, order };
      const indexAt = (nm: number): number => {
        const mode = modeOf(at(nm, under), { thicknessNm, filmIndex: n(nm) }, which);
        if (mode.kind === 'cut-off') throw new Error('no mode');
        return mode.effectiveIndex;
      };
      const expected = indexAt(656) - (656 * (indexAt(656.05) - indexAt(655.95))) / 0.1;
      const film = { thicknessNm, filmIndex: n(656), dispersionPerNm: slope(656) };
      const mode = modeOf(at(656, under), film, which);
      if (mode.kind === 'cut-off') throw new Error('no mode');
      expect(mode.groupIndex + groupIndexOfDispersion(at(656, under), film, which)).toBeCloseTo(expected, 4);
    },
  );

  it('of a study takes the slope of the film from its n, k file, and says so; a stated number has none', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => 620 + 2 * i).map((nm) => `${nm},${n(nm).toFixed(6)},0`);
    const nk = `wavelength_nm,n,k\n${rows.join('\n')}\n`;
    const groupIndex = async (index: string) => {
      const text = study(
        `stack: {substrate: fused-silica}\nfilms: {A: {thickness: 204 nm, index: ${index}}}\n`,
      );
      const { waveguide } = filmOf(await run(text, { 'nk.csv': nk }), 'A');
      if (waveguide?.mode.kind !== 'guided') throw new Error('no mode');
      expect(waveguide.modes[0].groupIndex).toBeCloseTo(waveguide.mode.groupIndex.value, 10);
      return waveguide.mode.groupIndex;
    };
    const dispersive = await groupIndex('{file: nk.csv}');
    const plain = await groupIndex(String(n(656)));
    expect(dispersive.value - plain.value).toBeCloseTo(-656 * slope(656) * 0.93, 0);
    expect(dispersive.value - plain.value).toBeGreaterThan(1);
    expect(dispersive.method).toMatch(/cubic through \d+ rows/);
    expect(plain.method).toMatch(/without dispersion of the film/);
  });
});
