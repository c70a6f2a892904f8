import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gainModelNames } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fitGainCommand } from '../src/commands/fit-gain.js';

let folder: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-fit-gain-'));
  output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

/** Net gain 300 F/(F + 7) - 100 in cm-1 with 5 cm-1 of error. */
function table(header: string, fluences: readonly number[], film?: string): string {
  const rows = fluences.map((fluence) => {
    const row = `${fluence},${(300 * fluence) / (fluence + 7) - 100},5`;
    return film === undefined ? row : `${film},${row}`;
  });
  return [header, ...rows].filter((line) => line !== '').join('\n');
}

interface Quantity {
  status: string;
  estimate: { value: number; standardError: number; interval95: [number, number]; method: string } | null;
  interval95: [number | null, number | null];
  next?: string;
}

interface GainDocument {
  films: {
    film: string;
    densityPerCm3: Quantity;
    lossPerCm: Quantity;
    saturationFluenceUjPerCm2: Quantity;
  }[];
  verdicts: { code: string }[];
  notes: string[];
}

async function fitGain(text: string, ...options: string[]): Promise<string> {
  const file = path.join(folder, 'gain.csv');
  writeFileSync(file, text);
  await fitGainCommand()
    .exitOverride()
    .parseAsync([file, ...options], { from: 'user' });
  return output;
}

const low = [3, 6, 12, 25, 60, 200];
const header = 'fluence (uJ/cm2),net gain (cm-1),error (cm-1)';

describe('modalgain fit-gain', () => {
  it('offers every gain model that needs no more than its name', () => {
    const model = fitGainCommand().options.find(({ long }) => long === '--model');
    expect(model?.argChoices).toEqual([...gainModelNames]);
  });

  it('gives density, loss and saturation fluence of a table with status and interval', async () => {
    const document = JSON.parse(
      await fitGain(table(header, low), '--json', '--confinement', '0.8'),
    ) as GainDocument;
    const [film] = document.films;
    expect(film.densityPerCm3.estimate?.value).toBeCloseTo(300 / (0.8 * 4.32e-15), -10);
    expect(film.lossPerCm.estimate?.value).toBeCloseTo(100, 3);
    expect(film.saturationFluenceUjPerCm2.estimate?.value).toBeCloseTo(7, 4);
    expect(film.densityPerCm3.status).toBe('determined');
    expect(Object.keys(film.lossPerCm.estimate ?? {}).sort()).toEqual([
      'interval95',
      'method',
      'standardError',
      'value',
    ]);
    expect(process.exitCode).toBeUndefined();
  });

  it('reports what four high fluences leave open, with what would settle it, and exit code 1', async () => {
    const document = JSON.parse(
      await fitGain(table(header, [78.4, 209, 418, 784]), '--json'),
    ) as GainDocument;
    expect(document.films[0].densityPerCm3).toMatchObject({ status: 'not-determined', estimate: null });
    expect(document.films[0].densityPerCm3.interval95[1]).toBeNull();
    expect(document.films[0].densityPerCm3.next).toContain('α to 15 %');
    expect(process.exitCode).toBe(1);
  });

  it('a measured loss settles them', async () => {
    const text = table(header, [78.4, 209, 418, 784]);
    const document = JSON.parse(await fitGain(text, '--json', '--loss', '100 +- 10 cm-1')) as GainDocument;
    expect(document.films[0].densityPerCm3.status).toBe('determined');
  });

  it('takes film names, units of the header and other separators', async () => {
    const rows = ['SC1', 'SC1S'].flatMap((film) => table('', low, film).split('\n'));
    const text = ['film;fluence (mJ/cm2);g_net (mm-1);sigma (mm-1)']
      .concat(
        rows.map((row) => {
          const [film, fluence, gain, error] = row.split(',');
          const cells = [Number(fluence) / 1000, Number(gain) / 10, Number(error) / 10];
          return [film, ...cells.map((cell) => String(cell).replace('.', ','))].join(';');
        }),
      )
      .join('\n');
    const document = JSON.parse(await fitGain(text, '--json')) as GainDocument;
    expect(document.films.map(({ film }) => film)).toEqual(['SC1', 'SC1S']);
    expect(document.films[1].lossPerCm.estimate?.value).toBeCloseTo(100, 3);
    expect(document.films[1].saturationFluenceUjPerCm2.estimate?.value).toBeCloseTo(7, 3);
  });

  it('says what it assumes', async () => {
    const document = JSON.parse(await fitGain(table(header, low), '--json')) as GainDocument;
    expect(document.notes.join(' ')).toContain('cross-section is taken as 4.32e-15');
    expect(document.notes.join(' ')).toContain('confinement factor is taken as 1');
  });

  it('knows the errors by their usual names, and refuses a confinement that is none', async () => {
    for (const name of ['s_g (cm-1)', 'sigma g (cm-1)', 'dg (cm-1)', 'std (cm-1)', 'u(g) (cm-1)']) {
      output = '';
      const text = table(`F (uJ/cm2),g_net (cm-1),${name}`, low);
      const document = JSON.parse(await fitGain(text, '--json')) as GainDocument;
      expect(document.films[0].lossPerCm.estimate?.value).toBeCloseTo(100, 3);
    }
    await expect(fitGain(table(header, low), '--confinement', 'high')).rejects.toThrow(
      'found the confinement "high", expected a number above 0',
    );
  });

  it('prints a table and verdicts for a person', async () => {
    const text = await fitGain(table(header, low));
    expect(text).toContain('n_t (10¹⁵ cm⁻³)');
    expect(text).toContain('The gain model fits within the errors.');
  });

  it('warns about the printed form', async () => {
    const document = JSON.parse(
      await fitGain(table(header, low), '--json', '--model', 'printed'),
    ) as GainDocument;
    expect(document.verdicts.map(({ code }) => code)).toContain('gain-model-doubtful');
  });

  it('takes a model of your own as an expression', async () => {
    const own = JSON.parse(
      await fitGain(table(header, low), '--json', '--expression', 'x/(1 + x)'),
    ) as GainDocument;
    expect(own.films[0].densityPerCm3.estimate?.value).toBeCloseTo(300 / 4.32e-15, -10);
    await expect(fitGain(table(header, low), '--expression', 'x/(1 + y)')).rejects.toThrow(
      '"y" at position 8',
    );
  });

  it('compares gain models with their weights and an average', async () => {
    const document = JSON.parse(await fitGain(table(header, low), '--json', '--compare')) as {
      models: { name: string; weight: number }[];
      averaged: { film: string; densityPerCm3: { kind: string } }[];
      verdicts: { code: string }[];
    };
    expect(document.models[0].name).toBe('langmuir');
    expect(document.models.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(document.averaged).toHaveLength(1);
    expect(document.verdicts.map(({ code }) => code)).toContain('gain-model-settled');
    output = '';
    const text = await fitGain(table(header, low), '--compare');
    expect(text).toMatch(/Langmuir +\d/);
    expect(text).toContain('average');
    expect(text).toContain('confinement factor is taken as 1');
  });

  it.each([
    ['fluence (uJ/cm2),net gain (cm-1)\n1,2\n3,4\n', 'standard error'],
    ['fluence (nm),net gain (cm-1),error (cm-1)\n1,2,1\n3,4,1\n', 'uJ/cm2'],
    ['fluence (uJ/cm2),net gain (cm-1),error (cm-1)\n1,2,0\n3,4,0\n', 'has to be a positive number'],
  ])('refuses a table that it cannot use: %#', async (text, sentence) => {
    const problem: unknown = await fitGain(text, '--json').catch((caught: unknown) => caught);
    expect(problem).toBeInstanceOf(InputError);
    expect((problem as InputError).sentence).toContain(sentence);
    expect((problem as InputError).sentence).toContain('gain.csv');
    expect(output).toBe('');
  });
});
