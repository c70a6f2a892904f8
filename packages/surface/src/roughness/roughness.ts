import type { HeightMap } from '@modalgain/measurements';
import { subtractPolynomial, takeOffPolynomial } from '../levelling/polynomial.js';
import { type MaskUse, usablePixels } from '../pixels.js';
import { type HeightStatistics, heightStatistics } from './height-statistics.js';

/** Height parameters of a scan as it is (`raw`: only the mean removed), and with two backgrounds taken off. */
export interface Roughness {
  readonly raw: HeightStatistics;
  readonly plane: HeightStatistics;
  readonly poly2: HeightStatistics;
}

/**
 * Sa, Sq, Ssk, Sku, Sp, Sv and Sz (ISO 25178-2) of the whole scan: raw, less the least-squares plane, less the
 * least-squares polynomial of total degree 2. Pixels without a height are left out; the mask is used as told.
 *
 * These describe the scan, scratch and all; for the roughness of the film alone see `describeSurface`.
 *
 * @throws InputError if no pixel is usable or the pixels do not determine the backgrounds
 */
export function roughness(map: HeightMap, options: { readonly mask?: MaskUse } = {}): Roughness {
  const { zNm, rows, columns } = map;
  const use = usablePixels(map, options.mask);
  const raw = heightStatistics(zNm, use);
  const levelledNm = subtractPolynomial({ zNm, use, rows, columns, degree: 1 });
  const plane = heightStatistics(levelledNm, use);
  // What a plane leaves has the same best polynomial but for the plane in it.
  takeOffPolynomial({ zNm: levelledNm, use, rows, columns, degree: 2 });
  return { raw, plane, poly2: heightStatistics(levelledNm, use) };
}
