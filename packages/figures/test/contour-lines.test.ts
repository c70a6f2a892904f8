import { describe, expect, it } from 'vitest';
import { contourPath } from '../src/index.js';

const same = (place: readonly [number, number]): readonly [number, number] => place;

describe('a contour of a grid', () => {
  it('crosses a slope at its place', () => {
    const grid = { columns: 3, rows: 2, values: [0, 1, 2, 0, 1, 2] };
    expect(contourPath(grid, 0.5, same)).toBe('M0.5 0.0L0.5 1.0');
  });

  it('leaves out cells with a corner that has no value', () => {
    const grid = { columns: 3, rows: 2, values: [NaN, 1, 2, 0, 1, 2] };
    expect(contourPath(grid, 0.5, same)).toBe('');
    expect(contourPath(grid, 1.5, same)).toBe('M1.5 0.0L1.5 1.0');
  });

  it('goes around a single summit', () => {
    const grid = { columns: 3, rows: 3, values: [0, 0, 0, 0, 1, 0, 0, 0, 0] };
    expect(contourPath(grid, 0.5, same).match(/M/g)).toHaveLength(4);
  });
});
