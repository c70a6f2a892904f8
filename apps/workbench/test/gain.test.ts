import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { itInBrowser, openWorkbench } from './support/workbench';

/** The cell of a film in the column of densities. */
const densityOf = async (page: Page, film: string): Promise<string> =>
  (await page
    .getByRole('row', { name: new RegExp(`^${film} `) })
    .getByRole('cell')
    .nth(4)
    .textContent()) ?? '';

describe('the Gain page', () => {
  itInBrowser('opens a density when the losses are taken away, and undo brings it back', async () => {
    const page = await openWorkbench({ route: 'gain/SC1S' });
    const determined = /^\d+\(\d+\)$/;
    await expect.poll(() => densityOf(page, 'SC1S')).toMatch(determined);
    await page.getByRole('img', { name: /^Misfit against the density of SC1S/ }).waitFor();
    const before = await densityOf(page, 'SC1S');
    await page.getByRole('radio', { name: 'Loss free' }).click();
    await page.getByRole('button', { name: /Shared and known/ }).click();
    await page.getByRole('radiogroup', { name: 'Measured thresholds' }).getByText('left out').click();
    await expect.poll(() => densityOf(page, 'SC1S'), { timeout: 30_000 }).toMatch(/^>\s\d+$/);
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
    await expect.poll(() => densityOf(page, 'SC1S')).toBe(before);
  });

  itInBrowser(
    'puts a model that was tried into the study, whose results are then of an earlier state; undo takes it out',
    async () => {
      const page = await openWorkbench({ route: 'gain/SC1' });
      await page.getByRole('button', { name: /Gain model/ }).click();
      await page.getByRole('option', { name: /exponential/ }).click();
      await page.getByRole('button', { name: 'Put into the study' }).click();
      const isStale = page
        .getByText('changed, analyse again')
        .or(page.getByRole('progressbar', { name: 'Analysis' }));
      await isStale.waitFor();
      await page.keyboard.press('Control+z');
      await isStale.waitFor({ state: 'hidden' });
    },
  );
});
