import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';

const read = async (bytes: Uint8Array) => readMeasurement({ name: 'a.csv', bytes, as: 'height-map' });

const profile = (columns: string, data: string) =>
  utf8(
    `Scan Parameters\r\r\nScan Type,Standard Scan\r\nStylus,Radius: 2.5 um\r\nForce,3.00 mg\r\n\r\nAnalytical Results\r\nRa,0.005 um\r\n\r\nScan Data\r\n${columns}\r\n${data}\r\n\r\n`,
  );

describe('reading profiles of a Dektak', () => {
  itWithSharedData('gives the points, their distance and the roughness that others state', async () => {
    const { measurements, provenance, format } = await read(sharedBytes('afm/st_dektak-1.csv'));
    expect(format).toBe('dektak');
    const [map] = measurements;
    expect(map).toMatchObject({ rows: 1, columns: 9600, title: 'Raw' });
    expect(map.widthNm / 9600).toBeCloseTo(156.245, 2);
    expect([map.zNm[0], map.zNm[9599]].map((z) => Number(z.toPrecision(12)))).toEqual([-9.33, 16581.12]);
    // Others weight the points by their distances as rounded in the file, and find 4.763596 um.
    const mean = map.zNm.reduce((sum, z) => sum + z, 0) / 9600;
    const Rq = Math.sqrt(map.zNm.reduce((sum, z) => sum + (z - mean) ** 2, 0) / 9600);
    expect(Math.abs(Rq / 4763.596 - 1)).toBeLessThan(2e-4);
    expect(provenance.notes).toContain(
      'A profile: a height map of one row, as high as its points are apart.',
    );
    expect(provenance.notes).toContain('Stylus: Radius: 2.5 \u00b5m.');
    expect(provenance.notes).toContain('Resolution: 0.156 um/sample.');
  });

  it.each([
    ['Lateral um,Raw Micrometer,', 1000],
    ['Lateral um,Total Profile \u00c5', 0.1],
    ['Lateral (um),Raw (Angstrom)', 0.1],
    ['Lateral [um],Raw [nm]', 1],
  ])('reads the units of %j', async (columns, nm) => {
    const { measurements } = await read(profile(columns, '0.0,10\r\n0.2,20\r\n0.3,30\r\n0.5,5e0'));
    const [{ zNm, widthNm, heightNm }] = measurements;
    expect([...zNm].map((z) => Number(z.toPrecision(12)))).toEqual([10 * nm, 20 * nm, 30 * nm, 5 * nm]);
    expect(widthNm).toBeCloseTo((4 * 500) / 3, 6);
    expect(heightNm).toBeCloseTo(500 / 3, 6);
  });

  it('refuses what is cut off, no number, without a unit or not equally spaced, with the line', async () => {
    const refusal = async (columns: string, data: string) => sentenceOf(read(profile(columns, data)));
    const columns = 'Lateral um,Raw nm';
    expect(await refusal(columns, '0.0,1')).toContain('found 1 points, expected at least two');
    expect(await refusal(columns, '0.0,1\r\n0.1,x')).toContain('line 12: found "x", expected a number');
    expect(await refusal(columns, '0.0,1\r\n0.1')).toContain('line 12: found "", expected a number');
    expect(await refusal(columns, '0.0,1\r\n0.1,1\r\n0.9,1\r\n1.0,1')).toContain(
      'line 12: found the position 0.1, expected points at equal distances',
    );
    expect(await refusal(columns, '0.1,1\r\n0.0,1')).toContain('positions that do not rise');
    expect(await refusal('Lateral um,Voltage V', '0,1\r\n1,2')).toContain(
      'line 10: found the column "Voltage V"',
    );
    const cut = profile(columns, '').subarray(0, 100);
    expect(await sentenceOf(read(cut))).toContain('found no line "Scan Data"');
  });
});
