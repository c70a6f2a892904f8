import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectAsReference, expectSameMap, onlyChannelOf, readByGwyddion } from './height-map-reference.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';

const read = async (text: string | Uint8Array) =>
  readMeasurement({ name: 'a.txt', bytes: typeof text === 'string' ? utf8(text) : text, as: 'height-map' });

describe('reading points of a grid', () => {
  for (const file of ['st_xyz-1.txt', 'st_xyz-1-different-order.txt']) {
    itWithSharedData(`gives size and heights of ${file}`, async () => {
      const { measurements, format, provenance } = await read(sharedBytes(`afm/${file}`));
      expect(format).toBe('xyz');
      expectAsReference(measurements[0], onlyChannelOf(file));
      expect(provenance.notes[1]).toMatch(/^The file states no unit of x, y, z: taken as m/);
    });
  }

  itWithSystemTool('gwyddion', 'turns no axis that Gwyddion does not turn', async () => {
    const text = '0 0 1\n1 0 2\n2 0 3\n0 1 4\n1 1 5\n2 1 6\n';
    const [theirs] = await readByGwyddion('a.txt', utf8(text));
    expectSameMap((await read(text)).measurements[0], theirs);
  });

  it('gives the same map for every order of the points', async () => {
    const points = Array.from({ length: 12 }, (_, index) => ({
      x: index % 4,
      y: Math.floor(index / 4),
      z: index,
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(points, { minLength: 12 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        async (order, step) => {
          const text = order.map(({ x, y, z }) => `${5 + x * step}\t${y * step - 3}\t${z}`).join('\n');
          const [map] = (await read(`X[um] Y[um] Z[nm]\n${text}`)).measurements;
          expect(map).toMatchObject({ rows: 3, columns: 4 });
          expect([...map.zNm].map((z) => Number(z.toPrecision(12)))).toEqual(points.map(({ z }) => z));
          expect(map.widthNm / (4000 * step)).toBeCloseTo(1, 9);
          expect(map.heightNm / (3000 * step)).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 100, seed: 4 },
    );
  });

  it.each([
    ['x (um), y (um), z (nm)\n', ',', '.'],
    ['WSxM file copyright UAM\nWSxM ASCII XYZ file\nX[um]\tY[um]\tZ[nm]\n', '\t', '.'],
    ['# x [um] y [um] z [nm]\n', ' ', '.'],
    ['"X/um";"Y/um";"Z/nm"\n', ';', ','],
  ])('reads the units of %j', async (header, separator, mark) => {
    const rows = ['0.0 0.0 1.5', '0.1 0.0 2', '0.2 0.0 3', '0.0 0.1 4', '0.1 0.1 5', '0.2 0.1 6'];
    const text = rows.map((row) => row.replaceAll(' ', separator).replaceAll('.', mark)).join('\n');
    const { measurements, provenance } = await read(header + text);
    const [{ zNm, widthNm, heightNm }] = measurements;
    expect([...zNm].map((z) => Number(z.toPrecision(12)))).toEqual([1.5, 2, 3, 4, 5, 6]);
    expect([widthNm, heightNm].map((size) => Number(size.toPrecision(12)))).toEqual([300, 200]);
    expect(provenance.notes).toEqual(['Points on a grid; the smallest y is the top row.']);
  });

  it('takes rounded positions of steps of 0.156 um as a grid', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => {
      const [column, row] = [index % 20, Math.floor(index / 20)];
      return `${(0.156 * column).toFixed(2)} ${(0.156 * row).toFixed(2)} ${index}`;
    });
    const [map] = (await read(`x[um] y[um] z[nm]\n${rows.join('\n')}`)).measurements;
    expect(map).toMatchObject({ rows: 3, columns: 20 });
    expect(Number(map.zNm[59].toPrecision(12))).toBe(59);
  });

  it('leaves other tables of three numbers to the delimited text', () => {
    const stripe = utf8('20 1.5 0.1\n40 2.5 0.2\n60 4 0.4\n80 9 0.9\n');
    expect(identify({ name: 'a.txt', bytes: stripe }).format).toBe('delimited-text');
    const headed = utf8('length_um intensity error\n20 1.5 0.1\n20 2.5 0.2\n40 4 0.4\n40 9 0.9\n');
    expect(identify({ name: 'a.txt', bytes: headed })).toMatchObject({
      format: 'delimited-text',
      verdict: 'yes',
    });
  });

  it('lets the caller settle what bare numbers are', async () => {
    const bare = utf8('20 1 1\n20 2 2\n40 1 3\n40 2 4\n');
    expect(identify({ name: 'a.txt', bytes: bare })).toMatchObject({ format: 'xyz', verdict: 'maybe' });
    const { format } = await readMeasurement({ name: 'a.txt', bytes: bare, as: 'height-map' });
    expect(format).toBe('xyz');
  });

  it('refuses scattered, doubled and incomplete points, with the line', async () => {
    const refusal = async (text: string) => sentenceOf(read(`x[um] y[um] z[nm]\n${text}`));
    expect(await refusal('0 0 1\n1 0 2\n0 1 3')).toContain('line 2: found 3 points that do not fill a grid');
    expect(await refusal('0 0 1\n1.3 0.2 2\n0.1 1.1 3\n5 2 1')).toContain('do not fill a grid');
    expect(await refusal('0 0 1\n1 0 2\n0 0 3\n1 1 4')).toContain(
      'line 4: found a second point at x = 0, y = 0',
    );
    expect(await refusal('0 0 1\n1 0 2\n0 1\n1 1 4')).toContain(
      'line 4: found "0 1", expected three numbers',
    );
  });
});
