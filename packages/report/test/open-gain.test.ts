import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { run, scanText, study } from '../../study/test/run-study-support.js';
import { renderReport } from '../src/index.js';

async function netGainCellOf(scan: Parameters<typeof scanText>[0]): Promise<string> {
  const text = study('films: {A: {stripe: {files: a.csv, fluence: [80 uJ/cm^2]}}}\n');
  const results = await run(text, { 'a.csv': scanText(scan) });
  const { document } = new JSDOM(renderReport(results, { figures: [], fonts: null })).window;
  const [head, row] = Array.from(document.querySelectorAll('table tr'), (tr) => tr.textContent);
  expect(head).toContain('net');
  return row;
}

it('a scan that leaves the gain open gets no limit in the table of films', async () => {
  expect(await netGainCellOf({ gainPerCm: 40, noise: 0.05 })).toContain('not determined');
  expect(await netGainCellOf({ gainPerCm: 40, noise: 0.05 })).not.toContain('<');
});

it('a scan without gain gets its limit in the table of films', async () => {
  expect(await netGainCellOf({ gainPerCm: -30, noise: 0.02 })).toContain('<');
});
