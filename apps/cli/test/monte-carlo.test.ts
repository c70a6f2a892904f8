import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentSchemas } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { monteCarloCommand } from '../src/commands/monte-carlo.js';
import { capturedCommand } from './captured-command.js';

const captured = capturedCommand('monte-carlo');

const film = (thickness: string): string => {
  const gains = [8, 40, 200, 800].map((fluence) => {
    const gain = (0.88 * 432 * fluence) / (fluence + 40) - 100;
    return `[${String(fluence)} uJ/cm^2, ${gain.toFixed(3)} +- 3 cm^-1]`;
  });
  return `{thickness: ${thickness}, index: 1.9, loss: 100 +- 5 cm^-1, stripe: {netGain: [${gains.join(', ')}]}}`;
};

/** One film far from cut-off (61.2 nm) and one near it. */
const study = `modalgain: 1
title: Trials
wavelengths: {emission: 656 nm}
stack: {cover: air, substrate: fused-silica}
emissionCrossSection: 4.32e-15 +- 0.1e-15 cm^2
films: {A: ${film('204 +- 2 nm')}, B: ${film('62.5 +- 2 nm')}}
`;

async function monteCarlo(text: string, ...options: string[]): Promise<string> {
  const file = path.join(captured.folder, 'study.yaml');
  writeFileSync(file, text);
  captured.output = '';
  await monteCarloCommand().parseAsync([file, ...options], { from: 'user' });
  return captured.output;
}

describe('modalgain monte-carlo', () => {
  it('prints one table a film and warns of the one near cut-off; the document and figures go into a folder', async () => {
    const out = path.join(captured.folder, 'trials');
    const text = await monteCarlo(study, '--trials', '160', '--seed', '7', '--out', out);
    expect(text).toContain('160 trials of the whole chain, seed 7');
    expect(text).toMatch(/^A +value +stated 95 %/m);
    expect(text).toContain('Stated errors of B differ from trials.');
    expect(text).not.toContain('Stated errors of A differ');
    expect(text).toMatch(/no value in [\d.]+ %/);
    const written: unknown = JSON.parse(readFileSync(path.join(out, 'monte-carlo.json'), 'utf8'));
    const document = documentSchemas['monte-carlo'].parse(written);
    expect(document.seed).toBe(7);
    const figures = readdirSync(path.join(out, 'figures')).sort();
    expect(figures).toEqual([
      'trial-histogram-A-densityPerCm3.svg',
      expect.stringMatching(/^trial-histogram-B-\w+\.svg$/),
      'trial-intervals-A.svg',
      'trial-intervals-B.svg',
    ]);
  }, 90_000);

  it('refuses what is no count, and a study without a film that guides, in one sentence', async () => {
    await expect(monteCarlo(study, '--trials', 'many')).rejects.toThrow(
      '--trials: found "many", expected a whole number from 100 to 1000000.',
    );
    await expect(monteCarlo(study, '--seed', '-1')).rejects.toThrow('--seed: found "-1"');
    const dark = 'modalgain: 1\ntitle: T\nwavelengths: {emission: 656 nm}\nfilms: {A: {thickness: 200 nm}}\n';
    await expect(monteCarlo(dark)).rejects.toThrow('has no film that guides a mode');
    expect(existsSync(path.join(captured.folder, 'trials'))).toBe(false);
  });
});
