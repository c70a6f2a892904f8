import { renderFigures, svgDocument } from '@modalgain/figures';
import { campaignDocumentSchema } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import {
  campaignOf,
  csvText,
  failedStudy,
  filmsOfCampaign,
  type CellValue,
  type TableContent,
} from '../src/index.js';

const made = ['2026-03-10', '2026-03-02', '2026-03-09'];
const { columns } = failedStudy('', { study: '', labels: { date: '', recipe: '' } });

function line(values: Readonly<Record<string, CellValue>>): CellValue[] {
  return columns.map(({ name }) => values[name] ?? null);
}

const determined = (name: string, value: number, error: number): Record<string, CellValue> => ({
  [name]: value,
  [`${name} standard error`]: error,
  [`${name} lower 95 %`]: value - 1.96 * error,
  [`${name} upper 95 %`]: value + 1.96 * error,
  [`${name} outcome`]: 'determined',
});

const table: TableContent = {
  columns,
  rows: [
    ...made.map((date, i) =>
      line({
        study: `films/${date}/study.yaml`,
        film: `F${i + 1}`,
        date,
        recipe: i === 1 ? 'B' : 'A',
        state: 'analysed',
        ...determined('net gain', 100 + 10 * i, 8),
        ...determined('loss', 120, 10),
        ...(i === 0
          ? { 'density outcome': 'not-determined', 'density upper 95 %': 3e17 }
          : determined('density', 6e16, 5e15)),
      }),
    ),
    ...failedStudy('study.yaml:3: unknown key.', {
      study: 'films/2026-03-11/study.yaml',
      labels: { date: '2026-03-11', recipe: 'A' },
    }).rows,
  ],
};
const labels = { group: 'recipe', at: 'date' };

describe('the films of a campaign', () => {
  it('are read with their labels, and without a value where it is not determined', () => {
    const films = filmsOfCampaign(table, { quantity: 'density', ...labels });
    expect(films.map(({ film, group, at }) => [film, group, at])).toEqual([
      ['F1', 'A', '2026-03-10'],
      ['F2', 'B', '2026-03-02'],
      ['F3', 'A', '2026-03-09'],
      ['', 'A', '2026-03-11'],
    ]);
    expect(films.map(({ estimate }) => estimate?.value ?? null)).toEqual([null, 6e16, 6e16, null]);
  });
});

describe('a campaign', () => {
  const { document, tables, figures } = campaignOf(table, labels);

  it('has a document by its schema, which JSON leaves as it is', () => {
    const read = campaignDocumentSchema.parse(JSON.parse(JSON.stringify(document)));
    expect(read).toEqual(document);
    expect(read.ranking.ranked.map(({ film, rank }) => [rank, film])).toEqual([
      [1, 'F3'],
      [2, 'F2'],
      [3, 'F1'],
    ]);
    expect(read.ranking.open).toEqual([
      {
        study: 'films/2026-03-11/study.yaml',
        film: '',
        group: 'A',
        at: '2026-03-11',
        problem: 'study.yaml:3: unknown key.',
      },
    ]);
  });

  it('charts films in the order in which they were made', () => {
    expect(document.charts[1].films.map(({ film }) => film)).toEqual(['F2', 'F3', 'F1']);
    expect(document.charts[1].scatter).toBeNull();
  });

  it('has a line for every film in its tables, with the reason of one that failed', () => {
    const ranking = csvText(tables[0]).split('\r\n');
    expect(ranking[0]).toBe(
      'rank,film,study,date,recipe,net gain (cm-1),net gain standard error (cm-1),net gain lower 95 % (cm-1),net gain upper 95 % (cm-1),below the best,problem',
    );
    expect(ranking[1]).toMatch(/^1,F3,films\/2026-03-09\/study\.yaml,2026-03-09,A,120,8,/);
    expect(ranking[4]).toBe(',,films/2026-03-11/study.yaml,2026-03-11,A,,,,,,study.yaml:3: unknown key.');
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['ranking-net-gain', 4],
      ['control-chart-density', 2],
      ['control-chart-loss', 3],
    ]);
  });

  it('has figures that say the same in words', () => {
    const drawn = renderFigures([...figures], svgDocument());
    expect(drawn.map(({ name }) => name)).toEqual([
      'ranking-net-gain',
      'control-chart-density',
      'control-chart-loss',
    ]);
    expect(drawn[0].textAlternative).toBe(
      'F3 has the highest net gain of 4 films, 120(8) cm⁻¹; the errors leave 2 films beside it. Of 1 film it is not determined.',
    );
    expect(drawn[2].textAlternative).toBe('The loss of 3 films; too few for limits. Not determined: 1.');
  });

  it('is drawn where no film has a gain', () => {
    const { figures: bare } = campaignOf({ columns, rows: table.rows.slice(3) });
    const [{ textAlternative, svg }] = renderFigures([...bare], svgDocument());
    expect(textAlternative).toBe('The net gain of none of 1 film is determined.');
    expect(svg).toContain('films/2026-03-11/study.yaml');
  });
});
