import { UnsupportedFeatureError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutoffThickness,
  guidedModes,
  slabMode,
  VaryingFilm,
  type FilmMode,
  type GuidedMode,
  type Layer,
  type Polarization,
  type Stack,
} from '../src/index.js';
import { textbookMismatch } from './textbook-matrices.js';

interface Film {
  readonly thicknessNm: number;
  readonly index: number;
}

/** What a film of a thickness and an index lies in. */
type Surroundings = (film: Film) => Stack;

const surroundings = (
  above: readonly Layer[],
  below: readonly Layer[],
  outside = [1, 1.457],
): Surroundings => {
  const [cover, substrate] = outside;
  return (film) => ({
    wavelengthNm: 656,
    layers: [{ index: cover }, ...above, film, ...below, { index: substrate }],
    film: 1 + above.length,
  });
};

const varying = (stackOf: Surroundings, polarization: Polarization, order = 0): VaryingFilm =>
  new VaryingFilm({ stack: stackOf({ thicknessNm: 100, index: 2 }), polarization, order });

const numbersOf = ({ effectiveIndex, confinement }: GuidedMode): FilmMode => ({
  effectiveIndex: effectiveIndex[0],
  confinementPower: confinement.power,
  confinementModal: confinement.modal[0],
  confinementEnergy: confinement.energy,
});

function expectSame(found: FilmMode | undefined, mode: GuidedMode | undefined): void {
  if (!mode || !found) {
    expect(found).toBe(mode);
    return;
  }
  const expected = numbersOf(mode);
  for (const key of Object.keys(expected) as (keyof FilmMode)[])
    expect(Math.abs(found[key] - expected[key]), key).toBeLessThan(1e-10);
}

const layer = fc.record({
  index: fc.double({ min: 1, max: 3, noNaN: true }),
  thicknessNm: fc.double({ min: 5, max: 600, noNaN: true }),
});
const outside = fc.tuple(
  fc.double({ min: 1, max: 2, noNaN: true }),
  fc.double({ min: 1, max: 2, noNaN: true }),
);
const anySurroundings = fc
  .tuple(fc.array(layer, { maxLength: 2 }), fc.array(layer, { maxLength: 3 }), outside)
  .map(([above, below, halfSpaces]) => surroundings(above, below, halfSpaces));
const films = fc.array(layer, { minLength: 1, maxLength: 8 });
const polarization = fc.constantFrom<Polarization>('TE', 'TM');

describe('a film that varies', () => {
  it('has the numbers of the general solver, whichever films came before', () => {
    fc.assert(
      fc.property(
        anySurroundings,
        films,
        polarization,
        fc.integer({ min: 0, max: 3 }),
        (stackOf, tried, pol, order) => {
          const mode = varying(stackOf, pol, order);
          for (const film of tried)
            expectSame(
              mode.modeAt(film.thicknessNm, film.index),
              guidedModes(stackOf(film), pol, order + 1).at(order),
            );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is a zero of the textbook matrices, with dN/dn for its confinement', () => {
    const stackOf = surroundings([], [{ index: 1.7, thicknessNm: 50 }]);
    for (const pol of ['TE', 'TM'] as const) {
      const mode = varying(stackOf, pol);
      for (let thicknessNm = 100; thicknessNm <= 400; thicknessNm += 25) {
        const film = { thicknessNm, index: 1.9 };
        const found = mode.modeAt(thicknessNm, 1.9);
        if (!found) throw new Error('A film of 100 nm and more should guide.');
        const at = (shift: number): number =>
          textbookMismatch(stackOf(film), pol, [found.effectiveIndex + shift, 0])[0];
        expect(at(-1e-9) * at(1e-9), `${pol} ${thicknessNm} nm`).toBeLessThan(0);
        const step = 1e-5;
        const [higher, lower] = [1.9 + step, 1.9 - step].map((n) => mode.modeAt(thicknessNm, n));
        const slope = ((higher?.effectiveIndex ?? NaN) - (lower?.effectiveIndex ?? NaN)) / (2 * step);
        expect(found.confinementModal).toBeCloseTo(slope, 8);
      }
    }
  });

  it('begins at its cut-off, as the closed form says', () => {
    const stackOf = surroundings([{ index: 1.5, thicknessNm: 80 }], [{ index: 1.7, thicknessNm: 30 }]);
    for (const pol of ['TE', 'TM'] as const) {
      for (const order of [0, 1]) {
        const mode = varying(stackOf, pol, order);
        const found = mode.cutoffNm(1.9);
        const closed = cutoffThickness({
          stack: stackOf({ thicknessNm: 100, index: 1.9 }),
          polarization: pol,
          order,
          layer: 2,
        });
        expect(closed).toMatchObject({ kind: 'cut-off' });
        if (closed.kind === 'cut-off') expect(found).toBeCloseTo(closed.thicknessNm, 9);
        expect(mode.modeAt(found * (1 - 1e-6), 1.9)).toBeUndefined();
        expect(mode.modeAt(found * (1 + 1e-6), 1.9)).toBeDefined();
      }
    }
  });

  it('has no cut-off where the other layers guide, and none that helps where its index is too low', () => {
    const onGuide = surroundings([], [{ index: 2.4, thicknessNm: 80 }]);
    expect(varying(onGuide, 'TE').cutoffNm(1.9)).toBe(0);
    expect(varying(onGuide, 'TE').cutoffNm(1.4)).toBe(Infinity);
    // Not set by the film, and guided all the same.
    expect(varying(onGuide, 'TE').modeAt(50, 1.4)?.effectiveIndex).toBeGreaterThan(1.457);
  });

  it('agrees with the slab solver where nothing else is there', () => {
    const mode = varying(surroundings([], []), 'TM');
    const slab = slabMode({
      wavelengthNm: 656,
      coverIndex: 1,
      substrateIndex: 1.457,
      filmIndex: 1.9,
      thicknessNm: 204,
      polarization: 'TM',
    });
    expect(slab).toMatchObject(
      Object.fromEntries(
        Object.entries(mode.modeAt(204, 1.9) ?? {}).map(([key, value]) => [
          key,
          expect.closeTo(value as number, 12) as number,
        ]),
      ),
    );
  });

  it('keeps its digits where the mode lies in another layer, far from the film', () => {
    const stackOf = surroundings(
      [],
      [
        { index: 1.46, thicknessNm: 3000 },
        { index: 2.1, thicknessNm: 200 },
      ],
    );
    for (const order of [0, 1]) {
      const mode = varying(stackOf, 'TE', order);
      for (const thicknessNm of [20, 110, 190, 206, 240, 400]) {
        const film = { thicknessNm, index: 1.9 };
        expectSame(mode.modeAt(thicknessNm, 1.9), guidedModes(stackOf(film), 'TE', order + 1).at(order));
      }
    }
  });

  it('tells twins of a symmetric stack apart', () => {
    const guide = { index: 2.1, thicknessNm: 200 };
    for (const gapNm of [100, 1000, 3000]) {
      const gap = { index: 1.46, thicknessNm: gapNm };
      const stackOf = surroundings([guide, gap], [gap, guide], [1.457, 1.457]);
      for (const order of [0, 1, 2]) {
        const film = { thicknessNm: 150, index: 1.6 };
        const found = varying(stackOf, 'TE', order).modeAt(film.thicknessNm, film.index);
        expectSame(found, guidedModes(stackOf(film), 'TE', order + 1).at(order));
      }
    }
  });

  it('refuses what it does not solve', () => {
    const make = (stack: Stack, order = 0): VaryingFilm =>
      new VaryingFilm({ stack, polarization: 'TE', order });
    const film = { index: 1.9, thicknessNm: 100 };
    const uniaxial = { ...film, extraordinaryIndex: 1.8 };
    const on = (each: Layer): Stack => ({
      wavelengthNm: 656,
      layers: [{ index: 1 }, each, { index: 1.457 }],
    });
    expect(() => make(on(uniaxial))).toThrow(UnsupportedFeatureError);
    expect(() => make(on({ ...film, index: { n: 1.9, k: 0.1 } }))).toThrow('findModes');
    expect(() => make(on(film), -1)).toThrow('expected 0, 1, 2');
    expect(() => make(on(film)).modeAt(-5, 1.9)).toThrow('above 0');
    expect(() => make(on(film)).modeAt(5, NaN)).toThrow('above 0');
  });

  it('counts as many modes as there are', () => {
    const stackOf = surroundings([], [{ index: 1.6, thicknessNm: 150 }]);
    fc.assert(
      fc.property(
        fc.constantFrom<Polarization>('TE', 'TM'),
        fc.double({ min: 20, max: 1500, noNaN: true }),
        fc.double({ min: 1.3, max: 2.5, noNaN: true }),
        (polarization, thicknessNm, index) => {
          const count = varying(stackOf, polarization).modeCountAt(thicknessNm, index);
          expect(count).toBe(guidedModes(stackOf({ thicknessNm, index }), polarization).length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
