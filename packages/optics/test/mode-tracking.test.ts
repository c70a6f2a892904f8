import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { findModes, slabCutoffThicknessNm, trackModes, type ModeTrack, type Stack } from '../src/index.js';

const range = (from: number, to: number, points: number): number[] =>
  Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));

const film = (thicknessNm: number, k: number): Stack => ({
  wavelengthNm: 656,
  layers: [{ index: 1 }, { index: { n: 1.9, k }, thicknessNm }, { index: 1.457 }],
});

/** Two wells with a wall between: the second one's index is swept through that of the first. */
const wells = (secondIndex: number, wallNm: number, k = 0): Stack => ({
  wavelengthNm: 656,
  layers: [
    { index: 1.457 },
    { index: { n: 1.9, k }, thicknessNm: 200 },
    { index: 1.457, thicknessNm: wallNm },
    { index: { n: secondIndex, k: -k }, thicknessNm: 200 },
    { index: 1.457 },
  ],
});

const largestJump = ({ points }: ModeTrack): number =>
  Math.max(
    ...points.slice(1).map(({ mode }, i) => {
      const [before, after] = [points[i].mode.powerShare ?? [], mode.powerShare ?? []];
      return Math.max(...after.map((share, j) => Math.abs(share - before[j])));
    }),
  );

describe('modes followed over a sweep', () => {
  it('of thickness begin where they are guided and keep their order', () => {
    const values = range(30, 1500, 50);
    const { tracks, uncertain } = trackModes({ values, stackAt: (d) => film(d, 0), polarization: 'TE' });
    expect(uncertain).toEqual([]);
    const slab = {
      coverIndex: 1,
      filmIndex: 1.9,
      substrateIndex: 1.457,
      wavelengthNm: 656,
      polarization: 'TE',
    } as const;
    tracks.forEach(({ points }, order) => {
      const cutoff = slabCutoffThicknessNm({ ...slab, order });
      expect(points.map(({ value }) => value)).toEqual(values.filter((d) => d > cutoff));
      for (const { mode } of points) expect(mode.order).toBe(order);
    });
    expect(tracks.length).toBeGreaterThan(4);
  });

  it('with loss are the same tracks, and each mode is in one of them', () => {
    const values = range(100, 1500, 29);
    const { tracks } = trackModes({ values, stackAt: (d) => film(d, 0.02), polarization: 'TM' });
    values.forEach((value) => {
      const here = tracks.flatMap(({ points }) => points.filter((point) => point.value === value));
      expect(here).toHaveLength(findModes(film(value, 0.02), 'TM').modes.length);
    });
    tracks.forEach(({ points }, order) => points.forEach(({ mode }) => expect(mode.order).toBe(order)));
  });

  it('cross where their wells do not see each other', () => {
    const { tracks, uncertain } = trackModes({
      values: range(1.88, 1.92, 10),
      stackAt: (n) => wells(n, 4000, 1e-4),
      polarization: 'TE',
    });
    expect(uncertain).toEqual([]);
    expect(tracks).toHaveLength(2);
    // Each stays in its well, and its place in the sorted list changes.
    for (const track of tracks) {
      expect(track.points).toHaveLength(10);
      expect(largestJump(track)).toBeLessThan(0.01);
      expect(new Set(track.points.map(({ mode }) => mode.order)).size).toBe(2);
    }
  });

  it('go from well to well where they anticross, however coarse the sweep', () => {
    for (const points of [4, 60]) {
      const { tracks } = trackModes({
        values: range(1.7, 2.1, points),
        stackAt: (n) => wells(n, 60),
        polarization: 'TE',
      });
      const [upper] = tracks;
      expect(upper.points).toHaveLength(points);
      const shares = upper.points.map(({ mode }) => mode.powerShare ?? []);
      expect(shares[0][1]).toBeGreaterThan(shares[0][3]);
      expect(shares[points - 1][3]).toBeGreaterThan(shares[points - 1][1]);
      expect(upper.points.every(({ mode }) => mode.order === 0)).toBe(true);
    }
  });

  it('of wavelength have the slope that the group index says', () => {
    const index = (wavelengthNm: number): number => 1.86 + 17_000 / wavelengthNm ** 2;
    const stackAt = (wavelengthNm: number): Stack => ({
      wavelengthNm,
      layers: [
        { index: 1 },
        {
          index: { n: index(wavelengthNm), k: 0.01 },
          thicknessNm: 300,
          dispersionPerNm: -34_000 / wavelengthNm ** 3,
        },
        { index: 1.457 },
      ],
    });
    const { tracks } = trackModes({ values: range(640, 660, 21), stackAt, polarization: 'TE' });
    for (const { points } of tracks) {
      const [a, , b] = points.slice(9, 12);
      const { mode, value } = points[10];
      const slope = (b.mode.effectiveIndex[0] - a.mode.effectiveIndex[0]) / (b.value - a.value);
      expect(mode.groupIndex).toBeCloseTo(mode.effectiveIndex[0] - value * slope, 4);
    }
  });

  it('say where two could not be told apart: at an exceptional point', () => {
    const gainAndLoss = (k: number): Stack => wells(1.9, 400, -k);
    const { tracks, uncertain } = trackModes({
      values: range(0.003, 0.007, 9),
      stackAt: gainAndLoss,
      polarization: 'TE',
    });
    expect(tracks.reduce((total, { points }) => total + points.length, 0)).toBe(18);
    // Where the gain is that of the exceptional point of the reference file.
    expect(uncertain.length).toBeGreaterThan(0);
    for (const [from, to] of uncertain) {
      expect(from).toBeLessThan(0.0048913845 + 1e-5);
      expect(to).toBeGreaterThan(0.0048913845 - 1e-5);
    }
  });

  it.each([
    [[1, 2, 2], 'rise or fall'],
    [[1, NaN], 'finite'],
  ])('need values in order (%#)', (values, sentence) => {
    const sweep = (): unknown => trackModes({ values, stackAt: (d) => film(100 * d, 0), polarization: 'TE' });
    expect(sweep).toThrow(InputError);
    expect(sweep).toThrow(sentence);
  });

  it('need the same layers throughout', () => {
    const stackAt = (d: number): Stack => (d > 150 ? wells(1.9, 100) : film(d, 0));
    expect(() => trackModes({ values: [100, 200], stackAt, polarization: 'TE' })).toThrow(
      'found 5 layers at 200',
    );
  });
});
