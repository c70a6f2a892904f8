import { describe, expect, it } from 'vitest';
import { readSpectra, sentenceOf, utf8 } from './spectrum-support.js';

const file = (
  changes: { x?: string; y?: string; rows?: string; end?: string; mark?: string } = {},
): string => {
  const { x = 'nm_air', y = 'intensity', rows = '600.0;0.5\n600.5;-0.25\n601.0;1e-3\n', mark = '' } = changes;
  return `Thorlabs FTS\n${mark}[SpectrumHeader]\nDate;20260101\nXAxisUnit;${x}\nYAxisUnit;${y}\nAverage;10\nIntegrationTime;0.1\nInterferometerSerial;M00903839\nSource;\nLength;3\nModel;CCS175\nName;film\nComment;""\n${mark}[Data]\n${rows}${changes.end ?? `${mark}[EndOfFile]\n`}`;
};

describe('text of Thorlabs spectrometers', () => {
  it.each(['', '#'])('is read with its settings, headings marked by %j', async (mark) => {
    const { series, notes, format } = await readSpectra('a.csv', utf8(file({ mark })));
    expect(format).toBe('thorlabs-fts');
    expect([...series.wavelengthNm]).toEqual([600, 600.5, 601]);
    expect([...series.spectra[0]]).toEqual([0.5, -0.25, 0.001]);
    expect(series.integrationTimeS).toBeUndefined();
    expect(notes).toContain('model CCS175; serial number M00903839');
    expect(notes).toContain('integration time as written, without a unit 0.1; scans averaged 10');
    expect(notes).toContain('Wavelengths are those in air.');
  });

  it('turns wavenumbers into wavelengths', async () => {
    const { series } = await readSpectra(
      'a.csv',
      utf8(file({ x: '1/cm', rows: '16000;1\n16500;2\n20000;3\n' })),
    );
    expect(series.wavelengthNm[0]).toBe(500);
    expect([...series.spectra[0]]).toEqual([3, 2, 1]);
  });

  it('is refused in decibels, on unknown axes, and where it was cut off', async () => {
    const sentence = (changes: Parameters<typeof file>[0]) =>
      sentenceOf(readSpectra('a.csv', utf8(file(changes))));
    expect(await sentence({ y: 'dBm' })).toContain('found intensities in "dBm", expected a linear unit');
    expect(await sentence({ x: 'THz' })).toContain('found a spectral axis in "THz"');
    expect(await sentence({ rows: '600;1\n601;2\nNaN;3\n602;4\n' })).toContain(
      'line 17, column 1: found "NaN"',
    );
    expect(await sentence({ rows: '600;1\n601;2\n', end: '' })).toContain(
      'found 2 rows and no [EndOfFile], expected 3',
    );
  });
});
