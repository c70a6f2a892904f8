import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confinementSlopes, guidedModes, type Stack } from '@modalgain/optics';
import { climbFrom, maximise, type Objective } from '../src/index.js';

/** Two hills on a slope; the higher one at (0.7, 0.3). */
const hills: Objective = ([x, y]) => {
  const hill = (cx: number, cy: number, height: number, width: number) => {
    const value = height * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / width ** 2);
    return { value, slopes: [(-2 * (x - cx) * value) / width ** 2, (-2 * (y - cy) * value) / width ** 2] };
  };
  const [a, b] = [hill(0.7, 0.3, 1, 0.15), hill(0.2, 0.8, 0.9, 0.3)];
  return { value: a.value + b.value, gradient: () => [a.slopes[0] + b.slopes[0], a.slopes[1] + b.slopes[1]] };
};
const unit = [
  [0, 1],
  [0, 1],
] as const;

describe('the search for a maximum', () => {
  it('finds the higher of two hills, and the other one beside it', () => {
    const { maxima } = maximise({ bounds: unit, objective: hills, seed: 1 });
    expect(maxima.length).toBeGreaterThanOrEqual(2);
    expect(maxima[0].x[0]).toBeCloseTo(0.7, 2);
    expect(maxima[0].x[1]).toBeCloseTo(0.3, 2);
    expect(Math.hypot(...maxima[0].gradient)).toBeLessThan(1e-6);
    expect(maxima[1].x[1]).toBeCloseTo(0.8, 1);
  });

  it('gives the same answer for the same seed, and the same maximum for any', () => {
    const search = (seed: number) => maximise({ bounds: unit, objective: hills, seed });
    expect(search(7)).toEqual(search(7));
    for (let seed = 0; seed < 20; seed++) expect(search(seed).maxima[0].x[0]).toBeCloseTo(0.7, 2);
  });

  it('ends at the bound where the slope leads there, and says so', () => {
    const plane: Objective = ([x, y]) => ({ value: 2 * x - (y - 5) ** 2, gradient: () => [2, -2 * (y - 5)] });
    const [best] = maximise({
      bounds: [
        [-3, 4],
        [0, 20],
      ],
      objective: plane,
      seed: 3,
    }).maxima;
    expect(best.x[0]).toBe(4);
    expect(best.x[1]).toBeCloseTo(5, 6);
    expect(best.atBound).toEqual(['high', null]);
    expect(best.gradient[0]).toBeCloseTo(2, 12);
  });

  it('finds the top of any bent quadratic hill to a billionth', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(number, number, number),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (top, bend) => {
          const bowl: Objective = (x) => {
            const [a, b, c] = x.map((value, i) => value - top[i]);
            return {
              value: -(a * a + b * b + 4 * c * c + 2 * bend * a * b),
              gradient: () => [-2 * a - 2 * bend * b, -2 * b - 2 * bend * a, -8 * c],
            };
          };
          const bounds = [
            [-2, 2],
            [-2, 2],
            [-2, 2],
          ] as const;
          const found = climbFrom({ bounds, objective: bowl, x: [0, 0, 0] });
          top.forEach((value, i) => expect(found?.x[i]).toBeCloseTo(value, 7));
        },
      ),
    );
  });

  it('goes round places where there is no design, and finds nothing where there is none', () => {
    const half: Objective = (x) => (x[0] < 0.5 ? undefined : hills(x));
    expect(maximise({ bounds: unit, objective: half, seed: 1 }).maxima[0].x[0]).toBeCloseTo(0.7, 2);
    expect(maximise({ bounds: unit, objective: () => undefined, seed: 1 }).maxima).toEqual([]);
  });

  it('refuses bounds that leave nothing to choose', () => {
    expect(() => maximise({ bounds: [[2, 2]], objective: hills, seed: 1 })).toThrow('2 to 2');
  });

  it('finds the best film on the best underlayer as a grid of 0.5 nm does, with 50 times fewer modes', () => {
    const stackOf = (film: number, under: number): Stack => ({
      wavelengthNm: 656,
      layers: [
        { index: 1 },
        { index: 1.9, thicknessNm: film },
        { index: 1.65, thicknessNm: Math.max(under, 1e-6) },
        { index: 1.457 },
      ],
      film: 1,
    });
    // A thick film lets less of the pump through: there is a true maximum.
    const reach = (d: number): number => Math.exp(-d / 400);
    const objective: Objective = ([d, under]) => {
      const stack = stackOf(d, under);
      const mode = guidedModes(stack, 'TE', 1).at(0);
      if (!mode) return undefined;
      const modal = mode.confinement.modal[0];
      return {
        value: modal * reach(d),
        gradient: () => {
          const { modalPerNm } = confinementSlopes(stack, mode);
          return [(modalPerNm[1] - modal / 400) * reach(d), modalPerNm[2] * reach(d)];
        },
      };
    };
    const bounds = [
      [60, 260],
      [0, 60],
    ] as const;
    const { maxima, evaluations } = maximise({ bounds, objective, seed: 1 });
    const grid = { value: -Infinity, x: [0, 0], count: 0 };
    for (let d = 60; d <= 260; d += 0.5) {
      for (let under = 0; under <= 60; under += 0.5) {
        const modal = guidedModes(stackOf(d, under), 'TE', 1).at(0)?.confinement.modal[0] ?? 0;
        grid.count++;
        if (modal * reach(d) > grid.value) Object.assign(grid, { value: modal * reach(d), x: [d, under] });
      }
    }
    expect(Math.abs(maxima[0].x[0] - grid.x[0])).toBeLessThanOrEqual(0.5);
    expect(Math.abs(maxima[0].x[1] - grid.x[1])).toBeLessThanOrEqual(0.5);
    expect(Math.abs(maxima[0].value / grid.value - 1)).toBeLessThan(1e-3);
    expect(grid.count / evaluations).toBeGreaterThan(50);
  }, 60_000);
});
