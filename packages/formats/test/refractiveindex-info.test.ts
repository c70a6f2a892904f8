import { describe, expect, it } from 'vitest';
import type { DispersionData } from '@modalgain/measurements';
import { identify, readMeasurement } from '@modalgain/formats';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { textbookNk } from './dispersion-formulas.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';

interface Entry {
  readonly path: string;
  readonly types: readonly string[];
  readonly points: readonly (readonly [number, number | null, number | null])[];
}

async function read(text: string): Promise<DispersionData> {
  const { measurements } = await readMeasurement({ name: 'a.yml', bytes: utf8(text), as: 'dispersion' });
  return measurements[0];
}

const table = (rows: string) =>
  `DATA:\n  - type: tabulated nk\n    data: |\n${rows.replace(/^/gm, '        ')}\n`;

describe('reading refractiveindex.info materials', () => {
  itWithSharedData(
    'gives all reference values of the 77 materials, in all nine formulas and tables',
    async () => {
      const { entries } = sharedJson('materials/expected.json') as { entries: readonly Entry[] };
      expect(entries).toHaveLength(77);
      for (const { path, types, points } of entries) {
        const { measurements } = await readMeasurement({
          name: path,
          bytes: sharedBytes(`materials/db/${path}`),
          as: 'dispersion',
        });
        const { blocks, reference } = measurements[0];
        const kinds = blocks.map((block) =>
          block.kind === 'formula' ? `formula ${block.number}` : `tabulated ${block.columns}`,
        );
        expect([path, kinds]).toEqual([path, types]);
        expect(reference.length, path).toBeGreaterThan(10);
        for (const [wavelengthUm, n, k] of points) {
          const found = textbookNk(blocks, wavelengthUm);
          expectWithin(found.n, n, `${path} n at ${wavelengthUm}`);
          expectWithin(found.k, k, `${path} k at ${wavelengthUm}`);
        }
      }
    },
  );

  itWithSharedData('refuses nonlinear indices as n and k', async () => {
    for (const name of ['main/InP/n2/Ensley.yml', 'main/SiO2/n2/Adair-e.yml']) {
      const sentence = await sentenceOf(
        readMeasurement({ name, bytes: sharedBytes(`materials/db/${name}`) }),
      );
      expect(sentence).toContain('found nonlinear indices n2, expected n or k');
    }
  });

  it('sorts tables by wavelength', async () => {
    const { blocks } = await read(table('0.7 1.7 0.3\n0.5 1.5 0.1\n0.6 1.6 0.2'));
    expect(blocks[0]).toEqual({
      kind: 'table',
      columns: 'nk',
      wavelengthUm: Float64Array.of(0.5, 0.6, 0.7),
      n: Float64Array.of(1.5, 1.6, 1.7),
      k: Float64Array.of(0.1, 0.2, 0.3),
    });
  });

  it('keeps the coefficients as listed, a dangling one too, and gives reference and comments as words', async () => {
    const text =
      'REFERENCES: |\n    A. Bcd.\n    <a href="https://doi.org/10.1/2"><i>J. Opt.</i></a><br>\nCOMMENTS: Film\nDATA:\n' +
      '  - type: formula 2\n    wavelength_range: 0.725 13.5\n    coefficients: 3.6453 2.2057 0.1879 1.8377\n';
    expect(await read(text)).toMatchObject({
      blocks: [{ number: 2, coefficients: [3.6453, 2.2057, 0.1879, 1.8377], rangeUm: [0.725, 13.5] }],
      reference: 'A. Bcd. J. Opt. (https://doi.org/10.1/2)',
      comments: 'Film',
    });
  });

  it('takes a wavelength that is listed twice as one row, and # as a comment', async () => {
    const { blocks } = await read(table('0.5 1.5 0.1\n# second run\n0.6 1.6 0.2\n0.6 1.7 0.4'));
    expect(blocks[0]).toMatchObject({
      wavelengthUm: Float64Array.of(0.5, 0.6),
      n: Float64Array.of(1.5, (1.6 + 1.7) / 2),
      k: Float64Array.of(0.1, (0.2 + 0.4) / 2),
    });
  });

  it('reads numbers as tables of the database write them', async () => {
    const { blocks } = await read(table('4.430E-002 0.8228 1.640E-001\n+5.00e-1\t1.5  .25'));
    expect(blocks[0]).toMatchObject({
      wavelengthUm: Float64Array.of(0.0443, 0.5),
      k: Float64Array.of(0.164, 0.25),
    });
  });

  it('reads the spellings that releases of the database have had', async () => {
    const text =
      'REFERENCES: |\n    P. B. Johnson.\n    [*Phys. Rev. B* **6**, 4370 (1972)](https://doi.org/10.1016/S0030(99)1)\n' +
      'DATA:\n  - type: formula 3 \n    range: 0.3 1\n    coefficients: 2 0.01 -2\n  - type: Tabulated k\n    data: |\n        0.3 1e-6\n        1.0 2E-6\n' +
      'SPECS:\n    n_is_absolute: false\n    wavelength_is_vacuum: false\n';
    const { measurements } = await readMeasurement({ name: 'a.yml', bytes: utf8(text), as: 'dispersion' });
    expect(measurements[0]).toMatchObject({
      reference: 'P. B. Johnson. Phys. Rev. B 6, 4370 (1972) (https://doi.org/10.1016/S0030(99)1)',
      blocks: [{ number: 3, rangeUm: [0.3, 1] }, { columns: 'k' }],
    });
    expect(measurements[0].provenance.notes.join(' ')).toContain('relative to air');
  });

  it('is recognised by its DATA list, not by its ending', () => {
    const bytes = utf8(table('0.5 1.5 0'));
    expect(identify({ name: 'a.txt', bytes })).toMatchObject({
      format: 'refractiveindex-info',
      verdict: 'yes',
    });
    expect(identify({ name: 'a.yml', bytes: utf8('title: a study\n') }).verdict).toBe('no');
  });

  it.each([
    ['text in a table', table('0.5 1.5 0\n0.6 x 0'), 'a.yml, line 5, data: found "x", expected numbers.'],
    ['a short row', table('0.5 1.5 0\n0.6 1.6'), 'a.yml, line 5, data: found "0.6 1.6", expected 3 numbers'],
    ['a wavelength of zero', table('0 1.5 0'), 'line 4, data: found "0 1.5 0"'],
    ['an empty table', table(' '), 'found a table without rows'],
    ['an unknown type', 'DATA:\n  - type: formula 10\n', 'line 2, type: found the type "formula 10"'],
    ['no coefficients', 'DATA:\n  - type: formula 1\n    wavelength_range: 1 2\n', 'found no "coefficients"'],
    [
      'a falling range',
      'DATA:\n  - type: formula 1\n    wavelength_range: 2 1\n',
      'line 3, wavelength_range: found "2 1"',
    ],
    [
      'no DATA',
      'TITLE: x\n',
      'a.yml: has no DATA list of formulas or tables: no material of refractiveindex.info.',
    ],
    ['a DATA of keys', 'DATA:\n  a:\n    - type: formula 1\n', 'DATA: found no DATA list, expected a list'],
    ['broken YAML', 'DATA:\n  - type: "formula 1\n', 'the YAML cannot be read'],
    ['deep keys', `DATA:\n  - type: formula 1\n    a:\n      ${'? '.repeat(20_000)}`, 'YAML'],
    [
      'deep lists',
      `DATA:\n  - type: formula 1\n    a: ${'['.repeat(20_000)}`,
      'the YAML is nested too deeply.',
    ],
    [
      'deep maps',
      `DATA:\n  - type: formula 1\n    a: ${'{a: '.repeat(20_000)}`,
      'the YAML is nested too deeply.',
    ],
  ])('refuses %s with its line', async (_, text, sentence) => {
    expect(await sentenceOf(readMeasurement({ name: 'a.yml', bytes: utf8(text) }))).toContain(sentence);
  });
});

function expectWithin(found: number | null, expected: number | null, what: string): void {
  if (expected === null || found === null) expect([what, found]).toEqual([what, expected]);
  else expect(Math.abs(found - expected), what).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}
