import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceColumn, type ParameterLine } from '../src/fit/central-differences.js';
import { sharpenColumn } from '../src/fit/extrapolated-differences.js';

type Model = (parameter: number) => number;

function line(model: Model, centre: number, rest: Partial<ParameterLine> = {}): ParameterLine {
  return {
    evaluateAt: (value, out) => {
      out[0] = model(value);
      return Number.isFinite(out[0]);
    },
    centre,
    size: Math.abs(centre),
    bounds: [-Infinity, Infinity],
    ...rest,
  };
}

function modelAt({ evaluateAt, centre }: ParameterLine): number {
  const value = new Float64Array(1);
  evaluateAt(centre, value);
  return value[0];
}

function quick(of: ParameterLine, value: number): number {
  const column = new Float64Array(1);
  const residuals = Float64Array.of(value);
  differenceColumn(of, { residuals, scratch: new Float64Array(2), column });
  return column[0];
}

function sharp(of: ParameterLine, firstGuess = quick(of, modelAt(of))): number {
  const column = Float64Array.of(firstGuess);
  sharpenColumn(of, column);
  return column[0];
}

const relativeError = (found: number, truth: number) => Math.abs(found / truth - 1);

describe('extrapolated differences', () => {
  it('give eleven digits where plain central differences give nine', () => {
    const steep = (value: number) => Math.exp(5 * value);
    const truth = 5 * Math.exp(5);
    expect(relativeError(quick(line(steep, 1), steep(1)), truth)).toBeGreaterThan(1e-10);
    expect(relativeError(sharp(line(steep, 1)), truth)).toBeLessThan(1e-11);
  });

  it('find their step where the model changes within a thousandth of the parameter', () => {
    const bell = (centre: number) => Math.exp(-((centre - 656) ** 2));
    const truth = -2 * 0.4 * bell(656.4);
    expect(relativeError(sharp(line(bell, 656.4)), truth)).toBeLessThan(1e-8);
  });

  it('agree with the derivative of any smooth function of moderate curvature', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (x, power) => {
          fc.pre(Math.abs(power) > 0.05);
          const model = (value: number) => value ** power;
          expect(relativeError(sharp(line(model, x)), power * x ** (power - 1))).toBeLessThan(1e-10);
        },
      ),
    );
  });

  it('stay on the allowed side of a bound', () => {
    const outside = (value: number) => (value < 2 ? Number.NaN : Math.log(value));
    const atBound = line(outside, 2, { bounds: [2, Infinity] });
    expect(relativeError(sharp(atBound), 0.5)).toBeLessThan(1e-9);
    const nextToBound = line(outside, 2.001, { bounds: [2, Infinity] });
    expect(relativeError(sharp(nextToBound), 1 / 2.001)).toBeLessThan(1e-9);
    const belowBound = line((value) => Math.log(4 - value), 2, { bounds: [-Infinity, 2] });
    expect(relativeError(sharp(belowBound), -0.5)).toBeLessThan(1e-9);
  });

  it('pass over steps into places where the model is not finite', () => {
    const cliff = (value: number) => (value > 1.001 ? Number.NaN : value ** 3);
    expect(relativeError(sharp(line(cliff, 1)), 3)).toBeLessThan(1e-8);
  });

  it('leave the first guess where the model is finite nowhere near', () => {
    const spike = (value: number) => (value === 1 ? 5 : Number.NaN);
    expect(sharp(line(spike, 1), 7)).toBe(7);
  });
});
