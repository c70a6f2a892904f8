import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { controlChart, filmScatter, rankFilms, type CampaignFilm } from '../src/index.js';

const film = (name: string, value: number, standardError: number, at = ''): CampaignFilm => ({
  study: `films/${name}/study.yaml`,
  film: name,
  group: '',
  at,
  estimate: {
    value,
    standardError,
    lower95: value - 1.96 * standardError,
    upper95: value + 1.96 * standardError,
  },
  problem: null,
});
const open = (name: string): CampaignFilm => ({ ...film(name, 0, 1), estimate: null });

describe('a ranking', () => {
  it('puts the most first and films without a value apart', () => {
    const { ranked, open: apart } = rankFilms([
      film('A', 120, 5),
      open('B'),
      film('C', 180, 9),
      film('D', -3, 4),
    ]);
    expect(ranked.map((each) => [each.rank, each.film])).toEqual([
      [1, 'C'],
      [2, 'A'],
      [3, 'D'],
    ]);
    expect(apart.map((each) => each.film)).toEqual(['B']);
  });

  it('says of which films the data do not tell the best', () => {
    // 1.96 hypot(6, 8) = 19.6.
    const { ranked } = rankFilms([film('A', 200, 6), film('B', 180.5, 8), film('C', 180.3, 8)]);
    expect(ranked.map(({ isBelowBest }) => isBelowBest)).toEqual([false, false, true]);
  });

  it('is empty of a campaign in which nothing is determined', () => {
    expect(rankFilms([open('A')]).ranked).toEqual([]);
  });
});

describe('the scatter of films', () => {
  it('is that of Paule and Mandel: equal errors leave the sample variance less that of the errors', () => {
    const values = [9.2, 10.1, 10.9, 8.7, 11.4, 10.3, 9.5, 9.9];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    const found = filmScatter(values.map((value) => ({ value, standardError: 0.3 })));
    expect(found.mean).toBeCloseTo(mean, 10);
    expect(found.betweenFilms).toBeCloseTo(Math.sqrt(variance - 0.09), 9);
    expect(found.meanError).toBeCloseTo(Math.sqrt(variance / values.length), 9);
  });

  it('is none where errors explain all of it; the mean is then weighted by them', () => {
    const found = filmScatter([
      { value: 10, standardError: 1 },
      { value: 10.4, standardError: 2 },
      { value: 9.7, standardError: 1 },
    ]);
    expect(found.betweenFilms).toBe(0);
    expect(found.mean).toBeCloseTo((10 + 10.4 / 4 + 9.7) / 2.25, 12);
  });
});

describe('a control chart', () => {
  const series = (values: readonly number[], standardError = 1): CampaignFilm[] =>
    values.map((value, i) => film(`F${i + 1}`, value, standardError, String(i + 1)));
  const calm = [10, 11, 9, 10.5, 9.4, 10.2, 9.1, 11.2, 10.8, 9.7, 9.9, 10.6];

  it('names a film beyond three standard deviations, however far it is out', () => {
    for (const far of [25, 1e6]) {
      const { films, scatter } = controlChart(series([...calm, far]));
      expect(films.filter(({ outside }) => outside).map((each) => [each.film, each.outside])).toEqual([
        ['F13', 'above'],
      ]);
      expect(scatter?.mean).toBeCloseTo(10.1, 0);
    }
  });

  it('allows a film more room whose own error is larger', () => {
    const films = series(calm).map((each, i) => (i === 3 ? film('F4', 16, 4, '4') : each));
    const [, , , wide] = controlChart(films).films;
    expect(wide.outside).toBeNull();
    expect(wide.limits?.[1]).toBeGreaterThan(20);
  });

  it('finds eight in a row on one side and not seven', () => {
    const alternating = [9, 11, 9, 11, 9, 11, 9, 11];
    const row = (count: number) => [
      ...alternating,
      9,
      ...Array.from({ length: count }, () => 10.6),
      9,
      9,
      9,
      9,
      9,
    ];
    expect(controlChart(series(row(7))).runs).toEqual([]);
    expect(controlChart(series(row(8))).runs).toEqual([{ side: 'above', first: 9, last: 16 }]);
  });

  it('follows what the films are ordered by, numbers as numbers', () => {
    const made = ['day 10', 'day 9', 'day 2'].map((at, i) => film(`F${i}`, 1 + i, 1, at));
    expect(controlChart(made).films.map(({ at }) => at)).toEqual(['day 2', 'day 9', 'day 10']);
  });

  it('has no limits for fewer than eight films, and sets those without error apart', () => {
    const chart = controlChart([...series(calm.slice(0, 7)), film('exact', 10, 0), open('lost')]);
    expect(chart.scatter).toBeNull();
    expect(chart.films.every(({ limits, outside }) => limits === null && outside === null)).toBe(true);
    expect(chart.open.map((each) => each.film)).toEqual(['exact', 'lost']);
  });

  /** Share of films called outside, and of charts with a run, in a process that is in control. */
  function falseAlarms(count: number, betweenFilms: number): { outside: number; runs: number } {
    const charts = 800;
    const stream = randomStream(7, count);
    let [outside, runs] = [0, 0];
    for (let i = 0; i < charts; i++) {
      const films = Array.from({ length: count }, (_, k) => {
        const error = 0.5 + 1.5 * stream.uniform();
        return film(
          `F${k}`,
          100 + betweenFilms * stream.normal() + error * stream.normal(),
          error,
          String(k),
        );
      });
      const chart = controlChart(films);
      outside += chart.films.filter((each) => each.outside).length;
      runs += chart.runs.length > 0 ? 1 : 0;
    }
    return { outside: outside / (charts * count), runs: runs / charts };
  }

  // The limits rest on the films themselves: few films misjudge their scatter, and where there is none it is still guessed above 0.
  it.each([
    [30, 2, [0.002, 0.005]],
    [30, 0, [0.0002, 0.002]],
    [12, 2, [0.007, 0.016]],
  ] as const)(
    'calls few films of a series in control outside: %i films of scatter %d',
    (count, betweenFilms, [least, most]) => {
      const { outside, runs } = falseAlarms(count, betweenFilms);
      expect(outside).toBeGreaterThan(least);
      expect(outside).toBeLessThan(most);
      expect(runs).toBeLessThan(0.08);
    },
  );
});
