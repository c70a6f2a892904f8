import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { dropFiles } from './support/drop';
import { exampleFiles } from './support/example-files';
import { itInBrowser, openWorkbench } from './support/workbench';

/** Two films of the example without its study file: quick to look at. */
function twoFilms(): Map<string, Uint8Array> {
  const files = exampleFiles();
  return new Map([...files].filter(([path]) => /^(afm|nk|stripe)\/(SC1|SC1S)[-.]/.test(path)));
}

/** The page as at the first visit, ready to take drops. */
async function openEmpty(route: string): Promise<Page> {
  const page = await openWorkbench({ route, study: 'none' });
  await page.locator('main').waitFor();
  return page;
}

/** Scans alone do not say where a film emits. */
async function stateEmission(page: Page): Promise<void> {
  const emission = page.getByRole('textbox', { name: 'Emission' });
  await emission.fill('656 nm');
  await emission.blur();
}

const row = (name: string): string => `main tr:has(th:text-is("${name}"))`;

describe('the Start page', () => {
  itInBrowser(
    'proposes a study of dropped files, in which the guesses can be changed and undone',
    async () => {
      const page = await openEmpty('start');
      await dropFiles(page, twoFilms());
      await stateEmission(page);
      await page.getByRole('button', { name: 'Analyse 2 films' }).waitFor();
      const stripes = page.getByRole('row', { name: /stripe\/SC1-\*uJ\.csv × 4/ });
      expect(await stripes.textContent()).toMatch(/78\.4, 209, 418, 784 µJ\/cm².*25 points, 20 to 500 µm/);
      await stripes.getByRole('button', { name: /is read as/ }).click();
      await page.getByRole('option', { name: 'Left alone' }).click();
      await stripes.getByText('left alone', { exact: true }).waitFor();
      await page.getByText('By stripe scans: SC1S.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('By stripe scans: SC1 and SC1S.').waitFor();
    },
  );

  itInBrowser('takes a film, a title and a text from a person, each undone by one step', async () => {
    const page = await openEmpty('start');
    await dropFiles(page, twoFilms());
    await stateEmission(page);
    await page.getByRole('button', { name: 'Analyse 2 films' }).waitFor();
    await page.getByRole('button', { name: /Film of stripe\/SC1-/ }).click();
    await page.getByRole('option', { name: 'Another film' }).click();
    await page.getByPlaceholder('Name of the film').fill('B7');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Analyse 3 films' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Analyse 2 films' }).waitFor();
    await page.getByRole('button', { name: 'Rename the study' }).click();
    await page.getByRole('textbox', { name: 'Title of the study' }).fill('Tuesday');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tuesday' }).waitFor();
    await page.getByRole('button', { name: 'Edit as text' }).click();
    const text = page.getByRole('textbox', { name: 'Text of study.yaml' });
    const before = await text.inputValue();
    await text.fill(before.replace('656 nm', '656'));
    await page
      .getByRole('alert')
      .getByText(/wavelengths\.emission/)
      .waitFor();
    await text.fill(before.replace('Tuesday', 'Friday'));
    await page.getByRole('button', { name: 'Take this text' }).click();
    await page.getByRole('heading', { name: 'Friday' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Tuesday' }).waitFor();
  });

  itInBrowser('keeps stated values through a new proposal, and all of it over a reload', async () => {
    const page = await openEmpty('start');
    const files = twoFilms();
    await dropFiles(page, new Map([...files].filter(([path]) => !path.includes('SC1S'))));
    await stateEmission(page);
    const pump = page.getByLabel('Pump');
    await pump.fill('405');
    await pump.blur();
    await page.getByText(/Add a unit/).waitFor();
    await pump.fill('405 nm');
    await pump.blur();
    await expect.poll(() => pump.inputValue()).toBe('405');
    await dropFiles(page, files);
    await page.getByRole('button', { name: 'Analyse 2 films' }).waitFor();
    expect(await pump.inputValue()).toBe('405');
    await page.waitForTimeout(1000);
    await page.reload();
    await page.getByRole('button', { name: 'Analyse 2 films' }).waitFor();
    await expect.poll(() => page.getByLabel('Pump').inputValue()).toBe('405');
    await page.getByRole('row', { name: /stripe\/SC1S-\*uJ\.csv × 4/ }).waitFor();
  });

  itInBrowser('shows why a damaged file cannot be read, and reads the others', async () => {
    const page = await openEmpty('start');
    const files = twoFilms();
    const scan = files.get('afm/SC1S.gwy') ?? new Uint8Array();
    files.set('afm/SC1S.gwy', scan.slice(0, 40_960));
    files.set('notes.docx', new TextEncoder().encode('a letter'));
    await dropFiles(page, files);
    await stateEmission(page);
    await page.locator(row('afm/SC1S.gwy')).getByText('damaged').waitFor();
    const reason = await page.locator(`${row('afm/SC1S.gwy')} + tr`).textContent();
    expect(reason).toMatch(/byte|ends/);
    await page.locator(row('notes.docx')).getByText('left alone', { exact: true }).waitFor();
    await page.locator(row('afm/SC1.gwy')).getByText('read', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Analyse 2 films' }).waitFor();
  });

  itInBrowser(
    'says line and field of a study file that cannot be used, and still shows its files',
    async () => {
      const page = await openEmpty('start');
      const files = twoFilms();
      const study = 'modalgain: 1\ntitle: A\nwavelengths: {emission: 656}\nfilms: {SC1: {}}\n';
      files.set('study.yaml', new TextEncoder().encode(study));
      await dropFiles(page, files);
      await page
        .getByRole('alert')
        .getByText(/study\.yaml, line 3, wavelengths\.emission/)
        .waitFor();
      await page.locator(row('afm/SC1.gwy')).getByText('read', { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: /Analyse/ }).isDisabled()).toBe(true);
    },
  );

  itInBrowser('takes files that are dropped on another page while others are looked at', async () => {
    const page = await openEmpty('stripe');
    const files = [...twoFilms()];
    await dropFiles(page, new Map(files.filter(([path]) => !path.includes('SC1S'))));
    await dropFiles(page, new Map(files.filter(([path]) => path.includes('SC1S'))));
    await stateEmission(page);
    await page.getByRole('button', { name: 'Analyse 2 films' }).waitFor();
  });

  itInBrowser(
    'takes the files beside an archive that is damaged, and says what is wrong with it',
    async () => {
      const page = await openEmpty('start');
      const files = twoFilms();
      files.set('more.zip', new TextEncoder().encode('PK, and no archive'));
      await dropFiles(page, files);
      await page
        .getByRole('alert')
        .getByText(/more\.zip: .*no directory of a ZIP archive/)
        .waitFor();
      await page.getByRole('heading', { name: '12 files, 12 read' }).waitFor();
    },
  );

  itInBrowser('brings the former study back, and the one that was open takes its place', async () => {
    const page = await openEmpty('start');
    const study = (title: string): Map<string, Uint8Array> => {
      const text = `modalgain: 1\ntitle: ${title}\nwavelengths: {emission: 656 nm}\nfilms: {A: {}}\n`;
      return new Map([['study.yaml', new TextEncoder().encode(text)]]);
    };
    await dropFiles(page, study('First'));
    await page.getByRole('heading', { name: 'First' }).waitFor();
    await dropFiles(page, study('Second'));
    await page.getByRole('heading', { name: 'Second' }).waitFor();
    await page.getByRole('button', { name: /^Continue First/ }).click();
    await page.getByRole('heading', { name: 'First' }).waitFor();
    await page.getByRole('button', { name: /^Continue Second/ }).waitFor();
  });
});
