import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { readText, sentenceOf, sharedBytes } from './support.js';

const series = async (text: string) => (await readText(text, 'spectrum-series')).measurements[0];

describe('reading spectra', () => {
  it.each([
    ['wavelength_nm,20 um,0.04 mm', 'stripeLengthUm', [20, 40]],
    ['Wavelength (nm),L=20 um,L=40 um', 'stripeLengthUm', [20, 40]],
    ['Wavelength (nm),I (78.4 uJ/cm2),I (209 µJ/cm²)', 'fluenceUjPerCm2', [78.4, 209]],
    ['Wavelength (nm),120 nJ,1 uJ', 'pulseEnergyUj', [0.12, 1]],
    ['Wavelength (nm) \\ Stripe length (mm),0.02,0.04', 'stripeLengthUm', [20, 40]],
    ['# variable: fluence (uJ/cm2)\nwavelength,78.4,209', 'fluenceUjPerCm2', [78.4, 209]],
    ['wavelength,78.4,209', 'unknown', [78.4, 209]],
    [',20 um,40 um', 'stripeLengthUm', [20, 40]],
    ['wavelength_nm,SC1_20um,SC1_40um', 'stripeLengthUm', [20, 40]],
    ['wavelength_nm,200 um 78.4 uJ/cm2,200 um 209 uJ/cm2', 'fluenceUjPerCm2', [78.4, 209]],
    ['wavelength,Intensity 1,Intensity 2', 'unknown', [0, 1]],
    ['wavelength_nm,x=-1.2 mm,x=0.3 mm', 'positionUm', [-1200, 300]],
    ['# variable: slit position (mm)\nwavelength,1.2,1.4', 'positionUm', [1200, 1400]],
  ])('takes the variable from %j', async (header, variable, values) => {
    const read = await series(`${header}\n600,1,10\n601,2,20\n602,3,-30\n`);
    expect(read.variable).toBe(variable);
    expect([...read.variableValues]).toEqual(values);
    expect(read.spectra.map((spectrum) => [...spectrum])).toEqual([
      [1, 2, 3],
      [10, 20, -30],
    ]);
    expect([...read.wavelengthNm]).toEqual([600, 601, 602]);
  });

  it('takes a first row of numbers over wavelengths as the values of the variable', async () => {
    const read = await series('0;20,5;40\n600;1;10\n601;2;20\n');
    expect([...read.variableValues]).toEqual([20.5, 40]);
    expect(read.spectra).toHaveLength(2);
  });

  it('refuses a first row of numbers with nothing below it', async () => {
    expect(await sentenceOf(readText('0;20,5;40\n', 'spectrum-series'))).toContain(
      'found one row of numbers, expected at least 2',
    );
  });

  it('reads long form: one row a wavelength and length', async () => {
    const read = await series(
      'length_um,wavelength_nm,intensity_counts\n20,600,1\n20,601,2\n40,600,10\n40,601,20\n',
    );
    expect(read).toMatchObject({ variable: 'stripeLengthUm', intensityUnit: 'counts' });
    expect([...read.variableValues]).toEqual([20, 40]);
    expect(read.spectra.map((spectrum) => [...spectrum])).toEqual([
      [1, 2],
      [10, 20],
    ]);
  });

  it('refuses long form whose spectra differ in their wavelengths', async () => {
    const text = 'length_um,wavelength_nm,intensity\n20,600,1\n20,601,2\n40,600,10\n40,602,20\n';
    expect(await sentenceOf(readText(text))).toBe(
      'scan.csv, line 5: found spectra on different wavelengths, expected the same for all.',
    );
  });

  it('refuses a header that is no value among values', async () => {
    const text = 'wavelength_nm,20 um,dark\n600,1,2\n601,2,3\n';
    expect(await sentenceOf(readText(text))).toContain(
      'line 1: found the header "dark" beside headers with a value',
    );
  });

  it('takes the length of a single spectrum from the lines above it', async () => {
    const read = await series('Stripe length: 0.2 mm\nwavelength_nm,intensity\n600,1\n601,2\n');
    expect(read.variable).toBe('stripeLengthUm');
    expect([...read.variableValues]).toEqual([200]);
  });

  it('reverses spectra that are listed from red to blue', async () => {
    const read = await series('wavelength_nm,intensity\n602,3\n601,2\n600,1\n');
    expect([...read.wavelengthNm]).toEqual([600, 601, 602]);
    expect([...(read.spectra[0] ?? [])]).toEqual([1, 2, 3]);
  });
});

describe('spectrometer exports of the reference data', () => {
  itWithSharedData('reads decimal commas under a long header', async () => {
    const bytes = sharedBytes('spectra/ocean/OO_comma.txt');
    const { measurements, provenance } = await readMeasurement({ name: 'OO_comma.txt', bytes });
    const [read] = measurements;
    if (read.kind !== 'spectrum-series') throw new Error(read.kind);
    expect(read.wavelengthNm).toHaveLength(2048);
    expect([read.wavelengthNm[0], read.spectra[0]?.[0], read.spectra[0]?.[3]]).toEqual([
      178.23, 401.471, -1746.154,
    ]);
    expect(provenance.notes[0]).toContain('separated by tab, decimal comma');
  });

  itWithSharedData('reads exponents as OceanView writes them', async () => {
    const bytes = sharedBytes('spectra/ocean/OceanView.txt');
    const { measurements } = await readMeasurement({ name: 'OceanView.txt', bytes, as: 'spectrum-series' });
    const lines = new TextDecoder().decode(bytes).trimEnd().split(/\r?\n/);
    const rows = lines.slice(lines.findIndex((line) => line.startsWith('>>>>>')) + 1);
    expect([...measurements[0].wavelengthNm]).toEqual(rows.map((row) => Number(row.split('\t')[0])));
    expect([...(measurements[0].spectra[0] ?? [])]).toEqual(rows.map((row) => Number(row.split('\t')[1])));
  });
});

describe('reading n and k, and absorbance', () => {
  it('sorts a table of n and k, and averages rows of one wavelength', async () => {
    const { measurements } = await readText(
      'wavelength_nm,n,k\n700,1.7,0\n500,1.5,0.1\n500,1.6,0.3\n',
      'optical-constants',
    );
    const [read] = measurements;
    expect([...read.wavelengthNm]).toEqual([500, 700]);
    expect([...read.n]).toEqual([1.55, 1.7]);
    expect([...(read.k ?? [])]).toEqual([0.2, 0]);
    expect(read.provenance.notes.join(' ')).toContain('Several rows at 500 nm');
  });

  it('keeps k absent where the file has none, and reads the error of n', async () => {
    const { measurements } = await readText(
      'lambda (nm);n;sigma_n\n500;1,5;0,01\n600;1,4;0,02\n',
      'optical-constants',
    );
    expect(measurements[0].k).toBeUndefined();
    expect([...(measurements[0].nError ?? [])]).toEqual([0.01, 0.02]);
  });

  it('takes wavelengths without a unit that are below 30 as um, and says so', async () => {
    const { measurements } = await readText('Wavelength,n\n0.5,1.5\n0.6,1.4\n', 'optical-constants');
    expect([...measurements[0].wavelengthNm]).toEqual([500, 600]);
    expect(measurements[0].provenance.notes).toContain('Column "Wavelength" has no unit: taken as um.');
  });

  it('refuses negative k and a unit that is no length', async () => {
    expect(await sentenceOf(readText('wavelength_nm,n,k\n500,1.5,-0.1\n600,1.5,0\n'))).toBe(
      'scan.csv, line 2, k: found k -0.1, expected zero or more.',
    );
    expect(await sentenceOf(readText('wavelength (eV),n,k\n2,1.5,0\n3,1.5,0\n'))).toContain(
      'found the unit "eV"',
    );
  });

  it('reads n and k without a header only when asked', async () => {
    const text = '300\t1.525\t0\n350\t1.51\t0.1\n';
    expect(await sentenceOf(readText(text))).toContain('expected names');
    const { measurements } = await readText(text, 'optical-constants');
    expect([...(measurements[0].k ?? [])]).toEqual([0, 0.1]);
  });

  it('reads UV-vis absorbance', async () => {
    const { measurements } = await readText('"Wavelength nm.","Abs."\n700,0.01\n650,0.2\n600,-0.001\n');
    expect(measurements[0]).toMatchObject({
      kind: 'absorbance',
      wavelengthNm: Float64Array.of(600, 650, 700),
      absorbance: Float64Array.of(-0.001, 0.2, 0.01),
    });
  });

  itWithSharedData('reads the n,k tables of the ellipsometry reference', async () => {
    const rows = { air: 101, gold: 171, pnipam: 676, silica: 451, silicon: 46, water: 169 };
    for (const [name, count] of Object.entries(rows)) {
      const bytes = sharedBytes(`ellipsometry/refellips/material_${name}.csv`);
      const { measurements } = await readMeasurement({ name: `${name}.csv`, bytes });
      const [read] = measurements;
      if (read.kind !== 'optical-constants') throw new Error(read.kind);
      expect([name, read.wavelengthNm.length]).toEqual([name, count]);
      expect(read.wavelengthNm[0]).toBeGreaterThan(190);
      expect(
        read.wavelengthNm.every((value, index) => index === 0 || value > (read.wavelengthNm[index - 1] ?? 0)),
      ).toBe(true);
    }
  });
});
