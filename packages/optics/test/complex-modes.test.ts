import { InputError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  divide,
  modulus,
  multiply,
  scale,
  squareRoot,
  subtract,
  sum,
  type Complex,
} from '../src/complex.js';
import {
  cutoffThickness,
  findModes,
  guidedModes,
  modeNear,
  modeProfile,
  orientedConfinement,
  type Layer,
  type Mode,
  type Polarization,
  type Stack,
} from '../src/index.js';
import { textbookMismatch, textbookTurns } from './textbook-matrices.js';

const wavelengthNm = 656;
const stackOf = (
  indices: readonly Layer['index'][],
  thicknesses: readonly number[],
  boundary: Stack['boundary'] = {},
): Stack => ({
  wavelengthNm,
  boundary,
  layers: indices.map((index, j): Layer => {
    const thicknessNm = thicknesses.at(j - 1);
    return j === 0 || j === indices.length - 1 || thicknessNm === undefined
      ? { index }
      : { index, thicknessNm };
  }),
});

const polarization = fc.constantFrom<Polarization>('TE', 'TM');
const complexIndex = fc.record({
  n: fc.double({ min: 1.2, max: 2.6, noNaN: true }),
  k: fc.oneof(fc.constant(0), fc.double({ min: -0.02, max: 0.1, noNaN: true })),
});
/** Isotropic, or uniaxial. */
const complexLayer = fc
  .tuple(complexIndex, fc.option(complexIndex), fc.double({ min: 20, max: 500, noNaN: true }))
  .map(([index, extraordinaryIndex, thicknessNm]) => ({
    index,
    ...(extraordinaryIndex && { extraordinaryIndex }),
    thicknessNm,
  }));
const halfSpace = fc.record({
  n: fc.double({ min: 1, max: 1.6, noNaN: true }),
  k: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.05, noNaN: true })),
});
const complexStacks: fc.Arbitrary<Stack> = fc
  .record({
    inner: fc.array(complexLayer, { minLength: 1, maxLength: 4 }),
    cover: halfSpace,
    substrate: halfSpace,
  })
  .map(({ inner, cover, substrate }) => ({
    wavelengthNm,
    layers: [{ index: cover }, ...inner, { index: substrate }],
  }));
const leakyStacks: fc.Arbitrary<Stack> = fc
  .record({
    inner: fc.array(complexLayer, { minLength: 1, maxLength: 3 }),
    cover: fc.double({ min: 1, max: 1.3, noNaN: true }),
    substrate: fc.double({ min: 1.5, max: 3.8, noNaN: true }),
  })
  .map(({ inner, cover, substrate }) => ({
    wavelengthNm,
    layers: [{ index: cover }, ...inner, { index: substrate }],
    boundary: { substrate: 'leaky' as const },
  }));
const anyStack = fc.oneof(complexStacks, leakyStacks);

const withLayer = (stack: Stack, position: number, change: Partial<Layer>): Stack => ({
  ...stack,
  layers: stack.layers.map((layer, j) => (j === position ? { ...layer, ...change } : layer)),
});

const parts = (index: Layer['index']): Complex =>
  typeof index === 'number' ? [index, 0] : [index.n, index.k];

/** A stack with both indices of a layer changed by as much. */
const withIndicesMoved = (stack: Stack, position: number, [dn, dk]: Complex): Stack => {
  const moved = (index: Layer['index']): Layer['index'] => {
    const [n, k] = parts(index);
    return { n: n + dn, k: k + dk };
  };
  const { index, extraordinaryIndex } = stack.layers[position];
  return withLayer(stack, position, {
    index: moved(index),
    ...(extraordinaryIndex !== undefined && { extraordinaryIndex: moved(extraordinaryIndex) }),
  });
};

/** Sum of dN/dn over all indices of a stack, each times what `of` makes of its layer: with the indices themselves, Euler's sum. */
const sumOverIndices = (mode: Mode, of: (region: number) => { inPlane: Complex; normal: Complex }): Complex =>
  sum(
    mode.indexSensitivity.map((slope, j) => {
      const normal = mode.normalIndexSensitivity[j];
      return add(multiply(subtract(slope, normal), of(j).inPlane), multiply(normal, of(j).normal));
    }),
  );

/** The mode of a changed stack that a mode has become, by fourth-order differences over a parameter: dN/dx; undefined where modes are near. */
function difference(
  modes: readonly Mode[],
  mode: Mode,
  step: number,
  pol: Polarization,
  vary: (x: number) => Stack,
) {
  const n = mode.effectiveIndex;
  const nearest = Math.min(
    ...modes.filter((other) => other !== mode).map((other) => modulus(subtract(other.effectiveIndex, n))),
  );
  if (nearest < 0.02 || mode.selfOverlap < 0.1) return undefined;
  const around = 0.3 * Math.min(nearest, 0.03);
  const search = {
    real: [Math.max(0, n[0] - around), n[0] + around],
    imaginary: [n[1] - around, n[1] + around],
  } as const;
  const at = (x: number): Complex | undefined => {
    const found = findModes(vary(x), pol, { search }).modes;
    return found.length === 1 ? found[0].effectiveIndex : undefined;
  };
  const [a, b, c, d] = [at(-2 * step), at(-step), at(step), at(2 * step)];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return scale(subtract(scale(subtract(c, b), 8), subtract(d, a)), 1 / (12 * step));
}

const expectNear = (found: Complex, wanted: Complex, tolerance: number): void => {
  expect(modulus(subtract(found, wanted))).toBeLessThan(tolerance * Math.max(1, modulus(wanted)));
};

describe('modes of stacks with loss, gain and leak', () => {
  it('are zeros of the textbook transfer matrix', () => {
    fc.assert(
      fc.property(anyStack, polarization, (stack, pol) => {
        for (const { effectiveIndex } of findModes(stack, pol).modes) {
          const slope = divide(
            subtract(
              textbookMismatch(stack, pol, add(effectiveIndex, [1e-6, 0])),
              textbookMismatch(stack, pol, subtract(effectiveIndex, [1e-6, 0])),
            ),
            [2e-6, 0],
          );
          const off = divide(textbookMismatch(stack, pol, effectiveIndex), slope);
          expect(modulus(off)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are as many as the textbook function turns around a rectangle, and the count is proven', () => {
    fc.assert(
      fc.property(anyStack, polarization, (stack, pol) => {
        // Away from the branch cuts of the half-spaces, so that the plain rectangle may be walked.
        const outside = stack.layers.flatMap(({ index }, j) =>
          j % (stack.layers.length - 1) === 0 ? [parts(index)] : [],
        );
        const low =
          stack.boundary?.substrate === 'leaky' ? outside[0][0] : Math.max(outside[0][0], outside[1][0]);
        const high = stack.boundary?.substrate === 'leaky' ? outside[1][0] : 2.9;
        const search = { real: [low + 0.013, high - 0.007], imaginary: [-0.0713, 0.1291] } as const;
        if (search.real[0] >= search.real[1]) return;
        const { modes, completeness } = findModes(stack, pol, { search });
        expect(completeness.kind).toBe('proven');
        const turns = textbookTurns(stack, pol, search);
        const nearBorder = modes.some(({ effectiveIndex: [re, im] }) =>
          [re - search.real[0], search.real[1] - re, im - search.imaginary[0], search.imaginary[1] - im].some(
            (gap) => gap < 1e-4,
          ),
        );
        if (!nearBorder) expect(modes).toHaveLength(Math.round(turns));
      }),
      { numRuns: 60 },
    );
  });

  it('have complex dN/dn, dN/dd and group index equal to differences of the solver itself', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyStack, polarization, fc.nat(), (stack, pol, pick) => {
        const j = pick % stack.layers.length;
        const { thicknessNm } = stack.layers[j];
        const { modes } = findModes(stack, pol);
        for (const mode of modes) {
          const byN = difference(modes, mode, 1e-4, pol, (x) => withIndicesMoved(stack, j, [x, 0]));
          const byK = difference(modes, mode, 1e-4, pol, (x) => withIndicesMoved(stack, j, [0, x]));
          const byWavelength = difference(modes, mode, 0.02, pol, (x) => ({
            ...stack,
            wavelengthNm: wavelengthNm + x,
          }));
          if (byN) expectNear(byN, mode.indexSensitivity[j], 1e-7);
          // dN/dk = i dN/dn: N is an analytic function of every index.
          if (byK) expectNear(byK, multiply([0, 1], mode.indexSensitivity[j]), 1e-7);
          if (byWavelength) {
            compared++;
            const group = subtract(mode.effectiveIndex, scale(byWavelength, wavelengthNm));
            const euler = sumOverIndices(mode, (region) => {
              const { index, extraordinaryIndex = index } = stack.layers[region];
              return { inPlane: parts(index), normal: parts(extraordinaryIndex) };
            });
            expectNear(euler, group, 1e-6);
            expect(mode.groupIndex).toBeCloseTo(euler[0], 12);
          }
          if (thicknessNm === undefined) continue;
          const byThickness = difference(modes, mode, 0.02, pol, (x) =>
            withLayer(stack, j, { thicknessNm: thicknessNm + x }),
          );
          if (byThickness)
            expectNear(scale(byThickness, 100), scale(mode.thicknessSensitivityPerNm[j], 100), 1e-6);
        }
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(30);
  });

  it('have the true group index where n and k of the layers change with wavelength', () => {
    const slope = fc.double({ min: -5e-4, max: 5e-4, noNaN: true });
    const slopes = fc.array(fc.record({ n: slope, k: slope }), { minLength: 12, maxLength: 12 });
    let compared = 0;
    fc.assert(
      fc.property(anyStack, polarization, slopes, (stack, pol, dispersions) => {
        // Half-spaces and their light lines stay, so that no mode comes or goes.
        const inner = (j: number): boolean => j > 0 && j < stack.layers.length - 1;
        const dispersive: Stack = {
          ...stack,
          layers: stack.layers.map((layer, j) =>
            inner(j)
              ? {
                  ...layer,
                  dispersionPerNm: dispersions[j],
                  extraordinaryDispersionPerNm: dispersions[j + 6],
                }
              : layer,
          ),
        };
        const { modes } = findModes(dispersive, pol);
        const at = (x: number): Stack => ({
          ...stack,
          wavelengthNm: wavelengthNm + x,
          layers: stack.layers.map((layer, j) => {
            if (!inner(j)) return layer;
            const moved = (index: Layer['index'], by: (typeof dispersions)[number]): Layer['index'] => {
              const [n, k] = parts(index);
              return { n: n + x * by.n, k: k + x * by.k };
            };
            const { index, extraordinaryIndex } = layer;
            return {
              ...layer,
              index: moved(index, dispersions[j]),
              ...(extraordinaryIndex !== undefined && {
                extraordinaryIndex: moved(extraordinaryIndex, dispersions[j + 6]),
              }),
            };
          }),
        });
        for (const mode of modes) {
          const byWavelength = difference(modes, mode, 0.02, pol, at);
          if (byWavelength === undefined) continue;
          compared++;
          const group = mode.effectiveIndex[0] - wavelengthNm * byWavelength[0];
          expect(Math.abs(mode.groupIndex - group)).toBeLessThan(2e-6 * Math.max(1, Math.abs(group)));
        }
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(30);
  });

  it('lose as much power as their layers absorb: in TE Im N^2 is the mean of Im epsilon over the power', () => {
    fc.assert(
      fc.property(complexStacks, (stack) => {
        for (const { effectiveIndex, powerShare = [] } of findModes(stack, 'TE').modes) {
          const absorbed = stack.layers.reduce((total, { index }, j) => {
            const [n, k] = parts(index);
            return total + 2 * n * k * powerShare[j];
          }, 0);
          expect(Math.abs(2 * effectiveIndex[0] * effectiveIndex[1] - absorbed)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have power shares that sum to 1 and are none of leaky modes', () => {
    fc.assert(
      fc.property(anyStack, polarization, (stack, pol) => {
        for (const { kind, powerShare, confinement } of findModes(stack, pol).modes) {
          expect(powerShare === undefined).toBe(kind === 'leaky');
          expect(confinement.power === undefined).toBe(kind === 'leaky');
          if (powerShare) expect(powerShare.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('do not change when the stack is turned over', () => {
    fc.assert(
      fc.property(anyStack, polarization, (stack, pol) => {
        const { boundary } = stack;
        const film = 1;
        const turned = findModes(
          {
            ...stack,
            layers: [...stack.layers].reverse(),
            film: stack.layers.length - 1 - film,
            boundary: { cover: boundary?.substrate ?? 'bound', substrate: boundary?.cover ?? 'bound' },
          },
          pol,
        ).modes;
        const { modes } = findModes({ ...stack, film }, pol);
        expect(turned).toHaveLength(modes.length);
        modes.forEach((mode, i) => {
          if (mode.selfOverlap < 0.01) return;
          expectNear(turned[i].effectiveIndex, mode.effectiveIndex, 1e-11);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('lose and gain what their layers do: Im N is the mean of the layers weighted with dN/dn, for small k', () => {
    const lossless = stackOf([1, 1.9, 1.6, 1.457], [204, 90]);
    const k = [0, -2e-7, 3e-7, 0];
    const lossy = {
      ...lossless,
      layers: lossless.layers.map((layer, j) => ({ ...layer, index: { n: layer.index as number, k: k[j] } })),
    };
    for (const pol of ['TE', 'TM'] as const) {
      const [parent] = guidedModes(lossless, pol);
      const [mode] = findModes(lossy, pol).modes;
      const expected = parent.indexSensitivity.reduce((total, [slope], j) => total + slope * k[j], 0);
      expect(mode.effectiveIndex[1] / expected).toBeCloseTo(1, 6);
      expect(mode.modalGainPerCm).toBeCloseTo((-4e7 * Math.PI * mode.effectiveIndex[1]) / wavelengthNm, 10);
    }
  });
});

describe('the reference study', () => {
  it('has 1630.19 cm-1 of modal gain for 1850 cm-1 in the film', () => {
    const k = (-1850 * wavelengthNm * 1e-7) / (4 * Math.PI);
    const [te0] = findModes(stackOf([1, { n: 1.9, k }, 1.457], [204.3]), 'TE').modes;
    expect(te0.modalGainPerCm).toBeCloseTo(1630.19, 2);
  });
});

describe('plasmons', () => {
  const silver = { n: 0.135, k: 3.99 };

  it('of one interface are those of the closed form', () => {
    const epsilon = multiply([0.135, 3.99], [0.135, 3.99]);
    const { modes } = findModes(stackOf([1, 1, silver], [100]), 'TM');
    expect(modes).toHaveLength(1);
    expectNear(modes[0].effectiveIndex, squareRoot(divide(epsilon, add(epsilon, [1, 0]))), 1e-14);
    expect(modes[0].confinement.energy).toBeUndefined();
    expect(findModes(stackOf([1, 1, silver], [100]), 'TE').modes).toEqual([]);
  });

  it('of a thin film are two, of which the short-ranged one slows down as the film thins', () => {
    const indices = [10, 20, 40].map((thickness) => {
      const { modes, completeness } = findModes(stackOf([1.5, silver, 1.5], [thickness]), 'TM');
      expect(modes).toHaveLength(2);
      expect(completeness.kind).toBe('proven');
      return modes[0].effectiveIndex[0];
    });
    expect(indices).toEqual([...indices].sort((a, b) => b - a));
  });
});

describe('nearly degenerate modes', () => {
  const film = { n: 1.9, k: 0.003 };

  it('of lossy twins are two, the even one first, however far apart', () => {
    for (const gapNm of [500, 2500, 5000, 200_000]) {
      for (const pol of ['TE', 'TM'] as const) {
        const { modes, completeness } = findModes(
          stackOf([1.457, film, 1.457, film, 1.457], [200, gapNm, 200]),
          pol,
        );
        expect(modes).toHaveLength(2);
        expect(completeness.kind).toBe('proven');
        const [even, odd] = modes.map(({ field }) => modulus(add(field.value[0], field.value[3])));
        expect(even).toBeGreaterThan(1e-3);
        expect(odd).toBeLessThan(1e-15);
        expect(modes[0].powerShare?.[1]).toBeCloseTo(modes[0].powerShare?.[3] ?? NaN, 14);
      }
    }
  });

  it('of lossy twins beside an interface instead of a layer in their middle are two as well', () => {
    const wall = { n: 1.9, k: 1e-4 };
    const twins = stackOf(
      [1.457, { n: 2.8, k: 4e-5 }, wall, wall, { n: 2.8, k: 4e-5 }, 1.457],
      [360, 600, 600, 360],
    );
    for (const pol of ['TE', 'TM'] as const) {
      const { modes, completeness } = findModes(twins, pol);
      const merged = { ...twins, layers: twins.layers.filter((_, j) => j !== 3) };
      const whole = findModes(withLayer(merged, 2, { thicknessNm: 1200 }), pol);
      expect(completeness.kind).toBe('proven');
      expect(modes).toHaveLength(whole.modes.length);
      modes.forEach((mode, i) => {
        const other = whole.modes[i];
        expectNear(mode.effectiveIndex, other.effectiveIndex, 1e-14);
        expect(mode.groupIndex).toBeCloseTo(other.groupIndex, 12);
        const places = [-50, 100, 500, 959.9, 960, 960.1, 1200, 1700, 2000];
        const [found, expected] = [mode, other].map((one) => modeProfile(one, places));
        places.forEach((_, place) => {
          expect(found.field[place]).toBeCloseTo(expected.field[place], 11);
          expect(found.powerDensityPerNm[place]).toBeCloseTo(expected.powerDensityPerNm[place], 12);
        });
        // The middle layer is cut in two: what it holds is shared.
        const [left = 0, right = 0] = (mode.powerShare ?? []).slice(2, 4);
        expect(left).toBeCloseTo(right, 14);
        expect(left + right).toBeCloseTo(other.powerShare?.[2] ?? NaN, 12);
      });
    }
  });

  it('beside an interface in the middle are those of the stack whose two middle layers are one', () => {
    const halves = fc.record({
      n: fc.double({ min: 1.2, max: 3, noNaN: true }),
      k: fc.double({ min: 1e-4, max: 0.2, noNaN: true }),
      thicknessNm: fc.double({ min: 20, max: 900, noNaN: true }),
    });
    fc.assert(
      fc.property(halves, halves, polarization, (wall, middle, pol) => {
        const { thicknessNm: d } = middle;
        const cut = stackOf(
          [1.5, wall, middle, middle, wall, 1.5],
          [wall.thicknessNm, d, d, wall.thicknessNm],
        );
        const one = stackOf([1.5, wall, middle, wall, 1.5], [wall.thicknessNm, 2 * d, wall.thicknessNm]);
        const [found, expected] = [cut, one].map((stack) => findModes(stack, pol).modes);
        expect(found).toHaveLength(expected.length);
        found.forEach((mode, i) => {
          expectNear(mode.effectiveIndex, expected[i].effectiveIndex, 1e-12);
          const at = [wall.thicknessNm + d];
          expect(modeProfile(mode, at).powerDensityPerNm[0]).toBeCloseTo(
            modeProfile(expected[i], at).powerDensityPerNm[0],
            9,
          );
          // A nm more of either half is a nm more of the whole.
          expect(modulus(mode.thicknessSensitivityPerNm[2])).toBeCloseTo(
            modulus(expected[i].thicknessSensitivityPerNm[2]),
            9,
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it('of wells with the same n but different k, far apart, are each in one well', () => {
    for (const gapNm of [2500, 100_000]) {
      const lossier = { n: 1.9, k: 0.006 };
      const { modes } = findModes(stackOf([1.457, film, 1.457, lossier, 1.457], [200, gapNm, 200]), 'TE');
      expect(modes.map(({ powerShare }) => powerShare?.map((share) => Math.round(share)).indexOf(1))).toEqual(
        [1, 3],
      );
      expect(modes[1].effectiveIndex[1]).toBeGreaterThan(1.9 * modes[0].effectiveIndex[1]);
    }
  });

  it('of balanced gain and loss far apart gain and lose alone, and near each other share them', () => {
    const twin = (gapNm: number) =>
      findModes(
        stackOf([1.457, { n: 1.9, k: -0.002 }, 1.457, { n: 1.9, k: 0.002 }, 1.457], [200, gapNm, 200]),
        'TE',
      ).modes;
    const apart = twin(2000);
    expect(apart).toHaveLength(2);
    expect(apart[0].effectiveIndex[1]).toBeGreaterThan(1e-3);
    expect(apart[1].effectiveIndex[1]).toBeLessThan(-1e-3);
    const near = twin(300);
    expect(near).toHaveLength(2);
    near.forEach(({ effectiveIndex }) => expect(Math.abs(effectiveIndex[1])).toBeLessThan(1e-12));
  });
});

describe('a leak through a thick wall', () => {
  it('falls off as the wall says, down to 1e-60 beside N = 1.7', () => {
    const leak = (oxideNm: number): number =>
      findModes(stackOf([1, 1.9, 1.457, 3.84], [204.3, oxideNm], { substrate: 'leaky' }), 'TE').modes[0]
        .effectiveIndex[1];
    const [{ effectiveIndex }] = guidedModes(stackOf([1, 1.9, 1.457], [204.3]), 'TE');
    const gammaPerNm = (2 * Math.PI * Math.sqrt(effectiveIndex[0] ** 2 - 1.457 ** 2)) / wavelengthNm;
    expect(leak(8000)).toBeLessThan(1e-55);
    expect(leak(8000) / leak(7900)).toBeCloseTo(Math.exp(-200 * gammaPerNm), 10);
  });
});

describe('uniaxial layers', () => {
  const uniaxial = (ordinary: Layer['index'], extraordinary: Layer['index']): Stack => ({
    wavelengthNm,
    layers: [
      { index: 1 },
      { index: ordinary, extraordinaryIndex: extraordinary, thicknessNm: 700 },
      { index: 1.457 },
    ],
  });

  it('guide TE as isotropic layers of the ordinary index do', () => {
    const plain = guidedModes(stackOf([1, 1.9, 1.457], [700]), 'TE');
    const modes = guidedModes(uniaxial(1.9, 1.7), 'TE');
    expect(modes.map(({ effectiveIndex }) => effectiveIndex)).toEqual(
      plain.map(({ effectiveIndex }) => effectiveIndex),
    );
  });

  it('guide TM by the closed form, without loss and with it', () => {
    // kappa d = m pi + atan(ec^-1 gamma_c/(eo^-1 kappa)) + the same of the substrate, kappa^2 = eo - N^2 eo/ee: A. Yariv and P. Yeh, Optical Waves in Crystals.
    const mismatch = (no: Complex, ne: Complex, n: Complex): number => {
      const [eo, ee, q] = [multiply(no, no), multiply(ne, ne), multiply(n, n)];
      const kappa = squareRoot(subtract(eo, divide(multiply(q, eo), ee)));
      const wall = (index: number): Complex => {
        const gamma = squareRoot(subtract(q, [index * index, 0]));
        return divide(multiply(eo, gamma), scale(kappa, index * index));
      };
      // tan(kappa d) = (a + b)/(1 - a b)
      const [a, b] = [wall(1), wall(1.457)];
      const phase = scale(kappa, (2 * Math.PI * 700) / wavelengthNm);
      const sine: Complex = [
        Math.sin(phase[0]) * Math.cosh(phase[1]),
        Math.cos(phase[0]) * Math.sinh(phase[1]),
      ];
      const cosine: Complex = [
        Math.cos(phase[0]) * Math.cosh(phase[1]),
        -Math.sin(phase[0]) * Math.sinh(phase[1]),
      ];
      return modulus(subtract(multiply(sine, subtract([1, 0], multiply(a, b))), multiply(cosine, add(a, b))));
    };
    for (const [no, ne] of [
      [
        [1.9, 0],
        [1.7, 0],
      ],
      [
        [1.9, -0.01],
        [1.7, 0.004],
      ],
    ] as const) {
      const { modes, completeness } = findModes(
        uniaxial({ n: no[0], k: no[1] }, { n: ne[0], k: ne[1] }),
        'TM',
      );
      expect(modes).toHaveLength(2);
      expect(completeness.kind).toBe('proven');
      for (const { effectiveIndex } of modes) expect(mismatch(no, ne, effectiveIndex)).toBeLessThan(1e-13);
    }
  });

  it('of any number are zeros of the textbook matrices, and begin to guide where the cut-off says', () => {
    const uniaxialLayer = fc.record({
      index: fc.double({ min: 1.3, max: 2.4, noNaN: true }),
      extraordinaryIndex: fc.double({ min: 1.3, max: 2.4, noNaN: true }),
      thicknessNm: fc.double({ min: 30, max: 400, noNaN: true }),
    });
    const stacks = fc.array(uniaxialLayer, { minLength: 1, maxLength: 3 }).map((inner): Stack => ({
      wavelengthNm,
      layers: [{ index: 1 }, ...inner, { index: 1.5, extraordinaryIndex: 1.4 }],
      film: 1,
    }));
    fc.assert(
      fc.property(stacks, fc.integer({ min: 0, max: 2 }), (stack, order) => {
        for (const { effectiveIndex } of guidedModes(stack, 'TM')) {
          const h = 1e-7;
          const signs = [-h, h].map((by) => textbookMismatch(stack, 'TM', [effectiveIndex[0] + by, 0])[0]);
          if (effectiveIndex[0] > 1.401) expect(signs[0] * signs[1]).toBeLessThan(0);
        }
        const cutoff = cutoffThickness({ stack, polarization: 'TM', order });
        if (cutoff.kind !== 'cut-off') return;
        const count = (thicknessNm: number): number =>
          guidedModes(withLayer(stack, 1, { thicknessNm }), 'TM').length;
        expect(count(cutoff.thicknessNm * (1 + 1e-9))).toBeGreaterThan(order);
        expect(count(cutoff.thicknessNm * (1 - 1e-9))).toBeLessThanOrEqual(order);
      }),
    );
  });

  it('as half-spaces of metal carry the plasmon of the closed form', () => {
    // N^2 = e1 ee (eo - e1)/(eo ee - e1^2), where u'/epsilon of both sides fit.
    const [ordinary, extraordinary] = [
      { n: 0.2, k: 3.9 },
      { n: 0.5, k: 3.1 },
    ];
    const layers = [
      { index: 1.5 },
      { index: 1.5, thicknessNm: 100 },
      { index: ordinary, extraordinaryIndex: extraordinary },
    ];
    const { modes, completeness } = findModes({ wavelengthNm, layers }, 'TM');
    const [eo, ee] = [ordinary, extraordinary].map((index) => multiply(parts(index), parts(index)));
    const square = divide(
      scale(multiply(ee, subtract(eo, [2.25, 0])), 2.25),
      subtract(multiply(eo, ee), [2.25 ** 2, 0]),
    );
    expect(modes).toHaveLength(1);
    expectNear(modes[0].effectiveIndex, squareRoot(square), 1e-14);
    expect(completeness.kind).toBe('proven');
  });

  it('as half-spaces with loss have as many modes as the textbook function turns, and all derivatives', () => {
    const index = fc.record({
      n: fc.double({ min: 1, max: 1.7, noNaN: true }),
      k: fc.double({ min: 0, max: 0.3, noNaN: true }),
    });
    let [counted, compared] = [0, 0];
    fc.assert(
      fc.property(complexStacks, index, index, (stack, ordinary, extraordinary) => {
        const last = stack.layers.length - 1;
        const given = withLayer(stack, last, { index: ordinary, extraordinaryIndex: extraordinary });
        const { modes, regions, completeness } = findModes(given, 'TM');
        if (regions.length !== 1) return;
        const [{ real, imaginary, squareAbove = 0 }] = regions;
        // Right of all branch points the plain rectangle may be walked.
        const outside = [stack.layers[0].index, extraordinary].map(
          (one) => multiply(parts(one), parts(one))[0],
        );
        const low = Math.sqrt(Math.max(...outside) + Math.max(...imaginary.map((im) => im * im))) + 0.0031;
        const search = { real: [low, real[1] + 0.5], imaginary } as const;
        if (low < real[1]) {
          counted++;
          const turns = textbookTurns(given, 'TM', search, 1500);
          const inside = modes.filter(({ effectiveIndex: [re] }) => re > low);
          if (!modes.some(({ effectiveIndex: [re] }) => Math.abs(re - low) < 1e-4)) {
            expect(inside).toHaveLength(Math.round(turns));
          }
          // Else a half-space of higher index than the film absorbs, and its cut runs through the region.
          if (squareAbove > Math.max(...outside) - 1e-9) expect(completeness.kind).toBe('proven');
        }
        // Near cut-off, where most of the light is outside, differences have no such digits.
        for (const mode of modes.filter(({ powerShare = [] }) => powerShare[0] + powerShare[last] < 0.7)) {
          const at = (dOrdinary: number, dExtraordinary: number): Stack =>
            withLayer(given, last, {
              index: { ...ordinary, n: ordinary.n + dOrdinary },
              extraordinaryIndex: { ...extraordinary, n: extraordinary.n + dExtraordinary },
            });
          const byNormal = difference(modes, mode, 1e-4, 'TM', (x) => at(0, x));
          const byBoth = difference(modes, mode, 1e-4, 'TM', (x) => at(x, x));
          if (byNormal) expectNear(byNormal, mode.normalIndexSensitivity[last], 1e-7);
          if (byBoth) expectNear(byBoth, mode.indexSensitivity[last], 1e-7);
          if (byBoth) compared++;
        }
      }),
      { numRuns: 30 },
    );
    expect(counted).toBeGreaterThan(8);
    expect(compared).toBeGreaterThan(10);
  });

  it('as half-spaces with loss leave a region that holds their slanted branch cut unproven', () => {
    const layers = [
      { index: 1 },
      { index: { n: 1.9, k: 0.01 }, thicknessNm: 300 },
      { index: { n: 1.5, k: 0.1 }, extraordinaryIndex: 1.4 },
    ];
    const search = { real: [1.2, 2], imaginary: [-0.2, 0.3] } as const;
    const { completeness } = findModes({ wavelengthNm, layers }, 'TM', { search });
    expect(completeness).toEqual({ kind: 'not-proven', why: expect.stringContaining('slanted') as string });
    expect(findModes({ wavelengthNm, layers }, 'TM').completeness.kind).toBe('proven');
    expect(findModes({ wavelengthNm, layers }, 'TE', { search }).completeness.kind).toBe('proven');
  });

  it('have dN/dn of either index equal to differences, and Euler identity with both', () => {
    for (const k of [0, 0.01]) {
      const at = (dOrdinary: number, dExtraordinary: number): Mode =>
        findModes(uniaxial({ n: 1.9 + dOrdinary, k }, { n: 1.7 + dExtraordinary, k: k / 2 }), 'TM').modes[0];
      const mode = at(0, 0);
      const h = 1e-5;
      const slope = (up: Mode, down: Mode): Complex =>
        scale(subtract(up.effectiveIndex, down.effectiveIndex), 1 / (2 * h));
      expectNear(slope(at(0, h), at(0, -h)), mode.normalIndexSensitivity[1], 1e-8);
      const inPlane = subtract(mode.indexSensitivity[1], mode.normalIndexSensitivity[1]);
      expectNear(slope(at(h, 0), at(-h, 0)), inPlane, 1e-8);
    }
  });

  it('give TE one and a half times the gain where all dipoles lie in the plane, and TM what its field in the plane sees', () => {
    const film = stackOf([1, 1.9, 1.457], [204]);
    const [te] = guidedModes(film, 'TE');
    const [tm] = guidedModes(film, 'TM');
    expect(orientedConfinement(te.confinement, 0)[0]).toBeCloseTo(1.5 * te.confinement.modal[0], 14);
    expect(orientedConfinement(te.confinement, 1)).toEqual([0, 0]);
    for (const { confinement } of [te, tm]) {
      expect(orientedConfinement(confinement, 1 / 3)[0]).toBeCloseTo(confinement.modal[0], 14);
    }
    const inPlane = tm.confinement.modal[0] - tm.confinement.modalNormal[0];
    expect(inPlane).toBeGreaterThan(0);
    expect(orientedConfinement(tm.confinement, 0)[0]).toBeCloseTo(1.5 * inPlane, 14);
    expect(() => orientedConfinement(te.confinement, 1.2)).toThrow(InputError);
  });
});

describe('the field of a complex mode', () => {
  it('is continuous, obeys the wave equation in every region and carries unit power', () => {
    const stack = stackOf(
      [1, { n: 1.9, k: -0.02 }, 1.5, { n: 1.8, k: 0.05 }, { n: 1.457, k: 0.001 }],
      [204, 0.3, 300],
    );
    for (const pol of ['TE', 'TM'] as const) {
      for (const mode of findModes(stack, pol).modes) {
        const value = (x: number): Complex => {
          const { field, fieldImaginary } = modeProfile(mode, [x]);
          return [field[0], fieldImaginary[0]];
        };
        for (const x of [0, 204, 204.3, 504.3]) expectNear(value(x - 1e-9), value(x + 1e-9), 1e-8);
        [-50, 100, 204.15, 400, 600].forEach((x, region) => {
          const h = region === 2 ? 0.02 : 0.5;
          const curvature = scale(subtract(add(value(x + h), value(x - h)), scale(value(x), 2)), 1 / (h * h));
          const force = multiply(mode.field.transverseSquaredPerNm2[region], value(x));
          expect(modulus(add(curvature, force))).toBeLessThan(2e-9);
        });
        const points = 40_001;
        const step = 10_000 / (points - 1);
        const profile = modeProfile(
          mode,
          Float64Array.from({ length: points }, (_, i) => i * step - 4000),
        );
        expect(profile.powerDensityPerNm.reduce((total, density) => total + density * step, 0)).toBeCloseTo(
          1,
          3,
        );
      }
    }
  });
});

describe('the region that is searched where none is given', () => {
  it('holds all modes above the light lines, of thick absorbing films too', () => {
    const film = stackOf([1.75, { n: 2.6156, k: 0.24863 }, { n: 1.17, k: 0.0265 }], [9193.75]);
    const { modes } = findModes(film, 'TE');
    expect(modes.some(({ effectiveIndex: [re] }) => re > 2.61)).toBe(true);
    const wide = { real: [1.7, 2.9], imaginary: [-0.1, 0.6] } as const;
    const above = findModes(film, 'TE', { search: wide }).modes.filter(
      ({ effectiveIndex: [re, im] }) => re * re - im * im > 1.75 ** 2,
    );
    expect(modes).toHaveLength(above.length);
  });

  it('holds the TM modes of a film whose normal index is the higher one', () => {
    const film = { index: { n: 1.6, k: 1e-4 }, extraordinaryIndex: { n: 1.95, k: 0.02 }, thicknessNm: 900 };
    const stack: Stack = { wavelengthNm, layers: [{ index: 1 }, film, { index: 1.457 }] };
    const { modes } = findModes(stack, 'TM');
    expect(modes[0].effectiveIndex[0]).toBeGreaterThan(1.8);
    const search = { real: [1.458, 2.5], imaginary: [-0.2, 0.2] } as const;
    expect(modes).toHaveLength(findModes(stack, 'TM', { search }).modes.length);
  });

  it('holds the first modes of hyperbolic layers, which have no end, and says that there are more', () => {
    const stackWith = (index: Layer['index'], extraordinaryIndex: Layer['index'], thicknessNm: number) => ({
      wavelengthNm: 600,
      layers: [{ index: 1 }, { index, extraordinaryIndex, thicknessNm }, { index: 1.45 }],
    });
    const metal = { n: 0.1, k: 3 };
    for (const stack of [
      stackWith(metal, 1.8, 100),
      stackWith(1.8, metal, 100),
      stackWith(metal, { n: 1.8, k: 0.1 }, 30),
    ]) {
      const { modes, completeness, regions } = findModes(stack, 'TM');
      expect(completeness).toMatchObject({ kind: 'not-proven', why: /layers\[1\].*hyperbolic.*any N/ });
      const [{ real }] = regions;
      expect(real[1]).toBeGreaterThan(49);
      const search = { real: [1.46, 49], imaginary: [-9, 9] } as const;
      const wide = findModes(stack, 'TM', { search });
      expect(wide.completeness.kind).toBe('proven');
      const fromAll = modes.filter(({ effectiveIndex: [re] }) => re < 49);
      expect(fromAll).toHaveLength(wide.modes.length);
      expect(wide.modes.length).toBeGreaterThan(2);
      expect(findModes(stack, 'TE').completeness.kind).toBe('proven');
    }
    const thick = findModes(stackWith(metal, 1.8, 20_000), 'TM');
    expect(thick.modes.length).toBeGreaterThan(200);
    expect(thick.modes.length).toBeLessThan(400);
  });

  it('holds slow plasmons that are lost within a few periods', () => {
    const silver = { n: 0.05, k: 4 };
    const stack = stackOf([1, silver, 2.62, { n: 0.45, k: 3 }, 1.7], [30, 5, 190]);
    const { modes, regions } = findModes(stack, 'TM');
    const [{ real, imaginary }] = regions;
    const wide = { real: [real[0], real[1] + 20], imaginary: [imaginary[0] - 1, imaginary[1] + 1] } as const;
    const slow = findModes(stack, 'TM', { search: wide }).modes.filter(
      ({ effectiveIndex: [re, im] }) => re > im && re * re - im * im > 1.7 ** 2,
    );
    expect(slow.length).toBeGreaterThan(1);
    expect(modes.length).toBeGreaterThanOrEqual(slow.length);
  });
});

describe('a search region', () => {
  const film = stackOf([1, { n: 1.9, k: 0.01 }, 1.457], [2000]);

  it('keeps the modes inside it', () => {
    const everything = findModes(film, 'TE').modes.map(({ effectiveIndex }) => effectiveIndex);
    const { modes } = findModes(film, 'TE', { search: { real: [1.6, 1.8], imaginary: [0, 1] } });
    expect(modes.map(({ effectiveIndex }) => effectiveIndex)).toEqual(
      everything.filter(([n]) => n > 1.6 && n < 1.8),
    );
    expect(modes.length).toBeGreaterThan(1);
    const lossless = findModes(stackOf([1, 1.9, 1.457], [2000]), 'TE', {
      search: { real: [1.6, 1.8], imaginary: [-1, 1] },
    });
    expect(lossless.modes).toHaveLength(modes.length);
    expect(lossless.completeness).toEqual({ kind: 'proven', by: 'node count' });
  });

  it.each([
    [{ real: [1.8, 1.6], imaginary: [0, 1] }, 'found [1.8, 1.6]'],
    [{ real: [1, 2], imaginary: [NaN, 1] }, 'found [NaN, 1]'],
    [{ real: [-1, 2], imaginary: [0, 1] }, 'found -1'],
  ] as const)('that is none is refused (%#)', (search, sentence) => {
    expect(() => findModes(film, 'TE', { search })).toThrow(sentence);
  });

  it('with a mode on its border says that nothing is proven', () => {
    const [mode] = findModes(film, 'TE').modes;
    const [re, im] = mode.effectiveIndex;
    // The border on which Re N^2 is that of the mode.
    const { completeness } = findModes(film, 'TE', {
      search: { real: [1.5, Math.sqrt(re * re - im * im)], imaginary: [-0.5, 0.5] },
    });
    expect(completeness).toEqual({ kind: 'not-proven', why: expect.stringContaining('border') as string });
  });
});

describe('hostile stacks with metals, gain and leak', () => {
  const indices = fc.constantFrom<Layer['index']>(
    1,
    1.457,
    { n: 1.457, k: 1e-9 },
    { n: 1.457, k: -0.02 },
    1.9,
    { n: 1.9, k: 1e-3 },
    { n: 1.9, k: -1e-3 },
    { n: 2.4, k: 1e-12 },
    { n: 0.14, k: 4.15 },
    { n: 1.4, k: 7 },
    { n: 3.84, k: 0.0165 },
    { n: 0, k: 2 },
  );
  const hostile = fc
    .record({
      inner: fc.array(indices, { minLength: 3, maxLength: 7 }),
      thicknesses: fc.array(fc.constantFrom(1e-3, 1, 20, 200, 200, 1000, 5000), {
        minLength: 5,
        maxLength: 5,
      }),
      boundary: fc.constantFrom<Stack['boundary']>({}, {}, { substrate: 'leaky' }),
    })
    .map(({ inner, thicknesses, boundary }) => stackOf(inner, thicknesses, boundary));

  it('have finite numbers, and a count that is proven but for a few', () => {
    let notProven = 0;
    fc.assert(
      fc.property(hostile, polarization, (stack, pol) => {
        const { modes, completeness } = findModes(stack, pol);
        if (completeness.kind === 'not-proven') notProven++;
        for (const mode of modes) {
          const numbers = [
            ...mode.effectiveIndex,
            mode.groupIndex,
            mode.selfOverlap,
            ...mode.indexSensitivity.flat(),
            ...mode.thicknessSensitivityPerNm.flat(),
            ...mode.field.value.flat(),
            ...(mode.powerShare ?? []),
          ];
          expect(numbers.every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
    expect(notProven).toBeLessThan(5);
  });
});

describe('one mode near a first value', () => {
  it('is the same as from the whole search', () => {
    const stack = stackOf([1, { n: 1.9, k: 0.01 }, 1.457], [800]);
    for (const mode of findModes(stack, 'TM').modes) {
      const [re, im] = mode.effectiveIndex;
      const near = modeNear(stack, 'TM', [re + 1e-3, im - 1e-3]);
      expect(near?.effectiveIndex).toEqual([expect.closeTo(re, 14), expect.closeTo(im, 14)]);
      expect(near?.groupIndex).toBeCloseTo(mode.groupIndex, 12);
    }
  });

  it('needs a polarization that is one', () => {
    const stack = stackOf([1, { n: 1.9, k: 0.01 }, 1.457], [800]);
    for (const word of ['s', 'p', 'te']) {
      expect(() => modeNear(stack, word as Polarization, [1.7, 0])).toThrow(/'TE' \(s/);
      expect(() => findModes(stack, word as Polarization)).toThrow(/'TE' \(s/);
    }
  });

  it('needs a first value that is one', () => {
    const stack = stackOf([1, 1.9, 1.457], [800]);
    expect(() => modeNear(stack, 'TE', [NaN, 0])).toThrow(InputError);
    expect(() => modeNear(stack, 'TE', [0, 0])).toThrow('other than 0');
  });
});
