import { describe, expect, it } from 'vitest';
import { labSpecXmlText } from './spectrum-files.js';
import { readSpectra, sentenceOf, utf8 } from './spectrum-support.js';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const header = (unit: string, more = ''): string =>
  `#Acq. time (s)=\t0.5\n#Accumulations=\t1\n#Detector temperature (\xb0C)=\t-75\n#Laser=\t532.0 nm\n${more}#AxisType[0]=\tIntens\n#AxisUnit[0]=\tCnt\n#AxisType[1]=\tSpectr\n#AxisUnit[1]=\t${unit}\n`;

describe('text of LabSpec', () => {
  it('is read as a spectrum with its settings, in Latin-1', async () => {
    const { series, notes, format } = await readSpectra(
      'a.txt',
      latin1(`${header('nm')}602\t3\n601\t2\n600\t1\n`),
    );
    expect(format).toBe('labspec-text');
    expect([...series.wavelengthNm]).toEqual([600, 601, 602]);
    expect([...series.spectra[0]]).toEqual([1, 2, 3]);
    expect(series).toMatchObject({ intensityUnit: 'counts', integrationTimeS: 0.5 });
    expect(notes).toContain('detector temperature -75 (\xb0C)');
    expect(notes).toContain('listed falling: reversed');
  });

  it('turns eV, wavenumbers and Raman shifts into nm without touching the counts', async () => {
    const first = async (unit: string, rows: string) =>
      (await readSpectra('a.txt', latin1(header(unit) + rows))).series;
    const shift = await first('1/cm', '1000\t1\n2000\t2\n');
    // 1e7 / (1e7 / 532 - shift), by hand.
    expect(shift.wavelengthNm[0]).toBeCloseTo(561.8927, 4);
    expect(shift.wavelengthNm[1]).toBeCloseTo(595.3447, 4);
    expect([...shift.spectra[0]]).toEqual([1, 2]);
    const absolute = await first('1/cm abs', '20000\t2\n19000\t1\n');
    expect(absolute.wavelengthNm[0]).toBe(500);
    const energy = await first('eV', '2\t1\n1.9\t2\n');
    expect(energy.wavelengthNm[0]).toBeCloseTo(619.921, 3);
  });

  it('takes the unit from the range of older versions, and refuses an axis without one', async () => {
    const old = '#Acq. time (s)=\t0.15\n#Range (nm)=\t454...467\n454\t1\n455\t2\n';
    expect([...(await readSpectra('a.txt', utf8(old))).series.wavelengthNm]).toEqual([454, 455]);
    const none = '#Acq. time (s)=\t0.15\n454\t1\n455\t2\n';
    expect(await sentenceOf(readSpectra('a.txt', utf8(none)))).toContain(
      'found no unit of the spectral axis',
    );
    const shift = '#Range (1/cm)=\t0...9\n#Acq. time (s)=\t1\n454\t1\n455\t2\n';
    expect(await sentenceOf(readSpectra('a.txt', utf8(shift)))).toContain(
      'without the wavelength of the laser',
    );
  });

  it('reads spectra along a line by their coordinate, and numbers those of a map', async () => {
    const line = `${header('nm')}\t\t600\t601\n0\t5\t1\t2\n10\t5\t3\t4\n`;
    const { series } = await readSpectra('a.txt', latin1(line));
    expect([...series.variableValues]).toEqual([0, 10]);
    expect(series.spectra.map((spectrum) => [...spectrum])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const map = `${header('nm')}\t\t600\t601\n0\t5\t1\t2\n10\t6\t3\t4\n`;
    expect([...(await readSpectra('a.txt', latin1(map))).series.variableValues]).toEqual([0, 1]);
    const ragged = `${header('nm')}\t\t600\t601\n0\t5\t1\t2\n10\t6\t3\n`;
    expect(await sentenceOf(readSpectra('a.txt', latin1(ragged)))).toBe(
      'a.txt, line 11: found 3 cells, expected 4.',
    );
  });

  it('has no integration time where accumulations may be sums or means', async () => {
    const text = header('nm').replace('#Accumulations=\t1', '#Accumulations=\t20');
    const { series, notes } = await readSpectra('a.txt', latin1(`${text}600\t1\n601\t2\n`));
    expect(series.integrationTimeS).toBeUndefined();
    expect(notes).toContain('whether its 20 accumulations are added or averaged');
  });
});

describe('XML of LabSpec', () => {
  const settings = { 'Acq. time (s)': '2', 'Laser (nm)': '532.0', Grating: '600 (500nm)' };

  it('is read with its axes, settings and rows', async () => {
    const xml = labSpecXmlText({
      unit: 'nm',
      axis: [602, 601, 600],
      rows: [
        [3, 2, 1],
        [30, 20, 10],
      ],
      x: [-5, 5],
      settings,
    });
    const { series, notes, format } = await readSpectra('a.xml', utf8(xml));
    expect(format).toBe('labspec-xml');
    expect([...series.wavelengthNm]).toEqual([600, 601, 602]);
    expect(series.spectra.map((spectrum) => [...spectrum])).toEqual([
      [1, 2, 3],
      [10, 20, 30],
    ]);
    expect([...series.variableValues]).toEqual([-5, 5]);
    expect(series).toMatchObject({ intensityUnit: 'counts', integrationTimeS: 2 });
    expect(notes).toContain('grating 600 (500nm)');
  });

  it('is read in Raman shifts by its laser, and refused where rows and axis differ', async () => {
    const shift = labSpecXmlText({ unit: '1/cm', axis: [1000, 2000], rows: [[1, 2]], settings });
    expect((await readSpectra('a.xml', utf8(shift))).series.wavelengthNm[0]).toBeCloseTo(561.8927, 4);
    const short = labSpecXmlText({ unit: 'nm', axis: [600, 601, 602], rows: [[1, 2]] });
    expect(await sentenceOf(readSpectra('a.xml', utf8(short)))).toContain(
      'found 2 intensities in spectrum 1, expected 3',
    );
    const text = labSpecXmlText({ unit: 'nm', axis: [600, 601], rows: [[1, 'x']] });
    expect(await sentenceOf(readSpectra('a.xml', utf8(text)))).toContain('found "x" in row 1');
  });
});
