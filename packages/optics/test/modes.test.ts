import { InputError, UnsupportedFeatureError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutoffThickness,
  guidedModes,
  modeProfile,
  slabCutoffThicknessNm,
  slabMode,
  type Layer,
  type Polarization,
  type Stack,
} from '../src/index.js';

const stack = (indices: readonly number[], thicknesses: readonly number[], wavelengthNm = 656): Stack => ({
  wavelengthNm,
  layers: indices.map((index, j): Layer => {
    const thicknessNm = thicknesses.at(j - 1);
    return j === 0 || j === indices.length - 1 || thicknessNm === undefined
      ? { index }
      : { index, thicknessNm };
  }),
});

const slabStack = stack([1, 1.9, 1.457], [204]);

const polarization = fc.constantFrom<Polarization>('TE', 'TM');
const stackOf = (options: { maxLength: number; thickestNm: number }): fc.Arbitrary<Stack> =>
  fc
    .record({
      inner: fc.array(
        fc.record({
          index: fc.double({ min: 1, max: 3, noNaN: true }),
          thicknessNm: fc.double({ min: 5, max: options.thickestNm, noNaN: true }),
        }),
        { minLength: 1, maxLength: options.maxLength },
      ),
      cover: fc.double({ min: 1, max: 2, noNaN: true }),
      substrate: fc.double({ min: 1, max: 2, noNaN: true }),
    })
    .map(({ inner, cover, substrate }) => ({
      wavelengthNm: 656,
      layers: [{ index: cover }, ...inner, { index: substrate }],
    }));
const anyStack = stackOf({ maxLength: 6, thickestNm: 900 });
const smallStack = stackOf({ maxLength: 3, thickestNm: 500 });

/** n_j^2 - N^2 of a layer by hand. */
const square = (index: number, neff: number): number => index * index - neff * neff;

/**
 * The textbook dispersion function: the field that decays into the cover, carried through the layers by plain 2 x 2 matrices, is matched
 * with the one that decays into the substrate. Its sign changes are modes; nothing is scaled and nothing counted.
 */
function textbookMismatch({ layers, wavelengthNm }: Stack, pol: Polarization, neff: number): number {
  const k0 = (2 * Math.PI) / wavelengthNm;
  const n = layers.map(({ index }) => index as number);
  const eta = n.map((index) => (pol === 'TE' ? 1 : 1 / index ** 2));
  let u = 1;
  let v = eta[0] * Math.sqrt(-square(n[0], neff));
  for (let j = 1; j < n.length - 1; j++) {
    const s = square(n[j], neff);
    const w = Math.sqrt(Math.abs(s));
    const z = w * k0 * (layers[j].thicknessNm ?? 0);
    const [c, d] = s > 0 ? [Math.cos(z), Math.sin(z)] : [Math.cosh(z), Math.sinh(z)];
    const sign = s > 0 ? -1 : 1;
    [u, v] = [u * c + (v * d) / (eta[j] * w), sign * u * eta[j] * w * d + v * c];
  }
  return v + eta[n.length - 1] * Math.sqrt(-square(n[n.length - 1], neff)) * u;
}

function textbookModes(request: Stack, pol: Polarization): number[] {
  const n = request.layers.map(({ index }) => index as number);
  const low = Math.max(n[0], n[n.length - 1]);
  const high = Math.max(...n);
  const points = 4000;
  const at = (i: number): number => low + ((high - low) * (i + 0.37)) / points;
  const found: number[] = [];
  for (let i = points - 2; i >= 0 && high > low; i--) {
    let [a, b] = [at(i), at(i + 1)];
    const sign = Math.sign(textbookMismatch(request, pol, b));
    if (sign === Math.sign(textbookMismatch(request, pol, a))) continue;
    for (let step = 0; step < 60; step++) {
      const middle = (a + b) / 2;
      if (Math.sign(textbookMismatch(request, pol, middle)) === sign) b = middle;
      else a = middle;
    }
    found.push((a + b) / 2);
  }
  return found;
}

describe('guided modes', () => {
  it('of a slab are those of the fast three-layer path', () => {
    fc.assert(
      fc.property(
        polarization,
        fc.double({ min: 1.5, max: 2.6, noNaN: true }),
        fc.double({ min: 10, max: 3000, noNaN: true }),
        (pol, filmIndex, thicknessNm) => {
          const modes = guidedModes(stack([1.1, filmIndex, 1.457], [thicknessNm]), pol);
          modes.forEach((mode) => {
            const slab = slabMode({
              coverIndex: 1.1,
              filmIndex,
              substrateIndex: 1.457,
              thicknessNm,
              wavelengthNm: 656,
              polarization: pol,
              order: mode.order,
            });
            if (slab.kind !== 'guided') throw new Error('the fast path lost a mode');
            expect(slab.effectiveIndex).toBeCloseTo(mode.effectiveIndex[0], 13);
            expect(slab.groupIndex).toBeCloseTo(mode.groupIndex, 11);
            expect(slab.confinementModal).toBeCloseTo(mode.confinement.modal[0], 11);
            expect(slab.confinementPower).toBeCloseTo(mode.confinement.power, 11);
            expect(slab.confinementEnergy).toBeCloseTo(mode.confinement.energy, 11);
            expect(slab.thicknessSensitivityPerNm).toBeCloseTo(mode.thicknessSensitivityPerNm[1][0], 12);
          });
          const next = slabMode({
            coverIndex: 1.1,
            filmIndex,
            substrateIndex: 1.457,
            thicknessNm,
            wavelengthNm: 656,
            polarization: pol,
            order: modes.length,
          });
          expect(next.kind).toBe('cut-off');
        },
      ),
    );
  });

  it('are found where a scan of the textbook transfer matrix finds them', () => {
    fc.assert(
      fc.property(anyStack, polarization, (request, pol) => {
        const modes = guidedModes(request, pol);
        const found = modes.map((mode) => mode.effectiveIndex[0]);
        const scanned = textbookModes(request, pol);
        // The scan may miss twins and the modes next to its ends, never invent one.
        expect(found.length).toBeGreaterThanOrEqual(scanned.length);
        for (const neff of scanned) {
          expect(Math.min(...found.map((candidate) => Math.abs(candidate - neff)))).toBeLessThan(1e-9);
        }
        expect((found.length - scanned.length) % 2 === 0 || found.length - scanned.length <= 2).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('have power shares that sum to 1', () => {
    fc.assert(
      fc.property(anyStack, polarization, (request, pol) => {
        for (const { powerShare } of guidedModes(request, pol)) {
          expect(powerShare.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 13);
          expect(powerShare.every((share) => share >= 0)).toBe(true);
        }
      }),
    );
  });

  it('obey the Euler identity: the group index is N less the derivative of N by ln(wavelength)', () => {
    fc.assert(
      fc.property(smallStack, polarization, (request, pol) => {
        const slopes = differences(request, pol, (relative) => ({
          ...request,
          wavelengthNm: 656 * relative,
        }));
        guidedModes(request, pol).forEach((mode, order) => {
          if (slopes[order] !== undefined)
            expect(mode.effectiveIndex[0] - slopes[order]).toBeCloseTo(mode.groupIndex, 8);
        });
      }),
    );
  });

  it('have dN/dn and dN/dd equal to finite differences of the solver itself', () => {
    fc.assert(
      fc.property(smallStack, polarization, fc.nat(), (request, pol, pick) => {
        const j = pick % request.layers.length;
        const { index, thicknessNm } = request.layers[j];
        const n = index as number;
        const byIndex = differences(request, pol, (relative) =>
          withLayer(request, j, { index: n * relative }),
        );
        const byThickness =
          thicknessNm === undefined
            ? []
            : differences(request, pol, (relative) =>
                withLayer(request, j, { thicknessNm: thicknessNm * relative }),
              );
        guidedModes(request, pol).forEach((mode, order) => {
          if (byIndex[order] !== undefined)
            expect(byIndex[order]).toBeCloseTo(n * mode.indexSensitivity[j][0], 8);
          const slope = byThickness.at(order);
          if (slope !== undefined)
            expect(slope).toBeCloseTo((thicknessNm ?? 0) * mode.thicknessSensitivityPerNm[j][0], 8);
        });
      }),
    );
  });

  it('do not change when the stack is turned over', () => {
    fc.assert(
      fc.property(anyStack, polarization, (request, pol) => {
        const turned = guidedModes({ ...request, layers: [...request.layers].reverse() }, pol);
        const modes = guidedModes(request, pol);
        expect(turned).toHaveLength(modes.length);
        modes.forEach((mode, i) =>
          expect(turned[i].effectiveIndex[0]).toBeCloseTo(mode.effectiveIndex[0], 13),
        );
      }),
    );
  });

  it('are the first of all where only some are wanted, in stacks that mirror themselves too', () => {
    const mirrored = anyStack.map((request) => ({
      ...request,
      layers: [
        ...request.layers.slice(0, -1),
        { index: 1.7, thicknessNm: 400 },
        ...request.layers.slice(0, -1).reverse(),
      ],
    }));
    fc.assert(
      fc.property(fc.oneof(anyStack, mirrored), polarization, fc.nat(4), (request, pol, most) => {
        expect(guidedModes(request, pol, most)).toEqual(guidedModes(request, pol).slice(0, most));
      }),
    );
  });

  it('do not change when a layer is cut in two', () => {
    const whole = guidedModes(stack([1, 1.6, 2, 1.5], [300, 500]), 'TM');
    const cut = guidedModes(stack([1, 1.6, 1.6, 2, 1.5], [100, 200, 500]), 'TM');
    expect(cut).toHaveLength(whole.length);
    whole.forEach((mode, i) => {
      expect(cut[i].effectiveIndex[0]).toBeCloseTo(mode.effectiveIndex[0], 14);
      expect(cut[i].powerShare[1] + cut[i].powerShare[2]).toBeCloseTo(mode.powerShare[1], 12);
    });
  });

  it('of twins far apart are two, the even one first, each shared equally', () => {
    for (const gapNm of [1000, 5000, 200_000]) {
      const twins = guidedModes(stack([1.457, 1.9, 1.457, 1.9, 1.457], [200, gapNm, 200]), 'TE');
      expect(twins).toHaveLength(2);
      expect(twins[0].effectiveIndex[0]).toBeGreaterThanOrEqual(twins[1].effectiveIndex[0]);
      for (const [parity, twin] of [
        [1, twins[0]],
        [-1, twins[1]],
      ] as const) {
        expect(twin.powerShare[1]).toBe(twin.powerShare[3]);
        const { value } = twin.field;
        expect(value[3][0]).toBe(parity * value[0][0]);
      }
    }
  });

  it('of unequal wells far apart are each in one well, however thick the wall', () => {
    const modes = guidedModes(stack([1.457, 1.9, 1.457, 2.1, 1.457], [200, 90_000, 150]), 'TE');
    expect(modes.map(({ powerShare }) => powerShare.map((share) => Math.round(share)).indexOf(1))).toEqual([
      3, 1,
    ]);
  });

  it('of a film 3 mm thick are all counted', () => {
    const modes = guidedModes(stack([1, 1.9, 1.457], [300_000]), 'TE');
    const expected = Math.ceil(
      (300_000 - slabCutoffThicknessNm({ ...slabRequest, polarization: 'TE' })) / slabStep(),
    );
    expect(modes).toHaveLength(expected);
  });

  it('use the dispersion that layers state for the group index', () => {
    const dispersive = {
      ...slabStack,
      layers: slabStack.layers.map((layer, j) => (j === 1 ? { ...layer, dispersionPerNm: -2e-4 } : layer)),
    };
    const [plain] = guidedModes(slabStack, 'TE');
    const [mode] = guidedModes(dispersive, 'TE');
    expect(mode.effectiveIndex).toEqual(plain.effectiveIndex);
    const at = (wavelengthNm: number): number =>
      guidedModes(stack([1, 1.9 - 2e-4 * (wavelengthNm - 656), 1.457], [204], wavelengthNm), 'TE')[0]
        .effectiveIndex[0];
    expect(mode.groupIndex).toBeCloseTo(at(656) - (656 * (at(656.01) - at(655.99))) / 0.02, 8);
  });
});

const slabRequest = { coverIndex: 1, filmIndex: 1.9, substrateIndex: 1.457, wavelengthNm: 656 };

/** Distance of two cut-offs of a slab. */
function slabStep(): number {
  const at = (order: number): number => slabCutoffThicknessNm({ ...slabRequest, polarization: 'TE', order });
  return at(1) - at(0);
}

function withLayer(request: Stack, position: number, change: Partial<Layer>): Stack {
  return {
    ...request,
    layers: request.layers.map((layer, j) => (j === position ? { ...layer, ...change } : layer)),
  };
}

/**
 * dN/d ln(parameter) of each mode by fourth-order differences; undefined where the mode has a near twin or is close to cut-off, since there
 * it changes within the step.
 */
function differences(
  request: Stack,
  pol: Polarization,
  vary: (relative: number) => Stack,
): (number | undefined)[] {
  const n = request.layers.map(({ index }) => index as number);
  const at = (relative: number): number[] =>
    guidedModes(vary(relative), pol).map(({ effectiveIndex }) => effectiveIndex[0]);
  const h = 1e-5;
  const centre = at(1);
  const [a, b, c, d] = [at(1 - 2 * h), at(1 - h), at(1 + h), at(1 + 2 * h)];
  return centre.map((neff, order) => {
    const others = [...centre.filter((_, other) => other !== order), Math.max(n[0], n[n.length - 1])];
    if (others.some((other) => Math.abs(other - neff) < 0.003)) return undefined;
    return (8 * (c[order] - b[order]) - (d[order] - a[order])) / (12 * h);
  });
}

// Stacks that solvers stumble over: indices equal or one digit apart, layers thinner than atoms and thicker than fibres.
const hostileStack = fc
  .record({
    indices: fc.array(
      fc.constantFrom(1, 1.457, 1.457 * (1 + 2.3e-16), 1.457 + 1e-9, 1.9, 1.9 * (1 + 1e-15), 2.4, 0.2),
      {
        minLength: 3,
        maxLength: 9,
      },
    ),
    thicknesses: fc.array(fc.constantFrom(1e-12, 1e-6, 0.01, 1, 50, 200, 200, 1000, 5000, 20_000), {
      minLength: 7,
      maxLength: 7,
    }),
  })
  .map(({ indices, thicknesses }) => stack(indices, thicknesses));

describe('hostile stacks', () => {
  it('have finite modes where the growing part of a field in a thick wall is 0 to the last digit', () => {
    const indices = [1.9, 1, 2.4, 1.900000000000002, 1.900000000000002, 2.4, 1.4570000010000002];
    const modes = guidedModes(stack(indices, [20_000, 200, 1, 200, 200]), 'TE');
    expect(modes).toHaveLength(2);
    for (const { powerShare } of modes) {
      expect(powerShare.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(powerShare[0]).toBeLessThan(1e-300);
    }
  });

  it('still have ordered modes with finite numbers, as many from either side', () => {
    fc.assert(
      fc.property(hostileStack, polarization, (request, pol) => {
        const modes = guidedModes(request, pol);
        const neff = modes.map(({ effectiveIndex }) => effectiveIndex[0]);
        expect(neff).toEqual([...neff].sort((a, b) => b - a));
        for (const mode of modes) {
          expect(mode.powerShare.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          expect(Number.isFinite(mode.groupIndex)).toBe(true);
        }
        expect(guidedModes({ ...request, layers: [...request.layers].reverse() }, pol)).toHaveLength(
          modes.length,
        );
      }),
      { numRuns: 300 },
    );
  });
});

// Figures of the physics handbook and of the reference study (doi 10.1063/5.0266347), computed there by other means.
describe('the reference study', () => {
  it('has 1630.11 cm-1 of modal gain for 1850 cm-1 in the film, 1440.4 if power is taken for it', () => {
    const [te0] = guidedModes(stack([1, 1.9, 1.457], [204.3]), 'TE');
    expect(1850 * te0.confinement.modal[0]).toBeCloseTo(1630.11, 2);
    expect(1850 * te0.confinement.power).toBeCloseTo(1440.4, 1);
  });

  it('has 19.5 % of the power in 42 nm on 55 nm of TiO2, which guide nothing alone below n = 2.10', () => {
    // At 650 nm; at 656 nm it is 19.4 %. The handbook does not say which wavelength it means.
    const [onTitania] = guidedModes({ ...stack([1, 1.95, 2.4, 1.457], [42, 55], 650), film: 1 }, 'TE');
    expect(onTitania.confinement.power).toBeCloseTo(0.195, 3);
    const bare = (filmIndex: number): number =>
      guidedModes(stack([1, filmIndex, 1.457], [42], 650), 'TE').length;
    expect([bare(2.09), bare(2.11)]).toEqual([0, 1]);
  });

  it('has no mode in the 44.3 nm of SC4S below n = 2.07 on fused silica', () => {
    const count = (filmIndex: number): number =>
      guidedModes(stack([1, filmIndex, 1.457], [44.3]), 'TE').length;
    expect([count(2.065), count(2.075)]).toEqual([0, 1]);
  });
});

describe('a mode profile', () => {
  it('carries unit power, the shares of the regions, and as many nodes as its order', () => {
    for (const pol of ['TE', 'TM'] as const) {
      const request = stack([1, 1.7, 2.1, 1.4, 1.9, 1.457], [300, 250, 400, 700]);
      for (const mode of guidedModes(request, pol)) {
        const tailNm = 6000;
        const points = 200_001;
        const step = (1650 + 2 * tailNm) / (points - 1);
        const xNm = Float64Array.from({ length: points }, (_, i) => i * step - tailNm);
        const profile = modeProfile(mode, xNm);
        const inside = profile.powerDensityPerNm.reduce((sum, density) => sum + density * step, 0);
        expect(inside).toBeCloseTo(1, 3);
        const second = profile.powerDensityPerNm.reduce(
          (sum, density, i) => sum + (xNm[i] > 300 && xNm[i] < 550 ? density * step : 0),
          0,
        );
        expect(second).toBeCloseTo(mode.powerShare[2], 3);
        const nodes = profile.field.slice(1).filter((value, i) => value * profile.field[i] < 0);
        expect(nodes).toHaveLength(mode.order);
        expect(profile.field[0]).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('is continuous at every interface', () => {
    const request = stack([1, 1.457, 1.9, 1.457, 1.9, 1.3, 1.52], [50, 200, 3000, 190, 10]);
    for (const mode of guidedModes(request, 'TE')) {
      for (const x of [0, 50, 250, 3250, 3440, 3450]) {
        const { field } = modeProfile(mode, [x - 1e-7, x, x + 1e-7]);
        expect(field[0]).toBeCloseTo(field[1], 8);
        expect(field[2]).toBeCloseTo(field[1], 8);
      }
    }
  });
});

describe('the cut-off of a layer', () => {
  it('of a slab is the closed form', () => {
    for (const pol of ['TE', 'TM'] as const) {
      for (const order of [0, 1, 3]) {
        expect(cutoffThickness({ stack: slabStack, polarization: pol, order })).toEqual({
          kind: 'cut-off',
          thicknessNm: expect.closeTo(
            slabCutoffThicknessNm({ ...slabRequest, polarization: pol, order }),
            9,
          ) as number,
        });
      }
    }
  });

  it('of any stack is where the mode count changes', () => {
    fc.assert(
      fc.property(anyStack, polarization, fc.integer({ min: 0, max: 3 }), (request, pol, order) => {
        const outcome = cutoffThickness({ stack: request, polarization: pol, order, layer: 1 });
        const count = (thicknessNm: number): number =>
          guidedModes(withLayer(request, 1, { thicknessNm }), pol).length;
        if (outcome.kind === 'cut-off') {
          expect(count(outcome.thicknessNm * (1 + 1e-9))).toBeGreaterThan(order);
          expect(count(outcome.thicknessNm * (1 - 1e-9))).toBeLessThanOrEqual(order);
        }
        if (outcome.kind === 'guided-at-any-thickness') expect(count(1e-3)).toBeGreaterThan(order);
        if (outcome.kind === 'not-set-by-this-layer') expect(count(10)).toBeGreaterThanOrEqual(count(20));
      }),
    );
  });

  it('is refused for an order that is no count', () => {
    for (const order of [-1, 1.5, NaN]) {
      expect(() => cutoffThickness({ stack: slabStack, polarization: 'TE', order })).toThrow(
        `found ${order}, expected 0, 1, 2`,
      );
    }
  });

  it('is none where a high-index layer below the film guides by itself', () => {
    const request = stack([1, 1.9, 2.4, 1.457], [42, 55]);
    expect(cutoffThickness({ stack: request, polarization: 'TE', layer: 1 }).kind).toBe(
      'guided-at-any-thickness',
    );
    expect(cutoffThickness({ stack: stack([1.5, 2, 1.5], [50]), polarization: 'TM' }).kind).toBe(
      'guided-at-any-thickness',
    );
  });
});

describe('a stack that is none', () => {
  it.each([
    [stack([1, 1.5], []), 'layers: found 2 layers'],
    [stack([1, 1.9, 1.5], [-5]), 'layers[1].thickness: found -5'],
    [stack([1, 0, 1.5], [5]), 'layers[1].index: found 0'],
    [stack([1, 1.9, 1.5], [5], 0), 'wavelengthNm: found 0'],
    [{ ...slabStack, film: 0 }, 'film: found 0'],
    [
      { wavelengthNm: 656, layers: [{ index: 1 }, { index: 2 }, { index: 1 }] },
      'layers[1].thickness: found nothing',
    ],
    [
      {
        wavelengthNm: 656,
        layers: [{ index: 1, thicknessNm: 3 }, { index: 2, thicknessNm: 3 }, { index: 1 }],
      },
      'layers[0].thickness: found 3',
    ],
  ])('is refused in one sentence (%#)', (request: Stack, sentence: string) => {
    let caught: unknown;
    try {
      guidedModes(request, 'TE');
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InputError);
    expect((caught as InputError).sentence).toContain(sentence);
  });

  it('or a polarization of another name, is refused rather than taken for TM', () => {
    for (const word of ['s', 'p', 'te']) {
      const pol = word as Polarization;
      expect(() => guidedModes(slabStack, pol)).toThrow(/expected 'TE' \(s.*'TM' \(p\)/);
      expect(() => cutoffThickness({ stack: slabStack, polarization: pol })).toThrow(/'TE' \(s/);
    }
  });

  it('has no field at a position that is none', () => {
    const [mode] = guidedModes(slabStack, 'TE');
    expect(() => modeProfile(mode, [0, NaN])).toThrow('found NaN, expected finite positions');
    expect(() => modeProfile(mode, [Infinity])).toThrow(InputError);
  });

  it('with a complex index is told to be unsupported rather than stripped of k', () => {
    const lossy = withLayer(slabStack, 1, { index: { n: 1.9, k: 0.01 } });
    expect(() => guidedModes(lossy, 'TE')).toThrow(UnsupportedFeatureError);
    expect(guidedModes(withLayer(slabStack, 1, { index: { n: 1.9, k: 0 } }), 'TE')).toEqual(
      guidedModes(slabStack, 'TE'),
    );
  });

  it('takes the inner layer of the highest index for the film unless told', () => {
    const [mode] = guidedModes(stack([1, 1.9, 2.4, 1.457], [42, 55]), 'TE');
    expect(mode.confinement.power).toBe(mode.powerShare[2]);
    const [both] = guidedModes({ ...stack([1, 1.9, 2.4, 1.457], [42, 55]), film: [1, 2] }, 'TE');
    expect(both.confinement.power).toBeCloseTo(mode.powerShare[1] + mode.powerShare[2], 15);
  });
});

it('a layer so thick that its unit must be wrong is refused, not solved for minutes', () => {
  const layers = [{ index: 1 }, { index: 1.9, thicknessNm: 1e9 }, { index: 1.457 }];
  expect(() => guidedModes({ wavelengthNm: 656, layers }, 'TE')).toThrow(/about 3\d{6} modes; at most 10000/);
});
