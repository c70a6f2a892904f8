import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dfbModes,
  dfbPeriodNm,
  dfbWavelengthNm,
  fabryPerotSpacingNm,
  fabryPerotThresholdPerCm,
  type DfbMode,
} from '../src/index.js';

describe('a Fabry-Perot resonator', () => {
  it('needs the gain that a round trip loses', () => {
    const gain = fabryPerotThresholdPerCm({ reflectances: [0.3, 0.09], lengthUm: 500 });
    expect(0.3 * 0.09 * Math.exp(2 * gain * 0.05)).toBeCloseTo(1, 12);
    expect(fabryPerotThresholdPerCm({ reflectances: [1, 1], lengthUm: 500 })).toBeCloseTo(0, 15);
  });

  it('has modes a half wave apart', () => {
    const spacing = fabryPerotSpacingNm({ wavelengthNm: 656, groupIndex: 2, lengthUm: 100 });
    const half = (nm: number): number => (2 * 2 * 100e3) / nm;
    expect(half(656 - spacing / 2) - half(656 + spacing / 2)).toBeCloseTo(1, 5);
  });

  it('is refused without mirrors or length', () => {
    expect(() => fabryPerotThresholdPerCm({ reflectances: [0, 1], lengthUm: 5 })).toThrow(/reflectance/);
    expect(() => fabryPerotThresholdPerCm({ reflectances: [1, 1], lengthUm: 0 })).toThrow(/length/);
  });
});

describe('the period of a distributed-feedback grating', () => {
  it('is a half wave in the film in first order and a whole one in second', () => {
    expect(dfbPeriodNm({ wavelengthNm: 656, effectiveIndex: 1.64, order: 1 })).toBeCloseTo(200, 12);
    expect(dfbPeriodNm({ wavelengthNm: 656, effectiveIndex: 1.64, order: 2 })).toBeCloseTo(400, 12);
    expect(() => dfbPeriodNm({ wavelengthNm: 656, effectiveIndex: 1.64, order: 0.5 })).toThrow(
      /whole number/,
    );
  });

  it('shifts by its detuning as the propagation constant does', () => {
    const detuningPerCm = 4;
    const nm = dfbWavelengthNm({ braggWavelengthNm: 656, groupIndex: 1.9, detuningPerCm });
    expect(2 * Math.PI * 1.9 * (1 / nm - 1 / 656) * 1e7).toBeCloseTo(detuningPerCm, 3);
  });
});

describe('a distributed-feedback laser', () => {
  const lengthUm = 1e4;
  /** In units of the length, which is 1 cm. */
  const ofStrength = (indexPerCm: number, gainPerCm = 0, modes = 4): readonly DfbMode[] =>
    dfbModes({ coupling: { indexPerCm, gainPerCm }, lengthUm, modes });

  it('has the thresholds of the handbook by index coupling, twice beside the Bragg wavelength', () => {
    for (const [strength, gain, detuning] of [
      [0.5, 2.6095, 2.315],
      [1, 1.7548, 2.6663],
      [3, 0.6226, 4.1486],
    ]) {
      const [below, above] = ofStrength(strength);
      expect(below.thresholdPerCm / 2).toBeCloseTo(gain, 4);
      expect(above.thresholdPerCm / 2).toBeCloseTo(gain, 4);
      expect(below.detuningPerCm).toBeCloseTo(-detuning, 4);
      expect(above.detuningPerCm).toBeCloseTo(detuning, 4);
    }
  });

  it('lets the waves of both directions start at 0 at their ends', () => {
    const coupling = fc.record({
      index: fc.double({ min: -10, max: 10, noNaN: true }),
      gain: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(coupling, ({ index, gain }) => {
        fc.pre(Math.hypot(index, gain) > 0.01);
        const found = ofStrength(index, gain);
        found.forEach((mode, i) => {
          for (const other of found.slice(0, i)) {
            const apart = mode.detuningPerCm - other.detuningPerCm;
            expect(Math.hypot(apart, mode.thresholdPerCm - other.thresholdPerCm)).toBeGreaterThan(1e-3);
          }
          expect(startOfTheReturningWave(mode, [index, gain])).toBeLessThan(1e-7);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('finds different modes, each once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), (index) => {
        const places = ofStrength(index, 0, 12).map(({ detuningPerCm }) => detuningPerCm);
        places.sort((a, b) => a - b);
        expect(places).toHaveLength(12);
        places.slice(1).forEach((place, i) => {
          expect(place - places[i]).toBeGreaterThan(0.5);
          expect(place + places[places.length - 2 - i]).toBeCloseTo(0, 6);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('lases at the Bragg wavelength by gain coupling, from pi/2 on without a mean gain', () => {
    for (const strength of [0.3, 1, Math.PI / 2, 2]) {
      const [mode] = ofStrength(0, strength);
      expect(mode.detuningPerCm).toBeCloseTo(0, 9);
      if (strength === Math.PI / 2) expect(mode.thresholdPerCm).toBeCloseTo(0, 9);
    }
    expect(ofStrength(0, 1)[0].thresholdPerCm).toBeCloseTo(2, 9);
  });

  it('has the stop band of an endless grating where the coupling is strong', () => {
    const [below, above] = ofStrength(40);
    expect((above.detuningPerCm - below.detuningPerCm) / 80).toBeCloseTo(1, 2);
    expect(below.thresholdPerCm).toBeGreaterThan(0);
    expect(below.thresholdPerCm).toBeLessThan(0.02);
  });

  it('has thresholds that fall as (pi/kappa)^2 where the coupling is very strong', () => {
    for (const strength of [200, 1000]) {
      const [first] = ofStrength(strength);
      expect((first.thresholdPerCm / 2) * (strength / Math.PI) ** 2).toBeCloseTo(1, 1);
    }
  });

  it('is solved as well where a strong coupling has much of it by the gain', () => {
    for (const [index, gain] of [
      [3, 6],
      [40, -5],
      [8, -30],
    ]) {
      for (const mode of ofStrength(index, gain)) {
        expect(startOfTheReturningWave(mode, [index, gain])).toBeLessThan(1e-5);
      }
    }
  });

  it('is refused without a grating', () => {
    expect(() => ofStrength(0)).toThrow(/coupling/);
    expect(() => ofStrength(1001)).toThrow(/up to 1000/);
    expect(() => ofStrength(0, 5)).toThrow(/to 4 where it is mostly by the gain/);
    expect(() => ofStrength(1, 0, 0)).toThrow(/whole number/);
  });
});

/**
 * The coupled waves R' = q R - i kappa S, S' = -q S + i kappa R by Runge-Kutta over a length of 1 from R = 0, S = 1: at threshold S ends at 0. Returned
 * as a share of the largest wave on the way.
 */
function startOfTheReturningWave(mode: DfbMode, kappa: readonly [number, number]): number {
  type Waves = readonly [number, number, number, number];
  const q: readonly [number, number] = [mode.thresholdPerCm / 2, -mode.detuningPerCm];
  const slope = ([rRe, rIm, sRe, sIm]: Waves): Waves => [
    q[0] * rRe - q[1] * rIm + kappa[0] * sIm + kappa[1] * sRe,
    q[0] * rIm + q[1] * rRe - kappa[0] * sRe + kappa[1] * sIm,
    -q[0] * sRe + q[1] * sIm - kappa[0] * rIm - kappa[1] * rRe,
    -q[0] * sIm - q[1] * sRe + kappa[0] * rRe - kappa[1] * rIm,
  ];
  const steps = 2000;
  const h = 1 / steps;
  let waves: Waves = [0, 0, 1, 0];
  let largest = 1;
  const moved = (by: Waves, factor: number): Waves => [
    waves[0] + factor * by[0],
    waves[1] + factor * by[1],
    waves[2] + factor * by[2],
    waves[3] + factor * by[3],
  ];
  for (let step = 0; step < steps; step++) {
    const a = slope(waves);
    const b = slope(moved(a, h / 2));
    const c = slope(moved(b, h / 2));
    const d = slope(moved(c, h));
    waves = moved([0, 1, 2, 3].map((i) => a[i] + 2 * b[i] + 2 * c[i] + d[i]) as unknown as Waves, h / 6);
    largest = Math.max(largest, Math.hypot(...waves));
  }
  return Math.hypot(waves[2], waves[3]) / largest;
}
