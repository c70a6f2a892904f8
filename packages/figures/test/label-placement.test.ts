import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, spreadPositions } from '../src/draw/label-placement.js';

const wantedPositions = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
  minLength: 1,
  maxLength: 8,
});

/** The textbook way to the same: move each label down to the first free place, from the top. */
function pushedDown(wanted: readonly number[], gap: number): number[] {
  const positions = [...wanted];
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  let free = -Infinity;
  for (const i of order) {
    positions[i] = Math.max(wanted[i] ?? 0, free);
    free = (positions[i] ?? 0) + gap;
  }
  return positions;
}

const squaredMoves = (wanted: readonly number[], positions: readonly number[]): number =>
  wanted.reduce((sum, value, i) => sum + (value - (positions[i] ?? NaN)) ** 2, 0);

describe('labels at the ends of curves', () => {
  it('keep their gap and stay between the ends where there is room', () => {
    fc.assert(
      fc.property(wantedPositions, (wanted) => {
        const positions = spreadPositions({ wanted, gap: 11, low: 0, high: 100 }).sort((a, b) => a - b);
        positions.forEach((position, i) => {
          expect(position).toBeGreaterThanOrEqual(-1e-9);
          expect(position).toBeLessThanOrEqual(100 + 1e-9);
          if (i > 0) expect(position - (positions[i - 1] ?? 0)).toBeGreaterThanOrEqual(11 - 1e-9);
        });
      }),
    );
  });

  it('stay where they want to be when they are far enough apart', () => {
    expect(spreadPositions({ wanted: [80, 10, 45], gap: 11, low: 0, high: 100 })).toEqual([80, 10, 45]);
  });

  it('move less, in the sum of squares, than labels that are only pushed down', () => {
    fc.assert(
      fc.property(wantedPositions, (wanted) => {
        const spread = spreadPositions({ wanted, gap: 11, low: -1e6, high: 1e6 });
        expect(squaredMoves(wanted, spread)).toBeLessThanOrEqual(
          squaredMoves(wanted, pushedDown(wanted, 11)) + 1e-6,
        );
      }),
    );
  });

  it('part evenly from one common place', () => {
    expect(spreadPositions({ wanted: [50, 50], gap: 10, low: 0, high: 100 })).toEqual([45, 55]);
  });
});

describe('labels beside points', () => {
  const frame = { x: 0, y: 0, width: 200, height: 100 };
  const size = { width: 30, height: 12 };

  it('stand to the right of a lonely point', () => {
    const [box] = placeLabels({
      anchors: [{ x: 50, y: 50 }],
      sizes: [size],
      obstacles: [],
      frame,
      distance: 6,
    });
    expect(box).toMatchObject({ x: 56, y: 44 });
  });

  it('change side at the edge of the frame', () => {
    const [box] = placeLabels({
      anchors: [{ x: 195, y: 50 }],
      sizes: [size],
      obstacles: [],
      frame,
      distance: 6,
    });
    expect(box.x + 30).toBeLessThanOrEqual(195);
  });

  it('do not cover each other for points that coincide', () => {
    const anchors = [0, 1, 2].map(() => ({ x: 100, y: 50 }));
    const boxes = placeLabels({ anchors, sizes: anchors.map(() => size), obstacles: [], frame, distance: 6 });
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b) expect(Math.abs(a.x - b.x) >= 30 - 1e-9 || Math.abs(a.y - b.y) >= 12 - 1e-9).toBe(true);
  });
});
