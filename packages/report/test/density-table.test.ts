import { JSDOM } from 'jsdom';
import { normalEstimate } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { csvText, renderReport, tablesOf } from '../src/index.js';

const results = fixtureResults();
const [first] = results.films;

const withFilm = (film: Partial<FilmResult>): Results => ({
  ...results,
  films: results.films.map((each) => ({
    ...each,
    densityFromAbsorbance: null,
    densityFromIndex: null,
    ...(each.name === first.name && film),
  })),
});

const pageOf = (shown: Results): Document =>
  new JSDOM(renderReport(shown, { figures: [], fonts: null })).window.document;

function headsOf(shown: Results): string[] | undefined {
  const tables = Array.from(pageOf(shown).querySelectorAll('#tables .table'));
  const densities = tables.find((each) =>
    each.querySelector('caption')?.textContent.includes('as a second opinion'),
  );
  return densities && Array.from(densities.querySelectorAll('thead th'), (cell) => cell.textContent);
}

describe('the table of densities', () => {
  const density = normalEstimate(1.2e17, 0.2e17, 'index');

  it('has a column for each second opinion that there is', () => {
    expect(headsOf(withFilm({}))).toBeUndefined();
    const byIndex = headsOf(withFilm({ densityFromIndex: density }))?.join(' ') ?? '';
    expect(byIndex).toContain('from index');
    expect(byIndex).not.toContain('from absorbance');
    const both = withFilm({ densityFromIndex: density, densityFromAbsorbance: density });
    expect(headsOf(both)?.join(' ')).toMatch(/from absorbance.*from index/);
  });

  it('comes with its method, and with a column of the table of films', () => {
    const shown = withFilm({ densityFromIndex: density });
    expect(pageOf(shown).body.textContent).toContain('Density from the index.');
    expect(pageOf(withFilm({})).body.textContent).not.toContain('Density from the index.');
    const films = tablesOf(shown).find(({ name }) => name === 'films');
    const csv = films ? csvText(films) : '';
    expect(csv.split('\n')[0]).toContain('density from index');
    expect(csv).toContain('120000000000000000');
  });
});
