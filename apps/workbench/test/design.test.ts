import { readFileSync } from 'node:fs';
import { readStudy } from '@modalgain/study';
import { describe, expect } from 'vitest';
import { itInBrowser, openWorkbench } from './support/workbench';

const page = () => openWorkbench({ route: 'design/SC1S' });
const hero = 'aside p[aria-live="polite"]';

describe('the design page', () => {
  itInBrowser('says where a film guides nothing, and undo brings the prediction back', async () => {
    const opened = await page();
    const before = await opened.locator(hero).textContent();
    await opened.getByRole('slider', { name: 'Thickness', exact: true }).press('Home');
    await opened.getByText('no guided mode', { exact: true }).first().waitFor();
    expect(await opened.locator(hero).count()).toBe(0);
    await opened.keyboard.press('ControlOrMeta+z');
    await opened.locator(hero).waitFor();
    expect(await opened.locator(hero).textContent()).toBe(before);
  });

  itInBrowser('gives the proposal as an entry that a study file takes', async () => {
    const opened = await page();
    await opened.locator(hero).waitFor();
    await opened.getByRole('button', { name: 'Export the proposal' }).click();
    const coming = opened.waitForEvent('download');
    await opened.getByRole('menuitem', { name: 'Entry for study.yaml' }).click();
    const entry = readFileSync(await (await coming).path(), 'utf8');
    const text = `modalgain: 1\ntitle: Next film\nwavelengths: {emission: 656 nm}\nstack: {substrate: fused-silica}\n${entry}`;
    const films = Object.values(readStudy(text, 'study.yaml').study.films);
    expect(films).toHaveLength(1);
    expect(entry).toContain('# Predicted at 784 uJ/cm2: net gain');
  });

  itInBrowser('finds the next film, keeps within what is asked, and puts that into the study', async () => {
    const opened = await page();
    await opened.getByRole('radio', { name: 'Next film' }).click();
    const gain = opened.locator('main p[aria-live="polite"]');
    await gain.waitFor();
    const free = await gain.textContent();
    await opened.getByRole('textbox', { name: 'Film thickness' }).fill('60 nm .. 120 nm');
    await opened.getByRole('textbox', { name: 'Film thickness' }).press('Enter');
    await opened.getByText('at its upper bound').waitFor();
    expect(await gain.textContent()).not.toBe(free);
    await opened.getByText('120 nm', { exact: false }).first().waitFor();
    await opened.getByRole('textbox', { name: 'Film thickness' }).fill('120 nm');
    await opened.getByRole('textbox', { name: 'Film thickness' }).press('Enter');
    await opened.getByRole('alert').waitFor();
    expect(await opened.getByRole('alert').textContent()).toContain('expected a range');
    await opened.getByRole('textbox', { name: 'Film thickness' }).press('Escape');
    await opened.getByRole('button', { name: 'Put into the study' }).click();
    await opened.getByRole('button', { name: 'Put into the study' }).waitFor({ state: 'hidden' });
    expect(await opened.getByRole('textbox', { name: 'Film thickness' }).inputValue()).toBe(
      '60 nm .. 120 nm',
    );
  });

  itInBrowser('begins random trials of the whole study, and stops them', async () => {
    const opened = await page();
    await opened.getByRole('radio', { name: 'Monte Carlo' }).click();
    await opened.getByText('No trials yet.').waitFor();
    await opened.getByRole('button', { name: 'Run the trials' }).click();
    await opened.getByRole('button', { name: 'Cancel' }).click();
    await opened.getByRole('button', { name: 'Run the trials' }).waitFor();
    expect(await opened.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
  });
});
