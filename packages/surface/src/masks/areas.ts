import type { HeightMap } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { type PixelSet, pixelSizeNm } from '../pixels.js';

/**
 * A part of a scan, given by hand: a rectangle or a polygon. Positions in um from the top left corner, x along a row, y down.
 */
export type SurfaceArea =
  | { readonly xUm: readonly [number, number]; readonly yUm: readonly [number, number] }
  | { readonly polygonUm: readonly (readonly [number, number])[] };

/**
 * The pixels whose centres lie in any of the areas; a polygon's inside is told by the even-odd rule.
 *
 * @throws InputError for an area that holds no pixel centre
 */
export function pixelsInAreas(map: HeightMap, areas: readonly SurfaceArea[]): PixelSet {
  const pixels = new Uint8Array(map.rows * map.columns);
  for (const area of areas) {
    const inside = 'polygonUm' in area ? crossings(area.polygonUm) : () => area.xUm;
    const yRange = 'polygonUm' in area ? undefined : area.yUm;
    if (markSpans({ map, pixels, inside, yRange }) === 0) throw emptyArea(map, area);
  }
  return pixels;
}

/** Marks the pixels between each pair of crossings of every row; answers how many pixels the area holds. */
function markSpans(task: {
  readonly map: HeightMap;
  readonly pixels: PixelSet;
  readonly inside: (yUm: number) => readonly number[];
  readonly yRange: readonly [number, number] | undefined;
}): number {
  const { map, pixels, inside, yRange } = task;
  const pixel = pixelSizeNm(map);
  let count = 0;
  for (let row = 0; row < map.rows; row++) {
    const yUm = ((row + 0.5) * pixel.y) / 1000;
    if (yRange && map.rows > 1 && !(yUm >= yRange[0] && yUm <= yRange[1])) continue;
    const edges = inside(yUm);
    for (let k = 0; k + 1 < edges.length; k += 2) {
      const first = Math.max(0, Math.ceil((edges[k] * 1000) / pixel.x - 0.5));
      const last = Math.min(map.columns - 1, Math.floor((edges[k + 1] * 1000) / pixel.x - 0.5));
      for (let column = first; column <= last; column++) pixels[row * map.columns + column] = 1;
      count += Math.max(0, last - first + 1);
    }
  }
  return count;
}

/** Where a horizontal line crosses the sides of a polygon, in rising order. */
function crossings(corners: readonly (readonly [number, number])[]): (yUm: number) => number[] {
  return (yUm) =>
    corners
      .flatMap(([x1, y1], k) => {
        const [x2, y2] = corners[(k + 1) % corners.length];
        return y1 <= yUm === y2 <= yUm ? [] : [x1 + ((yUm - y1) / (y2 - y1)) * (x2 - x1)];
      })
      .sort((a, b) => a - b);
}

function emptyArea(map: HeightMap, area: SurfaceArea): InputError {
  const size = `${map.widthNm / 1000} x ${map.heightNm / 1000} um`;
  return new InputError(
    `The area ${JSON.stringify(area)} holds no pixel of the scan of ${size}; ` +
      'give positions in um from the top left corner, x along a row and y down, the smaller first.',
    { file: map.provenance.file },
  );
}
