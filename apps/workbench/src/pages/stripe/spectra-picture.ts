import type { ScanSpectra } from '@modalgain/compute';
import { viridisPalette } from '@modalgain/figures';

const levels = 256;
const palette = viridisPalette(levels);

/** Below this share of the brightest a logarithmic map is at its dark end. */
export const darkest = 1e-3;

/** Position of an intensity on the colour scale, 0 to 1. */
function positionOf(share: number, isLog: boolean): number {
  const position = isLog ? 1 - Math.log10(Math.max(share, darkest)) / Math.log10(darkest) : share;
  return Math.max(0, Math.min(1, position));
}

/** Which row of the spectra stands at each line of a picture, the longest stripe on top. */
export function rowsOfLines(
  stripeLengthUm: Float64Array,
  domain: readonly [number, number],
  lines: number,
): number[] {
  return Array.from({ length: lines }, (_, line) => {
    const um = domain[1] - ((line + 0.5) / lines) * (domain[1] - domain[0]);
    return stripeLengthUm.reduce(
      (best, length, row) =>
        Math.abs(length - um) < Math.abs((stripeLengthUm[best] ?? Infinity) - um) ? row : best,
      0,
    );
  });
}

interface PictureRequest {
  readonly spectra: ScanSpectra;
  readonly domain: readonly [number, number];
  readonly width: number;
  readonly height: number;
  readonly isLog: boolean;
}

/** Spectra against stripe length in colours, one pixel as bright as the brightest channel that falls into it. */
export function spectraPicture({ spectra, domain, width, height, isLog }: PictureRequest): ImageData {
  const { wavelengthNm, intensity, stripeLengthUm } = spectra;
  const channels = wavelengthNm.length;
  const brightest = intensity.reduce((a, b) => Math.max(a, b), 0) || 1;
  const picture = new ImageData(width, height);
  const pixels = new Uint32Array(picture.data.buffer);
  const colours = Uint32Array.from({ length: levels }, (_, level) => packed(level));
  const rows = rowsOfLines(stripeLengthUm, domain, height);
  let drawn = -1;
  for (let line = 0; line < height; line++) {
    const row = rows[line] ?? 0;
    if (row === drawn) {
      pixels.copyWithin(line * width, (line - 1) * width, line * width);
      continue;
    }
    drawn = row;
    for (let column = 0; column < width; column++) {
      const first = Math.floor((column / width) * channels);
      const end = Math.max(first + 1, Math.floor(((column + 1) / width) * channels));
      let share = 0;
      for (let j = first; j < end; j++)
        share = Math.max(share, (intensity[row * channels + j] ?? 0) / brightest);
      pixels[line * width + column] = colours[Math.round(positionOf(share, isLog) * (levels - 1))] ?? 0;
    }
  }
  return picture;
}

/** A colour as the four bytes of a pixel, opaque; the first byte stands lowest. */
function packed(level: number): number {
  const [red = 0, green = 0, blue = 0] = palette.subarray(3 * level, 3 * level + 3);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
