import { figuresOf, renderFigures, svgDocument } from '@modalgain/figures';
import type { Verdict } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { renderReport } from '../src/index.js';
import { reportFonts } from '../src/node/index.js';

const document = svgDocument();
const fonts = await reportFonts();

const results = fixtureResults();
const figures = renderFigures(figuresOf(results), document);
const text = renderReport(results, { figures, fonts });

function pageOf(study: Results, drawn = figures): Document {
  const html = renderReport(study, { figures: drawn, fonts: null });
  return new JSDOM(html).window.document;
}

const page = pageOf(results);

const textOf = (selector: string): string =>
  Array.from(page.querySelectorAll(selector), (element) => element.textContent)
    .join(' ')
    .replace(/\s+/g, ' ');

describe('the report', () => {
  it('is one file that asks for nothing: no script, no reference to another host', () => {
    expect(text.length).toBeLessThan(2.5e6);
    expect(text).not.toMatch(/<script|<link|<iframe|@import|javascript:/i);
    for (const [, target = ''] of text.matchAll(/(?:src|href|url)\s*[=(]\s*["']?([^"')\s>]+)/g))
      expect(target).toMatch(/^(data:(font\/woff2|image\/png);|#|results\.json$)/);
  });

  it('holds no time and comes out the same twice', () => {
    expect(renderReport(fixtureResults(), { figures, fonts })).toBe(text);
  });

  it('says in its head that the data are synthetic, and answers in one sentence', () => {
    expect(textOf('header .synthetic')).toMatch(/^Synthetic data\. /);
    expect(textOf('header .answer')).toBe(results.answer);
  });

  it('does not call measured data synthetic', () => {
    const measured = pageOf({ ...results, study: { ...results.study, synthetic: null } });
    expect(measured.querySelector('.synthetic')).toBeNull();
  });

  it('shows the gravest verdicts first, and one that holds, beside the first figure', () => {
    const labels = Array.from(page.querySelectorAll('.first .verdict .icon'), (icon) =>
      icon.getAttribute('aria-label'),
    );
    expect(labels[0]).toBe('Contradiction');
    expect(labels.at(-1)).toBe('Holds');
    expect(page.querySelectorAll('.first figure svg')).toHaveLength(1);
  });

  it('names the bias of Eq. 1 as a prediction, which the two gains beside it do not give', () => {
    expect(textOf('th')).toContain('predicted bias');
  });

  it('gives a fitted parameter no better status than the film that it belongs to', () => {
    const { gainFit } = results;
    const open = results.films.find(({ gain }) => gain?.lossPerCm.kind === 'not-determined');
    if (!gainFit || !open) throw new Error('the fixture has a gain fit and a film of open loss');
    const parameters = [{ name: `loss of ${open.name}`, value: 1, status: 'ok' }];
    const rows = pageOf({ ...results, gainFit: { ...gainFit, parameters, correlation: [[1]] } }, []);
    const row = Array.from(rows.querySelectorAll('tr'), ({ textContent }) => textContent).find((each) =>
      each.includes(`loss of ${open.name}`),
    );
    expect(row).toContain('not determined');
  });

  it('says which threshold the gain fit took', () => {
    const { verdicts, ...film } =
      results.films.find(({ thresholdSeries }) => thresholdSeries !== null) ?? results.films[0];
    const told = (evidence: Verdict['evidence']): string[] => {
      const entering: Verdict = {
        code: 'enters-gain-fit',
        severity: 'note',
        sentence: '',
        detail: '',
        evidence,
      };
      const others = verdicts.filter(({ code }) => code !== entering.code);
      const study = { ...results, films: [{ ...film, verdicts: [...others, entering] }] };
      const cells = pageOf(study, []).querySelectorAll('td');
      return Array.from(cells, (cell) => cell.textContent.trim());
    };
    const taken = told({ taken: 'width-half-collapse' });
    expect(taken.filter((cell) => cell === 'taken')).toHaveLength(1);
    expect(taken).not.toContain('may enter');
    expect(told({})).toContain('may enter');
  });

  it('writes every verdict with its evidence', () => {
    const all = textOf('#all-verdicts');
    for (const { sentence } of results.verdicts)
      if (sentence.length > 0) expect(all).toContain(sentence.replace('F_s', 'Fs'));
    expect(all).toContain('97(4) by Eq. 1, 151(9)');
  });

  it('has all films in Table 1, in value(uncertainty) notation, and words where there is no number', () => {
    const rows = Array.from(page.querySelector('.table')?.querySelectorAll('tbody tr') ?? [], (row) =>
      Array.from(row.children, (cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
    );
    expect(rows.map(([name]) => name)).toEqual(results.films.map(({ name }) => name));
    expect(rows[0]).toContain('204.3(20)');
    expect(rows[0]).toContain('62(5)');
    expect(rows[4].filter((cell) => cell === 'not determined')).toHaveLength(1);
    expect(rows[7].join(' ')).toMatch(/below the TE0 cut-off of [\d.]+ nm on fused silica/);
  });

  it('merged cells still fill every row of a table', () => {
    for (const table of page.querySelectorAll('table')) {
      const columns = table.querySelectorAll('thead th').length;
      for (const row of table.querySelectorAll('tbody tr')) {
        const spans = Array.from(row.children, (cell) => Number(cell.getAttribute('colspan') ?? 1));
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns);
      }
    }
  });

  it('can be read without seeing: one h1, scoped headings, a text for every picture, no id twice', () => {
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    for (const heading of page.querySelectorAll('th'))
      expect(heading.getAttribute('scope')).toMatch(/^(col|row)$/);
    for (const table of page.querySelectorAll('table'))
      expect(table.querySelector('caption')?.textContent).not.toBe('');
    for (const svg of page.querySelectorAll('svg'))
      expect(
        svg.getAttribute('aria-hidden') === 'true' || (svg.getAttribute('aria-label') ?? '') !== '',
      ).toBe(true);
    const ids = Array.from(page.querySelectorAll('[id]'), (element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of page.querySelectorAll('a[href^="#"]'))
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
  });

  it('puts the density by absorbance beside that by gain', () => {
    const captioned = Array.from(page.querySelectorAll('#tables .table')).find((element) =>
      element.querySelector('caption')?.textContent.includes('by the absorbance'),
    );
    const cells = Array.from(captioned?.querySelectorAll('tbody tr > *') ?? [], (cell) =>
      cell.textContent.trim(),
    );
    expect(cells).toEqual(['SC2', '74(7)', '78(9)']);
  });

  it('tells of thresholds, losses, gain spectra and gain models, each in a table of its own', () => {
    const captions = Array.from(page.querySelectorAll('#tables caption'), (caption) => caption.textContent);
    for (const subject of [
      'Threshold of amplified spontaneous emission by each definition',
      'Propagation loss as measured',
      'Gain spectra',
      'Gain models on the same net gains',
      'One fit to the intensities of all scans',
      'Likelihood-ratio test',
    ])
      expect(captions.filter((caption) => caption.replace(/\s+/g, ' ').includes(subject))).toHaveLength(1);
    expect(textOf('#methods')).toContain('Threshold.');
    expect(textOf('#methods')).toContain('doi:10.1214/aoms/1177732360');
  });

  it('says what the loss contains, and names file, version and seed', () => {
    expect(textOf('#methods')).toContain(results.gainFit?.lossMeaning ?? 'no gain fit');
    const provenance = textOf('#provenance');
    expect(provenance).toContain('modalgain 0.1.0');
    expect(provenance).toContain('afm/SC1.gwy');
    expect(provenance).toContain(results.inputs[0].sha256.slice(0, 16));
  });

  it('escapes what a study file may hold', () => {
    const title = '<img src=x onerror=alert(1)> & "films"';
    const hostile = pageOf({ ...results, study: { ...results.study, title }, answer: '<b>bold</b>' });
    expect(hostile.querySelector('h1')?.textContent).toBe(title);
    expect(hostile.querySelector('main img')).toBeNull();
    expect(hostile.querySelector('.answer b')).toBeNull();
  });

  it('shows no undefined, NaN or infinite number', () => {
    expect(page.body.textContent).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it('tells what little there is when a study has one scan and nothing else', () => {
    const film = results.films.at(0);
    if (!film) throw new Error('the fixture has films');
    const bare = {
      ...film,
      gain: null,
      prediction: null,
      waveguide: null,
      surfaces: [],
      thicknessNm: null,
      filmIndex: null,
      roughnessSqNm: null,
      stripes: film.stripes.slice(0, 1),
      netGain: [],
    };
    const small: Results = {
      ...results,
      films: [bare],
      verdicts: [],
      confinementCurves: [],
      gainFit: null,
      comparisons: [],
      settings: {
        ...results.settings,
        cover: null,
        substrate: null,
        pumpWavelengthNm: null,
        idealDensityPerCm3: null,
      },
    };
    const smallPage = pageOf(small, renderFigures(figuresOf(small), document));
    expect(smallPage.querySelector('tbody tr th')?.textContent).toContain('SC1');
    expect(smallPage.body.textContent).not.toMatch(/undefined|NaN|Infinity|null/);
  });
});
