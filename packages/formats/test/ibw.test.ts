import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '@modalgain/numerics';
import { identify, readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectAsReference, expectSameMap, readByGwyddion, referenceOf } from './height-map-reference.js';
import { ibw2File, ibwFile, signIbw } from './ibw-file.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';

const read = async (bytes: Uint8Array, name = 'scan.ibw') =>
  readMeasurement({ name, bytes, as: 'height-map' });

const x = { length: 3, step: 2e-8 };
const y = { length: 2, step: 1e-8 };
const values = [1, 2, 3, 4, 5, 6];
const image = { dimensions: [x, y], valueUnit: 'm', values };

const stack = {
  dimensions: [x, y, { length: 3, unit: '', labels: ['HeightTrace', 'ZSensorRetrace', 'PhaseTrace'] }],
  valueUnit: 'm',
  values: [...values, ...values.map((value) => 10 * value), ...values],
  remarks: 'ScanSize: 6e-08\rPlanefit 0: Flatten 1\rPlanefit 1: None\r',
};

describe('Igor binary waves', () => {
  itWithSharedData('of Asylum give the length channels of the reference', async () => {
    const file = 'scifi_imagestack_BTFO_DSO.ibw';
    const { measurements, provenance } = await read(sharedBytes(`afm/${file}`), file);
    const lengths = (referenceOf(file).channels ?? []).filter(({ unit_z: unit }) => unit === 'm');
    expect(measurements.map(({ title }) => title)).toEqual(lengths.map(({ title }) => title));
    expect(lengths).toHaveLength(3);
    for (const [index, channel] of lengths.entries()) expectAsReference(measurements[index], channel);
    expect(provenance.notes).toEqual([
      'Channel "HeightRetrace" was levelled before it was saved: Flatten 1.',
      'Channel "PhaseRetrace" is in deg, not a height map: left out.',
    ]);
  });

  itWithSharedData('without names and units are taken as metres, with notes', async () => {
    const file = 'st_10x10-one_channel_without_name.ibw';
    const { measurements, provenance } = await read(sharedBytes(`afm/${file}`), file);
    const { channels = [] } = referenceOf(file);
    expect(measurements).toHaveLength(1);
    expect(measurements[0].title).toBe('');
    expectAsReference(measurements[0], channels[0]);
    expect(provenance.notes).toEqual([
      'The untitled channel states no unit of height: taken as m.',
      'The untitled channel states no lateral unit: taken as m.',
    ]);
  });

  itWithSharedData('of force curves are refused as such', async () => {
    const file = 'scifi_forcecurve.ibw';
    expect(await sentenceOf(read(sharedBytes(`afm/${file}`), file))).toBe(
      `${file}: found the wave "Line0010Point0025" of 1261 x 3 values (version 5) with an axis in s: curves, expected an image.`,
    );
  });

  it.each([false, true])('are read in either order of bytes (big-endian: %s)', async (bigEndian) => {
    const { measurements, provenance } = await read(ibwFile({ ...stack, bigEndian }));
    expect(measurements.map(({ title }) => title)).toEqual(['HeightTrace', 'ZSensorRetrace']);
    expect([...measurements[1].zNm].map((z) => z / 1e10)).toEqual([4, 5, 6, 1, 2, 3]);
    expect(measurements[0].widthNm).toBeCloseTo(60, 9);
    expect(measurements[0].heightNm).toBeCloseTo(20, 9);
    expect(provenance.notes).toEqual([
      'Channel "HeightTrace" was levelled before it was saved: Flatten 1.',
      'Channel "PhaseTrace" is in deg, not a height map: left out.',
    ]);
  });

  it.each([0x02, 0x04, 0x08, 0x10, 0x20, 0x48, 0x50, 0x60])(
    'of the number type %i are read',
    async (type) => {
      for (const bigEndian of [false, true]) {
        const { measurements } = await read(ibwFile({ ...image, type, bigEndian }));
        expect([...measurements[0].zNm].map((z) => z / 1e9)).toEqual([4, 5, 6, 1, 2, 3]);
      }
    },
  );

  it('with prefixed units are scaled; an image without labels bears the name of its wave', async () => {
    const wave = { ...image, name: 'Height0001', valueUnit: 'nm' };
    const dimensions = [
      { ...x, step: 0.5, unit: 'um' },
      { ...y, step: 250, unit: 'nm' },
    ];
    const { measurements } = await read(ibwFile({ ...wave, dimensions }));
    expect(measurements[0]).toMatchObject({ title: 'Height0001', widthNm: 1500, heightNm: 500 });
    expect(measurements[0].zNm[0]).toBeCloseTo(4, 12);
  });

  it('keep pixels without a value', async () => {
    const { measurements } = await read(ibwFile({ ...image, values: [NaN, 2, 3, 4, 5, 6] }));
    expect(measurements[0].zNm[3]).toBeNaN();
  });

  it.each([false, true])(
    'of version 2 are recognised and said to be curves (big-endian: %s)',
    async (bigEndian) => {
      const bytes = ibw2File([1, 2, 3, 4, 5, 6], bigEndian);
      expect(identify({ name: 'a', bytes })).toMatchObject({
        format: 'ibw',
        reason: `Igor binary wave, version 2, ${bigEndian ? 'big' : 'little'}-endian, its checksum fits`,
      });
      expect(await sentenceOf(read(bytes))).toBe(
        'scan.ibw: found the wave "spectrum" of 6 values (version 2): a curve, expected an image.',
      );
    },
  );

  it.each([
    [{ ...image, type: 3 }, 'found a wave of complex numbers (type 3)'],
    [{ ...image, type: 0 }, 'found a wave of text (type 0)'],
    [
      { ...image, valueUnit: 'V' },
      'found no height channel: Channel "scan" is in V, not a height map: left out.',
    ],
    [
      { ...image, dimensions: [x, { ...y, labels: ['Raw', 'Defl'] }] },
      'with columns named "Raw, Defl": curves',
    ],
    [{ ...image, dimensions: [x, { ...y, step: -1 }] }, 'with the step -1, expected a step above 0'],
    [
      { ...image, dimensions: [x, { ...y, length: 3 }] },
      'found 6 values for 3 x 3 x 0 x 0: the header is damaged',
    ],
    [{ ...image, dimensions: [x, y, { length: 1 }, { length: 1 }] }, 'a set of stacks, expected an image'],
    [
      { ...image, dimensions: [x, y, { length: 65 }], values: Array.from({ length: 390 }, () => 1) },
      'found a stack of 65 images, expected at most 64',
    ],
  ])('that cannot be an image are refused with the reason (%#)', async (wave, sentence) => {
    expect(await sentenceOf(read(ibwFile(wave)))).toContain(sentence);
  });

  it('are refused at every truncation', async () => {
    const bytes = ibwFile(stack);
    for (let length = 1; length < bytes.length; length += 1) {
      expect(await sentenceOf(read(bytes.subarray(0, length)))).toMatch(/^scan\.ibw, byte \d+: /);
    }
  });

  it('are refused where sizes do not fit the bytes, before room is made for them', async () => {
    const huge = ibwFile(image);
    const view = new DataView(huge.buffer);
    view.setInt32(76, 2 ** 30, true);
    view.setInt32(132, 2 ** 15, true);
    view.setInt32(136, 2 ** 15, true);
    signIbw(huge);
    expect(await sentenceOf(read(huge))).toContain(
      'found a wave of 344 bytes, expected 320 of its header and 4294967296',
    );
    view.setInt32(4, -1, true);
    signIbw(huge);
    expect(await sentenceOf(read(huge))).toContain('found -1 bytes of the wave, expected none or more');
  });

  it('are refused where a byte of the header changed', async () => {
    const bytes = ibwFile(image);
    for (let at = 2; at < 384; at += 1) {
      const changed = bytes.slice();
      changed[at] ^= 0x10;
      expect(await sentenceOf(read(changed))).toBe(
        'scan.ibw, byte 0: found a header that its checksum does not fit: the file is damaged.',
      );
    }
  });

  it('with any damage behind a checksum that fits are read or refused with one sentence', async () => {
    const original = ibwFile(stack);
    let refused = 0;
    const change = fc.record({
      at: fc.oneof(fc.nat(255), fc.nat(original.length - 1)),
      value: fc.oneof(fc.constantFrom(0, 1, 127, 128, 255), fc.nat(255)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const bytes = original.slice();
        for (const { at, value } of changes) bytes[at] = value;
        bytes.set([5, 0]);
        signIbw(bytes);
        try {
          const { measurements } = await read(bytes);
          for (const { zNm } of measurements) expect(zNm).toHaveLength(6);
        } catch (problem) {
          if (!(problem instanceof InputError)) throw problem;
          expect(problem.sentence).toMatch(/^scan\.ibw, [^\n]+$|^scan\.ibw: [^\n]+$/);
          refused += 1;
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(1900);
  });

  it('that only bear the name are said to be none', async () => {
    expect(await sentenceOf(read(utf8('hello')))).toContain(
      'begins with the bytes 104 and 101, expected the version',
    );
  });

  itWithSystemTool('gwyddion', 'are seen by Gwyddion as by us', async () => {
    for (const bigEndian of [false, true]) {
      const bytes = ibwFile({ ...stack, bigEndian });
      const { measurements } = await read(bytes);
      const theirs = await readByGwyddion('scan.ibw', bytes);
      expect(theirs.map(({ title }) => title)).toEqual(measurements.map(({ title }) => title));
      for (const [index, ours] of measurements.entries()) expectSameMap(ours, theirs[index]);
    }
  });
});
