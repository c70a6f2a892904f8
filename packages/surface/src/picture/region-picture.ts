import type { HeightMap } from '@modalgain/measurements';
import { heightPicture, type HeightPicture } from './height-picture.js';

/**
 * The heights of a region about their mean, so that two films of unlike thickness can stand on one scale; what is not of the region
 * is masked.
 *
 * @param task.heights levelled heights and the pixels of the region, as `describeSurface` gives them
 */
export function regionPicture(task: {
  readonly map: HeightMap;
  readonly heights: { readonly zNm: Float64Array; readonly use: Uint8Array };
  readonly longestSide?: number;
}): HeightPicture {
  const { zNm, use } = task.heights;
  let [sum, count] = [0, 0];
  for (let i = 0; i < zNm.length; i++) {
    if (use[i] === 0) continue;
    sum += zNm[i];
    count += 1;
  }
  const mean = count > 0 ? sum / count : 0;
  return heightPicture({ ...task, zNm: zNm.map((z) => z - mean), masked: use.map((used) => 1 - used) });
}
