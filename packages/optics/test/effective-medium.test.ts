import { InputError, normalEstimate, type Estimate } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  densityFromIndex,
  effectiveMedium,
  effectiveMediumLaws,
  volumeFractionFromIndex,
} from '../src/index.js';

const index = fc.double({ min: 1, max: 3.5, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** From transparent to metal. */
const absorbing = fc.record({
  n: fc.double({ min: 0.02, max: 4, noNaN: true }),
  k: fc.double({ min: 1e-3, max: 8, noNaN: true }),
});

type NK = { readonly n: number; readonly k: number };
const permittivity = ({ n, k }: NK): readonly [number, number] => [n * n - k * k, 2 * n * k];
const exactly = (value: number): Estimate => normalEstimate(value, 0, 'given');

/** The part of Bruggeman's sum that one material brings, (e_j - e)/(e_j + 2e), with complex numbers written out. */
function bruggemanTerm(part: NK, mixture: NK): readonly [number, number] {
  const [a, b] = permittivity(part);
  const [c, d] = permittivity(mixture);
  const [topRe, topIm, bottomRe, bottomIm] = [a - c, b - d, a + 2 * c, b + 2 * d];
  const square = bottomRe ** 2 + bottomIm ** 2;
  return [(topRe * bottomRe + topIm * bottomIm) / square, (topIm * bottomRe - topRe * bottomIm) / square];
}

describe('an effective medium', () => {
  it('is the host at 0 and the inclusion at 1, by every law, for dielectrics and metals', () => {
    fc.assert(
      fc.property(absorbing, absorbing, (host, inclusion) => {
        for (const law of effectiveMediumLaws) {
          for (const [volumeFraction, part] of [[0, host] as const, [1, inclusion] as const]) {
            const { n, k } = effectiveMedium({ law, host, inclusion, volumeFraction });
            const size = Math.hypot(part.n, part.k, host.n, host.k);
            // Metals near their resonance in vacuum or in each other lose digits of e, and Re n of a metal is small beside it.
            expect(Math.hypot(n - part.n, k - part.k), law).toBeLessThan(1e-6 * size);
          }
        }
      }),
    );
  });

  it('lies within the bounds of Wiener, sheets across and along the field', () => {
    fc.assert(
      fc.property(index, index, share, (host, inclusion, volumeFraction) => {
        const upper = (1 - volumeFraction) * host ** 2 + volumeFraction * inclusion ** 2;
        const lower = 1 / ((1 - volumeFraction) / host ** 2 + volumeFraction / inclusion ** 2);
        for (const law of effectiveMediumLaws) {
          const { n, k } = effectiveMedium({ law, host, inclusion, volumeFraction });
          expect(n ** 2, law).toBeLessThanOrEqual(upper * (1 + 1e-12));
          expect(n ** 2, law).toBeGreaterThanOrEqual(lower * (1 - 1e-12));
          expect(Math.abs(k)).toBe(0);
        }
      }),
    );
  });

  it('treats both parts of a Bruggeman mixture alike, and absorbs where they absorb', () => {
    fc.assert(
      fc.property(absorbing, absorbing, share, (host, inclusion, volumeFraction) => {
        const one = effectiveMedium({ law: 'bruggeman', host, inclusion, volumeFraction });
        const other = effectiveMedium({
          law: 'bruggeman',
          host: inclusion,
          inclusion: host,
          volumeFraction: 1 - volumeFraction,
        });
        const size = Math.hypot(one.n, one.k);
        expect(Math.hypot(one.n - other.n, one.k - other.k)).toBeLessThan(1e-6 * size);
        expect(one.k).toBeGreaterThan(0);
      }),
    );
  });

  it("solves Bruggeman's equation", () => {
    fc.assert(
      fc.property(absorbing, absorbing, share, (host, inclusion, volumeFraction) => {
        const mixture = effectiveMedium({ law: 'bruggeman', host, inclusion, volumeFraction });
        const [hostRe, hostIm] = bruggemanTerm(host, mixture);
        const [inclusionRe, inclusionIm] = bruggemanTerm(inclusion, mixture);
        const scale = Math.hypot(hostRe, hostIm) + Math.hypot(inclusionRe, inclusionIm) + 1;
        const re = volumeFraction * inclusionRe + (1 - volumeFraction) * hostRe;
        const im = volumeFraction * inclusionIm + (1 - volumeFraction) * hostIm;
        expect(Math.hypot(re, im)).toBeLessThan(1e-7 * scale * scale);
      }),
    );
  });

  it('follows Bruggeman without a jump from a dielectric to a metal', () => {
    const [host, inclusion] = [
      { n: 1.5, k: 0 },
      { n: 0.05, k: 4.2 },
    ];
    let last = permittivity(host);
    for (let step = 1; step <= 4000; step++) {
      const now = permittivity(
        effectiveMedium({ law: 'bruggeman', host, inclusion, volumeFraction: step / 4000 }),
      );
      expect(Math.hypot(now[0] - last[0], now[1] - last[1])).toBeLessThan(0.2);
      last = now;
    }
  });

  it('is bounded by Maxwell Garnett and Maxwell Garnett with host and inclusion exchanged', () => {
    fc.assert(
      fc.property(index, index, share, (a, b, fraction) => {
        const high = Math.max(a, b);
        const low = Math.min(a, b);
        const n = (law: 'bruggeman' | 'maxwell-garnett', host: number, inclusion: number, f: number) =>
          effectiveMedium({ law, host, inclusion, volumeFraction: f }).n;
        const lower = n('maxwell-garnett', low, high, fraction);
        const upper = n('maxwell-garnett', high, low, 1 - fraction);
        const between = n('bruggeman', low, high, fraction);
        expect(between).toBeGreaterThanOrEqual(lower - 1e-12);
        expect(between).toBeLessThanOrEqual(upper + 1e-12);
      }),
    );
  });

  // Textbook values worked out by hand: eh = 1, ei = 4, f = 1/2.
  it('gives the values of the textbook', () => {
    const n = (law: (typeof effectiveMediumLaws)[number]): number =>
      effectiveMedium({ law, host: 1, inclusion: 2, volumeFraction: 0.5 }).n;
    expect(n('bruggeman') ** 2).toBeCloseTo((2.5 + Math.sqrt(2.5 ** 2 + 32)) / 4, 14);
    expect(n('maxwell-garnett') ** 2).toBeCloseTo(2, 14);
    expect(n('lorentz-lorenz') ** 2).toBeCloseTo(2, 14);
    expect(n('linear-permittivity') ** 2).toBeCloseTo(2.5, 14);
    expect(n('linear-index')).toBeCloseTo(1.5, 14);
  });

  it('refuses a share that is none, and a resonance without loss', () => {
    const mixture = { law: 'bruggeman', host: 1, inclusion: 2 } as const;
    expect(() => effectiveMedium({ ...mixture, volumeFraction: 1.2 })).toThrow(InputError);
    expect(() => effectiveMedium({ ...mixture, volumeFraction: Number.NaN })).toThrow(InputError);
    // epsilon = -4 is the resonance of spheres that fill 0.4 of a vacuum: -4 + 2 = 0.4 (-4 - 1).
    const metal = (k: number) => ({ law: 'maxwell-garnett', host: 1, inclusion: { n: 0, k } }) as const;
    expect(() => effectiveMedium({ ...metal(2), volumeFraction: 0.4 })).toThrow(/without loss/);
    expect(effectiveMedium({ ...metal(2), volumeFraction: 0.3 }).n).toBeGreaterThanOrEqual(0);
  });
});

describe('a mixture that makes no sense', () => {
  it('is refused in a sentence that names the part', () => {
    const mix = { law: 'bruggeman', host: 1.5, inclusion: 2, volumeFraction: 0.3 } as const;
    expect(() => effectiveMedium({ ...mix, host: NaN })).toThrow(
      /found NaN \+ 0i, expected a refractive index/,
    );
    expect(() => effectiveMedium({ ...mix, host: -1 })).toThrow(/n not below 0/);
    expect(() => effectiveMedium({ ...mix, inclusion: 0 })).toThrow(InputError);
    const law = 'brugeman' as 'bruggeman';
    expect(() => effectiveMedium({ ...mix, law })).toThrow(
      /found the law "brugeman", expected one of bruggeman/,
    );
  });
});

describe('the volume fraction from an index', () => {
  it('is not determined where the two parts have the same index, and says so', () => {
    const same = normalEstimate(1.8, 0.01, 'given');
    const found = volumeFractionFromIndex({
      law: 'bruggeman',
      mixtureIndex: same,
      hostIndex: same,
      inclusionIndex: same,
    });
    expect(found.kind === 'not-determined' && found.why).toMatch(/same index, 1.8/);
  });

  it('is what the mixture was made with, by every law', () => {
    fc.assert(
      fc.property(index, index, share, (host, inclusion, volumeFraction) => {
        fc.pre(Math.abs(host - inclusion) > 0.05);
        for (const law of effectiveMediumLaws) {
          const { n } = effectiveMedium({ law, host, inclusion, volumeFraction });
          const found = volumeFractionFromIndex({
            law,
            mixtureIndex: exactly(
              Math.min(Math.max(n, Math.min(host, inclusion)), Math.max(host, inclusion)),
            ),
            hostIndex: exactly(host),
            inclusionIndex: exactly(inclusion),
          });
          if (found.kind !== 'determined') throw new Error(found.why);
          expect(found.estimate.value, law).toBeCloseTo(volumeFraction, 9);
        }
      }),
    );
  });

  it('carries the errors of the three indices', () => {
    const [host, inclusion, mixture] = [1.47, 2.5, 1.9];
    const found = volumeFractionFromIndex({
      law: 'linear-index',
      mixtureIndex: normalEstimate(mixture, 0.02, 'ellipsometry'),
      hostIndex: normalEstimate(host, 0.01, 'given'),
      inclusionIndex: normalEstimate(inclusion, 0.05, 'given'),
    });
    if (found.kind !== 'determined') throw new Error(found.why);
    const f = (mixture - host) / (inclusion - host);
    const slopes = [0.02, 0.01 * (1 - f), 0.05 * f].map((error) => error / (inclusion - host));
    expect(found.estimate.value).toBeCloseTo(f, 14);
    expect(found.estimate.standardError).toBeCloseTo(Math.hypot(...slopes), 3);
    expect(found.estimate.method).toContain('linear-index');
  });

  it('ends at a full film, and says where no share gives the index', () => {
    const parts = { hostIndex: exactly(1.5), inclusionIndex: exactly(2) };
    const nearlyFull = volumeFractionFromIndex({
      law: 'bruggeman',
      mixtureIndex: normalEstimate(1.98, 0.05, 'fit'),
      ...parts,
    });
    if (nearlyFull.kind !== 'determined') throw new Error(nearlyFull.why);
    expect(nearlyFull.estimate.interval95[1]).toBe(1);
    const above = volumeFractionFromIndex({ law: 'bruggeman', mixtureIndex: exactly(2.1), ...parts });
    expect(above).toMatchObject({ kind: 'not-determined' });
    if (above.kind === 'not-determined') expect(above.why).toContain('2.1 lies outside');
  });
});

describe('the density from an index', () => {
  it('is the volume fraction over the volume of a particle', () => {
    const { n } = effectiveMedium({ law: 'bruggeman', host: 1.47, inclusion: 2.4, volumeFraction: 0.35 });
    const found = densityFromIndex({
      law: 'bruggeman',
      filmIndex: normalEstimate(n, 0.01, 'fit'),
      particleIndex: exactly(2.4),
      ligandIndex: exactly(1.47),
      particleVolumeNm3: normalEstimate(2800, 280, 'microscopy'),
    });
    if (found.densityPerCm3.kind !== 'determined' || found.volumeFraction.kind !== 'determined')
      throw new Error('not determined');
    const { estimate } = found.densityPerCm3;
    expect(estimate.value / (0.35e21 / 2800)).toBeCloseTo(1, 12);
    const fromIndex = found.volumeFraction.estimate.standardError / 0.35;
    expect(estimate.standardError / estimate.value).toBeCloseTo(Math.hypot(0.1, fromIndex), 2);
    expect(found.assumptions.join(' ')).toContain('whether it emits or not');
  });

  it('is not determined where the index is none of a mixture', () => {
    const found = densityFromIndex({
      law: 'bruggeman',
      filmIndex: exactly(1.3),
      particleIndex: exactly(2.4),
      ligandIndex: exactly(1.47),
      particleVolumeNm3: exactly(2800),
    });
    expect(found.densityPerCm3.kind).toBe('not-determined');
  });
});
