import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectAsReference, expectSameMap, onlyChannelOf, readByGwyddion } from './height-map-reference.js';
import { sentenceOf, sharedBytes } from './support.js';
import { latin1, wsxmFile, wsxmSample } from './wsxm-file.js';

const read = async (bytes: Uint8Array) => readMeasurement({ name: 'a.top', bytes, as: 'height-map' });

const types = ['short', 'float', 'double'] as const;

const edited = (from: string, to: string): Uint8Array =>
  latin1(new TextDecoder('latin1').decode(wsxmSample).replace(from, to.padEnd(from.length)));

describe('reading WSxM images', () => {
  itWithSharedData('gives size, orientation and heights of a scan of an instrument', async () => {
    const { measurements, provenance } = await read(sharedBytes('afm/st_top-1.top'));
    expect(measurements).toHaveLength(1);
    expect(measurements[0].title).toBe('Topography');
    expectAsReference(measurements[0], onlyChannelOf('st_top-1.top'));
    expect(provenance.notes).toContain('X scanning direction: Forward.');
  });

  it.each(types)('scales %s values by the amplitude, keeps their zero and turns the image', async (type) => {
    const values = [10, 20, 30, 40, 50, 60];
    const { measurements } = await read(wsxmFile({ type, rows: 2, columns: 3, values, zAmplitude: '5 nm' }));
    const [{ zNm, ...map }] = measurements;
    expect(map).toMatchObject({ rows: 2, columns: 3, widthNm: 3000, heightNm: 2000, title: 'Topography' });
    zNm.forEach((z, index) => {
      expect(z).toBeCloseTo([6, 5, 4, 3, 2, 1][index], 12);
    });
  });

  for (const type of types) {
    itWithSystemTool('gwyddion', `sees in ${type} values what Gwyddion sees`, async () => {
      const values = Array.from({ length: 12 }, (_, index) => ((index * 7) % 11) * 3 - 8);
      const bytes = wsxmFile({ type, rows: 3, columns: 4, values, zAmplitude: '0.0125 \u00b5m' });
      const [theirs] = await readByGwyddion('a.top', bytes);
      const { measurements } = await read(bytes);
      expectSameMap(measurements[0], theirs);
    });
  }

  it('gives a flat scan, whose amplitude says nothing, as zeros', async () => {
    const bytes = wsxmFile({ type: 'short', rows: 1, columns: 2, values: [7, 7], zAmplitude: '0 nm' });
    expect([...(await read(bytes)).measurements[0].zNm]).toEqual([0, 0]);
  });

  it('refuses what is no height, what is cut off and what contradicts itself', async () => {
    const refusal = async (bytes: Uint8Array) => sentenceOf(read(bytes));
    expect(await refusal(edited('5 nm', '5 V'))).toContain('is in V, not a height map');
    expect(await refusal(wsxmSample.slice(0, -1))).toMatch(
      /found 11 bytes, expected 12 bytes of values of 3 x 2 pixels/,
    );
    expect(await refusal(edited('rows: 2', 'rows: -'))).toContain('Number of rows: found "-"');
    expect(await refusal(edited('short', 'shirt'))).toContain('found "shirt", expected short, float');
    expect(await refusal(edited('[Header end]', ''))).toContain('no line "[Header end]"');
    expect(await refusal(edited('3 \u00b5m', '3 V'))).toContain('X Amplitude: found "3 V"');
    expect(await refusal(edited('header size: 0', 'header size: 9'))).toContain('Image header size');
    expect(await refusal(edited('SxM Image file', 'IV curve file'))).toContain('is no "SxM Image file"');
  });
});
