import type { PixelSet } from '../pixels.js';

interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** The set with all pixels that lie within `pixels` of it along rows and columns (a square around each), whole pixels. */
export function grow(set: PixelSet, { rows, columns, pixels }: Grid & { readonly pixels: number }): PixelSet {
  const alongRows = spread(set, { lines: rows, length: columns, lineStride: columns, stride: 1, pixels });
  return spread(alongRows, { lines: columns, length: rows, lineStride: 1, stride: columns, pixels });
}

/** Marks what lies within reach of a marked pixel on the same line. */
function spread(
  set: PixelSet,
  along: {
    readonly lines: number;
    readonly length: number;
    readonly lineStride: number;
    readonly stride: number;
    readonly pixels: number;
  },
): PixelSet {
  const { lines, length, lineStride, stride, pixels } = along;
  const grown = new Uint8Array(set.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStride;
    let markedTo = -1;
    for (let i = 0; i < length; i++) {
      if (set[start + i * stride] !== 1) continue;
      const last = Math.min(length - 1, i + pixels);
      for (let k = Math.max(markedTo + 1, i - pixels); k <= last; k++) grown[start + k * stride] = 1;
      markedTo = last;
    }
  }
  return grown;
}
