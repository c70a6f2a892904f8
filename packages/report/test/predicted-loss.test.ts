import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Results } from '@modalgain/study';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { renderReport } from '../src/index.js';

function captionOf(results: Results): { caption: string; rows: string[][] } | undefined {
  const html = renderReport(results, { figures: [], fonts: null });
  const page = new JSDOM(html).window.document;
  const element = Array.from(page.querySelectorAll('#tables .table')).find((each) =>
    each.querySelector('caption')?.textContent.includes('as predicted from roughness'),
  );
  const text = (cell: Element | null | undefined): string =>
    (cell?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return (
    element && {
      caption: text(element.querySelector('caption')),
      rows: Array.from(element.querySelectorAll('tbody tr'), (row) => Array.from(row.children, text)),
    }
  );
}

describe('the table of predicted losses', () => {
  const results = fixtureResults();

  it('has a line a film that guides and is rough, with the fitted and the measured loss', () => {
    const found = captionOf(results);
    const predicted = results.films.filter(({ predictedLoss }) => predictedLoss);
    expect(found?.rows.map(([film]) => film)).toEqual(predicted.map(({ name }) => name));
    expect(predicted.length).toBeGreaterThan(4);
    expect(found?.rows[0].join(' ')).toMatch(/28\(11\).*133\.3\(11\)/);
    // Where the error of k is larger than k, the absorption is a limit.
    const limits = predicted.map(({ predictedLoss }) => predictedLoss?.absorptionPerCm?.interval95[0] === 0);
    expect(found?.rows.map((row) => row[4].startsWith('<'))).toEqual(limits);
    expect(new Set(limits).size).toBe(2);
  });

  it('says of made data that their losses were chosen, and of measured data does not', () => {
    expect(captionOf(results)?.caption).toContain('losses were chosen');
    const measured = { ...results, study: { ...results.study, synthetic: null } };
    expect(captionOf(measured)?.caption).not.toContain('losses were chosen');
  });

  it('is absent where nothing is predicted', () => {
    const films = results.films.map((film) => ({ ...film, predictedLoss: null }));
    expect(captionOf({ ...results, films })).toBeUndefined();
  });
});
