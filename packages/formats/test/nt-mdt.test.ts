import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { imagesOf } from '../src/nt-mdt/read.js';
import { expectSameMap, expectValues, onlyChannelOf, readByGwyddion } from './height-map-reference.js';
import { mdtFile, mdtSample, multidimensionalFrame, scannedFrame, textFrame } from './nt-mdt-file.js';
import { sentenceOf, sharedBytes } from './support.js';

const read = async (bytes: Uint8Array) => readMeasurement({ name: 'a.mdt', bytes, as: 'height-map' });

const counts = [3, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5, 8];

describe('reading NT-MDT images', () => {
  itWithSharedData('gives size, orientation and values of an image of an instrument', () => {
    const [image, ...others] = imagesOf(sharedBytes('afm/scifi_test.mdt'), []);
    const channel = onlyChannelOf('scifi_test.mdt');
    expect(others).toEqual([]);
    expect(image).toMatchObject({ title: '1F:Iprobe', lateralUnit: 'um', valueUnit: 'nA' });
    expect([image.rows, image.columns]).toEqual([channel.yres, channel.xres]);
    expect(Math.abs((image.width * 1e-6) / channel.xreal - 1)).toBeLessThan(1e-8);
    expect(Math.abs((image.height * 1e-6) / channel.yreal - 1)).toBeLessThan(1e-8);
    expectValues({ ...image, values: image.values.map((value) => value * 1e-9) }, channel);
  });

  itWithSharedData(
    'says of a file with a current alone that it holds no heights, and what it holds',
    async () => {
      expect(await sentenceOf(read(sharedBytes('afm/scifi_test.mdt')))).toBe(
        'a.mdt: found no height channel: Frame 0 (text) is no image: left out. Frame 2 (curves) is no image: left out. ' +
          'Channel "1F:Iprobe" is in nA, not a height map: left out.',
      );
    },
  );

  itWithSystemTool('gwyddion', 'sees in an older frame what Gwyddion sees', async () => {
    const bytes = mdtFile([scannedFrame({ columns: 4, rows: 3, values: counts, zOffset: 5 })]);
    const [theirs] = await readByGwyddion('a.mdt', bytes);
    const { measurements } = await read(bytes);
    expectSameMap(measurements[0], theirs);
  });

  for (const type of [-13320, -2]) {
    itWithSystemTool('gwyddion', `sees in a newer frame of the type ${type} what Gwyddion sees`, async () => {
      const bytes = mdtFile([multidimensionalFrame({ columns: 4, rows: 3, values: counts, type })]);
      const [theirs] = await readByGwyddion('a.mdt', bytes);
      const { measurements } = await read(bytes);
      expectSameMap(measurements[0], theirs);
    });
  }

  it('reads every image of heights, lowest row last, and says what it leaves out', async () => {
    const { measurements, provenance } = await read(mdtSample);
    expect(measurements.map(({ title, rows, columns }) => [title, rows, columns])).toEqual([
      ['Height', 2, 3],
      ['Topography', 2, 2],
    ]);
    const heights = measurements.map(({ zNm }) => [...zNm].map((z) => Number(z.toPrecision(12))));
    expect(heights).toEqual([
      [0.5, 0.625, 0.75, 0.125, 0.25, 0.375],
      [16, 18, 12, 14],
    ]);
    expect(provenance.notes).toEqual(['Frame 0 (text) is no image: left out.']);
  });

  it('leaves out currents and frames of types that it does not read', async () => {
    const sentence = await sentenceOf(
      read(
        mdtFile([
          scannedFrame({ columns: 2, rows: 1, values: [1, 2], zUnit: 1 }),
          multidimensionalFrame({ columns: 2, rows: 1, values: [1, 2], type: -8 }),
        ]),
      ),
    );
    expect(sentence).toContain('Channel "Height" is in nA');
    expect(sentence).toContain('Found values of the type -8 in frame 1, which is not read: left out.');
  });

  it('refuses what is cut off or damaged, with the byte', async () => {
    const refusal = async (bytes: Uint8Array) => sentenceOf(read(bytes));
    for (let length = 4; length < mdtSample.length; length += 7) {
      expect(await refusal(mdtSample.slice(0, length))).toMatch(/^a\.mdt, byte \d+: found/);
    }
    const small = mdtSample.slice();
    small[33] = 5;
    small[34] = 0;
    expect(await refusal(small)).toContain('byte 33: found a frame of 5 bytes');
    expect(await refusal(mdtFile([textFrame]))).toContain('found no height channel: Frame 0 (text)');
    expect(await refusal(mdtFile([scannedFrame({ columns: 0, rows: 2, values: [] })]))).toContain(
      '0 x 2 pixels',
    );
    expect(await refusal(mdtFile([scannedFrame({ columns: 30_000, rows: 30_000, values: [1] })]))).toContain(
      'expected 1800000000 bytes of values',
    );
  });
});
