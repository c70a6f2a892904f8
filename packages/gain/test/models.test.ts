import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainModel, inversionAt, type GainModel } from '@modalgain/gain';

const models: GainModel[] = [
  gainModel({ name: 'langmuir' }),
  gainModel({ name: 'exponential' }),
  ...[1, 2, 3, 4, 8, 20].map((degeneracy) => gainModel({ name: 'poisson', degeneracy })),
];

/** The definition itself: the sum over occupations N, far into the tail. */
function poissonBySum(x: number, degeneracy: number): number {
  let probability = Math.exp(-x);
  let sum = 0;
  for (let count = 0; count < 400; count++) {
    sum += probability * ((2 * Math.min(count, degeneracy)) / degeneracy - 1);
    probability *= x / (count + 1);
  }
  return sum;
}

describe('gain models', () => {
  it.each(models.map((model) => [model.title, model] as const))(
    '%s: the derivative is the slope of f',
    (_, model) => {
      fc.assert(
        fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (x) => {
          const step = 1e-5 * (1 + x);
          const slope = (model.inversion(x + step) - model.inversion(x - step)) / (2 * step);
          expect(Math.abs(slope - model.derivative(x))).toBeLessThan(1e-8);
        }),
      );
    },
  );

  it.each(models.map((model) => [model.title, model] as const))('%s: the inverse undoes f', (_, model) => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 12, noNaN: true }), (x) => {
        const back = model.inverse(model.inversion(x)) ?? NaN;
        // f flattens as it saturates: x is then known only to the rounding of f over its slope.
        const reachable = 1e-10 * x + 4e-15 / model.derivative(x);
        expect(Math.abs(back - x)).toBeLessThan(reachable);
      }),
    );
  });

  it.each(models.map((model) => [model.title, model] as const))(
    '%s: rises to 1 and crosses 0 at transparency',
    (_, model) => {
      expect(model.inversion(1e9)).toBeCloseTo(1, 6);
      expect(model.inversion(model.transparency)).toBeCloseTo(0, 12);
      expect(model.inverse(1)).toBeUndefined();
      expect(model.inverse(1.2)).toBeUndefined();
    },
  );

  it('the Poisson model is transparent at the known mean occupations', () => {
    // Roots of the defining sum, found by bisection in 40-digit decimal arithmetic, to 16 digits.
    const roots = {
      1: 0.693147180559945,
      2: 1.146193220620583,
      3: 1.61303096810293,
      4: 2.088502886684877,
      8: 4.035478961109445,
      20: 10.00278785122846,
    };
    for (const [degeneracy, x] of Object.entries(roots)) {
      expect(gainModel({ name: 'poisson', degeneracy: Number(degeneracy) }).transparency).toBeCloseTo(x, 12);
    }
  });

  it('the Poisson model equals the sum over occupations and, twofold, 1 - (2 + x) exp(-x)', () => {
    for (const degeneracy of [1, 2, 3, 8, 20]) {
      for (const x of [0, 0.1, 1, 3, 10, 40]) {
        const model = gainModel({ name: 'poisson', degeneracy });
        expect(model.inversion(x)).toBeCloseTo(poissonBySum(x, degeneracy), 12);
      }
    }
    expect(gainModel({ name: 'poisson' }).inversion(1.7)).toBeCloseTo(1 - 3.7 * Math.exp(-1.7), 14);
  });

  it('the models that start at transparency say that the loss holds ground-state absorption', () => {
    expect(gainModel({ name: 'langmuir' }).lossHoldsGroundState).toBe(true);
    expect(gainModel({ name: 'exponential' }).lossHoldsGroundState).toBe(true);
    expect(gainModel({ name: 'poisson' }).lossHoldsGroundState).toBe(false);
  });

  it('the printed form is refused from the saturation fluence on and carries its warning', () => {
    const model = gainModel({ name: 'printed' });
    expect(inversionAt(model, 0.5)).toEqual({ kind: 'value', inversion: 1 });
    expect(inversionAt(model, 1)).toMatchObject({ kind: 'outside-model' });
    expect(inversionAt(model, 3)).toMatchObject({ kind: 'outside-model' });
    expect(model.inversion(1)).toBeNaN();
    expect(model.warning).toContain('diverges');
  });

  it('a degeneracy that does not belong or is not a whole number is refused in words', () => {
    expect(() => gainModel({ name: 'langmuir', degeneracy: 2 })).toThrow('takes no degeneracy');
    expect(() => gainModel({ name: 'poisson', degeneracy: 1.5 })).toThrow('whole number');
  });

  it('the published film gains at 784 uJ/cm2 imply the known saturation fluences, model by model', () => {
    const sectionPer1e15 = 4.32;
    const published = [268.1 / 62.6, 639.8 / 151, 321.5 / 75.2, 476.2 / 111.2];
    const inversions = published.map((gainOverDensity) => gainOverDensity / sectionPer1e15);
    const implied = (model: GainModel) => {
      const fluences = inversions.map((inversion) => 784 / (model.inverse(inversion) ?? NaN));
      return [Math.min(...fluences), Math.max(...fluences)].map(Math.round);
    };
    expect(implied(gainModel({ name: 'langmuir' }))).toEqual([7, 15]);
    expect(implied(gainModel({ name: 'exponential' }))).toEqual([165, 198]);
    expect(implied(gainModel({ name: 'poisson', degeneracy: 2 }))).toEqual([113, 130]);
    // Above every fluence used, as the printed form must be.
    implied(gainModel({ name: 'printed' })).forEach((fluence) =>
      expect(Math.abs(fluence - 1580)).toBeLessThan(20),
    );
  });
});
