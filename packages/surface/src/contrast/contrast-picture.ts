import type { Micrograph } from '@modalgain/measurements';
import { heightPicture } from '../picture/height-picture.js';

/** A micrograph as small as a figure needs it. */
export interface ContrastPicture {
  readonly rows: number;
  readonly columns: number;
  /** Grey levels of the lowest and the highest level of the picture; what lies beyond has the level of the end. */
  readonly lowLevel: number;
  readonly highLevel: number;
  /** One byte a pixel in base64, row 0 on top: the level from 1 to 127. */
  readonly pixels: string;
}

const longestSide = 200;

/** Reduced as maps of heights are, with levels in the place of heights; without the annotation bar. */
export function contrastPicture(image: Micrograph, imageRows: number): ContrastPicture {
  const { columns, brightness, provenance, title } = image;
  const { lowNm, highNm, ...picture } = heightPicture({
    map: {
      kind: 'height-map',
      provenance,
      title,
      rows: imageRows,
      columns,
      widthNm: columns,
      heightNm: imageRows,
      zNm: Float64Array.from(brightness.subarray(0, imageRows * columns)),
    },
    longestSide,
  });
  const { rows, columns: across, pixels } = picture;
  return { rows, columns: across, pixels, lowLevel: lowNm, highLevel: highNm };
}
