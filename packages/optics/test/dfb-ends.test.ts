import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dfbModes, fabryPerotThresholdPerCm, permittivityHarmonic, type DfbEnd } from '../src/index.js';

type Complex = readonly [number, number];

const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
const plus = (a: Complex, b: Complex): Complex => [a[0] + b[0], a[1] + b[1]];
const over = (a: Complex, b: Complex): Complex => {
  const size = b[0] ** 2 + b[1] ** 2;
  return [(a[0] * b[0] + a[1] * b[1]) / size, (a[1] * b[0] - a[0] * b[1]) / size];
};

/** Of length 1 cm. */
const modesOf = (indexPerCm: number, ends?: readonly [DfbEnd, DfbEnd], modes = 4) =>
  dfbModes({ coupling: { indexPerCm }, lengthUm: 1e4, modes, ...(ends && { ends }) });

const asEnd = (reflectance: number, phaseDeg = 0): DfbEnd => ({ reflectance, phaseDeg });

describe('a grating between reflecting ends', () => {
  it('is one without where the ends reflect nothing', () => {
    const plain = modesOf(2);
    modesOf(2, [asEnd(0), asEnd(0)]).forEach((mode, i) => {
      expect(mode.thresholdPerCm).toBeCloseTo(plain[i].thresholdPerCm, 12);
      expect(mode.detuningPerCm).toBeCloseTo(plain[i].detuningPerCm, 12);
    });
  });

  it('is a Fabry-Perot laser where the grating is weak', () => {
    const weak = modesOf(1e-6, [asEnd(0.3), asEnd(0.1, 40)]);
    const reflectances = [0.3, 0.1] as const;
    const expected = fabryPerotThresholdPerCm({ reflectances, lengthUm: 1e4 });
    weak.forEach(({ thresholdPerCm }) => {
      expect(thresholdPerCm).toBeCloseTo(expected, 4);
    });
    const places = weak.map(({ detuningPerCm }) => detuningPerCm).sort((a, b) => a - b);
    places.slice(1).forEach((place, i) => {
      expect(place - places[i]).toBeCloseTo(Math.PI, 4);
    });
  });

  it('is mirrored with its ends, and shifted modes change sides with the phase', () => {
    const [left, right] = [asEnd(0.3, 70), asEnd(0.05, -20)];
    const [one, other] = [modesOf(1.5, [left, right]), modesOf(1.5, [right, left])];
    one.forEach((mode, i) => {
      expect(mode.thresholdPerCm).toBeCloseTo(other[i].thresholdPerCm, 9);
      expect(mode.detuningPerCm).toBeCloseTo(other[i].detuningPerCm, 9);
    });
    // Conjugate equation: kappa and all phases turned round, detuning with them.
    const turned = modesOf(-1.5, [asEnd(0.3, -70), asEnd(0.05, 20)]);
    turned.forEach((mode, i) => {
      expect(mode.thresholdPerCm).toBeCloseTo(one[i].thresholdPerCm, 9);
      expect(mode.detuningPerCm).toBeCloseTo(-one[i].detuningPerCm, 9);
    });
  });

  it('has as many modes as the argument principle counts', () => {
    const cases = fc.record({
      kappa: fc.double({ min: 0.2, max: 6, noNaN: true }),
      first: fc.double({ min: 0, max: 0.9, noNaN: true }),
      second: fc.double({ min: 0, max: 0.9, noNaN: true }),
      phases: fc.tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 359 })),
    });
    fc.assert(
      fc.property(cases, ({ kappa, first, second, phases }) => {
        const ends = [asEnd(first, phases[0]), asEnd(second, phases[1])] as const;
        const found = modesOf(kappa, ends, 12);
        const border = 9.3;
        const inside = found.filter(
          ({ thresholdPerCm, detuningPerCm }) => Math.abs(detuningPerCm) < border && thresholdPerCm < 16,
        );
        const onBorder = found.some(
          ({ thresholdPerCm, detuningPerCm }) =>
            Math.abs(Math.abs(detuningPerCm) - border) < 0.05 || Math.abs(thresholdPerCm - 16) < 0.1,
        );
        fc.pre(!onBorder);
        const r = ends.map(({ reflectance, phaseDeg = 0 }): Complex => {
          const phase = (-phaseDeg * Math.PI) / 180;
          return [Math.sqrt(reflectance) * Math.cos(phase), Math.sqrt(reflectance) * Math.sin(phase)];
        });
        const count = turns((q) => mismatch(q, kappa, r[0], r[1]), [-1, 8], [-border, border]);
        expect(inside.length).toBe(count);
        inside.forEach((mode, i) => {
          const nearest = inside.map((other, j) =>
            i === j
              ? Infinity
              : Math.hypot(
                  other.detuningPerCm - mode.detuningPerCm,
                  other.thresholdPerCm - mode.thresholdPerCm,
                ),
          );
          expect(Math.min(...nearest)).toBeGreaterThan(1e-3);
        });
      }),
      { numRuns: 25 },
    );
  });

  it('is refused where an end reflects everything', () => {
    expect(() => modesOf(1, [asEnd(1), asEnd(0)])).toThrow(/reflectance of 1/);
  });
});

/** The round trip written out anew, in exp(+-g): C - q S + i kappa S (r1 + r2) - r1 r2 (C + q S). */
function mismatch(q: Complex, kappa: number, r1: Complex, r2: Complex): Complex {
  const square = plus(times(q, q), [kappa * kappa, 0]);
  // Even in g: either root will do.
  const size = Math.hypot(...square);
  const angle = Math.atan2(square[1], square[0]) / 2;
  const g: Complex = [Math.sqrt(size) * Math.cos(angle), Math.sqrt(size) * Math.sin(angle)];
  const exp = (sign: number): Complex => {
    const grown = Math.exp(sign * g[0]);
    return [grown * Math.cos(g[1]), sign * grown * Math.sin(g[1])];
  };
  const cosine = over(plus(exp(1), exp(-1)), [2, 0]);
  const sine = over(plus(exp(1), times([-1, 0], exp(-1))), times([2, 0], g));
  const qs = times(q, sine);
  const across = times([0, kappa], times(sine, plus(r1, r2)));
  const both = times(times(r1, r2), plus(cosine, qs));
  return plus(plus(plus(cosine, times([-1, 0], qs)), across), times([-1, 0], both));
}

/** Turns of a function along the border of a rectangle: its number of zeros inside. */
function turns(
  f: (q: Complex) => Complex,
  re: readonly [number, number],
  im: readonly [number, number],
): number {
  const corners: Complex[] = [
    [re[0], im[0]],
    [re[1], im[0]],
    [re[1], im[1]],
    [re[0], im[1]],
  ];
  const steps = 800;
  let turned = 0;
  let before = f(corners[0]);
  corners.forEach((from, side) => {
    const to = corners[(side + 1) % 4];
    for (let step = 1; step <= steps; step++) {
      const share = step / steps;
      const after = f([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
      const [real, imaginary] = over(after, before);
      turned += Math.atan2(imaginary, real);
      before = after;
    }
  });
  return Math.round(turned / (2 * Math.PI));
}

/**
 * A stack of real layers at normal incidence, tooth and groove in turn, from `startShare` of a period before the middle of a tooth, between half-spaces of an
 * index: the complex k0 at which waves leave on both sides and none comes in. Gain is an Im k0 below 0.
 */
interface LayeredGrating {
  readonly tooth: number;
  readonly groove: number;
  readonly periods: number;
  readonly startShare: number;
  readonly outside: number;
}

function leaving({ tooth, groove, periods, startShare, outside }: LayeredGrating, k0: Complex): Complex {
  const mean = Math.sqrt((tooth ** 2 + groove ** 2) / 2);
  const period = 656 / (2 * mean);
  // Duty cycle 1/2: the tooth reaches from -1/4 to 1/4 of the period.
  const pieces = [
    [tooth, 0.25 + startShare],
    [groove, 0.5],
    [tooth, 0.25 - startShare],
  ] as const;
  let [field, slope]: [Complex, Complex] = [[1, 0], times([0, outside], k0)];
  for (let at = 0; at < periods * 3; at++) {
    const [n, share] = pieces[2 - (at % 3)];
    const k = times(k0, [n, 0]);
    const phase = times(k, [share * period, 0]);
    const cosine: Complex = [
      Math.cos(phase[0]) * Math.cosh(phase[1]),
      -Math.sin(phase[0]) * Math.sinh(phase[1]),
    ];
    const sine: Complex = [
      Math.sin(phase[0]) * Math.cosh(phase[1]),
      Math.cos(phase[0]) * Math.sinh(phase[1]),
    ];
    const carried = plus(times(cosine, field), times([-1, 0], times(over(sine, k), slope)));
    slope = plus(times(cosine, slope), times(times(k, sine), field));
    field = carried;
  }
  return plus(slope, times(times([0, outside], k0), field));
}

function thresholdOfLayers(grating: LayeredGrating, start: Complex): Complex {
  let [before, here]: [Complex, Complex] = [plus(start, [start[0] * 1e-6, 0]), start];
  let valueBefore = leaving(grating, before);
  for (let round = 0; round < 60; round++) {
    const value = leaving(grating, here);
    const slope = over(plus(value, times([-1, 0], valueBefore)), plus(here, times([-1, 0], before)));
    const move = over(value, slope);
    [before, valueBefore] = [here, value];
    here = plus(here, times([-1, 0], move));
    if (Math.hypot(...move) < 1e-15 * Math.hypot(...here)) break;
  }
  return here;
}

/** The largest difference, over the length, of the coupled waves' modes from those of the layers: of detunings and of threshold gains. */
function differences(
  periods: number,
  outside: number,
  startShare: number,
): { detuning: number; gain: number } {
  const contrast = 3.2 / periods;
  const [tooth, groove] = [2 + contrast, 2 - contrast];
  const mean = Math.sqrt((tooth ** 2 + groove ** 2) / 2);
  const lengthCm = (periods * 656e-7) / (2 * mean);
  const bragg = (2 * Math.PI) / 656;
  const harmonic = permittivityHarmonic({ toothIndex: tooth, grooveIndex: groove, dutyCycle: 0.5 }, 1);
  const amplitude = (mean - outside) / (mean + outside);
  const turn = amplitude < 0 ? 180 : 0;
  const end = (share: number): DfbEnd => ({ reflectance: amplitude ** 2, phaseDeg: turn + 360 * share });
  const modes = dfbModes({
    coupling: { indexPerCm: ((bragg * harmonic) / (2 * mean)) * 1e7 },
    lengthUm: lengthCm * 1e4,
    ends: [end(startShare), end(-startShare)],
  });
  let [detuning, gain] = [0, 0];
  for (const mode of modes) {
    const expected: Complex = [
      bragg + (mode.detuningPerCm * 1e-7) / mean,
      (-0.5e-7 * mode.thresholdPerCm) / mean,
    ];
    const exact = thresholdOfLayers({ tooth, groove, periods, startShare, outside }, expected);
    const exactDetuning = (exact[0] - bragg) * mean * 1e7;
    detuning = Math.max(detuning, Math.abs(exactDetuning - mode.detuningPerCm) * lengthCm);
    gain = Math.max(gain, Math.abs(-2e7 * exact[1] * mean - mode.thresholdPerCm) * lengthCm);
  }
  return { detuning, gain };
}

describe('the coupled waves of a grating', () => {
  it.each([
    ['without reflections', 2, 0],
    ['with facets that cut teeth in the middle', 1.3, 0],
    ['with facets before the middle of teeth', 1.3, 0.2],
    ['with facets beyond the middle of teeth', 1.3, -0.12],
    ['with facets of higher index outside', 2.9, 0.1],
  ])(
    'have the modes of its layers, solved exactly, the closer the weaker the layers: %s',
    (_, outside, startShare) => {
      const [few, many] = [400, 1600].map((periods) => differences(periods, outside, startShare));
      expect(many.detuning).toBeLessThan(0.02);
      expect(many.gain).toBeLessThan(0.02);
      expect(many.detuning).toBeLessThan(0.35 * few.detuning + 1e-4);
      expect(many.gain).toBeLessThan(0.35 * few.gain + 1e-4);
    },
  );
});
