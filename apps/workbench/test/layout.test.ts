import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { prepareAxe, seriousProblems } from './support/axe';
import { textFaults } from './support/text-faults';
import { itInBrowser, openWorkbench } from './support/workbench';

/** Each page by its route, and a head that stands there when its content does. */
const pages = {
  start: 'Values to check',
  'stripe/SC1S?fluence=784': 'Verdicts',
  'threshold/SC2': 'What is judged',
  'surface/SC1': 'One row of the scan',
  'waveguide/SC1S': 'At this index',
  gain: 'Before and after',
  'design/SC1S': 'All films',
  report: 'Provenance',
};

const sizes = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

/** Until nothing is awaited and two looks in a row find the same. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => {
      const main = document.querySelector('#main');
      if (!main || main.querySelector('[aria-busy="true"]')) return false;
      const now = `${main.textContent.length} ${main.querySelectorAll('*').length} ${innerWidth}`;
      const isSame = document.body.dataset['seen'] === now;
      document.body.dataset['seen'] = now;
      return isSame;
    },
    null,
    { polling: 150 },
  );

/** What is wrong of a piece of a page, e.g. "is cut off". */
const wrong: readonly (readonly [fault: RegExp, html: string])[] = [
  [
    /^"a probe" is cut off by/,
    '<div style="width: 20px; overflow: hidden; white-space: nowrap">a probe</div>',
  ],
  [/^"a probe" is cut off by/, '<svg width="20" height="20"><text x="5" y="15">a probe</text></svg>'],
  [/^"a probe" leaves its card by/, '<section style="width: 20px; white-space: nowrap">a probe</section>'],
  [/^"a probe" is reached by/, '<div style="width: 20px; overflow: auto; white-space: nowrap">a probe</div>'],
  [/^"a probe" leaves the window/, '<div style="position: fixed; top: 0; right: -20px">a probe</div>'],
  [
    /^"a probe" lies on "another"/,
    '<svg width="200" height="50"><text x="5" y="20">a probe</text><text x="25" y="22">another</text></svg>',
  ],
];
const right = [
  '<div style="height: 20px; overflow: auto"><p style="margin-top: 50px">a probe</p></div>',
  '<div style="width: 20px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">a probe</div>',
  '<div style="width: 1px; overflow: hidden; position: absolute">a probe</div>',
  '<div style="visibility: hidden; position: fixed; right: -20px">a probe</div>',
];

describe('faults of texts', () => {
  itInBrowser('are found where there are any, and there alone', async () => {
    const page = await openWorkbench({ route: 'start', study: 'none' });
    const faultsOf = async (html: string): Promise<string[]> => {
      await page.evaluate((probe) => (document.body.innerHTML = probe), html);
      return textFaults(page);
    };
    for (const [fault, html] of wrong) expect(await faultsOf(html)).toEqual([expect.stringMatching(fault)]);
    for (const html of right) expect(await faultsOf(html), html).toEqual([]);
  });
});

/** Where axe-core looks too: what it judges does not depend on the size. */
const axeWidth = 1440;

describe('no text is cut off or covered, and axe-core finds nothing serious', () => {
  itInBrowser(
    'on any page, from a tablet to 4K, in both themes',
    async () => {
      const page = await openWorkbench({ route: 'start' });
      await prepareAxe(page);
      const found: Record<string, string[]> = {};
      for (const [route, head] of Object.entries(pages)) {
        await page.evaluate((hash) => (location.hash = hash), `#/${route}`);
        await page.locator('h2', { hasText: head }).first().waitFor({ state: 'attached' });
        for (const size of sizes) {
          await page.setViewportSize(size);
          await settled(page);
          for (const theme of ['light', 'dark']) {
            await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
            const faults = await textFaults(page);
            if (size.width === axeWidth) faults.push(...(await seriousProblems(page)));
            if (faults.length > 0) found[`${route} ${size.width} x ${size.height} ${theme}`] = faults;
          }
        }
      }
      expect(found).toEqual({});
    },
    240_000,
  );
});
