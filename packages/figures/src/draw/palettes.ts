import * as Plot from '@observablehq/plot';

/** Red, green and blue of so many colours of viridis, from its dark end to its light one. */
export function viridisPalette(levels: number): Uint8Array {
  const scale = Plot.scale({ color: { type: 'linear', scheme: 'viridis', domain: [0, levels - 1] } });
  return Uint8Array.from(
    Array.from({ length: levels }, (_, level) => rgbOf(String(scale.apply(level)))).flat(),
  );
}

/** Red, green and blue of so many greys, from black to white. */
export function greyPalette(levels: number): Uint8Array {
  return Uint8Array.from({ length: 3 * levels }, (_, i) =>
    Math.round((255 * Math.floor(i / 3)) / (levels - 1)),
  );
}

/** "#21918c" as its three bytes. */
export const rgbOf = (hex: string): number[] =>
  [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));
