import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectSameMap, expectValues, fieldOf, readByGwyddion, referenceOf } from './height-map-reference.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';
import { latin1 } from './wsxm-file.js';

const read = async (bytes: Uint8Array) => readMeasurement({ name: 'a.txt', bytes, as: 'height-map' });

const spip = (values = '1\t2\t3\n4\t5\t6\n') =>
  utf8(
    '# File Format = ASCII\n# Created by modalgain\n# x-pixels = 3\n# y-pixels = 2\n# x-length = 300\n' +
      `# y-length = 150\n# z-unit = nm\n# Bit2nm = 0.5\n# Start of Data:\n${values}`,
  );

/** Width and height in um, as the headers state them, and metres in a unit of the values. */
const references = [
  ['st_gwyddion-export-english.txt', 12.34, 5.6789, 1],
  ['st_gwyddion-export-german.txt', 12.34, 5.6789, 1],
  ['st_matrix-3.txt', 10, 10, 1],
  ['st_matrix-4.txt', 75 * 0.369862, 305 * 0.369862, 2.91818e-8],
  ['st_matrix-6.txt', 10, 10, 1],
  ['synthetic/SC1_before_128.txt', 10, 10, 1],
] as const;

describe('reading text matrices', () => {
  for (const [file, widthUm, heightUm, metres] of references) {
    itWithSharedData(`gives size, orientation and heights of ${file}`, async () => {
      const { measurements, format } = await read(sharedBytes(`afm/${file}`));
      const { numpy_text: expected } = referenceOf(file);
      if (!expected) throw new Error('no expected values');
      expect(format).toBe('ascii-matrix');
      const [map] = measurements;
      expect([map.rows, map.columns]).toEqual(expected.shape);
      expect(map.widthNm).toBeCloseTo(1000 * widthUm, 6);
      expect(map.heightNm).toBeCloseTo(1000 * heightUm, 6);
      const field = fieldOf(map);
      const inFileUnit = { ...field, values: field.values.map((value) => value / metres) };
      // The third matrix is an exact plane: what is left of it is rounding.
      const { raw, samples } = expected;
      const plane = file === 'st_matrix-6.txt' ? {} : expected.plane;
      expectValues(inFileUnit, { raw, samples, plane });
    });
  }

  itWithSharedData('agrees with the roughness that others state of a phase image', async () => {
    const { measurements } = await read(sharedBytes('afm/st_matrix-4.txt'));
    const { values } = fieldOf(measurements[0]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.sqrt(square)).toBeCloseTo(1.1745891510991089e-7, 15);
  });

  it('reads a German export in Latin-1 with decimal commas as the English one', async () => {
    const german = latin1(
      '# Kanal: H\u00f6he\r\n# Breite: 12,5 \u00b5m\r\n# H\u00f6he: 800,0 nm\r\n# Einheit: nm\r\n1,5\t-2,5e0\tnan\r\n3\t,5\t6\r\n',
    );
    const [{ zNm, ...map }] = (await read(german)).measurements;
    expect(map).toMatchObject({ title: 'H\u00f6he', rows: 2, columns: 3, widthNm: 12500, heightNm: 800 });
    expect([...zNm].map((z) => Number(z.toPrecision(12)))).toEqual([1.5, -2.5, Number.NaN, 3, 0.5, 6]);
  });

  itWithSystemTool('gwyddion', "sees in SPIP's export what Gwyddion sees", async () => {
    const [theirs] = await readByGwyddion('a.asc', spip());
    const { measurements } = await read(spip());
    expectSameMap(measurements[0], theirs);
  });

  it('leaves a table of a spectrum with comments to the delimited text', async () => {
    const table = utf8(
      '# Slit: 10 um\n# Path: 5 mm\n# Operator: A\n# More: b\nwavelength_nm,intensity\n600,1\n601,2\n',
    );
    const { format } = await readMeasurement({ name: 'a.txt', bytes: table });
    expect(format).toBe('delimited-text');
  });

  it('refuses what is ragged, no number, no height or of another size than announced', async () => {
    const refusal = async (text: string | Uint8Array) =>
      sentenceOf(read(typeof text === 'string' ? utf8(text) : text));
    const header = '# Channel: a\n# Width: 1 um\n# Height: 2 um\n# Value units: ';
    expect(await refusal(`${header}m\n1 2\n3\n`)).toContain('line 6: found 1 numbers, expected 2');
    expect(await refusal(`${header}m\n1 2\n3 x\n`)).toContain('line 6: found "x", expected a number');
    // 10^10 numbers, if the first row were believed.
    const bomb = `${header}m\n${'1 '.repeat(100_000)}\n${'1\n'.repeat(100_000)}`;
    expect(await refusal(bomb)).toContain('line 6: found 1 numbers, expected 100000');
    expect(await refusal(`${header}m\n`)).toContain('found no rows of numbers');
    expect(await refusal(`${header}V\n1 2\n`)).toContain('Channel "a" is in V, not a height map');
    expect(await refusal(spip('1 2 3\n'))).toContain('found 1 rows of 3 numbers, expected 2 of 3');
    expect(await refusal('# File Format = ASCII\n# x-pixels = 3\n# Start of Data:\n1 2 3\n')).toContain(
      'x-length: found nothing',
    );
  });
});
