import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeightMap } from '@modalgain/measurements';
import { readMeasurement, writeGsf, writeGwy } from '@modalgain/formats';
import type { HeightMapContent } from '@modalgain/formats';
import { itWithSystemTool, systemToolPath } from '../../../test-support/system-tool.js';

const read = async (bytes: Uint8Array, name: string): Promise<readonly HeightMap[]> =>
  (await readMeasurement({ name, bytes, as: 'height-map' })).measurements;

/** A map of any shape, with pixels that need not be square, pixels without a height and heights far from 0. */
const anyMap: fc.Arbitrary<HeightMapContent> = fc
  .record({
    title: fc.string({ unit: 'binary', maxLength: 12 }),
    rows: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 1, max: 5 }),
    pixelXNm: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    pixelYNm: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    offsetNm: fc.constantFrom(0, -1e6, 1e6),
    isMasked: fc.boolean(),
  })
  .chain(({ title, rows, columns, pixelXNm, pixelYNm, offsetNm, isMasked }) => {
    const all = { minLength: rows * columns, maxLength: rows * columns };
    const height = fc.oneof(
      { weight: 5, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    );
    return fc
      .record({ heights: fc.array(height, all), mask: fc.uint8Array({ ...all, max: 1 }) })
      .map(({ heights, mask }) => ({
        kind: 'height-map' as const,
        title,
        rows,
        columns,
        widthNm: columns * pixelXNm,
        heightNm: rows * pixelYNm,
        zNm: Float64Array.from(heights, (z) => offsetNm + z),
        ...(isMasked && { mask }),
      }));
  });

/** The same shape, size and mask; heights to a share of themselves, missing where they are missing. */
function expectSame(
  found: HeightMap,
  written: HeightMapContent,
  { digits, title }: { readonly digits: number; readonly title: string },
): void {
  expect(found).toMatchObject({ title, rows: written.rows, columns: written.columns });
  expect(Math.abs(found.widthNm / written.widthNm - 1)).toBeLessThan(1e-14);
  expect(Math.abs(found.heightNm / written.heightNm - 1)).toBeLessThan(1e-14);
  const wrong = Array.from(written.zNm).filter((z, index) => {
    const back = found.zNm[index];
    const isSame = Number.isNaN(z) ? Number.isNaN(back) : Math.abs(back - z) <= digits * Math.abs(z) + 1e-36;
    return !isSame;
  });
  expect(wrong).toEqual([]);
}

describe('what is written for Gwyddion', () => {
  it('as .gwy is read back to the last digit: any number of channels, masks, missing heights, titles', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMap, { minLength: 1, maxLength: 4 }), async (maps) => {
        const found = await read(writeGwy(maps), 'scan.gwy');
        expect(found).toHaveLength(maps.length);
        for (const [index, map] of maps.entries()) {
          expectSame(found[index], map, { digits: 4e-16, title: map.title.replaceAll('\0', '') });
          expect(found[index].mask).toEqual(map.mask);
        }
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('as .gsf is read back in single precision, its title on one line, without the mask', async () => {
    await fc.assert(
      fc.asyncProperty(anyMap, async (map) => {
        const [found] = await read(writeGsf(map), 'scan.gsf');
        expectSame(found, map, { digits: 6e-8, title: map.title.replace(/[\0\n]+/g, ' ').trim() });
        expect(found.mask).toBeUndefined();
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

const forward: HeightMapContent = {
  kind: 'height-map',
  title: 'Höhe 高さ',
  rows: 2,
  columns: 3,
  widthNm: 3000,
  heightNm: 5000,
  zNm: Float64Array.of(1, -2, 3, 4, 5, 6.5),
  mask: Uint8Array.of(0, 1, 0, 0, 0, 1),
};
const backward: HeightMapContent = {
  kind: 'height-map',
  title: 'Rückweg',
  rows: 3,
  columns: 2,
  widthNm: 250,
  heightNm: 750,
  zNm: Float64Array.of(1000.5, 1002, 1003, 999.25, 1000, 1001),
};

/** What Gwyddion makes of a file: opened and saved again by it. */
async function throughGwyddion(name: string, bytes: Uint8Array): Promise<readonly HeightMap[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'modalgain-gwyddion-'));
  try {
    const [file, out] = [path.join(folder, name), path.join(folder, 'out.gwy')];
    writeFileSync(file, bytes);
    execFileSync(systemToolPath('gwyddion'), [`--convert-to-gwy=${out}`, file], {
      env: { ...process.env, HOME: folder },
      stdio: 'pipe',
    });
    return await read(new Uint8Array(readFileSync(out)), 'out.gwy');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('Gwyddion itself', () => {
  itWithSystemTool(
    'gwyddion',
    'opens both channels of a .gwy with heights, sizes, titles and mask',
    async () => {
      const found = await throughGwyddion('scan.gwy', writeGwy([forward, backward]));
      expect(found).toHaveLength(2);
      for (const [index, map] of [forward, backward].entries())
        expectSame(found[index], map, { digits: 1e-15, title: map.title });
      expect(found.map(({ mask }) => mask)).toEqual([forward.mask, undefined]);
    },
  );

  itWithSystemTool('gwyddion', 'opens a .gsf with heights, size and title', async () => {
    const [found] = await throughGwyddion('scan.gsf', writeGsf(forward));
    expectSame(found, forward, { digits: 6e-8, title: forward.title });
  });
});
