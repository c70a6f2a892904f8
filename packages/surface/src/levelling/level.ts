import type { HeightMap } from '@modalgain/measurements';
import { type MaskUse, usablePixels } from '../pixels.js';
import { subtractPolynomial } from './polynomial.js';
import { subtractRowMedianDifferences, subtractRowMedians } from './rows.js';

/**
 * One step of levelling: the least-squares plane or polynomial of total degree 2 taken off, or the rows brought into
 * line by their medians or by the medians of the differences between neighbours.
 */
export type LevellingStep = 'plane' | 'poly2' | 'row-medians' | 'row-median-differences';

/**
 * The map levelled by the steps in their order; heights in nm. The recipe is added to the notes of the provenance.
 * Masked or missing pixels do not decide on the background, but it is taken off them, too.
 *
 * @throws InputError if the usable pixels do not determine the background
 */
export function level(
  map: HeightMap,
  recipe: readonly LevellingStep[],
  options: { readonly mask?: MaskUse } = {},
): HeightMap {
  const { rows, columns } = map;
  const use = usablePixels(map, options.mask);
  let zNm = map.zNm;
  for (const step of recipe) {
    if (step === 'row-medians') zNm = subtractRowMedians({ zNm, use, rows, columns });
    else if (step === 'row-median-differences')
      zNm = subtractRowMedianDifferences({ zNm, use, rows, columns });
    else zNm = subtractPolynomial({ zNm, use, rows, columns, degree: step === 'plane' ? 1 : 2 });
  }
  const note = `levelled by ${recipe.length === 0 ? 'nothing' : recipe.join(', then ')}`;
  const provenance = { ...map.provenance, notes: [...map.provenance.notes, note] };
  return { ...map, zNm, provenance };
}
