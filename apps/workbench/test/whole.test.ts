import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { dropFiles } from './support/drop';
import { exampleFiles, exampleFolder } from './support/example-files';
import { itInBrowser, openWorkbench } from './support/workbench';

/** What the command line makes of the same files. */
function commandLineResults(): Promise<unknown> {
  const bin = path.resolve(import.meta.dirname, '../../cli/bin/modalgain.js');
  const child = spawn(process.execPath, [bin, 'run', path.join(exampleFolder, 'study.yaml'), '--json']);
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(text));
      else reject(new Error(`modalgain run ended with ${code}`));
    });
  });
}

/**
 * How far a number may be off, from what stands beside it: a millionth of its own standard error, or of the half width
 * of its band. Where the data leave it open (`null` in JSON) nothing is said of it. Pure numbers (residuals, rises of chi-square, weights of models,
 * correlations) count to 1e-8 of 1.
 */
function slackOf(parent: Readonly<Record<string, unknown>>, key: string, index: string): number {
  if ('standardError' in parent || 'interval95' in parent) {
    const { standardError: error, interval95: ends } = parent as {
      standardError?: number | null;
      interval95?: (number | null)[];
    };
    if (error === null || ends?.includes(null) === true) return Infinity;
    return 1e-6 * (error ?? 0);
  }
  const at = (name: string): number => (parent[name] as Record<string, number> | undefined)?.[index] ?? 0;
  if ('lower' in parent && 'upper' in parent) return 0.5e-6 * Math.abs(at('upper') - at('lower'));
  return /^(residual|weight|deltaChiSquare)$/.test(key) || parent['status'] === 'prior-dominated' ? 1e-8 : 0;
}

type Node = Readonly<Record<string, unknown>>;

/** Where two documents differ: other words, or numbers apart by more than 1e-8 of their size and more than their slack. */
function differences(
  a: unknown,
  b: unknown,
  place: readonly string[] = [],
  above: readonly Node[] = [],
): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    const isSame = Math.abs(a - b) <= 1e-8 * Math.max(Math.abs(a), Math.abs(b));
    return isSame || Math.abs(a - b) <= slack(place, above) ? [] : [`${place.join('/')}: ${a} and ${b}`];
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return a === b ? [] : [`${place.join('/')}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differences((a as Node)[key], (b as Node)[key], [...place, key], [...above, a as Node]),
  );
}

/** The slack that the mapping around a number gives, or, for the number of a list, the mapping around the list. */
function slack(place: readonly string[], above: readonly Node[]): number {
  const key = place.at(-1) ?? '';
  const around = above.at(-1) ?? {};
  if (place.includes('evidence') || place.includes('correlation')) return 1e-8;
  // A ridge follows what the data leave open, over decades: its points count to its largest.
  if (place.includes('ridge') && Array.isArray(around))
    return 1e-8 * Math.max(...around.map((value) => Math.abs(Number(value))));
  if (!Array.isArray(around)) return slackOf(around, key, key);
  return slackOf(above.at(-2) ?? {}, place.at(-2) ?? '', key);
}

async function downloaded(page: Page, button: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).first().click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

const numbersIn = (html: string): string[] =>
  html.replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '').match(/\d+\.\d+(\(\d+\))?/g) ?? [];

describe('the workbench as a whole', () => {
  itInBrowser(
    'makes of dropped files what modalgain run makes of them',
    async () => {
      const reference = commandLineResults();
      const page = await openWorkbench({ route: 'start', study: 'none' });
      await page.getByRole('button', { name: 'Choose files' }).waitFor();
      await dropFiles(page, exampleFiles());
      await page.getByRole('button', { name: 'Analyse 8 films' }).click({ timeout: 60_000 });
      await page.waitForURL(/#\/stripe/, { timeout: 110_000 });
      await page.evaluate(() => (location.hash = '#/report?view=export'));
      const results = JSON.parse(await downloaded(page, 'results.json')) as { verdicts: unknown[] };
      expect(differences(await reference, results)).toEqual([]);
      expect(results.verdicts.length).toBeGreaterThan(5);

      const report = await downloaded(page, 'report.html');
      expect(report).toContain('Flat stamping of CdSe/CdZnS nanoplatelet films');
      expect(numbersIn(report).length).toBeGreaterThan(100);
    },
    300_000,
  );

  itInBrowser('takes a change back, brings it again, and loses nothing by a reload', async () => {
    const page = await openWorkbench({ route: 'waveguide/SC1S' });
    const undo = page.getByRole('button', { name: 'Undo' });
    const slider = page.getByRole('slider', { name: /thickness/i }).first();
    const value = (): Promise<string | null> => slider.getAttribute('aria-valuenow');
    const before = await value();
    expect(await undo.isDisabled()).toBe(true);
    await slider.focus();
    for (let i = 0; i < 5; i++) await slider.press('ArrowRight');
    const changed = await value();
    expect(changed).not.toBe(before);
    // What is changed is kept within a second.
    await page.waitForTimeout(1500);
    await page.reload();
    await expect.poll(() => value()).toBe(changed);
    while (await undo.isEnabled()) await undo.click();
    await expect.poll(() => value()).toBe(before);
    const redo = page.getByRole('button', { name: 'Redo' });
    while (await redo.isEnabled()) await redo.click();
    await expect.poll(() => value()).toBe(changed);
  });
});
