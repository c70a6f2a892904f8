import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pageIds } from '../src/pages/pages';
import { builtFolder } from './support/static-server';
import { itInBrowser, openWorkbench } from './support/workbench';

describe('loading the workbench', () => {
  it('needs less than 350 kB of compressed script before any page', ({ skip }) => {
    const index = path.join(builtFolder, 'index.html');
    if (!existsSync(index)) skip('needs the built page; `npm run build`');
    const scripts = [...readFileSync(index, 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
      ([, name]) => name,
    );
    expect(scripts.length).toBeGreaterThan(0);
    const kilobytes = scripts
      .map((name) => gzipSync(readFileSync(path.join(builtFolder, name))).byteLength / 1000)
      .reduce((sum, size) => sum + size, 0);
    expect(kilobytes).toBeLessThan(350);
  });

  itInBrowser('works without a network after the first visit, every page of it', async () => {
    const page = await openWorkbench({ route: 'start' });
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.context().setOffline(true);
    await page.reload();
    for (const id of pageIds) {
      await page.evaluate((hash) => (location.hash = hash), `#/${id}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
    }
    expect(await page.getByText('kept in this browser').count()).toBe(1);
  });
});
