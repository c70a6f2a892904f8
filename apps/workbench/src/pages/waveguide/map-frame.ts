import type { ConfinementMap } from '@modalgain/compute';

/** Places of a map in its frame, in pixels from the frame's upper left corner. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly x: (thicknessNm: number) => number;
  readonly y: (index: number) => number;
  /** Thickness and index of a place, held within the map. */
  readonly pointAt: (
    xPx: number,
    yPx: number,
  ) => { readonly thicknessNm: number; readonly filmIndex: number };
}

export function mapFrame(
  { thicknessNm: [d0, d1], index: [n0, n1] }: Pick<ConfinementMap, 'thicknessNm' | 'index'>,
  width: number,
  height: number,
): MapFrame {
  const clamp = (share: number): number => Math.min(1, Math.max(0, share));
  return {
    width,
    height,
    x: (thicknessNm) => (width * (thicknessNm - d0)) / (d1 - d0),
    y: (index) => height * (1 - (index - n0) / (n1 - n0)),
    // To what the inputs show: a tenth of a nanometre, a thousandth of the index.
    pointAt: (xPx, yPx) => ({
      thicknessNm: Math.round(10 * (d0 + (d1 - d0) * clamp(xPx / width))) / 10,
      filmIndex: Math.round(1000 * (n0 + (n1 - n0) * clamp(1 - yPx / height))) / 1000,
    }),
  };
}

/** A line through points of thickness and index; points that are not finite are left out. */
export const linePath = (frame: MapFrame, points: readonly (readonly [number, number])[]): string =>
  points
    .filter(([thicknessNm]) => Number.isFinite(thicknessNm))
    .map(
      ([thicknessNm, index], i) =>
        `${i === 0 ? 'M' : 'L'}${frame.x(thicknessNm).toFixed(1)} ${frame.y(index).toFixed(1)}`,
    )
    .join('');
