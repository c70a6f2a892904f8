import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { figuresOf, renderFigures, svgDocument } from '@modalgain/figures';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { launchBrowser } from '../../figures/test/browser.js';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { renderReport } from '../src/index.js';
import { reportFonts } from '../src/node/index.js';

async function withReport(use: (page: Page, requests: string[]) => Promise<void>): Promise<void> {
  const results = fixtureResults();
  const figures = renderFigures(figuresOf(results), svgDocument());
  const folder = await mkdtemp(path.join(tmpdir(), 'modalgain-report-'));
  const browser = await launchBrowser();
  try {
    const file = path.join(folder, 'report.html');
    await writeFile(file, renderReport(results, { figures, fonts: await reportFonts() }));
    const page = await browser.newPage({ javaScriptEnabled: true });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('document.fonts.ready');
    await use(page, requests);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

/** Pieces of text that leave the page's column, or their own cell. */
const overflow = `(() => {
  const main = document.querySelector('main').getBoundingClientRect();
  const wide = Array.from(document.querySelectorAll('main *:not(svg *)'))
    .filter((element) => element.getBoundingClientRect().right > main.right + 0.5)
    .map((element) => element.tagName + ' ' + element.textContent.slice(0, 40));
  return { sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth, wide };
})()`;

describe('the report in a browser', () => {
  itWithSystemTool('chromium', 'asks for nothing but itself and its own font', async () => {
    await withReport(async (page, requests) => {
      expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
      expect(requests[0]).toMatch(/^file:.*report\.html$/);
      expect(await page.evaluate('document.fonts.check("12px Inter")')).toBe(true);
    });
  });

  itWithSystemTool(
    'chromium',
    'fits screens from 420 to 1440 pixels, and prints in portrait A4',
    async () => {
      await withReport(async (page) => {
        for (const width of [1280, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate(overflow), `${width} pixels`).toEqual({ sideways: 0, wide: [] });
        }
        // Tables scroll by themselves there; the page never does.
        for (const width of [420, 760, 1000]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate(overflow), `${width} pixels`).toMatchObject({ sideways: 0 });
        }
        const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
        expect(pdf.slice(0, 5)).toBe('%PDF-');
        const boxes = Array.from(pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g));
        expect(boxes.length).toBeGreaterThan(3);
        for (const [, width, height] of boxes) {
          expect(Number(width)).toBeCloseTo(595, -1);
          expect(Number(height)).toBeCloseTo(842, -1);
        }
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width: 695, height: 1000 });
        expect(await page.evaluate(overflow), 'on paper').toEqual({ sideways: 0, wide: [] });
      });
    },
  );
});
