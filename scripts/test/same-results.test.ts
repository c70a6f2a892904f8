import path from 'node:path';
import { expect, it } from 'vitest';

interface SameResults {
  readonly differences: (a: unknown, b: unknown) => { readonly place: string; readonly share: number }[];
}
const { differences } = (await import(
  path.join(import.meta.dirname, '../packages/same-results.mjs')
)) as SameResults;
const places = (a: unknown, b: unknown): string[] => differences(a, b).map(({ place }) => place);

it('finds numbers that differ by more than 1e-8, texts that differ, and what is missing', () => {
  expect(places({ g: 1, h: 1 }, { g: 1 + 2e-8, h: 1 + 0.5e-8 })).toEqual(['g']);
  expect(places({ verdict: { title: 'no gain' } }, { verdict: { title: 'gain' } })).toEqual([
    'verdict.title',
  ]);
  expect(places({ films: [{ g: 1 }] }, { films: [{}] })).toEqual(['films.0.g']);
  expect(places({ films: [1] }, { films: [1, 2] })).toEqual(['films.1']);
  expect(places({ g: null }, { g: 0 })).toEqual(['g']);
  expect(places({ g: 1 }, { g: NaN })).toEqual(['g']);
});

it('measures a point of a curve by the largest, and an error by its estimate', () => {
  expect(places({ y: [1, 1e-9] }, { y: [1, 2e-9] })).toEqual([]);
  expect(places({ y: [1, 1e-7] }, { y: [1, 2e-7] })).toEqual(['y.1']);
  const estimate = (standardError: number) => ({ value: 1, standardError });
  expect(places(estimate(0.01), estimate(0.01 + 5e-8))).toEqual([]);
  expect(places(estimate(0.01), estimate(0.01 + 2e-7))).toEqual(['standardError']);
});
