import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, readMeasurement, writeAist } from '@modalgain/formats';
import type { HeightMapContent } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectAsReference, expectSameMap, readByGwyddion, referenceOf } from './height-map-reference.js';
import { sentenceOf, sharedBytes } from './support.js';

const small: HeightMapContent = {
  kind: 'height-map',
  title: 'Höhe',
  rows: 2,
  columns: 3,
  widthNm: 3000,
  heightNm: 2000,
  zNm: Float64Array.of(1, -2, 3, 4, 5, 6.5),
  mask: Uint8Array.of(0, 1, 0, 0, 0, 1),
};

const read = async (bytes: Uint8Array, name = 'scan.aist') =>
  readMeasurement({ name, bytes, as: 'height-map' });

describe('HORIBA SmartSPM / AIST-NT files', () => {
  itWithSharedData('give size, orientation, unit and statistics of the reference', async () => {
    const file = 'synthetic/SC1_before.aist';
    const { measurements } = await read(sharedBytes(`afm/${file}`), file);
    const { channels = [] } = referenceOf(file);
    expect(measurements.map(({ title, mask }) => [title, mask])).toEqual([['Height', undefined]]);
    expectAsReference(measurements[0], channels[0]);
  });

  it('are read back as they were written: heights, size, title and mask', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.string({ unit: fc.constantFrom('a', 'Z', ' ', 'µ', '-', '1', '\u{1f600}') }),
        fc.infiniteStream(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
        async (rows, columns, title, stream) => {
          const zNm = Float64Array.from(stream.take(rows * columns));
          const mask = zNm.map((z) => (z > 0 ? 1 : 0));
          const partly = mask.some((masked) => masked === 1) && mask.some((masked) => masked === 0);
          const map = { ...small, rows, columns, zNm, title, mask: Uint8Array.from(mask) };
          const { measurements } = await read(writeAist([map, { ...small, title: 'second' }]));
          const [first, second] = measurements;
          expect(second).toMatchObject({ title: 'second', mask: small.mask });
          expect(first).toMatchObject({ rows, columns, title: title.trimEnd() });
          expect(first.mask).toEqual(partly ? map.mask : undefined);
          expect(first.widthNm).toBeCloseTo(3000, 9);
          expect(first.heightNm).toBeCloseTo(2000, 9);
          zNm.forEach((z, index) => {
            expect(Math.abs(first.zNm[index] - z)).toBeLessThanOrEqual(4e-16 * Math.abs(z) + 1e-300);
          });
        },
      ),
      { numRuns: 100, seed: 3 },
    );
  });

  it('keep pixels without a value', async () => {
    const { measurements } = await read(
      writeAist([{ ...small, zNm: small.zNm.map((z) => (z === 4 ? NaN : z)) }]),
    );
    expect([...measurements[0].zNm].map(Number.isNaN)).toEqual([false, false, false, true, false, false]);
  });

  it('give what is a length; other channels and curves are left out and named', async () => {
    const bytes = writeAist([small, { ...small, title: 'Phase' }]);
    const phase = replaced(bytes, utf16('nm', 4), utf16('mV', 4), 1);
    const curve = replaced(phase, utf16('raster'), utf16('curves'), 1);
    expect((await read(phase)).provenance.notes).toEqual([
      'Channel "Phase" is in mV, not a height map: left out.',
    ]);
    expect((await read(curve)).provenance.notes).toEqual([
      'Data blocks that are no images were left out: "curves".',
    ]);
    const none = replaced(writeAist([small]), utf16('nm', 4), utf16('mV', 4));
    expect(await sentenceOf(read(none))).toBe(
      'scan.aist: found no height channel: Channel "Höhe" is in mV, not a height map: left out.',
    );
  });

  it('are refused at every truncation with the byte', async () => {
    const bytes = writeAist([small]);
    for (let length = 1; length < bytes.length; length += 1) {
      expect(await sentenceOf(read(bytes.subarray(0, length)))).toMatch(
        /^scan\.aist, byte \d+: found \d+ bytes, expected/,
      );
    }
  });

  it('are refused where sizes do not fit the bytes, before room is made for them', async () => {
    const bytes = writeAist([{ ...small, title: '' }]);
    const columns = replaced(bytes, uint32s(3, 2), uint32s(0xffffffff, 2));
    expect(await sentenceOf(read(columns))).toMatch(
      /48 bytes of values, expected 68719476720 for 4294967295 x 2/,
    );
    const none = replaced(bytes, uint32s(3, 2), uint32s(0, 2));
    expect(await sentenceOf(read(none))).toContain('found no columns, expected a scan.');
    const node = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1);
    const deep = Uint8Array.from({ length: 9e5 }, (_, index) => node[index % node.length]);
    expect(await sentenceOf(read(deep))).toContain('found nodes nested more than 100 deep');
  });

  it('are refused in one line, whatever a node is called', async () => {
    const bytes = replaced(writeAist([small]), utf16('raster'), utf16('ras\ner'));
    expect(await sentenceOf(read(bytes.slice(0, 60)))).toMatch(/^[^\n]*of the node "ras\\ner"[^\n]*$/);
  });

  it('are recognised by their tree of nodes, whatever the root is called', () => {
    const bytes = writeAist([small]);
    const renamed = replaced(bytes, utf16('noname'), utf16('Sample'));
    expect(identify({ name: 'a', bytes: renamed })).toMatchObject({ format: 'aist', verdict: 'yes' });
    expect(identify({ name: 'a', bytes: new Uint8Array(100) }).format).toBeUndefined();
  });

  itWithSystemTool('gwyddion', 'open in Gwyddion with the same heights, size and mask', async () => {
    const { mask, ...whole } = small;
    const [theirs, masked] = await readByGwyddion('scan.aist', writeAist([whole, small]));
    expect(theirs.title).toBe('Höhe');
    expectSameMap({ ...whole, provenance: theirs.provenance }, theirs);
    // Gwyddion puts its own heights where a pixel was not measured.
    expect(masked.mask).toEqual(mask);
  });
});

/** The bytes of a text in the file, with its length before it where that tells it from a part of another. */
function utf16(text: string, lengthBefore?: number): number[] {
  const units = Array.from(text, (character) => [0, character.charCodeAt(0)]).flat();
  return [...(lengthBefore === undefined ? [] : uint32s(lengthBefore)), ...units];
}

function uint32s(...values: readonly number[]): number[] {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => {
    view.setUint32(4 * index, value);
  });
  return [...new Uint8Array(view.buffer)];
}

/** The bytes with the n-th occurrence (from 0) of a sequence replaced. */
function replaced(
  bytes: Uint8Array,
  from: readonly number[],
  to: readonly number[],
  occurrence = 0,
): Uint8Array {
  const places = Array.from(bytes.keys()).filter((at) =>
    from.every((byte, index) => bytes[at + index] === byte),
  );
  if (places.length <= occurrence || from.length !== to.length) throw new Error('nothing to replace');
  const copy = bytes.slice();
  copy.set(to, places[occurrence]);
  return copy;
}
