import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectAsReference, expectSameMap, onlyChannelOf, readByGwyddion } from './height-map-reference.js';
import { asciiSdf, binarySdf, sdfTypes } from './sdf-file.js';
import { sentenceOf, sharedBytes } from './support.js';

const read = async (bytes: Uint8Array) => readMeasurement({ name: 'a.sdf', bytes, as: 'height-map' });

describe('reading surface data files', () => {
  itWithSharedData('gives size, orientation and heights of the example of the standard', async () => {
    const { measurements, provenance } = await read(sharedBytes('afm/st_sdf-1.sdf'));
    expectAsReference(measurements[0], onlyChannelOf('st_sdf-1.sdf'));
    expect(provenance.notes).toEqual(['Manufacturer: ISOTC213.']);
  });

  it('takes the first profile as the top row, scales it, and BAD as a point without a value', async () => {
    const { measurements } = await read(asciiSdf('1 2.5 -3e0\n4\nBAD 6'));
    const [{ zNm, ...map }] = measurements;
    expect(map).toMatchObject({ rows: 2, columns: 3, widthNm: 450, heightNm: 400 });
    expect([...zNm].map((z) => Number(z.toPrecision(12)))).toEqual([1, 2.5, -3, 4, Number.NaN, 6]);
  });

  for (const dataType of sdfTypes.keys()) {
    itWithSystemTool('gwyddion', `sees in the binary data type ${dataType} what Gwyddion sees`, async () => {
      const bytes = binarySdf(dataType, [1, 2, 3, 100, 5, 6]);
      const [theirs] = await readByGwyddion('a.sdf', bytes);
      const { measurements } = await read(bytes);
      expectSameMap(measurements[0], theirs);
      expect(measurements[0].zNm[3]).toBeCloseTo(100, 9);
    });
  }

  it('reads one profile as a map of one row, and says so', async () => {
    const profile = asciiSdf('1 2 3', [
      ['NumProfiles = 2', 'NumProfiles = 1'],
      ['Yscale = 2.0E-7', 'Yscale = 0'],
    ]);
    const { measurements, provenance } = await read(profile);
    expect(measurements[0]).toMatchObject({ rows: 1, columns: 3, widthNm: 450, heightNm: 150 });
    expect(provenance.notes.join(' ')).toContain('One profile: a height map of one row');
  });

  it('refuses what is cut off, too long, compressed or no number, with the place', async () => {
    const refusal = async (bytes: Uint8Array) => sentenceOf(read(bytes));
    const changed = async (from: string, to: string) => refusal(asciiSdf('1 2 3 4 5 6', [[from, to]]));
    expect(await refusal(asciiSdf('1 2 3\n4 5'))).toContain('line 17: found at most 5 heights, expected 6');
    expect(await refusal(asciiSdf('1 2 3\n4 5 6 7'))).toContain('line 16: found more heights than the 6');
    expect(await refusal(asciiSdf('1 2 3\n4 x 6'))).toContain('line 16: found "x", expected a number or BAD');
    expect(await changed('Compression = 0', 'Compression = 1')).toContain('compression "1"');
    expect(await changed('NumPoints = 3', 'NumPoints = 3e9')).toContain('expected 6000000000');
    expect(await changed('Xscale = 1.5E-7', 'Xscale = 0')).toContain('Xscale: found "0"');
    expect(await changed('NumProfiles = 2', '')).toContain('NumProfiles: found nothing');
    expect(await refusal(binarySdf(7, [1, 2, 3, 4, 5]))).toContain(
      'found 40 bytes, expected 48 bytes of heights',
    );
    const unknownType = binarySdf(7, [1, 2, 3, 4, 5, 6]);
    unknownType[79] = 8;
    expect(await refusal(unknownType)).toContain('DataType: found 8');
  });
});
