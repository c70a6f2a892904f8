import { describe, expect } from 'vitest';
import { itInBrowser, openWorkbench } from './support/workbench';

describe('the Surface page', () => {
  itInBrowser(
    'levels a scan anew at every change of the recipe; undo restores, and what is put into the study stays',
    async () => {
      const page = await openWorkbench({ route: 'surface/SC1' });
      await page.getByRole('img', { name: /Map of the heights of SC1, 10 × 10/ }).waitFor();
      const roughness = page.locator('aside strong').nth(1);
      const before = await roughness.textContent();
      expect(before).toBe('6.20(10) nm');
      await page.getByRole('button', { name: 'Add step' }).click();
      await page.getByRole('menuitem', { name: 'Polynomial of each row' }).click();
      await expect.poll(() => roughness.textContent()).not.toBe(before);
      await page.getByText('A trial; the study is as it was.').waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('Control+z');
      await expect.poll(() => roughness.textContent()).toBe(before);
      await page.keyboard.press('Control+Shift+z');
      await page.getByRole('button', { name: 'Put into the study' }).click();
      await page.getByText('1 height map, levelled as in the study.').waitFor();
      await page.getByText('Polynomial of each row').waitFor();
    },
  );

  itInBrowser('takes a region by pointer or as numbers, and says what is missing', async () => {
    const page = await openWorkbench({ route: 'surface/SC1S' });
    const map = page.locator('main canvas').first();
    await page.getByRole('img', { name: /Map of the heights of SC1S/ }).waitFor();
    const box = await map.boundingBox();
    const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 200, { steps: 4 });
    await page.mouse.up();
    await page.getByText(/draw the substrate as well/).waitFor();
    const from = page.getByRole('textbox', { name: 'Film 1: x from' });
    await from.fill('0.5');
    await from.press('Enter');
    await page.getByText('Substrate', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Add a rectangle: Substrate' }).click();
    for (const [name, value] of [
      ['x to', '4'],
      ['x from', '3'],
    ] as const) {
      const field = page.getByRole('textbox', { name: `Substrate 1: ${name}` });
      await field.fill(value);
      await field.press('Enter');
    }
    await expect.poll(() => page.locator('aside strong').first().textContent()).toMatch(/^13[6-9]/);
    expect(await page.getByText(/draw the substrate as well/).count()).toBe(0);
  });

  itInBrowser('moves and resizes a region by pointer and keys, each drag one step of undo', async () => {
    const page = await openWorkbench({ route: 'surface/SC1S' });
    const box = await page.locator('main canvas').first().boundingBox();
    const at = (across: number, down: number): [number, number] => [
      (box?.x ?? 0) + across * (box?.width ?? 0),
      (box?.y ?? 0) + down * (box?.height ?? 0),
    ];
    const drag = async (from: [number, number], to: [number, number]): Promise<void> => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 3 });
    };
    const region = page.getByRole('application');
    const name = (): Promise<string | null> => region.getAttribute('aria-label');
    await drag(at(0.05, 0.1), at(0.3, 0.5));
    await page.mouse.up();
    await expect.poll(name).toBe('Film 1: x 0.5 to 3, y 1 to 5 µm');
    await drag(at(0.1, 0.3), at(0.2, 0.4));
    await page.mouse.up();
    expect(await name()).toBe('Film 1: x 1.5 to 4, y 2 to 6 µm');
    await drag(at(0.4, 0.6), at(0.45, 0.8));
    await page.mouse.up();
    expect(await name()).toBe('Film 1: x 1.5 to 4.5, y 2 to 8 µm');
    await page.keyboard.press('Control+z');
    expect(await name()).toBe('Film 1: x 1.5 to 4, y 2 to 6 µm');
    await drag(at(0.3, 0.3), at(0.9, 0.9));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await name()).toBe('Film 1: x 1.5 to 4, y 2 to 6 µm');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await name()).toBe('Film 1: x 1.6 to 4.1, y 2 to 6.1 µm');
    await page.keyboard.press('Delete');
    await expect.poll(() => region.count()).toBe(0);
    await page.keyboard.press('Control+z');
    expect(await name()).toBe('Film 1: x 1.6 to 4.1, y 2 to 6.1 µm');
  });

  itInBrowser('compares a film with what it was made of, and both sides of its micrograph', async () => {
    const page = await openWorkbench({ route: 'surface/SC1S' });
    await page.locator('main canvas').first().waitFor();
    await page.getByRole('radio', { name: 'Compare' }).click();
    await page.getByText('Sq differs.').waitFor();
    await expect.poll(() => page.locator('main canvas').count()).toBe(2);
    await page.getByRole('radio', { name: 'Image' }).click();
    await page.getByText('One straight border divides the image.').waitFor();
    const ratio = page.locator('main p strong').first();
    expect(await ratio.textContent()).toBe('1.245(7)');
    const [stamped, unstamped] = [
      page.getByRole('textbox', { name: 'Stamped', exact: true }),
      page.getByRole('textbox', { name: 'Unstamped' }),
    ];
    await stamped.fill('nonsense');
    await stamped.press('Enter');
    await page.getByText(/expected a rectangle such as/).waitFor();
    await stamped.fill('3..4 x 0..3 um');
    await stamped.press('Enter');
    await unstamped.fill('0..1 x 0..3 um');
    await unstamped.press('Enter');
    await page.getByText('stamped over unstamped').waitFor();
    await expect.poll(() => ratio.textContent()).toMatch(/^1\.2/);
  });
});
