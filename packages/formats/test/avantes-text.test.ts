import { describe, expect, it } from 'vitest';
import { readSpectra, sentenceOf, utf8 } from './spectrum-support.js';

const avaSoft8 = `
Integration time [ms]:  84.900
Averaging Nr. [scans]: 10
Smoothing Nr. [pixels]: 1
Data measured with spectrometer [name]: 1501154U1
Wave   ;Sample   ;Dark     ;Reference;Reflectance
[nm]   ;[counts] ;[counts] ;[counts] ;[%]

 600.00;   15.000;   14.500;    2.400;-2.95858
 600.50;   14.400;    3.167;   14.333;100.59701
`;

const avaSoft6 = `film 3
Integration time: 175,5 ms
Average: 20 scans
Nr of pixels used for smoothing: 0
Data measured with spectrometer serial number: 0411041S1
Wave   ;Dark     ;Ref      ;Sample   ;Transmittance
[nm]   ;[counts] ;[counts] ;[counts] ;[% transmittance]
600,00;3,5;6429,1;124,75;1,8921
600,50;-18,25;6876,0;178,5;2,8646
`;

describe('text of AvaSoft', () => {
  it('is read with the dark off the sample, wherever the columns stand', async () => {
    const eight = await readSpectra('a.txt', utf8(avaSoft8));
    expect(eight.format).toBe('avantes-text');
    expect([...eight.series.wavelengthNm]).toEqual([600, 600.5]);
    expect([...eight.series.spectra[0]]).toEqual([0.5, 14.4 - 3.167]);
    expect(eight.series).toMatchObject({ intensityUnit: 'counts', integrationTimeS: 0.0849 });
    expect(eight.notes).toContain('Settings: spectrometer 1501154U1 (name); integration time 84.900 (ms)');
    const six = await readSpectra('a.ttt', utf8(avaSoft6));
    expect([...six.series.spectra[0]]).toEqual([121.25, 196.75]);
    expect(six.series.integrationTimeS).toBe(0.1755);
    expect(six.notes).toContain('decimal comma');
  });

  it('is read with one name too many, and in columns of a fixed width', async () => {
    const header = 'Data measured with spectrometer [name]: 1\n';
    const semicolons = `${header}Wave   ;Sample   ;Dark     ;Reference;Scope\n[nm]   ;[counts] ;[counts] ;[counts]\n\n600;5;1;0\n601;7;2;0\n`;
    expect([...(await readSpectra('a.txt', utf8(semicolons))).series.spectra[0]]).toEqual([4, 5]);
    const blanks = `${header}Wave   Sample   Dark     ReferenceScope\n[nm]   [counts] [counts] [counts] \n\n600.0    5.0    1.0    0.0\n601.0    7.0    2.0    0.0\n`;
    expect([...(await readSpectra('a.txt', utf8(blanks))).series.spectra[0]]).toEqual([4, 5]);
  });

  it('gives all samples of a series, each less the dark', async () => {
    const text =
      'Integration time [ms]:   4.122\nData measured with spectrometer [name]: 1\nWave   ;Dark     ;Reference;Samples\n[nm]   \n600;1;0;5;6;7\n601;2;0;7;8;9\n';
    const { series, notes } = await readSpectra('a.txt', utf8(text));
    expect(series.spectra.map((spectrum) => [...spectrum])).toEqual([
      [4, 5],
      [5, 6],
      [6, 7],
    ]);
    expect(notes).toContain('spectra are numbered from 0');
  });

  it('is read under a title that begins with a number, and refused with the line of a damaged row', async () => {
    const titled = avaSoft8.replace(/^\n/, '785 nm, 5 mW\n');
    expect([...(await readSpectra('a.txt', utf8(titled))).series.wavelengthNm]).toEqual([600, 600.5]);
    const damaged = (cell: string) =>
      sentenceOf(readSpectra('a.txt', utf8(avaSoft8.replace(` ${cell};`, ' x;'))));
    expect(await damaged('600.50')).toBe('a.txt, line 10, wavelength: found "x", expected a number.');
    expect(await damaged('600.00')).toContain('found "x"');
  });

  it('says where the dark is above the sample', async () => {
    const text = avaSoft8.replaceAll('14.500', '94.500').replaceAll('3.167', '93.167');
    expect((await readSpectra('a.txt', utf8(text))).notes).toContain('More than half of the values');
    expect((await readSpectra('a.txt', utf8(avaSoft8))).notes).not.toContain('More than half');
  });

  it('takes irradiance, and refuses ratios without their sample', async () => {
    const only = (what: string) =>
      utf8(`Data measured with spectrometer [name]: 1\nWave   ;${what}\n600;1\n601;2\n`);
    expect([...(await readSpectra('a.txt', only('Irradiance'))).series.spectra[0]]).toEqual([1, 2]);
    expect(await sentenceOf(readSpectra('a.txt', only('Transmittance')))).toContain(
      'a.txt: found the columns "Wave   ;Transmittance", expected a sample among them',
    );
  });
});
