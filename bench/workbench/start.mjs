import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { median } from '../lib/median.mjs';

/** The entry script and what it imports at once, as index.html names them. */
export function firstScript(dist) {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name);
  if (names.length === 0) throw new Error(`index.html of ${dist} names no script`);
  const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(dist, name))).length, 0);
  return [{ name: 'script before any page, compressed', value: bytes / 1000, unit: 'kB', limit: 350 }];
}

const visits = 5;

/** From the address to the first page on the screen, nothing cached: in a browser just launched, and in one that runs. */
export async function start(browser, address) {
  const first = await startSeconds(browser, address);
  const later = [];
  for (let visit = 0; visit < visits; visit++) later.push(await startSeconds(browser, address));
  return [
    { name: 'start, in a browser just launched', value: first, unit: 's', limit: 1.5 },
    { name: 'start, in a browser that runs', value: median(later), unit: 's', limit: 1.5 },
  ];
}

/** By the clock of the page, from the beginning of the navigation to the first frame with a page in it. */
async function startSeconds(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(`window.firstPageMs = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#main h1')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    }).observe(document, { childList: true, subtree: true });
  })`);
  await page.goto(address);
  const milliseconds = await page.evaluate('window.firstPageMs');
  await context.close();
  return milliseconds / 1000;
}
