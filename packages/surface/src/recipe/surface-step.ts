import type { SurfaceArea } from '../masks/areas.js';
import type { ScarDirection } from '../levelling/scars.js';

/**
 * One step from the raw scan to the heights that are described; plain JSON, so that it can be written down and done again.
 *
 * The mask is empty at first; `mask` steps add to it. Masked pixels decide on no background and are no part of what is described,
 * but backgrounds are taken off them, too.
 */
export type SurfaceStep =
  /** The least-squares plane. */
  | { readonly step: 'plane' }
  /** The least-squares polynomial of this total degree in both positions. */
  | { readonly step: 'polynomial'; readonly degree: number }
  /** The median of every row. */
  | { readonly step: 'row-medians' }
  /** Every row brought to the one above by the median of their differences: for scans with a step across the rows. */
  | { readonly step: 'row-median-of-differences' }
  /** The least-squares polynomial of every row; degree 0 is its mean. */
  | { readonly step: 'row-polynomial'; readonly degree: number }
  /** Stretches of a few rows that stand out of their neighbours; found in unmasked pixels, bridged down the columns or masked. */
  | RemoveScars
  /** Adds the pixels that the file marks. */
  | { readonly step: 'mask'; readonly from: 'file' }
  /** Adds the pixels above a height, below one, or both; heights as they are at this step. */
  | { readonly step: 'mask'; readonly from: 'heights'; readonly aboveNm?: number; readonly belowNm?: number }
  /** Adds rectangles and polygons. */
  | { readonly step: 'mask'; readonly from: 'areas'; readonly areas: readonly SurfaceArea[] }
  | { readonly step: 'invert-mask' }
  /** Adds the pixels that lie so near to masked ones, along rows and columns. */
  | { readonly step: 'grow-mask'; readonly pixels: number }
  | { readonly step: 'clear-mask' };

/** `ScarRule` with defaults for what is left out. */
export interface RemoveScars {
  readonly step: 'remove-scars';
  readonly direction?: ScarDirection;
  readonly threshold?: number;
  readonly leastLengthPixels?: number;
  readonly mostRows?: number;
  /** What becomes of them; interpolation if not said. */
  readonly by?: 'interpolation' | 'mask';
}

/** Steps in their order. */
export type SurfaceRecipe = readonly SurfaceStep[];

export const mostDegrees = { polynomial: 8, 'row-polynomial': 5 } as const;
