import { readFile } from 'node:fs/promises';
import { renderFigures, svgDocument, figuresOf } from '@modalgain/figures';
import { runFiles } from '@modalgain/report';
import { reportFonts } from '@modalgain/report/node';
import { resultsSchema } from '@modalgain/study';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { itInBrowser, openWorkbench } from './support/workbench';

/** What a press of a button brings to the downloads. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const exported = (page: Page, name: string): Promise<{ name: string; bytes: Buffer }> =>
  downloaded(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());

/** Something of the frame in which the report stands, asked from the page: nothing runs in the frame itself. */
const inReport = <Value>(page: Page, question: string): Promise<Value> =>
  page.evaluate<Value>(`(() => { const frame = document.querySelector('iframe'); return ${question}; })()`);

describe('the Report page', () => {
  itInBrowser('shows the report in a frame without scripts; its outline leads to its sections', async () => {
    const page = await openWorkbench({ route: 'report' });
    await page.getByRole('navigation', { name: 'Sections of the report' }).getByText('Methods').click();
    await expect.poll(() => inReport<number>(page, 'frame.contentWindow.scrollY')).toBeGreaterThan(1000);
    expect(await page.getAttribute('iframe', 'sandbox')).not.toContain('allow-scripts');
    expect(await inReport(page, "frame.contentDocument.querySelectorAll('script').length")).toBe(0);
    expect(await inReport(page, 'frame.contentDocument.title')).toMatch(/ – modalgain report$/);
    const verdicts = page.getByRole('complementary').getByRole('listitem');
    await verdicts.filter({ hasText: 'Gain:' }).getByRole('link').first().click();
    await expect.poll(() => page.url()).toContain('#/gain');
  });

  itInBrowser(
    'hands out the files of a run: what the command line writes from the same results',
    async () => {
      const page = await openWorkbench({ route: 'report?view=export' });
      const json = strFromU8((await exported(page, 'results.json')).bytes);
      const results = resultsSchema.parse(JSON.parse(json));
      const figures = renderFigures(figuresOf(results), svgDocument());
      const written = runFiles(results, { figures, fonts: await reportFonts() });
      // Read through the schema, keys stand in its order: the same content.
      expect(JSON.parse(written.get('results.json') ?? '')).toEqual(JSON.parse(json));
      const report = strFromU8((await exported(page, 'report.html')).bytes);
      expect(report === written.get('report.html')).toBe(true);
      const svgs = unzipSync((await exported(page, 'SVG')).bytes);
      expect(Object.keys(svgs)).toEqual(figures.map(({ name }) => `${name}.svg`));
      for (const { name, svg } of figures) expect(strFromU8(svgs[`${name}.svg`]) === svg, name).toBe(true);
      const { name, bytes } = await exported(page, '.eln');
      expect(name).toMatch(/\.eln$/);
      expect(Object.keys(unzipSync(bytes)).filter((path) => path.endsWith('/study/study.yaml'))).toHaveLength(
        1,
      );
    },
  );

  itInBrowser('gives a figure as SVG, PNG of 300 dpi and PDF', async () => {
    const page = await openWorkbench({ route: 'report?view=figures&figure=net-gain' });
    const menu = page.getByRole('button', { name: /^Copy or export/ });
    const taken = async (item: RegExp): Promise<Buffer> => {
      await menu.click();
      return (await downloaded(page, () => page.getByRole('menuitem', { name: item }).click())).bytes;
    };
    expect(strFromU8(await taken(/SVG/))).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="178mm"/,
    );
    const png = await taken(/PNG/);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // 178 mm at 300 dots to the inch, which the file states as dots to the metre.
    expect(png.readUInt32BE(16)).toBe(2102);
    expect(png.readUInt32BE(png.indexOf('pHYs') + 4)).toBe(11811);
    const pdf = await taken(/PDF/);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('Inter-Regular');
  });

  itInBrowser('finds a table and copies it as cells', async () => {
    const page = await openWorkbench({ route: 'report?view=tables' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('searchbox').fill('net gains');
    await page.getByRole('button', { name: /net gains/ }).click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied for spreadsheets').waitFor();
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    const [head, ...rows] = text.trimEnd().split('\n');
    expect(head.split('\t').slice(0, 2)).toEqual(['film', 'fluence (uJ/cm2)']);
    expect(rows[0].split('\t')[0]).toBe('SC1');
    expect(rows.length).toBeGreaterThan(20);
  });
});
