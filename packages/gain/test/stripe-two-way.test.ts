import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amplifiedLengthCm, twoWayIntensity, twoWayLengthCm, type TwoWayParameters } from '@modalgain/gain';
import { shootCoupledStripe } from './coupled-stripe.js';
import { emptyTwoWayPoint, evaluateTwoWay } from '../src/stripe/two-way.js';

function shootTwoWay(
  lengthCm: number,
  { saturation: u, netGainPerCm, sourcePerCm }: TwoWayParameters,
): number {
  const localGain = (light: number): number => netGainPerCm / (1 + u * light);
  return shootCoupledStripe({ lengthCm, sourcePerCm, netGainPerCm, localGain, steps: 4000, halvings: 60 });
}

const parameters = fc.record({
  sourcePerCm: fc.double({ min: 0.1, max: 100, noNaN: true }),
  netGainPerCm: fc.double({ min: -300, max: 400, noNaN: true }),
  saturation: fc.oneof(
    fc.constant(0),
    fc.double({ min: -6, max: 3, noNaN: true }).map((x) => 10 ** x),
  ),
});
const lengthCm = fc.double({ min: 0.0005, max: 0.04, noNaN: true });

describe('the two-way saturable stripe', () => {
  it('gives the values of a boundary-value solver', () => {
    const stripe = { sourcePerCm: 1, netGainPerCm: 1, saturation: 0.02 };
    expect(twoWayIntensity(4, stripe)).toBeCloseTo(27.31372, 5);
    expect(twoWayIntensity(8, stripe)).toBeCloseTo(110.13238, 5);
  });

  it.each([
    ['gain', { sourcePerCm: 1, netGainPerCm: 150, saturation: 3 }],
    ['strong saturation', { sourcePerCm: 20, netGainPerCm: 200, saturation: 50 }],
    ['no gain', { sourcePerCm: 5, netGainPerCm: 0, saturation: 2 }],
    ['loss with kappa^2 above 0', { sourcePerCm: 5, netGainPerCm: -100, saturation: 2 }],
    ['loss with kappa^2 at 0', { sourcePerCm: 5, netGainPerCm: -100, saturation: 10 }],
    ['loss with kappa^2 below 0', { sourcePerCm: 5, netGainPerCm: -100, saturation: 40 }],
  ])('agrees with the coupled equations integrated as they stand: %s', (_, stripe) => {
    for (const length of [0.005, 0.02, 0.04])
      expect(twoWayIntensity(length, stripe) / shootTwoWay(length, stripe)).toBeCloseTo(1, 8);
  });

  it('is Eq. 1 without saturation, and A L without gain', () => {
    fc.assert(
      fc.property(lengthCm, parameters, (length, stripe) => {
        const plain = stripe.sourcePerCm * amplifiedLengthCm(length, stripe.netGainPerCm);
        expect(twoWayIntensity(length, { ...stripe, saturation: 0 })).toBe(plain);
        expect(twoWayIntensity(length, { ...stripe, saturation: 1e-12 }) / plain).toBeCloseTo(1, 5);
        expect(twoWayIntensity(length, { ...stripe, netGainPerCm: 0 })).toBeCloseTo(
          stripe.sourcePerCm * length,
          12,
        );
      }),
    );
  });

  it('inverts its own length', () => {
    fc.assert(
      fc.property(lengthCm, parameters, (length, stripe) => {
        // Near the limit of a lossy stripe the length is all but lost in the intensity.
        fc.pre(stripe.netGainPerCm * length > -5);
        expect(twoWayLengthCm(twoWayIntensity(length, stripe), stripe) / length).toBeCloseTo(1, 9);
      }),
    );
  });

  it('inverts its own length at any size of gain, short walk or long', () => {
    for (const gainLength of [1e-6, 0.1, 1, 10, 29.9, 30.1, 200])
      for (const saturation of [1e-60, 1e-6, 1e-2, 10]) {
        const stripe = { sourcePerCm: 3, netGainPerCm: gainLength / 0.04, saturation };
        const length = twoWayLengthCm(twoWayIntensity(0.04, stripe), stripe);
        expect(Math.abs(length / 0.04 - 1)).toBeLessThan(3e-14 * (1 + gainLength));
      }
  });

  it('runs through g = 0 and through kappa = 0 without a step', () => {
    const stripe = { sourcePerCm: 5, saturation: 2 };
    const at = (netGainPerCm: number) => twoWayIntensity(0.03, { ...stripe, netGainPerCm });
    expect(at(1e-9) / at(-1e-9)).toBeCloseTo(1, 10);
    const kappaZero = -2 * stripe.sourcePerCm * stripe.saturation;
    expect(at(kappaZero * (1 + 1e-9)) / at(kappaZero * (1 - 1e-9))).toBeCloseTo(1, 9);
    expect(at(kappaZero)).toBeGreaterThan(at(kappaZero * (1 + 1e-3)));
    expect(at(kappaZero)).toBeLessThan(at(kappaZero * (1 - 1e-3)));
  });

  it('has derivatives that agree with differences', () => {
    const point = emptyTwoWayPoint();
    fc.assert(
      fc.property(lengthCm, parameters, (length, stripe) => {
        fc.pre(stripe.netGainPerCm * length > -5);
        evaluateTwoWay(length, stripe, point);
        const difference = (key: keyof TwoWayParameters, step: number) =>
          (twoWayIntensity(length, { ...stripe, [key]: stripe[key] + step }) -
            twoWayIntensity(length, { ...stripe, [key]: stripe[key] - step })) /
          (2 * step);
        const { intensity } = point;
        const sourceStep = stripe.sourcePerCm * 1e-4;
        const bySource = difference('sourcePerCm', sourceStep);
        expect(Math.abs(point.bySource - bySource) * stripe.sourcePerCm).toBeLessThan(1e-6 * intensity);
        const byGain = difference('netGainPerCm', 1e-2);
        expect(Math.abs(point.byGain - byGain)).toBeLessThan(1e-6 * intensity * length);
        if (stripe.saturation > 0) {
          const bySaturation = difference('saturation', stripe.saturation * 1e-4);
          expect(Math.abs(point.bySaturation - bySaturation) * stripe.saturation).toBeLessThan(
            1e-6 * intensity,
          );
        }
        const step = length * 1e-4;
        const byLength =
          (twoWayIntensity(length + step, stripe) - twoWayIntensity(length - step, stripe)) / (2 * step);
        expect(Math.abs(point.byLength - byLength) * length).toBeLessThan(
          1e-5 * Math.max(intensity, byLength * length),
        );
      }),
    );
  });

  it('grows with length, source and gain, and with gain falls with saturation', () => {
    fc.assert(
      fc.property(lengthCm, parameters, (length, stripe) => {
        fc.pre(stripe.netGainPerCm * length > -5);
        const intensity = twoWayIntensity(length, stripe);
        expect(twoWayIntensity(1.01 * length, stripe)).toBeGreaterThan(intensity);
        expect(
          twoWayIntensity(length, { ...stripe, sourcePerCm: 1.01 * stripe.sourcePerCm }),
        ).toBeGreaterThan(intensity);
        expect(twoWayIntensity(length, { ...stripe, netGainPerCm: stripe.netGainPerCm + 1 })).toBeGreaterThan(
          intensity,
        );
        if (stripe.netGainPerCm > 1 && stripe.saturation > 1e-3)
          expect(twoWayIntensity(length, { ...stripe, saturation: 2 * stripe.saturation })).toBeLessThan(
            intensity,
          );
      }),
    );
  });
});
