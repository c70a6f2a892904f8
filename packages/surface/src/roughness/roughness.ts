import type { HeightMap } from '@modalgain/measurements';
import { subtractPolynomial } from '../levelling/polynomial.js';
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
  const levelled = (degree: 1 | 2) => subtractPolynomial({ zNm, use, rows, columns, degree });
  return {
    raw: heightStatistics(zNm, use),
    plane: heightStatistics(levelled(1), use),
    poly2: heightStatistics(levelled(2), use),
  };
}
