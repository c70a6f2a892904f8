import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMeasurement, writeOceanText } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { expectedOf, readSpectra, sentenceOf, sharedBytes, utf8 } from './spectrum-support.js';

const spectraSuite = (changes: { settings?: string; rows?: string; end?: string } = {}): string =>
  [
    'SpectraSuite Data File',
    '++++++++++++++++++++++++++++++++++++',
    'Date: Fri Aug 19 13:19:52 CDT 2016',
    changes.settings ?? 'Dark Spectrum Present: No',
    'Spectrometers: USB2+H11150',
    'Integration Time (usec): 70000 (USB2+H11150)',
    'Spectra Averaged: 15 (USB2+H11150)',
    'Number of Pixels in Processed Spectrum: 3',
    '>>>>>Begin Processed Spectral Data<<<<<',
    changes.rows ?? '600,00\t1,5\n601,00\t-2,5\n602,00\t3,5',
    changes.end ?? '>>>>>End Processed Spectral Data<<<<<',
  ].join('\r\n');

describe('text of OceanView, SpectraSuite and Jaz', () => {
  it('is read with its settings: decimal comma, time in s, averages', async () => {
    const { series, notes, format } = await readSpectra('a.txt', utf8(spectraSuite()));
    expect(format).toBe('ocean-text');
    expect([...series.wavelengthNm]).toEqual([600, 601, 602]);
    expect([...series.spectra[0]]).toEqual([1.5, -2.5, 3.5]);
    expect(series.integrationTimeS).toBe(0.07);
    expect(notes).toContain('separated by tab, decimal comma');
    expect(notes).toContain(
      'Settings: spectrometer USB2+H11150; integration time 70000 (USB2+H11150) (usec); scans averaged 15 (USB2+H11150).',
    );
  });

  it('says that values can be ratios where a reference was present', async () => {
    const text = spectraSuite({ settings: 'Reference Spectrum Present: Yes' });
    expect((await readSpectra('a.txt', utf8(text))).notes).toContain('can be ratios to it');
    expect((await readSpectra('a.txt', utf8(spectraSuite()))).notes).not.toContain('ratios');
  });

  it('refuses a file that was cut off, and notes one that was cropped', async () => {
    const rows = '600,00\t1,5\n601,00\t2,5';
    expect(await sentenceOf(readSpectra('a.txt', utf8(spectraSuite({ rows, end: '' }))))).toBe(
      'a.txt, line 11: found 2 rows and no closing line, expected 3 as the header says: the file is truncated.',
    );
    const { notes } = await readSpectra('a.txt', utf8(spectraSuite({ rows })));
    expect(notes).toContain('The header announces 3 pixels; 2 rows are there.');
  });

  it('refuses a first row whose wavelength is damaged', async () => {
    const rows = '6o0,00\t1,5\n601,00\t2,5\n602,00\t2,5';
    expect(await sentenceOf(readSpectra('a.txt', utf8(spectraSuite({ rows }))))).toBe(
      'a.txt, line 10: found "6o0,00", expected a wavelength.',
    );
  });

  it('takes the sample less the dark from the columns of a Jaz, whatever their order', async () => {
    const jaz = (columns: string, rows: string) =>
      utf8(`Jaz Data File\n>>>>>Begin Processed Spectral Data<<<<<\n${columns}\n${rows}\n`);
    const all = await readSpectra('a.jaz', jaz('W\tD\tR\tS\tP', '600\t10\t50\t30\t50\n601\t20\t50\t35\t50'));
    expect([...all.series.spectra[0]]).toEqual([20, 15]);
    expect(all.series.intensityUnit).toBe('counts');
    expect(all.notes).toContain('column S (sample) less column D (dark); R and P');
    const swapped = await readSpectra('a.jaz', jaz('W\tS\tD', '600\t30\t10\n601\t35\t20'));
    expect([...swapped.series.spectra[0]]).toEqual([20, 15]);
    const bare = await readSpectra('a.jaz', jaz('W\tS', '600\t30\n601\t35'));
    expect([...bare.series.spectra[0]]).toEqual([30, 35]);
    expect(bare.notes).toContain('without a dark spectrum');
  });

  it('refuses spectra against anything but wavelengths, and columns that it does not know', async () => {
    const view = (mode: string, rows: string) =>
      utf8(`Data from A Node\n\nXAxis mode: ${mode}\n>>>>>Begin Spectral Data<<<<<\n${rows}\n`);
    expect(await sentenceOf(readSpectra('a.txt', view('Raman Shifts', '600\t1\n601\t2')))).toContain(
      'found spectra against "Raman Shifts", expected wavelengths',
    );
    expect(
      await sentenceOf(readSpectra('a.txt', view('Wavelengths', 'x\ty\tz\n600\t1\t2\n601\t2\t3'))),
    ).toContain('line 5: found the columns "x", "y", "z", expected W, D, R, S and P');
  });

  it('takes the stripe length from a line of the header', async () => {
    const { series } = await readSpectra('a.txt', utf8(spectraSuite({ settings: 'Stripe length: 0.2 mm' })));
    expect(series).toMatchObject({ variable: 'stripeLengthUm', variableValues: Float64Array.of(200) });
  });
});

describe('writing the text of OceanView', () => {
  const settings = { title: 'made', spectrometer: 'HR4D0000', scansAveraged: 10, boxcarWidth: 2 };

  it('gives what the reader reads back to the last decimal', async () => {
    const spectrum = fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }), {
      minLength: 2,
      maxLength: 40,
    });
    const time = fc.integer({ min: 1, max: 10_000 }).map((ms) => ms / 1000);
    await fc.assert(
      fc.asyncProperty(spectrum, time, async (thousandths, integrationTimeS) => {
        const intensity = thousandths.map((value) => value / 1000);
        const wavelengthNm = intensity.map((_, row) => 400 + row / 4);
        const text = writeOceanText({ ...settings, integrationTimeS, wavelengthNm, intensity });
        const { series, format } = await readSpectra('made.txt', utf8(text));
        expect(format).toBe('ocean-text');
        expect([...series.wavelengthNm]).toEqual(wavelengthNm);
        expect([...series.spectra[0]]).toEqual(intensity.map((value) => value + 0));
        expect(series.integrationTimeS).toBe(integrationTimeS);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('refuses arrays of different lengths and numbers that are none', () => {
    const base = { ...settings, integrationTimeS: 0.1 };
    expect(() => writeOceanText({ ...base, wavelengthNm: [1, 2], intensity: [1] })).toThrow(RangeError);
    expect(() => writeOceanText({ ...base, wavelengthNm: [1], intensity: [Number.NaN] })).toThrow('finite');
  });
});

describe('samples of the reference data', () => {
  itWithSharedData('have the points, ends and peak that were read independently', async () => {
    for (const name of ['OOusb4000.txt', 'OceanView.txt', 'OO_comma.txt', 'BB_PF21_4.txt']) {
      const bytes = sharedBytes(`spectra/ocean/${name}`);
      const { series } = await readSpectra(name, bytes);
      const { points, first, last, max_of_column: peak } = expectedOf(`ocean/${name}`);
      const [spectrum] = series.spectra;
      expect(spectrum).toHaveLength(points);
      expect([series.wavelengthNm[0], spectrum[0]]).toEqual(first);
      expect([series.wavelengthNm.at(-1), spectrum.at(-1)]).toEqual(last);
      const top = spectrum.indexOf(Math.max(...spectrum));
      expect([series.wavelengthNm[top], spectrum[top]]).toEqual([peak.x, peak.y]);
    }
  });

  itWithSharedData('of a Jaz: processed is the percentage that the page of the format says', async () => {
    const bytes = sharedBytes('spectra/ocean/jazspec.jaz');
    const { series } = await readSpectra('jazspec.jaz', bytes);
    const { first, last, points } = expectedOf('ocean/jazspec.jaz');
    expect(series.spectra[0]).toHaveLength(points);
    expect(series.integrationTimeS).toBe(0.024);
    expect([series.wavelengthNm[0], series.wavelengthNm.at(-1)]).toEqual([first[0], last[0]]);
    const [, dark, reference, sample, processed] = last;
    expect(series.spectra[0].at(-1)).toBe(sample - dark);
    expect((100 * (sample - dark)) / (reference - dark)).toBeCloseTo(processed, 5);
  });

  itWithSharedData('are refused when they are cut anywhere in their numbers', async () => {
    const whole = sharedBytes('spectra/ocean/OOusb4000.txt');
    for (const length of [2000, 20_000, whole.length - 60]) {
      await expect(readMeasurement({ name: 'cut.txt', bytes: whole.subarray(0, length) })).rejects.toThrow(
        /truncated|cell|number/,
      );
    }
  });
});
