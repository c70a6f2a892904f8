import type { RemovedBackground } from '../levelling-loss.js';

/** Waves of nearly the same length that levelling left, whatever their direction. */
export interface WaveBand {
  /** Half waves over the shorter side. */
  readonly halfWaves: number;
  /** Numbers of the modes along x and y. */
  readonly modes: readonly { readonly x: number; readonly y: number }[];
}

/** Waves of fewer half waves than this are taken one by one: they differ too much. */
const firstRing = 5;
/** Outer over inner radius of a ring of waves. */
const ringRatio = 1.1;

/** The waves of up to so many half waves over the shorter side, by rising number, without those that levelling took. */
export function waveBands(task: {
  readonly widthNm: number;
  readonly heightNm: number;
  readonly removed: RemovedBackground;
  readonly most: number;
}): WaveBand[] {
  const { widthNm, heightNm, removed, most } = task;
  const shortest = Math.min(widthNm, heightNm);
  const singles: WaveBand[] = [];
  const rings = new Map<number, { x: number; y: number }[]>();
  for (let x = (removed.rowDegree ?? -1) + 1; x < (most * widthNm) / shortest; x++) {
    for (let y = 0; y < (most * heightNm) / shortest; y++) {
      const halfWaves = shortest * Math.hypot(x / widthNm, y / heightNm);
      if (x + y <= removed.polynomialDegree || halfWaves >= most) continue;
      if (halfWaves < firstRing) {
        singles.push({ halfWaves, modes: [{ x, y }] });
        continue;
      }
      const ring = Math.floor(Math.log(halfWaves / firstRing) / Math.log(ringRatio));
      const modes = rings.get(ring) ?? [];
      modes.push({ x, y });
      rings.set(ring, modes);
    }
  }
  const bands = [...rings].map(([ring, modes]) => ({
    halfWaves: firstRing * ringRatio ** (ring + 0.5),
    modes,
  }));
  return [...singles, ...bands].sort((a, b) => a.halfWaves - b.halfWaves);
}
