import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { simulateDecay, simulateStripeScan, simulateThresholdSeries } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.js';
import { filmOfFiles } from '../src/write-figure.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('figure');

/** Runs a command on a file of these lines with `--figure`; gives the figure. */
async function drawn(name: string, lines: readonly string[], ...options: string[]): Promise<string> {
  const file = path.join(command.folder, 'film-7.csv');
  const figure = path.join(command.folder, 'figure.svg');
  writeFileSync(file, lines.join('\n'));
  await createProgram().parseAsync([name, file, '--figure', figure, ...options], { from: 'user' });
  return readFileSync(figure, 'utf8');
}

const decay = (): string[] => {
  const distanceUm = Array.from({ length: 20 }, (_, i) => 25 * i);
  const truth = { distanceUm, intensityAtEdge: 1000, lossPerCm: 40, relativeNoise: 0.04, seed: 3 };
  const { intensity } = simulateDecay(truth);
  return ['distance (um),intensity', ...distanceUm.map((um, i) => `${um},${intensity[i]}`)];
};

describe('--figure', () => {
  it('draws the scans of stripe', async () => {
    const { scan } = simulateStripeScan({
      stripeLengthUm: Array.from({ length: 25 }, (_, i) => 20 * (i + 1)),
      netGainPerCm: 110,
      sourcePerCm: 1e4,
      saturation: 1e-4,
      pumpNoise: 0.04,
      seed: 3,
    });
    const rows = Array.from(scan.stripeLengthUm, (um, i) => `${um},${scan.intensity[i]}`);
    const svg = await drawn('stripe', ['length (um),intensity', ...rows]);
    expect(svg).toMatch(/^<svg|^<\?xml/);
    expect(svg).toContain('film-7');
  });

  it('draws what threshold reads, beside the document that it prints', async () => {
    const fluences = Array.from({ length: 16 }, (_, i) => 0.3 * 1000 ** (i / 15));
    const { wavelengthNm, spectra } = simulateThresholdSeries({
      fluencesUjPerCm2: fluences,
      stripeLengthUm: 300,
      modalGainPerCm: 320,
      lossPerCm: 60,
      saturationFluenceUjPerCm2: 7,
      seed: 5,
    });
    const rows = Array.from(wavelengthNm, (nm, j) =>
      [nm, ...spectra.map((spectrum) => spectrum[j])].join(','),
    );
    const header = ['wavelength_nm', ...fluences.map((fluence) => `${fluence} uJ/cm2`)].join(',');
    const svg = await drawn('threshold', [header, ...rows], '--json');
    expect(svg).toContain('half collapse of the width');
    expect(JSON.parse(command.output)).toHaveProperty('definitions');
  });

  it('draws the decay of loss and the gains of fit-gain', async () => {
    expect(await drawn('loss', decay())).toContain('Distance');
    const gains = [3, 6, 12, 25, 60, 200].map((f) => `${f},${(300 * f) / (f + 7) - 100},5`);
    const svg = await drawn('fit-gain', ['fluence (uJ/cm2),net gain (cm-1),error (cm-1)', ...gains]);
    expect(svg).toContain('Net gain');
  });

  it('draws plans of scans and of films', async () => {
    const figure = path.join(command.folder, 'plan.svg');
    const plan = async (...words: string[]): Promise<string> => {
      await createProgram().parseAsync(['plan', ...words, '--figure', figure], { from: 'user' });
      return readFileSync(figure, 'utf8');
    };
    const scan = ['--gain', '150 cm-1', '--noise', '5 %', '--longest', '400 um'];
    expect(await plan('--want', 'g 5 %', ...scan)).toContain('Stripe lengths in a scan');
    const film = ['--density', '60e15 cm-3', '--cross-section', '4.32e-15 cm2', '--confinement', '0.8'];
    const expected = ['--loss', '100 cm-1', '--saturation-fluence', '7 uJ/cm2'];
    const fluences = ['--fluences', '78.4, 209, 418, 784 uJ/cm2'];
    expect(await plan('--want', 'n_t 10 %', ...film, ...expected, ...fluences)).toContain('Relative error');
  });

  it('names a film by what its files have in common', () => {
    const nameOf = (...files: string[]) => filmOfFiles(files).name;
    expect(nameOf('stripe/SC1-78.4uJ.csv', 'stripe/SC1-784uJ.csv')).toBe('SC1');
    expect(nameOf('stripe/SC1-78.4uJ.csv')).toBe('SC1-78.4uJ');
    expect(nameOf('SC1-78.4uJ.csv', 'SC1S-78.4uJ.csv')).toBe('SC1-78.4uJ');
  });

  it('says where it cannot draw', async () => {
    const options = { from: 'user' } as const;
    const file = path.join(command.folder, 'decay.csv');
    writeFileSync(file, decay().join('\n'));
    const run = (figure: string) => createProgram().parseAsync(['loss', file, '--figure', figure], options);
    await expect(run('decay.png')).rejects.toThrow('expected a name that ends in .svg');
    await expect(run(path.join(command.folder, 'none', 'decay.svg'))).rejects.toThrow('cannot be written');
  });
});
