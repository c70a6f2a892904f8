import type { HeightMap } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { pixelsInAreas, type SurfaceArea } from '../masks/areas.js';
import type { PixelSet } from '../pixels.js';
import type { FoundStep } from './find-step.js';
import { fitStep } from './joint-fit.js';
import { chooseRowOffsets } from './row-offsets.js';
import { film, type Labels, substrate } from './segmentation.js';
import { weighGiven } from './step-evidence.js';

/** Where film and substrate are, as the user sees them. */
export interface GivenAreas {
  readonly film: readonly SurfaceArea[];
  readonly substrate: readonly SurfaceArea[];
}

/** The pixels of the areas. */
interface AreaPixels {
  readonly film: PixelSet;
  readonly substrate: PixelSet;
}

/** @throws InputError if an area holds no pixel */
export const areaPixels = (map: HeightMap, areas: GivenAreas): AreaPixels => ({
  film: pixelsInAreas(map, areas.film),
  substrate: pixelsInAreas(map, areas.substrate),
});

/**
 * The step between areas that were given: all their pixels count, no margin is left out.
 *
 * @throws InputError if one kind is missing or they overlap
 */
export function stepBetween(
  map: HeightMap,
  use: PixelSet,
  areas: AreaPixels,
): FoundStep | { readonly kind: 'none'; readonly why: string } {
  const labels = labelsOf(map, use, areas);
  const rowOffsets = chooseRowOffsets(labels, map.rows, map.columns);
  const fit = fitStep({ ...map, labels, rowOffsets });
  if (!fit)
    return { kind: 'none', why: 'The areas given do not tell a step from a background and row offsets.' };
  if (!(fit.stepNm > 0)) {
    return {
      kind: 'none',
      why: `The area given as film lies ${(-fit.stepNm).toPrecision(3)} nm below the one given as substrate.`,
    };
  }
  return {
    kind: 'found',
    ...fit,
    labels,
    distanceNm: new Float64Array(labels.length).fill(NaN),
    regions: { labels, filmMarginNm: 0, substrateMarginNm: 0 },
    rowOffsets,
    evidence: weighGiven({ zNm: fit.levelledNm, labels }),
  };
}

function labelsOf(
  map: HeightMap,
  use: PixelSet,
  { film: inFilm, substrate: inSubstrate }: AreaPixels,
): Labels {
  let [both, filmCount, substrateCount] = [0, 0, 0];
  const labels = use.map((used, pixel) => {
    both += inFilm[pixel] & inSubstrate[pixel];
    filmCount += used & inFilm[pixel];
    substrateCount += used & inSubstrate[pixel];
    return used === 0 ? 0 : inFilm[pixel] === 1 ? film : inSubstrate[pixel] === 1 ? substrate : 0;
  });
  const place = { file: map.provenance.file };
  if (both > 0)
    throw new InputError(
      `found ${both} pixels in both the area of the film and that of the substrate; give areas that do not overlap.`,
      place,
    );
  if (filmCount === 0 || substrateCount === 0) {
    const missing = filmCount === 0 ? 'film' : 'substrate';
    throw new InputError(
      `found no measured pixel of the ${missing} in the areas given; give at least one area of each.`,
      place,
    );
  }
  return labels;
}
