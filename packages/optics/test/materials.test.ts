import { readFileSync } from 'node:fs';
import { readMeasurement } from '@modalgain/formats';
import type { DispersionBlock } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedData, sharedJson } from '../../../test-support/shared-data.js';
import {
  evaluateDispersion,
  findMaterial,
  indexSlopePerNm,
  indexSlopes,
  materialFromBlocks,
  materialFromTable,
  materialGroupIndex,
  materialLibrary,
  materialsCovering,
} from '../src/index.js';
import { dispersionSlopes } from '../src/materials/dispersion.js';

interface Entry {
  readonly path: string;
  /** Wavelength in um, n, k; null where the file does not give it there. */
  readonly points: readonly (readonly [number, number | null, number | null])[];
}

function entries(): readonly Entry[] {
  return (sharedJson('materials/expected.json') as { entries: readonly Entry[] }).entries;
}

async function blocksOf(path: string): Promise<readonly DispersionBlock[]> {
  const bytes = new Uint8Array(readFileSync(sharedData(`materials/db/${path}`)));
  const { measurements } = await readMeasurement({ name: path, bytes, as: 'dispersion' });
  return measurements[0].blocks;
}

function expectSame(found: number | undefined, wanted: number | null, where: string): void {
  if (wanted === null) expect(found, where).toBeUndefined();
  else expect(Math.abs((found ?? Number.NaN) - wanted), where).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
}

function sentenceOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.sentence;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('evaluating dispersion', () => {
  itWithSharedData('gives the reference n and k of all 77 materials to 1e-9', async () => {
    expect(entries()).toHaveLength(77);
    for (const { path, points } of entries()) {
      const blocks = await blocksOf(path);
      for (const [wavelengthUm, n, k] of points) {
        const found = evaluateDispersion(blocks, wavelengthUm * 1000);
        expectSame(found.n, n, `n of ${path} at ${wavelengthUm} um`);
        expectSame(found.k, k, `k of ${path} at ${wavelengthUm} um`);
      }
    }
  });

  // No file of the reference uses formula 3: the one-term power law, by hand.
  it('evaluates formula 3 as n^2 = c1 + c2 lambda^c3', () => {
    const block = { kind: 'formula', number: 3, coefficients: [2, 0.01, -2], rangeUm: [0.3, 1] } as const;
    expect(evaluateDispersion([block], 500).n).toBeCloseTo(Math.sqrt(2 + 0.01 / 0.25), 15);
  });

  it('takes the ends of a range as inside and nothing beyond them', () => {
    const block = { kind: 'formula', number: 5, coefficients: [1.5], rangeUm: [0.4, 0.656] } as const;
    expect(evaluateDispersion([block], 656).n).toBe(1.5);
    expect(evaluateDispersion([block], 400).n).toBe(1.5);
    expect(evaluateDispersion([block], 656.01)).toEqual({ n: undefined, k: undefined });
  });

  it('refuses a formula that has no real value', () => {
    const block = { kind: 'formula', number: 1, coefficients: [0, 5, 0.7], rangeUm: [0.4, 1] } as const;
    expect(sentenceOf(() => evaluateDispersion([block], 600))).toContain('no real value at 600 nm');
  });
});

describe('the library of materials', () => {
  /** File, and how far a thinned table may be from the source's rows; to rounding if absent. */
  const files: Readonly<Record<string, string | readonly [path: string, thinned: number]>> = {
    air: 'other/mixed gases/air/nk/Ciddor.yml',
    'al2o3-film': ['main/Al2O3/nk/Boidin.yml', 5e-4],
    aluminium: 'main/Al/nk/Rakic.yml',
    'borofloat-33': 'specs/schott/misc/BOROFLOAT33.yml',
    'cdse-cubic': ['main/CdSe/nk/Ninomiya-cubic.yml', 2e-3],
    'cdse-wurtzite': ['main/CdSe/nk/Ninomiya-o.yml', 2e-3],
    'cdse-wurtzite-e': ['main/CdSe/nk/Ninomiya-e.yml', 2e-3],
    'cdse-zncds-dots': ['other/quantum dots/CdSe-ZnCdS/nk/Aftenieva.yml', 2e-3],
    'cds-film': ['main/CdS/nk/Treharne.yml', 2e-3],
    'cspbi3-dots': ['other/perovskite/CsPbI3/nk/Aftenieva.yml', 2e-3],
    'cspbbr3-crystal': ['other/perovskite/CsPbBr3/nk/Brennan.yml', 2e-3],
    'cspbbr3-o': ['other/perovskite/CsPbBr3/nk/Ermolaev-o.yml', 2e-3],
    'cspbbr3-e': ['other/perovskite/CsPbBr3/nk/Ermolaev-e.yml', 2e-3],
    'fused-silica': 'main/SiO2/nk/Malitson.yml',
    gold: 'main/Au/nk/Johnson.yml',
    hexane: 'organic/C6H14 - hexane/nk/Kerl-293K.yml',
    hfo2: 'main/HfO2/nk/Al-Kuhaili.yml',
    ito: ['other/mixed crystals/In2O3-SnO2/nk/Konig.yml', 2e-3],
    lif: 'main/LiF/nk/Li.yml',
    'mapbi3-film': ['other/perovskite/CH3NH3PbI3/nk/Phillips.yml', 2e-3],
    mgf2: 'main/MgF2/nk/Dodge-o.yml',
    'n-bk7': 'specs/schott/optical/N-BK7.yml',
    octane: 'organic/C8H18 - octane/nk/Kerl-293K.yml',
    pdms: ['organic/(C2H6OSi)n - polydimethylsiloxane/nk/Gupta.yml', 5e-4],
    'pedot-pss': 'other/mixed organic/PEDOT-PSS/nk/Chen.yml',
    pmma: 'organic/(C5H8O2)n - poly(methyl methacrylate)/nk/Sultanova.yml',
    polystyrene: 'organic/(C8H8)n - polystyrene/nk/Sultanova.yml',
    // n of the file's own formula; its table of the same n and a k is of 25 nm steps.
    pvp: ['organic/(C6H9NO)n - polyvinylpyrrolidone/nk/Konig.yml', 1e-3],
    sapphire: 'main/Al2O3/nk/Malitson-o.yml',
    'sapphire-e': 'main/Al2O3/nk/Malitson-e.yml',
    si3n4: 'main/Si3N4/nk/Luke.yml',
    silicon: 'main/Si/nk/Green-2008.yml',
    silver: 'main/Ag/nk/Johnson.yml',
    'soda-lime-glass': 'glass/misc/soda-lime/nk/Rubin-clear.yml',
    'su-8': 'other/resists/Microchem SU-8 2000/nk/specs.yml',
    'ta2o5-film': ['main/Ta2O5/nk/Gao.yml', 5e-4],
    'tio2-film': ['main/TiO2/nk/Siefke.yml', 5e-4],
    'tio2-rutile': 'main/TiO2/nk/Devore-o.yml',
    toluene: 'organic/C7H8 - toluene/nk/Kedenburg.yml',
    water: 'main/H2O/nk/Hale.yml',
    zno: 'main/ZnO/nk/Bond-o.yml',
    zns: 'main/ZnS/nk/Debenham.yml',
  };

  /** Typed from the same sources, for which the data for tests have no file; each is held to an index quoted elsewhere. */
  const quoted: Readonly<Record<string, readonly [wavelengthNm: number, n: number, within: number]>> = {
    // W. L. Bond's crystal at 632.8 nm: 1.989 (o) and 2.005 (e).
    'zno-e': [632.8, 2.005, 2e-3],
    // Quartz at the sodium line: 1.54425 (o), 1.55336 (e); MgF2 1.38950 (e).
    'quartz-o': [589.3, 1.54425, 2e-4],
    'quartz-e': [589.3, 1.55336, 2e-4],
    'mgf2-e': [589.3, 1.3895, 2e-4],
    // Rutile at the sodium line: 2.899 to 2.909 (e), by mineral.
    'tio2-rutile-e': [589.3, 2.904, 6e-3],
    // Ethanol at the sodium line, 20 C: 1.3614.
    ethanol: [589.3, 1.3614, 3e-4],
    // At the sodium line: polycarbonate 1.585, polyvinyl alcohol 1.48 to 1.49, cured NOA 61 1.56.
    polycarbonate: [589.3, 1.585, 2e-3],
    pva: [589.3, 1.485, 1e-2],
    'noa-61': [589.3, 1.56, 1e-3],
    pvk: [633, 1.675, 1e-12],
    'pvk-e': [633, 1.722, 1e-12],
    // GaN at 632.8 nm: 2.38 (o).
    gan: [632.8, 2.38, 1e-2],
    // Rows of the tables of Johnson and Christy.
    copper: [616.8, 0.3, 1e-12],
    chromium: [617, 3.17, 1e-12],
    titanium: [617, 2.67, 1e-12],
  };

  it('has a test for every material', () => {
    const held = [...Object.keys(files), ...Object.keys(quoted), 'vacuum'];
    expect(materialLibrary.map(({ name }) => name).sort()).toEqual(held.sort());
  });

  itWithSharedData('agrees with the reference files at their rows and between them', async () => {
    for (const [name, entry] of Object.entries(files)) {
      const [path, thinned] = typeof entry === 'string' ? [entry, 0] : entry;
      const material = findMaterial(name);
      const blocks = await blocksOf(path);
      for (const wavelengthNm of wavelengthsOf(blocks, material.rangeNm)) {
        const found = material.nk(wavelengthNm);
        const wanted = evaluateDispersion(blocks, wavelengthNm);
        const where = `${name} at ${wavelengthNm} nm`;
        // Rounded by five decimals where thinned.
        const within = thinned === 0 ? 1e-9 * Math.abs(found.n) : thinned + 1e-5;
        expect(Math.abs(found.n - (wanted.n ?? Number.NaN)), where).toBeLessThanOrEqual(within);
        if (found.k !== undefined)
          expect(Math.abs(found.k - (wanted.k ?? Number.NaN)), where).toBeLessThanOrEqual(within);
      }
    }
  });

  /** Where the file has rows within the range of a material; shares of it where it has none. */
  function wavelengthsOf(
    blocks: readonly DispersionBlock[],
    [first, last]: readonly [number, number],
  ): readonly number[] {
    const rows = blocks
      .flatMap((block) => (block.kind === 'table' ? [...block.wavelengthUm] : []))
      .map((um) => um * 1000)
      .filter((nm) => nm >= first && nm <= last);
    const shares = [0.001, 0.1, 0.37, 0.5, 0.83, 0.999].map((share) => first + share * (last - first));
    return [...rows, ...shares];
  }

  it('has the indices that handbooks quote', () => {
    for (const [name, [wavelengthNm, n, within]] of Object.entries(quoted)) {
      expect(Math.abs(findMaterial(name).nk(wavelengthNm).n - n), name).toBeLessThanOrEqual(within);
    }
  });

  it('finds every material by its name, and no name or alias means two things', () => {
    for (const material of materialLibrary) expect(findMaterial(material.name)).toBe(material);
    expect(new Set(materialLibrary.map(({ name }) => name)).size).toBe(materialLibrary.length);
    expect(findMaterial('Ag').name).toBe('silver');
    expect(findMaterial('aluminum').name).toBe('aluminium');
  });

  it('absorbs where it says that it does: k is never negative', () => {
    for (const material of materialLibrary)
      for (const block of material.blocks ?? [])
        if (block.kind === 'table') for (const k of block.k ?? []) expect(k).toBeGreaterThanOrEqual(0);
  });

  it('names a source and a plausible index for every material', () => {
    for (const material of materialLibrary) {
      expect(material.source.length).toBeGreaterThan(10);
      const [first, last] = material.rangeNm;
      const { n, k = 0 } = material.nk(Math.min(last, Math.max(first, 600)));
      const isMetal = k > 1;
      expect(n, material.name).toBeGreaterThanOrEqual(isMetal ? 0.02 : 1);
      expect(n, material.name).toBeLessThan(4);
    }
  });

  it('holds the indices that the field quotes', () => {
    expect(findMaterial('fused silica').nk(656).n).toBeCloseTo(1.45637, 4);
    expect(findMaterial('BK7').nk(587.5618).n).toBeCloseTo(1.5168, 5);
    expect(findMaterial('soda_lime').nk(656).n).toBeCloseTo(1.5208, 3);
    expect(findMaterial('air').nk(589.3).n - 1).toBeCloseTo(2.77e-4, 6);
  });

  it('does not guess which glass is meant', () => {
    const sentence = sentenceOf(() => findMaterial('glass', 656));
    expect(sentence).toContain('fused-silica (n = 1.4564 at 656 nm)');
    expect(sentence).toContain('soda-lime-glass (n = 1.52');
    expect(sentence).toContain('n-bk7');
  });

  it('does not guess which titania, alumina or quartz is meant', () => {
    expect(sentenceOf(() => findMaterial('TiO2', 656))).toContain('tio2-film (n = 2.3');
    expect(sentenceOf(() => findMaterial('Al2O3'))).toContain('al2o3-film, sapphire');
    expect(sentenceOf(() => findMaterial('quartz', 656))).toContain('fused-silica (n = 1.4564');
  });

  it('names what is near when a name is not there, and all that it has when nothing is', () => {
    expect(sentenceOf(() => findMaterial('sapphir'))).toContain('did you mean "sapphire"');
    expect(sentenceOf(() => findMaterial('fused silca'))).toContain('did you mean "fused-silica"?');
    expect(sentenceOf(() => findMaterial('unobtainium'))).toContain('it has vacuum, air, water');
    expect(sentenceOf(() => findMaterial('constructor'))).toContain('which the library does not have');
  });

  it('knows what else of the same stuff covers a wavelength', () => {
    expect(materialsCovering('tio2-rutile', 400).map(({ name }) => name)).toEqual(['tio2-film']);
    expect(materialsCovering('pmma', 400)).toEqual([]);
  });

  it('extrapolates nothing', () => {
    expect(sentenceOf(() => findMaterial('pmma').nk(400))).toBe(
      'pmma is known from 436.8 to 1052 nm; 400 nm is outside, and nothing is extrapolated.',
    );
    expect(sentenceOf(() => findMaterial('pvk').nk(656))).toContain('pvk is known at 633 nm only');
  });
});

describe('a material', () => {
  const provenance = { file: 'nk/SC1.csv', byteLength: 1, sha256: '', format: 'delimited-text', notes: [] };

  it('from a measured table is linear between its rows', () => {
    const material = materialFromTable('SC1', {
      kind: 'optical-constants',
      provenance,
      wavelengthNm: Float64Array.of(600, 700),
      n: Float64Array.of(1.9, 1.8),
      k: Float64Array.of(0.02, 0.04),
    });
    expect(material.nk(650).n).toBeCloseTo(1.85, 14);
    expect(material.nk(650).k).toBeCloseTo(0.03, 14);
    expect(indexSlopePerNm(material, 650)).toBeCloseTo(-1e-3, 12);
    expect(indexSlopePerNm(material, 700)).toBeCloseTo(-1e-3, 12);
    expect(() => material.nk(599)).toThrow(InputError);
  });

  it('has the group index of its formula', () => {
    // Fused silica at 656 nm: n - lambda dn/dlambda by a difference over 2 nm.
    const silica = findMaterial('fused-silica');
    const slope = (silica.nk(657).n - silica.nk(655).n) / 2;
    expect(materialGroupIndex(silica, 656)).toBeCloseTo(silica.nk(656).n - 656 * slope, 6);
  });

  it('without blocks has slopes by differences, within its range', () => {
    const model = {
      name: 'model',
      description: '',
      source: '',
      rangeNm: [400, 700] as const,
      nk: (nm: number) => {
        if (nm < 400 || nm > 700) throw new InputError('outside');
        return { n: 1.5 + 4000 / nm ** 2, k: 1e-6 * nm };
      },
    };
    expect(indexSlopes(model, 500).n).toBeCloseTo(-8000 / 500 ** 3, 9);
    expect(indexSlopes(model, 400).n).toBeCloseTo(-8000 / 400 ** 3, 7);
    expect(indexSlopes(model, 700).k).toBeCloseTo(1e-6, 10);
  });

  it('needs an n', () => {
    const block = {
      kind: 'table',
      columns: 'k',
      wavelengthUm: Float64Array.of(0.4, 0.5),
      k: Float64Array.of(1, 2),
    } as const;
    expect(
      sentenceOf(() => materialFromBlocks({ name: 'x', description: '', source: '', blocks: [block] })),
    ).toContain('only k');
  });
});

describe('the slopes of n and k', () => {
  itWithSharedData('of the formulas of all reference files are what differences say', async () => {
    let formulas = 0;
    for (const { path } of entries()) {
      for (const block of await blocksOf(path)) {
        if (block.kind !== 'formula') continue;
        formulas++;
        const [first, last] = block.rangeUm;
        for (const share of [0.03, 0.3, 0.6, 0.97]) {
          const nm = 1000 * (first + share * (last - first));
          const step = 1e-4 * nm;
          const n = (at: number): number => evaluateDispersion([block], at).n ?? Number.NaN;
          const difference =
            (8 * (n(nm + step) - n(nm - step)) - (n(nm + 2 * step) - n(nm - 2 * step))) / (12 * step);
          const slope = dispersionSlopes([block], nm).n ?? Number.NaN;
          const rounding = 1e-15 / step;
          expect(Math.abs(slope - difference), `${path} at ${nm} nm`).toBeLessThan(
            1e-7 * Math.abs(difference) + 10 * rounding,
          );
        }
      }
    }
    expect(formulas).toBeGreaterThan(25);
  });

  it('of each of the nine formulas are what differences say', () => {
    const coefficients: Readonly<Record<number, readonly number[]>> = {
      1: [0.1, 1.1, 0.1, 0.9, 10],
      2: [0.1, 1.1, 0.01, 0.9, 100],
      3: [2.2, 0.01, -2, -0.02, 2, 0.001, -4],
      4: [2, 0.9, 2, 0.3, 2, 0.1, 0, 0.2, 2, -0.007, 2],
      5: [1.5, 0.004, -2, 0.0002, -4],
      6: [0, 0.058, 238, 0.0017, 57],
      7: [3.4, 0.16, -0.12, 1e-6, -2e-9, 1e-9],
      8: [0.45, 0.099, 0.07, -0.00015],
      9: [2.5, 0.024, 0.03, 0.02, 1.52, 0.88],
    };
    for (const [number, values] of Object.entries(coefficients)) {
      const block = {
        kind: 'formula',
        number: Number(number) as 1,
        coefficients: values,
        rangeUm: [0.3, 3],
      } as const;
      fc.assert(
        fc.property(fc.double({ min: 0.4, max: 2, noNaN: true }), (um) => {
          const step = 1e-5;
          const n = (at: number): number => evaluateDispersion([block], 1000 * at).n ?? Number.NaN;
          const difference = (n(um + step) - n(um - step)) / (2 * step);
          const slope = 1000 * (dispersionSlopes([block], 1000 * um).n ?? Number.NaN);
          expect(Math.abs(slope - difference), `formula ${number} at ${um} um`).toBeLessThan(
            1e-6 * (Math.abs(difference) + 0.01),
          );
        }),
        { numRuns: 30 },
      );
    }
  });

  it('of a table are exact for a parabola on any grid, and have no steps', () => {
    const grid = Float64Array.of(0.4, 0.41, 0.45, 0.52, 0.54, 0.6);
    const parabola = (x: number): number => 2 - 0.3 * x + 0.8 * x * x;
    const block = {
      kind: 'table',
      columns: 'nk',
      wavelengthUm: grid,
      n: grid.map(parabola),
      k: grid.map((x) => x / 10),
    } as const;
    fc.assert(
      fc.property(fc.double({ min: 0.4, max: 0.6, noNaN: true }), (um) => {
        const { n, k } = dispersionSlopes([block], 1000 * um);
        expect(1000 * (n ?? Number.NaN)).toBeCloseTo(-0.3 + 1.6 * um, 10);
        expect(1000 * (k ?? Number.NaN)).toBeCloseTo(0.1, 10);
      }),
    );
    const metal = findMaterial('gold');
    for (const nm of [548.6, 582.1, 616.8])
      expect(indexSlopePerNm(metal, nm - 1e-6)).toBeCloseTo(indexSlopePerNm(metal, nm + 1e-6), 6);
  });
});
