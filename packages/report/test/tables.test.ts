import type { Results } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { csvText, tablesOf } from '../src/index.js';
import { glossary } from '../src/tables/glossary.js';
import { readCsv } from './read-csv.js';

function recordsOf(results: Results, name: string): Record<string, string>[] {
  const table = tablesOf(results).find((each) => each.name === name);
  const [heads = [], ...rows] = table ? readCsv(csvText(table)) : [];
  return rows.map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? ''])));
}

const results = fixtureResults();

describe('tables as files', () => {
  it('have columns that the glossary explains, and it explains no other', () => {
    const columns = tablesOf(results).flatMap((table) => table.columns);
    for (const [name, meaning] of Object.entries(glossary))
      expect(columns.find((column) => column.name === name)?.description, name).toBe(meaning);
  });

  it.each(tablesOf(results))('$name has one line of different headings and fields for each', (table) => {
    const text = csvText(table);
    const [heads = [], ...rows] = readCsv(text);
    expect(new Set(heads).size).toBe(heads.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(heads.length);
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|\u2212/);
  });

  it('are left out where the study has nothing for them', () => {
    const film = {
      ...results.films[0],
      lossScans: [],
      thresholdSeries: null,
      surfaces: [],
      prediction: null,
    };
    const names = tablesOf({ ...results, films: [film], gainFit: null, comparisons: [] }).map(
      ({ name }) => name,
    );
    expect(names).toContain('stripes');
    for (const absent of ['thresholds', 'loss-scans', 'surfaces', 'gain-models', 'treatment-tests'])
      expect(names).not.toContain(absent);
  });

  it('thresholds have a line a definition, with the reason where there is no number', () => {
    const rows = recordsOf(results, 'thresholds');
    expect(rows).toHaveLength(10);
    for (const row of rows)
      expect(row['threshold outcome'] === 'determined').toBe(row['why not determined'] === '');
  });

  it('predicted losses have their parts, and what stands beside them', () => {
    const [record] = recordsOf(results, 'predicted-losses');
    const predicted = results.films[0].predictedLoss;
    expect(record.film).toBe(results.films[0].name);
    expect(Number(record['scattering with theory error (cm-1)'])).toBe(predicted?.scatteringPerCm.value);
    expect(Number(record['predicted loss upper 95 % (cm-1)'])).toBe(predicted?.sumPerCm.interval95[1]);
    const fitted = predicted?.beside.find(({ kind }) => kind === 'fitted');
    expect(Number(record['fitted over predicted loss'])).toBe(fitted?.ratio.value);
    expect(Number(record['fitted over scattering'])).toBe(fitted?.ratioToScattering.value);
    expect(record['claimed loss (cm-1)']).toBe('');
  });

  it('gain models name every film by every model, and the average', () => {
    const rows = recordsOf(results, 'gain-models');
    const models = new Set(rows.map(({ model }) => model));
    expect(models).toContain('average');
    expect(rows).toHaveLength(models.size * 6);
    const weights = [...models].map((model) => Number(rows.find((row) => row.model === model)?.weight));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
  });

  it('quote what holds a comma, a quote or a line, as RFC 4180 says', () => {
    const rows = ['a,b', 'say "n"', 'two\nlines', 'plain'];
    const text = csvText({
      name: 'texts',
      title: 'Texts',
      columns: [{ name: 'text', type: 'text', unit: '' }],
      rows: rows.map((row) => [row]),
    });
    expect(text).toBe('text\r\n"a,b"\r\n"say ""n"""\r\n"two\nlines"\r\nplain\r\n');
    expect(readCsv(text).slice(1)).toEqual(rows.map((row) => [row]));
  });

  it('films hold value, standard error, interval and outcome as full numbers', () => {
    const first = recordsOf(results, 'films')[0];
    const density = results.films[0].gain?.densityPerCm3;
    if (density?.kind !== 'determined') throw new Error('the first film of the fixture has a density');
    expect(Number(first['density (cm-3)'])).toBe(density.estimate.value);
    expect(Number(first['density standard error (cm-3)'])).toBe(density.estimate.standardError);
    expect(Number(first['density lower 95 % (cm-3)'])).toBe(density.estimate.interval95[0]);
    expect(first['density outcome']).toBe('determined');
  });

  it('a density that is open has no value, but the end that the data do give', () => {
    const open = recordsOf(results, 'films').find(({ film }) => film === 'SC3');
    expect(open).toMatchObject({
      'density (cm-3)': '',
      'density upper 95 % (cm-3)': '',
      'density outcome': 'not-determined',
    });
    expect(Number(open?.['density lower 95 % (cm-3)'])).toBeGreaterThan(0);
  });

  it('every point of every scan is there, excluded ones with their reason', () => {
    const points = recordsOf(results, 'stripe-points');
    expect(points).toHaveLength(8 * 4 * 25);
    expect(points.filter(({ excluded }) => excluded !== '').map(({ excluded }) => excluded)).toEqual([
      'the spot drifted off the film',
    ]);
  });

  it('a film below cut-off says that it guides no mode', () => {
    const [mode] = recordsOf(results, 'modes').filter(({ film }) => film === 'SC4S');
    expect(mode).toMatchObject({ outcome: 'no guided mode', 'effective index': '' });
  });
});
