import { describe, expect } from 'vitest';
import { itInBrowser, openWorkbench } from './support/workbench';

describe('the Threshold page', () => {
  itInBrowser('shows ten definitions, and walks the spectra by the arrow keys', async () => {
    const page = await openWorkbench({ route: 'threshold/SC2?fluence=15' });
    const title = page.getByRole('heading', { name: /^Spectrum at/ });
    await page.getByRole('img', { name: /^Spectra of SC2 at 24 fluences/ }).waitFor();
    expect(await page.getByRole('radio').count()).toBe(10);
    const first = await title.textContent();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => title.textContent()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => title.textContent()).toBe(first);
  });

  itInBrowser('says what to measure for a film without a series, and where there is one', async () => {
    const page = await openWorkbench({ route: 'threshold/SC1' });
    await page.getByText('SC1 has no series of spectra against fluence.').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Show the series of SC2' }).click();
    await page.getByRole('img', { name: /^Output and width of the spectrum of SC2/ }).waitFor();
  });
});
