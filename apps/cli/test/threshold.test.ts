import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { simulateThresholdSeries, thresholdSeriesNetGainPerCm, thresholdDefinitions } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { thresholdCommand } from '../src/commands/threshold.js';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { capturedCommand } from './captured-command.js';

interface ThresholdDocument {
  readonly file: string;
  readonly definitions: {
    name: string;
    outcome: string;
    thresholdUjPerCm2: { value: number; interval95: [number, number] } | null;
    why?: string;
  }[];
  readonly spectra: { fluenceUjPerCm2: number; fwhmNm: { value: number }; aseShare: { value: number } }[];
  readonly verdicts: { code: string }[];
  readonly notes: string[];
}

const command = capturedCommand('threshold');

const threshold = (...words: string[]): Promise<unknown> =>
  new Command('modalgain')
    .addCommand(thresholdCommand())
    .parseAsync(['threshold', ...words], { from: 'user' });

const document = () => JSON.parse(command.output) as ThresholdDocument;

const truth = {
  fluencesUjPerCm2: Array.from({ length: 24 }, (_, i) => 0.3 * 1000 ** (i / 23)),
  stripeLengthUm: 300,
  modalGainPerCm: 320,
  lossPerCm: 60,
  saturationFluenceUjPerCm2: 7,
  seed: 11,
};

function write(name: string, lines: readonly string[]): string {
  const file = path.join(command.folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

/** Spectra in columns; `timeMs` of each in its header, and the counts in proportion to it. */
function writeSpectra(name: string, timesMs?: readonly number[], headed = true): string {
  const { wavelengthNm, spectra } = simulateThresholdSeries(truth);
  const header = truth.fluencesUjPerCm2.map((fluence, i) =>
    timesMs && headed ? `${fluence} uJ/cm2, ${timesMs[i]} ms` : `${fluence} uJ/cm2`,
  );
  const rows = Array.from(wavelengthNm, (nm, j) =>
    [nm, ...spectra.map((spectrum, i) => (spectrum[j] * (timesMs?.[i] ?? 100)) / 100)].join('\t'),
  );
  return write(name, [['wavelength_nm', ...header].join('\t'), ...rows]);
}

const intensities = () =>
  simulateThresholdSeries(truth).spectra.map((spectrum) => spectrum.reduce((sum, value) => sum + value, 0));

describe('modalgain threshold', () => {
  it('prints every definition with outcome and interval, the spectra and the verdicts, and ends with 0', async () => {
    const file = writeSpectra('spectra.txt');
    const gains = [4, 8, 16, 32, 64, 128].map(
      (fluence) => `${fluence},${thresholdSeriesNetGainPerCm(truth, fluence)},3`,
    );
    const gainFile = write('gain.csv', ['fluence (uJ/cm2),net gain (cm-1),error (cm-1)', ...gains]);
    await threshold('--json', file, '--stripe-length', '300 um', '--net-gain', gainFile);
    const result = document();
    expect(result.file).toBe(file);
    expect(result.definitions.map(({ name }) => name)).toEqual([...thresholdDefinitions]);
    expect(new Set(result.definitions.map(({ outcome }) => outcome))).toContain('determined');
    for (const { outcome, thresholdUjPerCm2, why } of result.definitions) {
      expect(outcome === 'determined').toBe(thresholdUjPerCm2 !== null);
      expect(outcome === 'not-determined').toBe(why !== undefined);
    }
    // Unit gain over 300 um: 320 f = 60 + 33.3 at x = 0.412, so 2.88 uJ/cm2.
    const unit = result.definitions.find(({ name }) => name === 'unit-gain-length');
    expect(unit?.thresholdUjPerCm2?.value).toBeCloseTo(2.88, 1);
    expect(result.spectra).toHaveLength(24);
    expect(result.spectra[0].fluenceUjPerCm2).toBe(0.3);
    expect(result.spectra[23].aseShare.value).toBeGreaterThan(0.95);
    expect(result.verdicts.map(({ code }) => code)).toContain('definitions-differ');
    expect(process.exitCode).toBeUndefined();
  });

  it('takes integration times from the headers, and refuses the same series without them', async () => {
    const times = truth.fluencesUjPerCm2.map((_, i) => (i < 13 ? 500 : 20));
    await threshold('--json', writeSpectra('timed.txt', times));
    const timed = document();
    expect(timed.definitions.filter(({ outcome }) => outcome === 'determined').length).toBeGreaterThan(5);
    expect(timed.notes.join(' ')).toContain('ach spectrum is divided by its integration time');
    command.output = '';
    await threshold('--json', writeSpectra('untold.txt', times, false));
    const untold = document();
    expect(untold.definitions.map(({ outcome }) => outcome)).not.toContain('determined');
    expect(untold.verdicts[0].code).toBe('step-in-series');
    expect(untold.definitions[0].why).toContain('integration time');
    expect(process.exitCode).toBe(1);
  });

  it('reads a table of fluence, intensity and integration time', async () => {
    const light = intensities();
    const rows = truth.fluencesUjPerCm2.map((fluence, i) => {
      const time = i < 13 ? 500 : 20;
      return `${fluence};${(light[i] * time) / 100};${time}`;
    });
    await threshold(
      '--json',
      write('table.csv', ['fluence (uJ/cm2);intensity;integration time (ms)', ...rows]),
    );
    const found = document().definitions.filter(({ outcome }) => outcome === 'determined');
    expect(found.map(({ name }) => name)).toContain('rolling-hinge');
    expect(document().definitions.find(({ name }) => name === 'band-onset')?.why).toContain(
      'It needs spectra',
    );
    expect(process.exitCode).toBeUndefined();
  });

  it('reads a folder of spectra, one a file, by the fluences in their names and their integration times', async () => {
    const { wavelengthNm, spectra } = simulateThresholdSeries(truth);
    const folder = path.join(command.folder, 'SC1');
    mkdirSync(folder);
    truth.fluencesUjPerCm2.forEach((fluence, i) => {
      const timeMs = i < 13 ? 500 : 20;
      const rows = Array.from(wavelengthNm, (nm, j) => `${nm}\t${(spectra[i][j] * timeMs) / 100}`);
      const lines = [`# Integration time: ${timeMs} ms`, 'wavelength_nm\tintensity', ...rows];
      writeFileSync(path.join(folder, `SC1_${fluence}uJ.txt`), lines.join('\n'));
    });
    await threshold('--json', folder, '--fluence', '{fluence}uJ');
    const joined = document();
    expect(joined.notes.join(' ')).toContain('ach spectrum is divided by its integration time');
    command.output = '';
    await threshold('--json', writeSpectra('spectra.txt'));
    const values = ({ definitions }: ThresholdDocument) =>
      definitions.map(({ thresholdUjPerCm2 }) => thresholdUjPerCm2?.value.toPrecision(8));
    expect(values(joined)).toEqual(values(document()));
    await expect(threshold(folder)).rejects.toThrow('found a spectrum of unknown fluence');
    await expect(threshold(folder, '--fluence', 'uJ')).rejects.toThrow('expected a pattern');
  });

  it('honours units and decimal commas: the same film in mJ/cm2 has the same threshold', async () => {
    const light = intensities();
    const comma = (value: number) => String(value).replace('.', ',');
    const found: (number | undefined)[] = [];
    for (const [header, unit] of [
      ['Fluence (µJ/cm²);Intensity', 1],
      ['fluence_mJ_cm2;intensity', 1e-3],
      ['Fluence (nJ/cm2);ASE intensity (counts)', 1e3],
    ] as const) {
      const rows = truth.fluencesUjPerCm2.map((fluence, i) => `${comma(fluence * unit)};${comma(light[i])}`);
      command.output = '';
      await threshold('--json', write('units.csv', [header, ...rows]));
      found.push(document().definitions[1].thresholdUjPerCm2?.value);
    }
    for (const value of found) expect(value).toBeCloseTo(found[0] ?? NaN, 6);
  });

  it('ends with 1 and the reason where nothing is determined', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${2 ** (i / 2)},${100 * 2 ** (i / 2)}`);
    await threshold(write('linear.csv', ['fluence_uj_per_cm2,intensity', ...rows]));
    expect(command.output).toContain('The slope does not change significantly.');
    expect(process.exitCode).toBe(1);
  });

  it('says for a person which thresholds may enter the gain fit', async () => {
    await threshold(writeSpectra('spectra.txt'), '--stripe-length', '300 um');
    const lines = command.output.split('\n');
    expect(lines.find((line) => line.startsWith('half collapse of the width'))).toMatch(/ yes$/);
    expect(lines.find((line) => line.startsWith('hinge with roll-over'))).toMatch(/ no$/);
    expect(command.output).toContain('Some thresholds may enter the gain fit.');
  });

  it('refuses bad input with one sentence', async () => {
    const few = write('few.csv', ['fluence_uj_per_cm2,intensity', '1,1', '2,2', '3,4']);
    await expect(threshold(few)).rejects.toThrow('3 different fluences');
    const negative = write('negative.csv', [
      'fluence_uj_per_cm2,intensity',
      ...[-1, 2, 3, 4, 5, 6].map((f) => `${f},9`),
    ]);
    await expect(threshold(negative)).rejects.toThrow('found the fluence -1, expected a positive number');
    const lengths = write('lengths.csv', ['wavelength_nm,20 um,40 um', '600,1,2', '601,2,3', '602,1,1']);
    await expect(threshold(lengths)).rejects.toThrow('found spectra against stripe length');
    await expect(threshold(few, '--stripe-length', '500')).rejects.toThrow(/unit/);
    await expect(threshold(few, '--stripe-length', '0 um')).rejects.toThrow('expected one above 0');
    await expect(threshold(write('empty.csv', []))).rejects.toThrow('empty');
    await expect(threshold(path.join(command.folder, 'missing.csv'))).rejects.toThrow('no such file');
    const powers = write('powers.csv', ['power (mW),intensity', ...[1, 2, 3, 4, 5].map((f) => `${f},9`)]);
    await expect(threshold(powers)).rejects.toThrow('expected one of fluence among them');
    expect(command.output).toBe('');
  });

  itWithSharedData('refuses other kinds of files in one sentence', async () => {
    const sentences = {
      'stripe/ssg_clean.csv': 'found stripe-scan, expected fluence-scan or spectrum-series',
      'spectra/ocean/OO_comma.txt': 'a spectrum of unknown fluence',
      'spectra/andor/boron_0.asc': 'a spectrum of unknown fluence',
      'spectra/andor/cli-0.sif': 'a spectrum of unknown fluence',
      'spectra/expected.json': 'no known format',
    };
    for (const [file, sentence] of Object.entries(sentences))
      await expect(threshold(sharedData(file))).rejects.toThrow(sentence);
  });
});
