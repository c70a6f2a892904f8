import { describe, expect, it } from 'vitest';
import { memorySource, readMeasurement, writeOceanText } from '@modalgain/formats';
import { sentenceOf, utf8 } from './support.js';

const spectrum = (peak: number, integrationTimeS = 0.1, wavelengths: readonly number[] = [600, 601, 602]) =>
  utf8(
    writeOceanText({
      title: 'step',
      spectrometer: 'HR4D0000',
      integrationTimeS,
      scansAveraged: 1,
      boxcarWidth: 0,
      wavelengthNm: wavelengths,
      intensity: [1, peak, 2],
    }),
  );

/** Reads a list in the folder "spectra" with its files beside it. */
async function read(list: string, files: Readonly<Record<string, Uint8Array>>) {
  const source = memorySource(
    new Map(Object.entries(files).map(([name, bytes]) => [`spectra/${name}`, bytes])),
  );
  const { measurements, parts } = await readMeasurement({
    name: 'spectra/steps.csv',
    bytes: utf8(list),
    as: ['stripe-scan', 'spectrum-series'],
    beside: (path) => source.read(path),
  });
  const [series] = measurements;
  if (series.kind !== 'spectrum-series') throw new Error(series.kind);
  return { series, parts };
}

const files = { 'a.txt': spectrum(10), 'b.txt': spectrum(20), 'c.txt': spectrum(30) };

describe('a list of spectra, one file a step', () => {
  it('becomes one series against its variable, rising, with the provenance of list and files', async () => {
    const { series, parts } = await read(
      '# film SC1\nfile;stripe length (mm)\nb.txt;0,04\na.txt;0,02\nc.txt;0,1\n',
      files,
    );
    expect(series).toMatchObject({ variable: 'stripeLengthUm', integrationTimeS: 0.1 });
    expect([...series.variableValues]).toEqual([20, 40, 100]);
    expect(series.spectra.map(([, peak]) => peak)).toEqual([10, 20, 30]);
    expect(series.provenance).toMatchObject({ file: 'spectra/steps.csv', format: 'spectrum-steps' });
    expect(series.provenance.notes.join(' ')).toContain('Settings: spectrometer HR4D0000');
    expect(parts?.map(({ file }) => file)).toEqual(['spectra/b.txt', 'spectra/a.txt', 'spectra/c.txt']);
  });

  it('divides by different integration times, those of the list before those of the files', async () => {
    const stated = { ...files, 'b.txt': spectrum(20, 0.2) };
    const byFile = await read('file,fluence_uj_cm2\na.txt,1\nb.txt,2\n', stated);
    expect(byFile.series.spectra.map(([, peak]) => peak)).toEqual([100, 100]);
    expect(byFile.series.integrationTimeS).toBeUndefined();
    expect(byFile.series.provenance.notes.join(' ')).toContain('Integration times from 0.1 to 0.2 s');
    const byList = await read(
      'file,fluence_uj_cm2,integration time (ms)\na.txt,1,500\nb.txt,2,1000\n',
      stated,
    );
    expect(byList.series.spectra.map(([, peak]) => peak)).toEqual([20, 20]);
    expect(byList.series.provenance.notes.filter((note) => note.startsWith('Integration time'))).toEqual([
      'Integration times are those of the list.',
      'Integration times from 0.5 to 1 s: each spectrum divided by its own.',
    ]);
  });

  it.each([
    ['filter_transmission', '0.5', '1'],
    ['filter transmission (%)', '50', '100'],
    ['filter od', String(Math.log10(2)), '0'],
  ])('divides by the filter: %s', async (column, half, whole) => {
    const { series } = await read(
      `file,pulse energy (nJ),${column}\na.txt,100,${whole}\nb.txt,200,${half}\n`,
      files,
    );
    expect(series.variable).toBe('pulseEnergyUj');
    expect([...series.variableValues]).toEqual([0.1, 0.2]);
    const [first, second] = series.spectra.map(([, peak]) => peak);
    expect(first).toBe(10);
    expect(second).toBeCloseTo(40, 12);
    expect(series.provenance.notes.join(' ')).toContain('divided by the transmission of the filter');
  });

  it('takes the quantity that changes, and states the others', async () => {
    const text = 'file,stripe_length_um,fluence_uj_cm2\na.txt,500,5\nb.txt,500,9\n';
    const { series } = await read(text, files);
    expect(series).toMatchObject({ variable: 'fluenceUjPerCm2', variableValues: Float64Array.of(5, 9) });
    expect(series.provenance.notes.join(' ')).toContain('Column "stripe_length_um" is 500: stated');
  });

  it('takes the variable from the names where no column has it', async () => {
    const lengths = await read('file,who\nSC1_20um.txt,me\nSC1_40um.txt,me\n', {
      'SC1_20um.txt': spectrum(1),
      'SC1_40um.txt': spectrum(2),
    });
    expect(lengths.series).toMatchObject({
      variable: 'stripeLengthUm',
      variableValues: Float64Array.of(20, 40),
    });
    const fluences = await read('file\n78p4uJ_cm2.txt\n209uJ_cm2.txt\n', {
      '78p4uJ_cm2.txt': spectrum(1),
      '209uJ_cm2.txt': spectrum(2),
    });
    expect(fluences.series).toMatchObject({
      variable: 'fluenceUjPerCm2',
      variableValues: Float64Array.of(78.4, 209),
    });
  });

  it('says in the series what each spectrum was divided by', async () => {
    const { series } = await read(
      'file,stripe_length_um,filter od,reference (V)\nb.txt,40,0,1.5\na.txt,20,1,0.5\n',
      { ...files, 'b.txt': spectrum(20, 0.2) },
    );
    expect(series.normalisation).toEqual([
      { by: 'integration-time', values: Float64Array.of(0.1, 0.2) },
      { by: 'filter-transmission', values: Float64Array.of(0.1, 1) },
      { by: 'reference', values: Float64Array.of(0.5, 1.5) },
    ]);
    expect(series.spectra.map(([, peak]) => peak)).toEqual([10 / 0.1 / 0.5 / 0.1, 20 / 1.5 / 0.2]);
    expect(series.provenance.notes.join(' ')).toContain('divided by column "reference (V)" over its mean');
  });

  it('keeps positions, whose zero is for the study to say', async () => {
    const { series } = await read('file,position (mm)\na.txt,0\nb.txt,0.25\n', files);
    expect(series).toMatchObject({ variable: 'positionUm', variableValues: Float64Array.of(0, 250) });
  });

  it('says what is wrong with a list, with its line', async () => {
    const sentence = (list: string, more = {}) => sentenceOf(read(list, { ...files, ...more }));
    expect(await sentence('file,stripe_length_um\na.txt,20\na.txt,40\n')).toBe(
      'spectra/steps.csv, line 3: found a.txt twice, expected each file once.',
    );
    expect(await sentence('file,stripe_length_um\na.txt,20\nb.txt,long\n')).toBe(
      'spectra/steps.csv, line 3, stripe_length_um: found "long", expected a number.',
    );
    expect(await sentence('file,stripe_length_um\na.txt,20\nb.txt\n')).toContain('line 3: found 1 cells');
    expect(await sentence('file,remark\na.txt,1\nb.txt,2\n')).toContain('neither a column of the variable');
    expect(await sentence('file,fluence_uj_cm2,filter_transmission\na.txt,1,0\nb.txt,2,1\n')).toContain(
      'lets 0 of the light through',
    );
    expect(await sentence('file,stripe_length_um\n../a.txt,20\nb.txt,40\n')).toContain(
      'found the path "../a.txt"',
    );
    expect(await sentence('file,stripe_length_um\n/etc/a.txt,20\nb.txt,40\n')).toContain(
      'in the folder of the list',
    );
  });

  it('says which file is missing, holds several spectra, or has another calibration', async () => {
    const sentence = (more: Readonly<Record<string, Uint8Array>>) =>
      sentenceOf(read('file,stripe_length_um\na.txt,20\nd.txt,40\n', { ...files, ...more }));
    expect(await sentence({})).toContain('spectra/d.txt: there is no such file.');
    const two = utf8('wavelength_nm,20 um,40 um\n600,1,2\n601,1,2\n');
    expect(await sentence({ 'd.txt': two })).toBe(
      'spectra/d.txt: holds 2 spectra, expected one, as a step of a list.',
    );
    expect(await sentence({ 'd.txt': spectrum(1, 0.1, [600, 601, 603]) })).toContain(
      'has other wavelengths than spectra/a.txt',
    );
  });

  it('is refused where a file of it is a list again', async () => {
    const list = utf8('file,stripe_length_um\na.txt,20\n');
    const reading = read('file,stripe_length_um\na.txt,20\nd.csv,40\n', { ...files, 'd.csv': list });
    expect(await sentenceOf(reading)).toContain('spectra/d.csv: found a list of 1 spectra');
  });

  it('is recognised alone, and refused with what to do', async () => {
    const bytes = utf8('file,stripe_length_um\na.txt,20\nb.txt,40\n');
    expect(await sentenceOf(readMeasurement({ name: 'steps.csv', bytes }))).toBe(
      'steps.csv: found a list of 2 spectra (a.txt and so on), which is read together with these files: name it in a study.',
    );
  });
});
