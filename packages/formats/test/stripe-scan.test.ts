import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { readText, sentenceOf, sharedBytes, utf8 } from './support.js';

const scan = async (text: string) => (await readText(text, 'stripe-scan')).measurements[0];

describe('reading stripe scans', () => {
  it('takes lengths, intensities, errors and units from the header', async () => {
    const read = await scan('stripe_length_um,intensity_au,sigma_au\n20,0.5,0.1\n40,1.5,0.2\n');
    expect([...read.stripeLengthUm]).toEqual([20, 40]);
    expect([...read.intensity]).toEqual([0.5, 1.5]);
    expect([...(read.intensityError ?? [])]).toEqual([0.1, 0.2]);
    expect(read.intensityUnit).toBe('au');
  });

  it.each([
    ['L (mm);I (counts)', [20, 40]],
    ['Stripe length [mm];Intensity', [20, 40]],
    ['length / mm;counts', [20, 40]],
    ['Stripe length, mm;Signal', [20, 40]],
    ['stripe_length_mm;intensity', [20, 40]],
    ['Stripe length (cm);ASE intensity', [200, 400]],
  ])('converts the unit in %s', async (header, expected) => {
    const read = await scan(`${header}\n0,02;5\n0,04;7\n`);
    expect([...read.stripeLengthUm].map((value) => Math.round(value * 1e9) / 1e9)).toEqual(expected);
  });

  it('reads units in a row below the names', async () => {
    const read = await scan('Length\tIntensity\nmm\tcounts\n0.02\t5\n0.04\t7\n');
    expect([...read.stripeLengthUm]).toEqual([20, 40]);
    expect(read.intensityUnit).toBe('counts');
  });

  it('says in its notes which unit it assumed', async () => {
    const read = await scan('length,intensity\n20,1\n40,2\n');
    expect(read.provenance.notes).toContain('Column "length" has no unit: taken as um.');
  });

  it('takes a header that stands in a comment, and the fluence above it', async () => {
    const read = await scan('# Sample: SC1\n# Fluence: 78.4 uJ/cm2\n# length_um intensity\n20 1\n40 -2\n');
    expect(read.fluenceUjPerCm2).toBe(78.4);
    expect([...read.intensity]).toEqual([1, -2]);
  });

  it('reads a fluence with a decimal comma, and one whose unit is in its key', async () => {
    expect((await scan('Fluence: 0,0784 mJ/cm²\nL (um);I\n20;1,5\n40;2,5\n')).fluenceUjPerCm2).toBe(78.4);
    expect((await scan('fluence_uj_per_cm2 = 209\nL (um),I\n20,1\n40,2\n')).fluenceUjPerCm2).toBe(209);
  });

  it('makes one scan of each column that is headed by a fluence', async () => {
    const { measurements } = await readText(
      'L (um),78.4 uJ/cm2,error,0.209 mJ/cm2,error\n20,1,0.1,3,0.3\n40,2,0.2,6,0.6\n',
      'stripe-scan',
    );
    expect(measurements.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)).toEqual([78.4, 209]);
    expect([...(measurements[1].intensityError ?? [])]).toEqual([0.3, 0.6]);
  });

  it('makes one scan of each value of a fluence column', async () => {
    const { measurements } = await readText(
      'fluence_uj_per_cm2,length_um,intensity\n78.4,20,1\n78.4,40,2\n209,20,3\n209,40,6\n',
      'stripe-scan',
    );
    expect(measurements.map(({ fluenceUjPerCm2, intensity }) => [fluenceUjPerCm2, ...intensity])).toEqual([
      [78.4, 1, 2],
      [209, 3, 6],
    ]);
  });

  it('keeps the order of lengths that were taken at random, and says so', async () => {
    const lengths = [140, 20, 100, 60, 160, 40, 120, 80];
    const read = await scan(`length_um,intensity\n${lengths.map((um) => `${um},${um / 10}`).join('\n')}\n`);
    expect([...read.stripeLengthUm]).toEqual(lengths);
    expect(read.provenance.notes.join(' ')).toContain('the order in which they were measured');
  });

  it('refuses one row in the wrong place, and two scans one below the other', async () => {
    const rows = (lengths: readonly number[]) =>
      `length_um,intensity\n${lengths.map((um) => `${um},1`).join('\n')}\n`;
    const ordered = Array.from({ length: 12 }, (_, i) => 20 * (i + 1));
    await expect(scan(rows(ordered.toSpliced(5, 1, 1200)))).rejects.toThrow('found 140 after 1200');
    await expect(scan(rows([...ordered, ...ordered.map((um) => um + 5)]))).rejects.toThrow(
      'found 25 after 240',
    );
  });

  it('reverses a scan that is listed from long to short, and says so', async () => {
    const read = await scan('length_um,intensity\n60,3\n40,2\n20,1\n');
    expect([...read.stripeLengthUm]).toEqual([20, 40, 60]);
    expect([...read.intensity]).toEqual([1, 2, 3]);
    expect(read.provenance.notes.join(' ')).toContain('decreasing: reversed');
  });

  it('ignores columns of remarks and names them', async () => {
    const read = await scan('length_um,intensity,remark\n20,1,ok\n40,2,"spot, moved"\n');
    expect([...read.intensity]).toEqual([1, 2]);
    expect(read.provenance.notes).toContain('Left out: "remark".');
  });

  it('reads a file without header when told what it is, and asks otherwise', async () => {
    const read = await scan('20\t1\t0.1\n40\t2\t0.2\n');
    expect([...read.stripeLengthUm]).toEqual([20, 40]);
    expect([...(read.intensityError ?? [])]).toEqual([0.1, 0.2]);
    expect(await sentenceOf(readText('20\t1\n40\t2\n'))).toContain('expected names that say what they are');
  });
});

describe('refusing bad stripe scans with one sentence', () => {
  const header = 'length_um,intensity';
  it.each([
    ['an empty file', '', 'scan.csv: the file is empty, expected a measurement.'],
    ['blank lines', '\n\n', 'scan.csv: found only blank lines, expected columns of numbers.'],
    [
      'prose',
      'hello\nworld',
      'scan.csv, line 1: found "hello" and no row of numbers, expected at least two columns',
    ],
    [
      'text among numbers',
      `${header}\n20,1\n40,abc\n`,
      'scan.csv, line 3, intensity: found "abc", expected a number.',
    ],
    ['text in the first row', `${header}\n20,abc\n40,2\n`, 'scan.csv, line 2, intensity: found "abc"'],
    [
      'text in the first cell',
      `${header}\nabc,1\n40,2\n`,
      'scan.csv, line 2, length_um: found "abc" among numbers',
    ],
    ['an empty cell', `${header}\n20,1\n40,,\n`, 'scan.csv, line 3'],
    ['NaN', `${header}\n20,1\n40,NaN\n`, 'scan.csv, line 3, intensity: found "NaN", expected a number.'],
    [
      'infinity',
      `${header}\n20,1\n40,1e999\n`,
      'scan.csv, line 3, intensity: found "1e999", expected a number.',
    ],
    [
      'a ragged row',
      `${header}\n20,1\n40,2,3\n60,3\n`,
      'scan.csv, line 3: found 3 cells, expected 2 as in the other',
    ],
    [
      'equal lengths',
      `${header}\n20,1\n20,2\n`,
      'scan.csv, line 3, length_um: found 20 after 20, expected values that',
    ],
    [
      'lengths in disorder',
      `${header}\n20,1\n60,2\n40,3\n`,
      'scan.csv, line 4, length_um: found 40 after 60',
    ],
    ['a negative length', `${header}\n-20,1\n40,2\n`, 'scan.csv, line 2, length_um: found the length -20'],
    [
      'a zero error',
      `${header},error\n20,1,0\n40,2,1\n`,
      'found the standard deviation 0, expected a positive',
    ],
    [
      'a wrong unit',
      'L (kg),I\n20,1\n40,2\n',
      'scan.csv, line 1, L (kg): found the unit "kg", expected a unit of a',
    ],
    [
      'one row',
      `${header}\n20,1\n`,
      'scan.csv, line 2, length_um: found one row of numbers, expected at least 2.',
    ],
    [
      'decimal commas among commas',
      `${header}\n20,1,5\n40,2,5\n`,
      'found a header of 2 cells over rows of 3',
    ],
  ])('%s', async (_, text, sentence) => {
    const found = await sentenceOf(readText(text, 'stripe-scan'));
    expect(found).toContain(sentence);
    expect(found).not.toContain('\n');
  });

  it('binary data', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256);
    expect(await sentenceOf(readMeasurement({ name: 'a.bin', bytes }))).toContain('no known format');
    expect(await sentenceOf(readMeasurement({ name: 'a.csv', bytes }))).toContain('found binary data');
  });

  it('spectra where a scan is asked for', async () => {
    const text = 'wavelength_nm,intensity\n600,1\n601,2\n';
    expect(await sentenceOf(readText(text, 'stripe-scan'))).toBe(
      'scan.csv: found spectrum-series, expected stripe-scan.',
    );
  });
});

itWithSharedData('reads every synthetic scan of the reference data as what its name says', async () => {
  for (const name of Object.keys(sharedJson('stripe/truth.json') as Record<string, unknown>)) {
    const bytes = sharedBytes(`stripe/${name}.csv`);
    const { measurements, format } = await readMeasurement({ name, bytes, as: 'stripe-scan' });
    const lines = new TextDecoder().decode(bytes).trim().split('\n').slice(1);
    expect(format).toBe('delimited-text');
    expect([...measurements[0].stripeLengthUm]).toEqual(lines.map((line) => Number(line.split(',')[0])));
    expect([...measurements[0].intensity]).toEqual(lines.map((line) => Number(line.split(',')[1])));
    expect([...(measurements[0].intensityError ?? [])]).toEqual(
      lines.map((line) => Number(line.split(',')[2])),
    );
  }
});

it('reads old Macintosh line ends and a missing last line end', async () => {
  const { measurements } = await readMeasurement({
    name: 'a',
    bytes: utf8('L (um);I\r20;1\r40;2'),
    as: 'stripe-scan',
  });
  expect(measurements[0].intensity).toHaveLength(2);
});
