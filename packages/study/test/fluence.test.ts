import { describe, expect, it } from 'vitest';
import { fluenceOf } from '../src/pipeline/fluence.js';
import { readStudy } from '../src/schema/index.js';
import { filmOf, run, scanText, study } from './run-study-support.js';

const scan = scanText({ gainPerCm: 120 });
const fluencesOf = async (text: string, files: Record<string, string>): Promise<(number | undefined)[]> =>
  filmOf(await run(study(text), files), 'A').stripes.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2?.value);

describe('fluences of stripe scans', () => {
  it('are as listed, in the order of the files, whatever names and headers say', async () => {
    const text = 'films: {A: {stripe: {files: [b.csv, a.csv], fluence: [80 uJ/cm^2, 0.2 mJ/cm^2]}}}\n';
    const results = await run(study(text), { 'a.csv': `# Fluence: 7 uJ/cm2\n${scan}`, 'b.csv': scan });
    expect(
      filmOf(results, 'A').stripes.map(({ files, fluenceUjPerCm2 }) => [files[0], fluenceUjPerCm2?.value]),
    ).toEqual([
      ['b.csv', 80],
      ['a.csv', 200],
    ]);
  });

  it('need no list for one file, but their unit', async () => {
    const text = (fluence: string) => `films: {A: {stripe: {files: a.csv, fluence: ${fluence}}}}\n`;
    expect(await fluencesOf(text('80 uJ/cm^2'), { 'a.csv': scan })).toEqual([80]);
    await expect(fluencesOf(text('80'), { 'a.csv': scan })).rejects.toMatchObject({
      message: expect.stringMatching(/^found "80" without a unit, expected a fluence/) as string,
      place: { field: 'films.A.stripe.fluence' },
    });
  });

  it('are refused where the list is not as long as the files', async () => {
    const text = study("films: {A: {stripe: {files: '*.csv', fluence: [80 uJ/cm^2]}}}\n");
    await expect(run(text, { 'a.csv': scan, 'b.csv': scan })).rejects.toMatchObject({
      message: 'lists 1 fluences for 2 files (a.csv, b.csv); expected one a file.',
      place: { field: 'films.A.stripe.fluence' },
    });
  });

  describe('of a file with several scans', () => {
    const rows = scan
      .split('\n')
      .slice(1, -1)
      .map((row) => `${row},${Number(row.split(',')[1]) / 2}`);
    const files = { 'a-5uJ.csv': ['L (um),78.4 uJ/cm2,209 uJ/cm2', ...rows].join('\n') };
    const films = (list = '') => `films: {A: {stripe: {files: a-5uJ.csv${list}}}}\n`;

    it('are in its headers, one a scan, also where names have a pattern', async () => {
      expect(await fluencesOf(films(), files)).toEqual([78.4, 209]);
      const pattern = 'pump: {fluence: "from file name {fluence}uJ"}\n';
      expect(await fluencesOf(`${pattern}${films()}`, files)).toEqual([78.4, 209]);
    });

    it('cannot be listed', async () => {
      const listed = study(films(', fluence: [80 uJ/cm^2]'));
      await expect(run(listed, files)).rejects.toThrow(/2 scans that state their own \(78\.4, 209 uJ\/cm2\)/);
    });
  });

  it('are not known where nothing states them: the scan is fitted, and gives no net gain against fluence', async () => {
    const results = await run(study('films: {A: {stripe: {files: a.csv}}}\n'), { 'a.csv': scan });
    const [stripe] = filmOf(results, 'A').stripes;
    expect(stripe.fluenceUjPerCm2).toBeNull();
    expect(stripe.netGainPerCm).not.toBeNull();
    expect(filmOf(results, 'A').netGain).toEqual([]);
  });
});

describe('fluences in file names', () => {
  const named = (pattern: string): string =>
    `pump: {fluence: "from file name ${pattern}"}\nfilms: {A: {stripe: {files: '*.csv'}}}\n`;

  it.each([
    ['SC1-78.4uJ.csv', '{fluence}uJ', 78.4],
    ['SC1-78p4uJ.csv', '{fluence}uJ', 78.4],
    ['SC1-78,4 uJ.csv', '{fluence}uJ', 78.4],
    ['SC1_0p2mJ.csv', '{fluence}mJ', 200],
    ['SC1_F784_b.csv', 'F{fluence}_', 784],
    ['SC1-0.078_mJ.csv', '{fluence}_mJ', 78],
  ])('%s by %s', async (file, pattern, fluence) => {
    expect(await fluencesOf(named(pattern), { [file]: scan })).toEqual([fluence]);
  });

  it('that are not there are refused with the name and the pattern', async () => {
    await expect(run(study(named('{fluence}uJ')), { 'SC1.csv': scan })).rejects.toMatchObject({
      message: 'found no fluence in the file name "SC1.csv" by the pattern "{fluence}uJ".',
      place: { file: 'study.yaml', field: 'pump' },
    });
  });

  it.each(['V-1e2uJ.csv', 'V-.5uJ.csv', 'V-1,000,5uJ.csv'])(
    'are not cut out of the number in %s',
    async (file) => {
      await expect(run(study(named('{fluence}uJ')), { [file]: scan })).rejects.toThrow('found no fluence');
    },
  );

  it('have no unit that is unknown', async () => {
    await expect(run(study(named('{fluence}kJ')), { 'A-1kJ.csv': scan })).rejects.toThrow('found "kJ"');
  });

  it('are sorted, whatever the order of the names', async () => {
    const files = { '9uJ.csv': scan, '100uJ.csv': scan, '20uJ.csv': scan };
    expect(await fluencesOf(named('{fluence}uJ'), files)).toEqual([9, 20, 100]);
  });
});

describe('fluences from the energy of a pulse', () => {
  const place = { file: 'study.yaml' };
  const of = (pump: string) => {
    const { study: read } = readStudy(study(`pump: ${pump}\nfilms: {A: {}}\n`), 'study.yaml');
    return fluenceOf({ pump: read.pump, file: 'a.csv', fromHeader: undefined, listed: undefined, place });
  };

  it('divide by the area of a flat stripe: 2.4 uJ on 2 mm x 120 um are 1000 uJ/cm2', () => {
    expect(of('{energy: 2.4 uJ, stripe: [2 mm, 120 um]}')?.value).toBeCloseTo(1000, 9);
  });

  it('are the peak of a Gaussian profile, 8/pi of the mean over its 1/e2 diameters', () => {
    const peak = of('{energy: 2.4 uJ, stripe: [2 mm, 120 um], profile: gaussian}')?.value ?? NaN;
    // By its definition: E = integral of the peak times exp(-2 x2/wx2 - 2 y2/wy2) over the plane, w half the diameters.
    let energyUj = 0;
    const [wx, wy, steps] = [0.1, 0.006, 400];
    for (let i = -steps; i <= steps; i++) {
      for (let j = -steps; j <= steps; j++) {
        const [x, y] = [(3 * i) / steps, (3 * j) / steps];
        energyUj += peak * Math.exp(-2 * (x * x + y * y)) * ((3 * wx) / steps) * ((3 * wy) / steps);
      }
    }
    expect(energyUj).toBeCloseTo(2.4, 6);
    expect(peak).toBeCloseTo((8 / Math.PI) * 1000, 6);
  });

  it('are average power over repetition, less what does not reach the film', () => {
    expect(
      of('{averagePower: 2.4 mW, repetition: 1 kHz, stripe: [2 mm, 120 um], transmission: 90 %}')?.value,
    ).toBeCloseTo(900, 9);
  });

  it('carry the errors of energy, length, width and transmission', () => {
    const found = of(
      '{energy: 2.4 uJ +- 3 %, stripe: [2 mm +- 2 %, 120 um +- 6 %], transmission: 0.9 +- 0.01}',
    );
    expect((found?.standardError ?? NaN) / (found?.value ?? NaN)).toBeCloseTo(
      Math.hypot(0.03, 0.02, 0.06, 0.01 / 0.9),
      9,
    );
  });

  it('need the stripe that the pulse falls on', () => {
    expect(() => of('{energy: 2.4 uJ}')).toThrow(/add stripe: \[length, width\]/);
  });

  it('are read off the names by {energy}', async () => {
    const text =
      'pump: {fluence: "from file name {energy}nJ", stripe: [2 mm, 120 um]}\nfilms: {A: {stripe: {files: a-480nJ.csv}}}\n';
    const [fluence] = await fluencesOf(text, { 'a-480nJ.csv': scan });
    expect(fluence).toBeCloseTo(200, 9);
  });
});
