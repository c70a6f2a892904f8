import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainModel, inversionAt, type GainModel } from '@modalgain/gain';

const models: GainModel[] = [
  gainModel({ name: 'langmuir' }),
  gainModel({ name: 'exponential' }),
  ...[1, 2, 3, 4, 8, 20].map((degeneracy) => gainModel({ name: 'poisson', degeneracy })),
  gainModel({ name: 'free-carrier-2d' }),
  gainModel({ name: 'free-carrier-2d', massRatio: 1 }),
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
      expect(model.lossHoldsGroundState).toBe(model.inversion(0) === 0);
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

  it('free carriers in a CdSe well are transparent at 2.7e12 cm-2 at room temperature', () => {
    // N_c = m kT/(pi hbar^2) for m = 0.18 free electron masses (CODATA 2018, SI), 300 K.
    const [electronMassKg, hbarJs, thermalEnergyJ] = [9.1093837015e-31, 1.054571817e-34, 1.380649e-23 * 300];
    const criticalPerCm2 = (0.18 * electronMassKg * thermalEnergyJ) / (Math.PI * hbarJs ** 2) / 1e4;
    const { transparency } = gainModel({ name: 'free-carrier-2d', massRatio: 0.9 / 0.18 });
    expect((transparency * criticalPerCm2) / 1e12).toBeCloseTo(2.7, 1);
    // Equal masses: exp(-x) = 1/2 for both.
    expect(gainModel({ name: 'free-carrier-2d', massRatio: 1 }).transparency).toBeCloseTo(Math.LN2, 14);
    expect(() => gainModel({ name: 'free-carrier-2d', massRatio: 0 })).toThrow('hole over electron mass');
    expect(() => gainModel({ name: 'linear', massRatio: 2 })).toThrow('takes no mass ratio');
  });

  it('the bulk models absorb fully without pump, cross 0 at x = 1 and follow ln x or a capped line', () => {
    const [logarithmic, linear] = [gainModel({ name: 'logarithmic' }), gainModel({ name: 'linear' })];
    for (const model of [logarithmic, linear]) {
      expect(model.inversion(0)).toBe(-1);
      expect(model.inversion(model.transparency)).toBe(0);
      expect(model.inversion(model.inverse(-0.5) ?? NaN)).toBeCloseTo(-0.5, 14);
      expect(model.derivative(1)).toBe(1);
      expect(model.derivative(0.01)).toBe(model === linear ? 1 : 0);
    }
    expect(logarithmic.inversion(Math.E ** 2)).toBeCloseTo(2, 14);
    expect(logarithmic.warning).toContain('grows without end');
    expect(linear.inversion(1.75)).toBe(0.75);
    expect([linear.inversion(2.5), linear.derivative(2.5)]).toEqual([1, 0]);
    expect(linear.inverse(1)).toBeUndefined();
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
