import { describe, expect, it } from 'vitest';
import type { HeightMap } from '@modalgain/measurements';
import { readMeasurement, writeGsf, writeGwy } from '@modalgain/formats';
import type { HeightMapContent } from '@modalgain/formats';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';

interface Expected {
  readonly file: string;
  readonly channels: readonly {
    readonly title: string | null;
    readonly xres: number;
    readonly yres: number;
    readonly xreal: number;
    readonly yreal: number;
    readonly mask: number | null;
    readonly samples: readonly (readonly [number, number, number])[];
    readonly raw: Readonly<Record<'mean' | 'Sa' | 'Sq' | 'Ssk' | 'Sku' | 'Sp' | 'Sv' | 'Sz', number>>;
  }[];
}

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

const read = async (bytes: Uint8Array, name = 'scan.gwy') =>
  (await readMeasurement({ name, bytes, as: 'height-map' })).measurements;

/** As the reference does it: mean removed, population moments, in metres. */
function statistics({ zNm }: HeightMap): Expected['channels'][number]['raw'] {
  const z = Array.from(zNm, (height) => height * 1e-9);
  const mean = z.reduce((sum, height) => sum + height, 0) / z.length;
  const moment = (power: (d: number) => number) =>
    z.reduce((sum, height) => sum + power(height - mean), 0) / z.length;
  const Sq = Math.sqrt(moment((d) => d ** 2));
  const Sp = z.reduce((top, height) => Math.max(top, height - mean), 0);
  const Sv = z.reduce((depth, height) => Math.max(depth, mean - height), 0);
  return {
    mean,
    Sa: moment(Math.abs),
    Sq,
    Ssk: moment((d) => d ** 3) / Sq ** 3,
    Sku: moment((d) => d ** 4) / Sq ** 4,
    Sp,
    Sv,
    Sz: Sp + Sv,
  };
}

describe('reading Gwyddion files', () => {
  itWithSharedData(
    'gives size, orientation, title, mask and statistics of every .gwy and .gsf reference',
    async () => {
      const { files } = sharedJson('afm/expected.json') as { files: readonly Expected[] };
      const ours = files.filter(({ file }) => /\.(gwy|gsf)$/.test(file));
      expect(ours).toHaveLength(10);
      for (const { file, channels } of ours) {
        const maps = await read(sharedBytes(`afm/${file}`), file);
        expect([file, maps.length]).toEqual([file, channels.length]);
        for (const [index, channel] of channels.entries()) compare(maps[index], channel, file);
      }
    },
  );

  function compare(map: HeightMap, channel: Expected['channels'][number], file: string): void {
    expect([file, map.rows, map.columns]).toEqual([file, channel.yres, channel.xres]);
    expect(map.title).toBe(channel.title ?? '');
    expect(map.widthNm / 1e9).toBeCloseTo(channel.xreal, 14);
    expect(map.heightNm / 1e9).toBeCloseTo(channel.yreal, 14);
    expect(map.mask?.reduce((count, masked) => count + masked, 0) ?? null).toBe(channel.mask);
    for (const [row, column, value] of channel.samples) {
      const found = map.zNm[row * map.columns + column] * 1e-9;
      // The reference lists nine digits.
      expect(Math.abs(found - value), `${file} ${row},${column}`).toBeLessThanOrEqual(5e-9 * Math.abs(value));
    }
    const found = statistics(map);
    for (const [name, value] of Object.entries(channel.raw)) {
      const key = name as keyof typeof found;
      expect(Math.abs(found[key] - value), `${file} ${name}`).toBeLessThanOrEqual(5e-9 * Math.abs(value));
    }
  }

  it('takes missing units as metres and leaves out what is no height, with notes', async () => {
    const bytes = writeGwy([small, { ...small, title: 'Phase' }]);
    const phase = replaced(bytes, 'unitstr\0sm\0', 'unitstr\0sV\0', 4);
    const { measurements, provenance } = await readMeasurement({
      name: 'a.gwy',
      bytes: phase,
      as: 'height-map',
    });
    expect(measurements.map(({ title }) => title)).toEqual(['Höhe']);
    expect(provenance.notes).toEqual(['Channel "Phase" is in V, not a height map: left out.']);
    const unitless = utf8('Gwyddion Simple Field 1.0\nXRes = 1\nYRes = 1\n');
    const gsf = Uint8Array.from([...unitless, ...new Array<number>(8 - (unitless.length % 4)).fill(0)]);
    const result = await readMeasurement({ name: 'a.gsf', bytes: gsf, as: 'height-map' });
    expect(result.provenance.notes).toHaveLength(2);
    expect(result.measurements[0]).toMatchObject({ widthNm: 1e9, heightNm: 1e9 });
  });

  it('refuses every truncation of a .gwy with the byte, and of a .gsf', async () => {
    const gwy = writeGwy([small]);
    for (let length = 4; length < gwy.length; length += 1) {
      expect(await sentenceOf(read(gwy.subarray(0, length)))).toMatch(
        /^scan\.gwy, byte \d+: found \d+ bytes, expected/,
      );
    }
    const gsf = writeGsf(small);
    for (let length = 1; length < gsf.length; length += 1) {
      expect(await sentenceOf(read(gsf.subarray(0, length), 'scan.gsf'))).toMatch(
        /^scan\.gsf, (byte|line) \d+: /,
      );
    }
  });

  it('refuses sizes that the bytes do not hold, before it makes room for them', async () => {
    const gsf = new TextDecoder('latin1').decode(writeGsf(small));
    const huge = Uint8Array.from(gsf.replace('XRes = 3', 'XRes = 2000000000'), (c) => c.charCodeAt(0));
    expect(await sentenceOf(read(huge, 'a.gsf'))).toContain('heights (XRes x YRes = 2000000000 x 2)');
    const gwy = writeGwy([small]);
    const at = new TextDecoder('latin1').decode(gwy).indexOf('data\0D') + 6;
    new DataView(gwy.buffer).setUint32(at, 0xffffffff, true);
    expect(await sentenceOf(read(gwy))).toContain('expected 34359738360 bytes of "data"');
  });

  it.each([
    ['XRes = 3', 'XRes = x', 'line 2: found "x" for XRes, expected a positive whole number.'],
    ['XRes = 3', 'XRes = -3', 'line 2: found "-3" for XRes'],
    ['XRes = 3', 'Xres = 3', 'found nothing for XRes'],
    ['XReal = 0.000003', 'XReal = NaN     ', 'for XReal, expected a positive number'],
    ['XReal = 0.000003', 'XReal = 1e300', 'found a scan of 1e+300 m, expected a finite size above 0.'],
    ['Title = ', 'Title : ', 'expected "name = value"'],
  ])('refuses a .gsf header with %j made %j', async (from, to, sentence) => {
    const text = new TextDecoder('latin1').decode(writeGsf(small)).replace(/XReal = \S+/, 'XReal = 0.000003');
    const header = text.slice(0, text.indexOf('\0')).replace(from, to);
    const bytes = Uint8Array.from(`${header}${'\0'.repeat(4 - (header.length % 4))}`, (c) => c.charCodeAt(0));
    const whole = Uint8Array.from([...bytes, ...new Uint8Array(24)]);
    expect(await sentenceOf(read(whole, 'a.gsf'))).toContain(sentence);
  });

  it('reads "nm" as base units, as Gwyddion does, and refuses a scan of metres that this would make', async () => {
    const nm = replaced(writeGsf(small), 'ZUnits = m\nTitle = H', 'ZUnits = nm\nTitle = ');
    const { measurements, provenance } = await readMeasurement({
      name: 'a.gsf',
      bytes: nm,
      as: 'height-map',
    });
    expect(measurements[0].zNm[0]).toBeCloseTo(1, 6);
    expect(provenance.notes[0]).toContain('values are taken as m');
    const metres = { ...small, zNm: small.zNm.map((z) => z * 1e9) };
    const wrong = replaced(writeGsf(metres), 'ZUnits = m\nTitle = H', 'ZUnits = nm\nTitle = ');
    expect(await sentenceOf(read(wrong, 'a.gsf'))).toContain('found heights of metres');
  });

  it('says of a file that only bears the name that it is none', async () => {
    expect(await sentenceOf(read(utf8('hello'), 'a.gwy'))).toContain('does not begin with GWYP or GWYO');
    expect(await sentenceOf(read(utf8('hello'), 'a.gsf'))).toContain('no Gwyddion Simple Field');
  });
});

/** The bytes with the n-th occurrence of a text (from 0) replaced by one of the same length. */
function replaced(bytes: Uint8Array, from: string, to: string, occurrence = 0): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes);
  let at = text.indexOf(from);
  for (let count = 0; count < occurrence; count += 1) at = text.indexOf(from, at + 1);
  if (at === -1 || from.length !== to.length) throw new Error(`no "${from}" to replace`);
  const copy = bytes.slice();
  copy.set(
    Uint8Array.from(to, (character) => character.charCodeAt(0)),
    at,
  );
  return copy;
}
