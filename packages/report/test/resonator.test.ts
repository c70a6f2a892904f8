import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { normalEstimate } from '@modalgain/numerics';
import type { ResonatorResult, Results } from '@modalgain/study';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { csvText, tablesOf } from '../src/index.js';
import { steps } from '../src/sections/method-steps.js';
import { resonatorTables } from '../src/sections/resonator-table.js';

interface Found {
  readonly caption: string;
  readonly heads: string[];
  readonly rows: string[][];
}

/** The tables of lasers alone: a whole report takes a second to parse. */
function lasersOf(results: Results): Found[] {
  const text = (cell: Element | null | undefined): string =>
    (cell?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return resonatorTables.flatMap((section) => {
    const html = section(results, 2);
    if (!html) return [];
    const page = new JSDOM(html.text).window.document;
    return [
      {
        caption: text(page.querySelector('caption')),
        heads: Array.from(page.querySelectorAll('thead th'), text),
        rows: Array.from(page.querySelectorAll('tbody tr'), (row) => Array.from(row.children, text)),
      },
    ];
  });
}

const methodsOf = (results: Results): string =>
  steps(results)
    .map(({ text }) => text)
    .join(' ');

const results = fixtureResults();

/** The fixture with the lasers of its films replaced. */
const withLasers = (change: (resonator: ResonatorResult) => ResonatorResult): Results => ({
  ...results,
  films: results.films.map((film) =>
    film.resonator ? { ...film, resonator: change(film.resonator) } : film,
  ),
});

describe('the table of lasers', () => {
  it('has a line a film with its period, threshold gain and fluence', () => {
    const [{ caption, heads, rows }] = lasersOf(results);
    const lased = results.films.filter(({ resonator }) => resonator);
    expect(rows.map(([film]) => film)).toEqual(lased.map(({ name }) => name));
    expect(caption).toContain('order 2, 200 µm long');
    expect(heads.join(' ')).toContain('From the surfaces');
    expect(rows[0].join(' ')).toMatch(/391\.2\(14\).*90\(6\).*\d+\(\d\)/);
    const open = rows.find(([name]) => name === 'SC3');
    expect(open?.join(' ')).toMatch(/not determined.*\d to \d+/);
  });

  it('says what is missing where the gain saturates below the threshold', () => {
    const [{ rows }] = lasersOf(
      withLasers((resonator) => ({
        ...resonator,
        lasing: {
          kind: 'out-of-reach',
          largestNetGainPerCm: normalEstimate(71, 5, 'fit'),
          missingPerCm: normalEstimate(19, 8, 'fit'),
          aboveFluenceUjPerCm2: 310,
        },
      })),
    );
    expect(rows[0].join(' ')).toMatch(
      /out of reach.*310 to open.*saturates at 71\(5\) cm⁻¹; 19\(8\) are missing/,
    );
  });

  it('says that a stated coupling of second order leaves radiation out', () => {
    const stated = withLasers((resonator) =>
      resonator.kind === 'dfb' ? { ...resonator, radiation: null } : resonator,
    );
    const [{ caption, heads }] = lasersOf(stated);
    expect(caption).toContain('radiates out of the plane is not in it');
    expect(heads.join(' ')).not.toContain('From the surfaces');
  });

  it('has columns of its own for Fabry-Perot lasers', () => {
    const mirrors = withLasers(({ lengthUm, thresholdGainPerCm, lasing }) => ({
      kind: 'fabry-perot',
      lengthUm,
      thresholdGainPerCm,
      lasing,
      reflectances: [normalEstimate(0.064, 0.001, 'Fresnel'), normalEstimate(0.9, 0, 'given')],
      spacingNm: normalEstimate(0.57, 0.01, 'group index'),
    }));
    const [{ heads, rows }] = lasersOf(mirrors);
    expect(heads.join(' ')).toContain('Mode spacing nm');
    expect(rows[0].join(' ')).toMatch(/6\.40\(10\).*90.*0\.570\(10\)/);
    const resonators = tablesOf(mirrors).find(({ name }) => name === 'resonators');
    expect(resonators && csvText(resonators)).toContain(',fabry-perot,');
  });

  it('stands only where a study asks for a laser, and so does its method', () => {
    const none = { ...results, films: results.films.map((film) => ({ ...film, resonator: null })) };
    expect(lasersOf(none)).toEqual([]);
    expect(tablesOf(none).map(({ name }) => name)).not.toContain('resonators');
    expect(methodsOf(none)).not.toContain('DFB');
    expect(methodsOf(results)).toContain('A DFB laser needs');
  });
});
