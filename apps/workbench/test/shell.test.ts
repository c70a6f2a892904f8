import { describe, expect } from 'vitest';
import { itInBrowser, openWorkbench } from './support/workbench';

describe('the frame of all pages', () => {
  itInBrowser('keeps film, fluence and view over tabs and keys', async () => {
    const page = await openWorkbench({ route: 'stripe/SC3S?fluence=784' });
    const address = (): Promise<string> => page.evaluate(() => location.hash);
    await page.getByRole('heading', { level: 1, name: /SC3S/ }).waitFor();
    await page.keyboard.press('b');
    await expect.poll(address).toBe('#/stripe/SC3?fluence=784');
    await page.keyboard.press('Alt+4');
    await expect.poll(address).toBe('#/surface/SC3?fluence=784');
    await page.getByRole('radio', { name: 'Profile' }).click();
    await page.getByRole('link', { name: 'Waveguide' }).click();
    await expect.poll(address).toBe('#/waveguide/SC3?fluence=784');
    await page.keyboard.press('Alt+4');
    await expect.poll(address).toBe('#/surface/SC3?fluence=784&view=profile');
  });

  itInBrowser('lists its keys, and open verdicts that lead to their evidence', async () => {
    const page = await openWorkbench({ route: 'surface/SC1S' });
    await page.getByRole('heading', { level: 1, name: /SC1S/ }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Ctrl+Shift+Z, Ctrl+Y').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /open verdicts: 1 contradiction/ }).click();
    const gained = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'SC1S gained emitters' });
    await gained.getByRole('link', { name: 'SC1S' }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/gain/SC1S');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  itInBrowser('prints the report alone, and brings the page back', async () => {
    const page = await openWorkbench({ route: 'report' });
    await page.frameLocator('iframe').locator('h1').waitFor();
    const bar = page.getByRole('navigation', { name: 'Pages' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await bar.isVisible()).toBe(false);
    expect(await page.locator('body > main h1').textContent()).toMatch(/^Flat stamping/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await bar.isVisible()).toBe(true);
    expect(await page.locator('body > main').count()).toBe(0);
  });
});
