import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import type { HeightMap } from '@modalgain/measurements';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { expectAsReference, expectSameMap, readByGwyddion, referenceOf } from './height-map-reference.js';
import { nanoscopeFile } from './nanoscope-file.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';

const image = { title: 'Height', columns: 3, rows: 2, counts: [1, -2, 3, 400, 500, 32767] };

const read = async (bytes: Uint8Array, name = 'scan.spm') =>
  readMeasurement({ name, bytes, as: 'height-map' });

const references = ['st_di-1.di', 'st_di-2.di', 'st_di-5.di', 'nanoscope_full_multiple_images.000'];

describe('Nanoscope files', () => {
  itWithSharedData(
    'give the length channels of every reference: size, orientation, statistics',
    async () => {
      const counted: number[] = [];
      for (const file of references) {
        const { measurements } = await read(sharedBytes(`afm/${file}`), file);
        const lengths = (referenceOf(file).channels ?? []).filter(({ unit_z: unit }) => unit === 'm');
        expect([file, ...measurements.map(({ title }) => title)]).toEqual([
          file,
          ...lengths.map(({ title }) => title),
        ]);
        for (const [index, channel] of lengths.entries()) expectAsReference(measurements[index], channel);
        counted.push(measurements.length);
      }
      expect(counted).toEqual([2, 3, 1, 1]);
    },
    60_000,
  );

  itWithSharedData('give the counts of the reference that another reader flattened row by row', async () => {
    const file = 'nanoscope_full_multiple_images.000';
    const { measurements } = await read(sharedBytes(`afm/${file}`), file);
    const nmPerCount = (12.95302 * 438.6572) / 2 ** 16;
    const flat = readFileSync(sharedData('afm/nanoscope_reference_flat.csv'), 'utf8').trim().split('\n');
    expect(flat).toHaveLength(512);
    for (const [fileRow, text] of flat.entries()) {
      const expected = text.split(',').map(Number);
      const found = withoutLine(countsOfRow(measurements[0], 511 - fileRow, nmPerCount));
      // Adding 0 makes the -0 of a rounded -0.3 a 0.
      expect(found.map((count) => Math.round(count) + 0)).toEqual(expected);
    }
  });

  itWithSharedData('are refused where the end is missing, with the reason', async () => {
    const file = 'st_di_corrupted.di';
    expect(await sentenceOf(read(sharedBytes(`afm/${file}`), file))).toBe(
      `${file}, byte 489346: found 489346 bytes, expected 565248 to the end of the image "Height": the file is truncated.`,
    );
  });

  it('are scaled by range and sensitivity, bottom row first, with what was measured in the notes', async () => {
    const { measurements, provenance } = await read(nanoscopeFile({ images: [image] }));
    // 6.5536 V over 2^16 counts at 20 nm/V are 0.002 nm a count.
    expect([...measurements[0].zNm].map((z) => Number(z.toPrecision(12)))).toEqual([
      0.8, 1, 65.534, 0.002, -0.004, 0.006,
    ]);
    expect(measurements[0]).toMatchObject({ title: 'Height', columns: 3, rows: 2 });
    expect(measurements[0].widthNm).toBeCloseTo(3000, 9);
    expect(measurements[0].heightNm).toBeCloseTo(2000, 9);
    expect(provenance.notes).toEqual([
      'Channel "Height": line direction retrace, scan line main; plane fit in real time line, off-line full.',
    ]);
  });

  it('of version 9.2 on have samples of four bytes, whatever "Bytes/pixel" divides the range by', async () => {
    const counts = [1, -2, 3, 400, 500, 2 ** 31 - 1];
    for (const bytesPerPixel of [2, 4] as const) {
      const file = nanoscopeFile({ version: 0x09200000, images: [{ ...image, counts, bytesPerPixel }] });
      const { measurements } = await read(file);
      const nmPerCount = (20 * 6.5536) / 2 ** (8 * bytesPerPixel);
      expect(measurements[0].zNm[2] / nmPerCount).toBeCloseTo(2 ** 31 - 1, 3);
      expect(measurements[0].zNm[4] / nmPerCount).toBeCloseTo(-2, 9);
    }
  });

  it.each([
    ['V [Sens. Zsens] (0.1 mV/LSB) 6553.600 mV', '\\@Sens. Zsens: V 20.00000 nm/V'],
    ['V [Sens. Z/p+] (0.1 V/LSB) 6.553600 V', '\\@Sens. Z/p+: V 0.02000000 ~m/V'],
    ['V (0.1 nm/LSB) 131.0720 nm', '\\@Sens. Zsens: V 1.000000 '],
  ])('take the scale %j with %j as the same heights', async (zScale, sensitivity) => {
    const file = nanoscopeFile({ scanList: [sensitivity], images: [{ ...image, zScale }] });
    expect((await read(file)).measurements[0].zNm[3]).toBeCloseTo(0.002, 12);
  });

  it('leave out and name channels that are no lengths or whose sensitivity is missing', async () => {
    const images = [
      image,
      { ...image, title: 'Phase', zScale: 'V [Sens. Phase] (0.005493164 \xba/LSB) 360.0000 \xba' },
      { ...image, title: 'Amplitude', zScale: 'V [Sens. Amp] (0.1 mV/LSB) 10.00000 mV' },
      { ...image, title: 'Old', zScale: 'V [Sens. Lost] (0.1 V/LSB) 10.00000 V' },
      { ...image, title: 'Log', zScale: 'V [Sens. Log] (0.1 log(Arb)/LSB) 10.00000 log(Arb)' },
    ];
    const scanList = ['Zsens: V 20.0 nm/V', 'Phase: V 1.0 ', 'Amp: V 1.0 ', 'Log: V 2.0 nm/V'];
    const file = nanoscopeFile({ scanList: scanList.map((text) => `\\@Sens. ${text}`), images });
    const { measurements, provenance } = await read(file);
    expect(measurements.map(({ title }) => title)).toEqual(['Height']);
    expect(provenance.notes.slice(1)).toEqual([
      'Channel "Phase" is in \xba, not a height map: left out.',
      'Channel "Amplitude" is in mV, not a height map: left out.',
      'Channel "Old" names "Sens. Lost", which the header does not state: left out.',
      'Channel "Log" is in log(Arb) x nm/V, not a height map: left out.',
    ]);
    const only = nanoscopeFile({ scanList: [], images: [image] });
    expect(await sentenceOf(read(only))).toBe(
      'scan.spm: found no height channel: Channel "Height" names "Sens. Zsens", which the header does not state: left out.',
    );
  });

  it.each([
    ['3 1.5 ~m', '2:1', 3000, 1500],
    ['3 3 ~m', '2:1', 3000, 1500],
    ['3000 nm', '1:1', 3000, 3000],
  ])(
    'with scan size %j and aspect ratio %s are as wide and high as that says',
    async (scanSize, aspectRatio, w, h) => {
      const { measurements } = await read(nanoscopeFile({ images: [{ ...image, scanSize, aspectRatio }] }));
      expect(measurements[0].widthNm).toBeCloseTo(w, 9);
      expect(measurements[0].heightNm).toBeCloseTo(h, 9);
    },
  );

  it.each([
    ['\\*File list', '?*File list', 'found a Nanoscope file of data exported as text ("?*File list")'],
    ['\\*File list', '\\*Force file list', 'found a Nanoscope file of force curves'],
    ['\\*File list\r\n', '\\*File list\n', 'the file was transferred as text, which damages its data'],
    ['Version: 0x0', 'Version: 1x0', 'line 2: found the version "1x07200000", expected e.g. "0x09200000".'],
    ['Version', 'Wersion', 'found no "Version" in the list "File list" of the header.'],
    [
      '\\Data length: 000',
      '\\Start context: VAR\r\n\\Data length: 000',
      'found profiles of different lengths',
    ],
    ['\\Samps', 'Samps', 'expected a line that begins with a backslash'],
    [
      'Samps/line: 3',
      'Samps/line: 4',
      'found an image of 12 bytes, expected 16 for 4 x 2 samples of 2 bytes',
    ],
    [
      'Samps/line: 3',
      'Samps/line: 3.5',
      'found "3.5" for "Samps/line", expected a whole number of at least 1',
    ],
    ['Scan Size: 3 2 ~m', 'Scan Size: 3 x ~m', 'found the scan size "3 x ~m", expected e.g. "500 500 nm".'],
    ['Z scale: V', 'Z scale: W', 'found the Z scale "W [Sens. Zsens]'],
    ['Z scale', 'Z skale', 'states no "@2:Z scale"'],
    ['file list end', 'file list and', 'found no line "\\*File list end" after the header'],
  ])('with %j made %j are refused', async (from, to, sentence) => {
    const text = new TextDecoder('latin1').decode(nanoscopeFile({ images: [image] }));
    const at = text.toLowerCase().indexOf(from.toLowerCase());
    expect(at).toBeGreaterThanOrEqual(0);
    const changed = text.slice(0, at) + to + text.slice(at + from.length);
    const bytes = Uint8Array.from(changed, (character) => character.charCodeAt(0));
    expect(await sentenceOf(read(bytes))).toContain(sentence);
  });

  it('are refused at every truncation', async () => {
    const bytes = nanoscopeFile({ images: [image, image] });
    for (let length = 1; length < bytes.length; length += 7) {
      expect(await sentenceOf(read(bytes.subarray(0, length)))).toMatch(/^scan\.spm, (byte|line) \d+: /);
    }
  });

  it('are refused where a thousand images share the same bytes', async () => {
    const counts = Array.from({ length: 2000 }, (_, index) => index);
    const file = nanoscopeFile({ images: [{ ...image, columns: 50, rows: 40, counts }] });
    const text = new TextDecoder('latin1').decode(file);
    const list = text.slice(text.indexOf('\\*Ciao image list'), text.indexOf('\\*File list end'));
    const many = Uint8Array.from(text.replace(list, list.repeat(1000)), (character) =>
      character.charCodeAt(0),
    );
    expect(await sentenceOf(read(many))).toMatch(
      /found \d+ bytes, expected 4000000 for 1000 images: the header is damaged\.$/,
    );
  });

  it('with a line of thousands of blanks or brackets are refused at once', async () => {
    for (const scale of [`V ${' '.repeat(3900)}x`, `V [${'](1)'.repeat(970)}`, `V [${'] () '.repeat(770)}`]) {
      const started = performance.now();
      const bytes = nanoscopeFile({ images: [{ ...image, zScale: scale }] });
      expect(await sentenceOf(read(bytes))).toMatch(/found the Z scale|found no height channel/);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  it('that only bear the name are said to be none', async () => {
    expect(await sentenceOf(read(utf8('hello'), 'a.spm'))).toContain('no Nanoscope file');
  });

  itWithSystemTool('gwyddion', 'are seen by Gwyddion as by us', async () => {
    const four = { ...image, counts: [1, -2, 3, 400, 500, 2 ** 31 - 1], bytesPerPixel: 2 as const };
    for (const bytes of [
      nanoscopeFile({ images: [image, { ...image, scanSize: '3000 nm' }] }),
      nanoscopeFile({ version: 0x09200000, images: [four] }),
    ]) {
      const { measurements } = await read(bytes);
      const theirs = await readByGwyddion('scan.spm', bytes);
      expect(theirs).toHaveLength(measurements.length);
      for (const [index, ours] of measurements.entries()) expectSameMap(ours, theirs[index]);
    }
  });
});

function countsOfRow({ zNm, columns }: HeightMap, row: number, nmPerCount: number): number[] {
  return Array.from(zNm.subarray(row * columns, (row + 1) * columns), (z) => Math.round(z / nmPerCount));
}

/** Without its least-squares line. */
function withoutLine(row: readonly number[]): number[] {
  const middle = (row.length - 1) / 2;
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  const slope =
    row.reduce((sum, value, index) => sum + value * (index - middle), 0) /
    row.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return row.map((value, index) => value - mean - slope * (index - middle));
}
