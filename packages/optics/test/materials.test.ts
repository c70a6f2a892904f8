import { readFileSync } from 'node:fs';
import { readMeasurement } from '@modalgain/formats';
import type { DispersionBlock } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedData, sharedJson } from '../../../test-support/shared-data.js';
import {
  evaluateDispersion,
  findMaterial,
  indexSlopePerNm,
  materialFromBlocks,
  materialFromTable,
  materialLibrary,
} from '../src/index.js';

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
  const files: Readonly<Record<string, string>> = {
    air: 'other/mixed gases/air/nk/Ciddor.yml',
    hexane: 'organic/C6H14 - hexane/nk/Kerl-293K.yml',
    hfo2: 'main/HfO2/nk/Al-Kuhaili.yml',
    lif: 'main/LiF/nk/Li.yml',
    mgf2: 'main/MgF2/nk/Dodge-o.yml',
    'n-bk7': 'specs/schott/optical/N-BK7.yml',
    'fused-silica': 'main/SiO2/nk/Malitson.yml',
    pmma: 'organic/(C5H8O2)n - poly(methyl methacrylate)/nk/Sultanova.yml',
    polystyrene: 'organic/(C8H8)n - polystyrene/nk/Sultanova.yml',
    sapphire: 'main/Al2O3/nk/Malitson-o.yml',
    'sapphire-e': 'main/Al2O3/nk/Malitson-e.yml',
    si3n4: 'main/Si3N4/nk/Luke.yml',
    'soda-lime-glass': 'glass/misc/soda-lime/nk/Rubin-clear.yml',
    'su-8': 'other/resists/Microchem SU-8 2000/nk/specs.yml',
    'tio2-rutile': 'main/TiO2/nk/Devore-o.yml',
    water: 'main/H2O/nk/Hale.yml',
    zno: 'main/ZnO/nk/Bond-o.yml',
  };

  itWithSharedData('agrees with the reference files, every material but vacuum', async () => {
    expect(materialLibrary.map(({ name }) => name).sort()).toEqual([...Object.keys(files), 'vacuum'].sort());
    for (const [name, path] of Object.entries(files)) {
      const material = findMaterial(name);
      const blocks = await blocksOf(path);
      const [first, last] = material.rangeNm;
      for (const share of [0, 0.1, 0.37, 0.5, 0.83, 1]) {
        const wavelengthNm = first + share * (last - first);
        expectSame(material.nk(wavelengthNm).n, evaluateDispersion(blocks, wavelengthNm).n ?? null, name);
      }
    }
  });

  it('names a source and a plausible index for every material', () => {
    for (const material of materialLibrary) {
      expect(material.source.length).toBeGreaterThan(10);
      const { n } = material.nk(600);
      expect(n, material.name).toBeGreaterThanOrEqual(1);
      expect(n, material.name).toBeLessThan(2.7);
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

  it('names what it has when a name is not there', () => {
    expect(sentenceOf(() => findMaterial('unobtainium'))).toContain(
      'expected one of the library: vacuum, air',
    );
    expect(sentenceOf(() => findMaterial('constructor'))).toContain('expected one of the library');
  });

  it('extrapolates nothing', () => {
    expect(sentenceOf(() => findMaterial('pmma').nk(400))).toBe(
      'pmma is known from 436.8 to 1052 nm; 400 nm is outside, and nothing is extrapolated.',
    );
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

  it('has the slope of its formula', () => {
    const silica = findMaterial('fused-silica');
    const fine = (silica.nk(657).n - silica.nk(655).n) / 2;
    expect(indexSlopePerNm(silica, 656)).toBeCloseTo(fine, 8);
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
