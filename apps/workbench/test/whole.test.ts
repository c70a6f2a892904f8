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

/** Where two documents differ: other words, or numbers apart by more than 1e-8 of their size. */
function differences(a: unknown, b: unknown, place = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    const isSame = Math.abs(a - b) <= 1e-8 * Math.max(Math.abs(a), Math.abs(b));
    return isSame ? [] : [`${place}: ${a} and ${b}`];
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return a === b ? [] : [`${place}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differences((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${place}/${key}`),
  );
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
