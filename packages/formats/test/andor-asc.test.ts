import { describe, expect, it } from 'vitest';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { expectedOf, readSpectra, sentenceOf, sharedBytes, utf8 } from './spectrum-support.js';

const description = (changes: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    'Date and Time': '                Wed Oct 2 16:27:52.000 2024',
    'Temperature (C)': '-15',
    Model: 'DU401_BVF',
    'Data Type': 'Counts',
    'Acquisition Mode': 'Accumulate',
    'Exposure Time (secs)': '0.5',
    'Number of Accumulations': '4',
    'Readout Mode': 'Full Vertical Binning',
    'Serial Number': 'CCD-30953',
    ...changes,
  })
    .map(([key, value]) => `${key}: ${value}`)
    .join('\r\n')
    .concat('\r\nSR500i:\r\nSerial Number: SR-3738\r\n');

const rows = '600\t1\t10\t\r\n601.5\t2\t20\t\r\n603\t3\t30\t\r\n';

describe('ASCII of Andor Solis', () => {
  it.each([
    ['above', `${description()}\r\n\r\n${rows}`],
    ['below', `${rows}\r\n${description()}`],
  ])('is read with its description %s: a column a frame, the time of all accumulations', async (_, text) => {
    const { series, notes, format } = await readSpectra('a.asc', utf8(text));
    expect(format).toBe('andor-asc');
    expect([...series.wavelengthNm]).toEqual([600, 601.5, 603]);
    expect(series.spectra.map((spectrum) => [...spectrum])).toEqual([
      [1, 2, 3],
      [10, 20, 30],
    ]);
    expect(series).toMatchObject({ intensityUnit: 'counts', integrationTimeS: 2 });
    expect(notes).toContain('detector DU401_BVF; serial number CCD-30953; temperature -15 (C)');
    expect(notes).toContain('sum of 4 accumulations of 0.5 s');
    expect(notes).toContain('taken as wavelengths in nm');
  });

  it('is refused with pixels for an axis, as ratios, and where a row is damaged', async () => {
    const pixels = `${description()}\n1\t5\n2\t6\n3\t7\n`;
    expect(await sentenceOf(readSpectra('a.asc', utf8(pixels)))).toContain('found pixel numbers 1 to 3');
    const ratio = description({ 'Data Type': '% Transmittance' }) + rows;
    expect(await sentenceOf(readSpectra('a.asc', utf8(ratio)))).toContain('of the type "% Transmittance"');
    const damaged = `${rows}60x\t5\t6\r\n${description()}`;
    expect(await sentenceOf(readSpectra('a.asc', utf8(damaged)))).toBe(
      'a.asc, line 4, column 1: found "60x", expected a number.',
    );
  });

  itWithSharedData(
    'of the reference data has the points, ends and peak that were read independently',
    async () => {
      const formats: string[] = [];
      for (const name of ['raman1.asc', 'step_and_glue.asc', 'boron_0.asc']) {
        const { series, format } = await readSpectra(name, sharedBytes(`spectra/andor/${name}`));
        formats.push(format);
        const { points, first, last, max_of_column: peak } = expectedOf(`andor/${name}`);
        const [spectrum] = series.spectra;
        expect(spectrum).toHaveLength(points);
        expect([series.wavelengthNm[0], spectrum[0]]).toEqual(first);
        expect([series.wavelengthNm.at(-1), spectrum.at(-1)]).toEqual(last);
        const top = spectrum.indexOf(spectrum.reduce((a, b) => Math.max(a, b)));
        expect([series.wavelengthNm[top], spectrum[top]]).toEqual([peak.x, peak.y]);
      }
      expect(formats).toEqual(['andor-asc', 'andor-asc', 'delimited-text']);
    },
  );

  itWithSharedData('of the reference data states the time of its accumulations', async () => {
    const raman = await readSpectra('raman1.asc', sharedBytes('spectra/andor/raman1.asc'));
    expect(raman.series.integrationTimeS).toBe(50);
    expect(raman.notes).toContain('filter 1-405 notch');
    const glued = await readSpectra('step_and_glue.asc', sharedBytes('spectra/andor/step_and_glue.asc'));
    expect(glued.series.integrationTimeS).toBe(0.1223);
  });
});
