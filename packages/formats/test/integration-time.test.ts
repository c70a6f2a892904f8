import { describe, expect, it } from 'vitest';
import { readText, sentenceOf } from './support.js';

const read = async (header: string) => {
  const { measurements } = await readText(`${header}\n600;1;10\n601;2;20\n602;3;30\n`, 'spectrum-series');
  const [series] = measurements;
  return {
    variable: series.variable,
    values: [...series.variableValues],
    spectra: series.spectra.map((spectrum) => [...spectrum]),
    unit: series.intensityUnit,
    notes: series.provenance.notes.join(' '),
  };
};

const perSecond = [
  [10, 20, 30],
  [500, 1000, 1500],
];
const asWritten = [
  [1, 2, 3],
  [10, 20, 30],
];

describe('integration times of spectra', () => {
  it.each([
    'wavelength_nm;78.4 uJ/cm2, 100 ms;209 uJ/cm2, 20 ms',
    'wavelength_nm;78.4 uJ/cm2 (0.1 s);209 uJ/cm2 (0.02 s)',
    'Integration times: 100 ms, 20 ms\nwavelength_nm;78.4 uJ/cm2;209 uJ/cm2',
    'Integration time (ms): 100; 20\nwavelength_nm;78.4 uJ/cm2;209 uJ/cm2',
    '# exposure = 0.1 s, 20000 us\nwavelength_nm;78.4 uJ/cm2;209 uJ/cm2',
  ])('divide the counts where they differ: %j', async (header) => {
    const series = await read(header);
    expect(series).toMatchObject({ variable: 'fluenceUjPerCm2', values: [78.4, 209], unit: 'a.u./s' });
    series.spectra.forEach((spectrum, i) =>
      spectrum.forEach((value, j) => expect(value).toBeCloseTo(perSecond[i][j], 9)),
    );
    expect(series.notes).toContain('Integration times from 0.02 to 0.1 s: each spectrum divided by its own.');
  });

  it.each([
    'wavelength_nm;78.4 uJ/cm2, 100 ms;209 uJ/cm2, 100 ms',
    'Integration time: 100 ms\nwavelength_nm;78.4 uJ/cm2;209 uJ/cm2',
  ])('leave the counts alone where all are the same, and say so: %j', async (header) => {
    const series = await read(header);
    expect(series.spectra).toEqual(asWritten);
    expect(series.unit).toBe('');
    expect(series.notes).toContain('Integration time 0.1 s for all spectra');
  });

  it('are not the durations of pulses or of processes', async () => {
    const pulses = await read('wavelength_nm;78.4 uJ/cm2, 100 fs;209 uJ/cm2, 5 ns');
    const stamped = await read('wavelength_nm;78.4 uJ/cm2, 5 min;209 uJ/cm2, 10 min');
    expect(pulses.spectra).toEqual(asWritten);
    expect(stamped.spectra).toEqual(asWritten);
  });

  it('are refused where only some headers have one, or a list does not fit', async () => {
    const rows = '\n600;1;10\n601;2;20\n';
    expect(await sentenceOf(readText(`wavelength_nm;78.4 uJ/cm2, 100 ms;209 uJ/cm2${rows}`))).toBe(
      'scan.csv, line 1: found an integration time in "78.4 uJ/cm2, 100 ms" but none in "209 uJ/cm2", expected one in every header or in none.',
    );
    const list = `Integration times: 100 ms, 20 ms, 5 ms\nwavelength_nm;78.4 uJ/cm2;209 uJ/cm2${rows}`;
    expect(await sentenceOf(readText(list))).toContain('found 3 integration times for 2 spectra');
  });
});
