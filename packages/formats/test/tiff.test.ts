import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMeasurement, writeTiff } from '@modalgain/formats';
import type { MicrographContent } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { unpackLzw } from '../src/tiff/lzw.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';
import { bytesOfBase64, greyTags, levelAt, libtiffFiles, packLzw, tiffFile } from './tiff-files.js';
import type { LibtiffImage } from './tiff-files.js';

const read = async (bytes: Uint8Array) => {
  const { measurements, provenance } = await readMeasurement({ name: 'a.tif', bytes, as: 'micrograph' });
  return { image: measurements[0], notes: provenance.notes };
};

/** What each image of libtiff's files holds, from the level g of a pixel. */
const meaning: Readonly<Record<LibtiffImage, (g: number) => number>> = {
  grey8: (g) => g,
  large8: (g) => g,
  white8: (g) => 255 - g,
  grey16: (g) => 250 * g,
  int32: (g) => 8000001 * g,
  float32: (g) => g / 8,
  rgb: (g) => 0.299 * g + 0.587 * ((g + 50) % 251) + 0.114 * ((2 * g) % 251),
};

const image = (changes: Partial<MicrographContent> = {}): MicrographContent => ({
  kind: 'micrograph',
  title: 'Border',
  rows: 2,
  columns: 3,
  brightness: Uint8Array.of(0, 10, 200, 255, 7, 8),
  storedRange: [0, 255],
  pixelSizeNm: { x: 11.649976, y: 11.649976 },
  settings: { detector: 'InLens', acceleratingVoltageKv: 5, workingDistanceMm: 3.9, gamma: 1 },
  ...changes,
});

describe('TIFF images', () => {
  it.each(libtiffFiles)('read as libtiff wrote them: %s', async (_, of, base64) => {
    const { image: found } = await read(bytesOfBase64(base64));
    const { rows, columns, brightness } = found;
    expect([rows, columns]).toEqual(of === 'large8' ? [20, 20] : [5, 6]);
    for (let i = 0; i < rows * columns; i += 1) {
      const level = levelAt(Math.floor(i / columns), i % columns);
      expect(Math.abs(brightness[i] - meaning[of](level))).toBeLessThan(of === 'rgb' ? 2e-5 : 1e-12);
    }
  });

  itWithSharedData('of Zeiss: the size of a pixel is converted from 1024 columns', async () => {
    const { image: found, notes } = await read(sharedBytes('sem/zeiss_512pix.tif'));
    expect([found.columns, found.rows]).toEqual([512, 384]);
    expect(found.pixelSizeNm?.x).toBeCloseTo(11.649976, 6);
    expect(found.pixelSizeNm?.y).toBeCloseTo(11.649976, 6);
    expect(found.settings).toMatchObject({ acceleratingVoltageKv: 5, detector: 'InLens', gamma: 1 });
    expect(notes.join(' ')).toContain('is for 1024 columns: converted to 512');
    expect(found.brightness).toBeInstanceOf(Uint8Array);
  });

  itWithSharedData('of FEI: scale, settings and the height of the data bar', async () => {
    const { image: found } = await read(sharedBytes('sem/fei_helios_8bit.tif'));
    expect([found.columns, found.rows, found.imageRows]).toEqual([512, 471, 442]);
    expect(found.pixelSizeNm?.x).toBeCloseTo(3372.4, 3);
    expect(found.settings).toMatchObject({ acceleratingVoltageKv: 5, gamma: 1.6, detector: 'ETD SE' });
  });

  it('that are written are read back the same, of 8 and 16 bits, packed or not', async () => {
    const levels = fc.oneof(
      fc.uint8Array({ minLength: 6, maxLength: 6 }),
      fc.uint16Array({ minLength: 6, maxLength: 6 }),
    );
    const anyImage = fc.record({
      levels,
      nm: fc.double({ min: 0.05, max: 4000, noNaN: true }),
      bar: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        anyImage,
        fc.constantFrom('none', 'deflate'),
        async ({ levels: of, nm, bar }, compression) => {
          const written = image({
            brightness: of,
            storedRange: [0, of instanceof Uint8Array ? 255 : 65535],
            pixelSizeNm: { x: nm, y: nm },
            ...(bar && { imageRows: 1 }),
          });
          const { image: found } = await read(writeTiff(written, { compression }));
          expect(found).toMatchObject({ ...written, pixelSizeNm: expect.anything() as unknown });
          expect(Math.abs((found.pixelSizeNm?.x ?? 0) / nm - 1)).toBeLessThan(2e-8);
        },
      ),
    );
  });

  it('are written only of levels that 8 or 16 bits hold', () => {
    expect(() => writeTiff(image({ brightness: new Float32Array(6) }))).toThrow('floating point');
    expect(() => writeTiff(image({ columns: 4 }))).toThrow(
      'found 6 grey levels, expected one for each of 4 x 2',
    );
  });

  it('unpack LZW as a table of strings packs it, over full tables', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      // Noise fills the table several times; few values make long strings.
      fc.tuple(fc.nat(), fc.constantFrom(256, 3)).map(([seed, values]) => {
        let state = seed;
        return Uint8Array.from({ length: 9000 }, () => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return (state >>> 16) % values;
        });
      }),
    );
    fc.assert(
      fc.property(bytes, (original) => {
        expect(unpackLzw(packLzw(original), original.length)).toEqual(original);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the scale of a TIFF image', () => {
  const pixels = new Uint8Array(4);
  const dots: readonly (readonly [number, number, string | undefined])[] = [
    [2, 72, undefined],
    [3, 28, undefined],
    [2, 254000, '100'],
    [3, 100000, '100'],
  ];
  it.each(dots)('from unit %s and %s pixels is that of print or of the sample', async (unit, count, nm) => {
    const file = tiffFile(
      greyTags(2, 2, [
        [296, 'short', [unit]],
        [282, 'long', [count]],
      ]),
      pixels,
    );
    const { image: found, notes } = await read(file);
    expect(found.pixelSizeNm?.x.toPrecision(3)).toBe(nm);
    expect(notes.join(' ')).toContain(
      nm === undefined ? 'a resolution of print or screen, not a scale' : 'Scale',
    );
  });

  it('comes from ImageJ in its unit', async () => {
    const description = (unit: string) =>
      tiffFile(
        greyTags(2, 2, [
          [270, 'text', `ImageJ=1.54f\nimages=1\nunit=${unit}\nmin=0\n`],
          [282, 'long', [20]],
        ]),
        pixels,
      );
    for (const unit of ['micron', 'um', '\\u00B5m', '0.001 mm']) {
      const { image: found, notes } = await read(description(unit));
      if (unit === '0.001 mm') expect(notes.join(' ')).toContain('which is none that is known: no scale');
      else expect(found.pixelSizeNm).toEqual({ x: 50, y: 50 });
    }
  });

  it('of Zeiss follows the width of the field where the header contradicts itself', async () => {
    const header = ['0', '0', '0', '1e-8', 'AP_WIDTH', 'Width = 4.000 µm', 'AP_MAG', 'Mag =  50.00 K X', ''];
    const { image: found, notes } = await read(
      tiffFile(greyTags(2, 2, [[34118, 'text', header.join('\r\n')]]), pixels),
    );
    expect(found.pixelSizeNm).toEqual({ x: 2000, y: 2000 });
    expect(found.settings.magnification).toBe(50000);
    expect(notes.join(' ')).toContain('disagree: the width is taken');
  });
});

describe('TIFF images that are refused', () => {
  const pixels = new Uint8Array(4);
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['a strip beyond the end', tiffFile(greyTags(20, 90), pixels), 'is truncated or damaged'],
    [
      'JPEG inside',
      tiffFile(greyTags(2, 2, [[259, 'short', [7]]]), pixels),
      'found the compression 7 (JPEG)',
    ],
    [
      'a size that its bytes cannot hold',
      tiffFile([...greyTags(2, 2).slice(2), [256, 'long', [1e9]], [257, 'long', [1e9]]], pixels),
      'truncated, damaged or hostile',
    ],
    [
      '12 bits',
      tiffFile([...greyTags(2, 2).filter(([tag]) => tag !== 258), [258, 'short', [12]]], pixels),
      'export the image as 8 or 16 bit TIFF',
    ],
    [
      'CMYK',
      tiffFile([...greyTags(2, 2).slice(0, 3), [262, 'short', [5]]], pixels),
      'expected grey, RGB or a palette',
    ],
    ['no size', tiffFile([[258, 'short', [8]]], pixels), 'found no number of columns'],
    [
      'a turned picture',
      tiffFile(greyTags(2, 2, [[274, 'short', [3]]]), pixels),
      'stored turned or mirrored (orientation 3)',
    ],
    ['reversed bits', tiffFile(greyTags(2, 2, [[266, 'short', [2]]]), pixels), 'fill order 2'],
    [
      'packed pixels that end early',
      tiffFile(greyTags(2, 2, [[259, 'short', [5]]]), Uint8Array.of(128, 0, 0, 0)),
      'byte 8',
    ],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'export the micrograph as TIFF'],
    ['a JPEG', joinedJpeg(), 'found a JPEG picture'],
  ];
  it.each(cases)('say why: %s', async (_, bytes, why) => {
    const sentence = await sentenceOf(readMeasurement({ name: 'a.tif', bytes }));
    expect(sentence).toContain(why);
    expect(sentence).not.toContain('\n');
  });

  it('say that only the first of several pages is read', async () => {
    const { notes } = await read(tiffFile(greyTags(2, 2), pixels, 8));
    expect(notes).toContain('The file holds further pages: the first is read.');
  });

  function joinedJpeg(): Uint8Array {
    return Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...utf8('JFIF'));
  }
});
