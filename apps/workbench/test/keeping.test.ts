import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { dropFiles } from './support/drop';
import { itInBrowser, openWorkbench } from './support/workbench';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (title: string): string =>
  `# mine\nmodalgain: 1\ntitle: ${title}\nwavelengths: {emission: 656 nm}\nfilms: {A: {}}\n`;
const study = (title: string): Map<string, Uint8Array> => new Map([['study.yaml', bytes(textOf(title))]]);

const openEmpty = async (): Promise<Page> => {
  const page = await openWorkbench({ route: 'start', study: 'none' });
  await page.locator('main').waitFor();
  return page;
};

async function openByDrop(page: Page, title: string): Promise<void> {
  await dropFiles(page, study(title));
  await page.getByRole('heading', { name: title }).waitFor();
}

async function stateEmission(page: Page, value: string): Promise<void> {
  const emission = page.getByRole('textbox', { name: 'Emission', exact: true });
  await emission.fill(value);
  await emission.blur();
  await expect
    .poll(() => keptTexts(page), { timeout: 20_000 })
    .toContainEqual(expect.stringContaining(value));
}

/** The present texts of all studies that the browser keeps. */
const keptTexts = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('modalgain-studies');
        opening.onsuccess = () => {
          const all = opening.result.transaction('studies').objectStore('studies').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const studies = all.result as { presentAt: number; states: { text: string }[] }[];
            resolve(studies.map(({ presentAt, states }) => states[presentAt].text));
          };
        };
      }),
  );

const emissionOf = (page: Page): Promise<string> =>
  page.getByRole('textbox', { name: 'Emission', exact: true }).inputValue();

describe('a study in the browser', () => {
  itInBrowser('is a copy of its own in a second tab, and each tab keeps what was done in it', async () => {
    const first = await openEmpty();
    await openByDrop(first, 'Shared');
    await stateEmission(first, '640 nm');
    const second = await first.context().newPage();
    await second.goto(first.url());
    await second.getByRole('heading', { name: 'Shared' }).waitFor();
    await stateEmission(second, '620 nm');
    await stateEmission(first, '650 nm');
    for (const page of [first, second]) {
      await page.reload();
      await page.getByRole('heading', { name: 'Shared' }).waitFor();
    }
    expect(await emissionOf(first)).toBe('650');
    expect(await emissionOf(second)).toBe('620');
  });

  itInBrowser('has what was undone over a reload', async () => {
    const page = await openEmpty();
    await openByDrop(page, 'Undone');
    await stateEmission(page, '640 nm');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => keptTexts(page), { timeout: 20_000 }).toEqual([textOf('Undone')]);
    await page.reload();
    await page.getByRole('heading', { name: 'Undone' }).waitFor();
    expect(await emissionOf(page)).toBe('656');
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => emissionOf(page)).toBe('640');
  });

  itInBrowser('stays among the earlier ones until it is removed', async () => {
    const page = await openEmpty();
    for (const title of ['First', 'Second', 'Third']) await openByDrop(page, title);
    await page.getByRole('button', { name: /^Earlier studies/ }).click();
    const list = page.getByRole('dialog', { name: 'Earlier studies' });
    const first = list.getByRole('listitem').filter({ hasText: 'First' });
    await first.getByRole('button', { name: 'Remove' }).click();
    await first.getByRole('button', { name: 'Remove for good' }).click();
    await first.waitFor({ state: 'detached' });
    await list
      .getByRole('listitem')
      .filter({ hasText: 'Second' })
      .getByRole('button', { name: 'Open' })
      .click();
    await page.getByRole('heading', { name: 'Second' }).waitFor();
    await page.getByRole('button', { name: /^Continue Third/ }).waitFor();
  });

  itInBrowser('asks before a dropped file takes the place of another one', async () => {
    const page = await openEmpty();
    await dropFiles(page, new Map([...study('Files'), ['a.csv', bytes('one')]]));
    await dropFiles(page, new Map([['a.csv', bytes('two')]]));
    const question = page.getByRole('dialog', { name: 'A file of this name is there already' });
    await question.getByRole('button', { name: 'Keep both' }).click();
    await page.getByRole('row', { name: /a \(2\)\.csv/ }).waitFor();
  });

  itInBrowser('is saved to a folder, stays there over a reload, and leaves foreign files alone', async () => {
    const page = await openEmpty();
    // The browser's own file system stands for a folder of the disk: its handles are the same.
    const useOwnFolder = (): void => {
      Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
    };
    await page.context().addInitScript(useOwnFolder);
    await page.evaluate(useOwnFolder);
    await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const stream = await (await folder.getFileHandle('b.csv', { create: true })).createWritable();
      await stream.write('foreign');
      await stream.close();
    });
    await dropFiles(page, new Map([...study('Saved'), ['a.csv', bytes('one')], ['b.csv', bytes('mine')]]));
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText(/b\.csv in the folder is another file, and stays as it is/).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(700);
    await page.reload();
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    await dropFiles(page, new Map([['a.csv', bytes('two')]]));
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Escape');
    const read = (name: string): Promise<string> =>
      page.evaluate(async (path) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle(path);
        return (await handle.getFile()).text();
      }, name);
    await expect.poll(() => read('a.csv')).toBe('two');
    expect(await read('b.csv')).toBe('foreign');
    expect(await read('study.yaml')).toBe(textOf('Saved'));
  });
});
