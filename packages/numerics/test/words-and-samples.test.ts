import { expect, it } from 'vitest';
import { countOf, firstOf, median, quantileOfSorted } from '../src/index.js';

it('countOf sets the noun in the plural unless there is one', () => {
  expect([0, 1, 2].map((count) => countOf(count, 'film'))).toEqual(['0 films', '1 film', '2 films']);
});

it('firstOf names all where they fit, else the first and how many follow', () => {
  expect(firstOf(['SC1', 'SC2'], 2)).toBe('SC1, SC2');
  expect(firstOf([7, 8, 9, 10], 2)).toBe('7, 8 and 2 more');
  expect(firstOf([], 2)).toBe('');
});

it('quantileOfSorted is linear between the values, and median is its middle', () => {
  const sorted = Float64Array.of(1, 2, 4, 8);
  expect([0, 0.5, 0.9, 1].map((share) => quantileOfSorted(sorted, share))).toEqual([
    1,
    3,
    expect.closeTo(6.8, 12),
    8,
  ]);
  expect(median([8, 1, 4, 2])).toBe(3);
  expect(median([8, 1, 4])).toBe(4);
  expect(median([])).toBeNaN();
});
