import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectAsReference, expectSameMap, onlyChannelOf, readByGwyddion } from './height-map-reference.js';
import { sentenceOf, sharedBytes } from './support.js';
import { x3pFile } from './x3p-file.js';

const read = async (bytes: Uint8Array) => readMeasurement({ name: 'a.x3p', bytes, as: 'height-map' });

describe('reading X3P surfaces', () => {
  itWithSharedData('gives size, orientation and heights of a surface of an instrument', async () => {
    const { measurements, provenance } = await read(sharedBytes('afm/st_x3p-2.x3p'));
    expectAsReference(measurements[0], onlyChannelOf('st_x3p-2.x3p'));
    expect(provenance.notes).toEqual(['Instrument: DIGITAL SURF, Mountains Map Technology Software, 6.2.']);
  });

  for (const type of ['I', 'L', 'F', 'D'] as const) {
    itWithSystemTool('gwyddion', `sees in values of the type ${type} what Gwyddion sees`, async () => {
      const stored = [1, 2, 3, 40, 5, 6].map((z) => (type === 'I' || type === 'L' ? z : z * 1e-9));
      const bytes = x3pFile({ type, values: stored });
      const [theirs] = await readByGwyddion('a.x3p', bytes);
      const { measurements } = await read(bytes);
      expectSameMap(measurements[0], theirs);
      expect(measurements[0].zNm[3]).toBeCloseTo(40, 5);
    });
  }

  itWithSystemTool('gwyddion', 'sees in heights listed in the document what Gwyddion sees', async () => {
    const bytes = x3pFile({ list: ['1e-9', '2e-9', '3e-9', '-4e-9', '5e-9', '6e-9'] });
    const [theirs] = await readByGwyddion('a.x3p', bytes);
    expectSameMap((await read(bytes)).measurements[0], theirs);
  });

  itWithSystemTool('gwyddion', 'sees the same points without a value as Gwyddion', async () => {
    const bytes = x3pFile({ validBits: [0b101101] });
    const [theirs] = await readByGwyddion('a.x3p', bytes);
    const invalid = [...(await read(bytes)).measurements[0].zNm].map((z) => (Number.isNaN(z) ? 1 : 0));
    expect(invalid).toEqual([0, 1, 0, 0, 1, 0]);
    expect([...(theirs.mask ?? [])]).toEqual(invalid);
  });

  it('takes an empty datum as a point without a value', async () => {
    const { measurements } = await read(x3pFile({ list: ['1e-9', '', '3e-9', '4e-9', '5e-9', '6e-9'] }));
    expect(Number.isNaN(measurements[0].zNm[1])).toBe(true);
  });

  it('refuses what it cannot read as a surface, with the field', async () => {
    const refusal = async (fixture: Parameters<typeof x3pFile>[0]) => sentenceOf(read(x3pFile(fixture)));
    const changed = async (from: string, to: string) => refusal({ changes: [[from, to]] });
    expect(await changed('<SizeX>3<', '<SizeX>4000000<')).toContain(
      'bindata/data.bin: found 48 bytes, expected 64000000',
    );
    expect(await changed('<SizeZ>1<', '<SizeZ>2<')).toContain('found 2 layers');
    expect(await changed('<SizeY>2<', '<SizeY>2.5<')).toContain('SizeY: found 2.5');
    expect(await changed('<Increment>1.5e-7<', '<Increment><')).toContain('CX/Increment: found nothing');
    expect(await changed('<AxisType>I<', '<AxisType>A<')).toContain('axis CX with positions of its own');
    expect(await changed('<DataType>D</DataType></CZ>', '<DataType>X</DataType></CZ>')).toContain(
      'found "X"',
    );
    expect(await changed('bindata/data.bin', 'bindata/date.bin')).toContain('found no "bindata/date.bin"');
    expect(await changed('<MatrixDimension><SizeX>3</SizeX>', '<MatrixDimension>')).toContain(
      'points in a list',
    );
    expect(await changed('</Record4>', '')).toContain(
      'line 2: found damaged XML: "Missing end tag for element Record4"',
    );
    expect(await refusal({ list: ['1', '2'] })).toContain('found 2 heights, expected 3 x 2');
    expect(await refusal({ list: ['1', '2', '3', 'x', '5', '6'] })).toContain('found "x" for the height 3');
    expect(await refusal({ validBits: [] })).toContain('found 0 bits, expected one a point (6)');
  });

  it('refuses a bomb in place of the heights', async () => {
    const bytes = x3pFile({ values: new Array<number>(2 ** 20).fill(0) });
    expect(bytes.length).toBeLessThan(20_000);
    expect(await sentenceOf(read(bytes))).toContain('more than 100 times as many: refused as hostile');
  });
});
