import { regionPicture } from '@modalgain/surface';
import type { SurfaceResult } from '../results/index.js';
import type { DescribedScan } from './read-scans.js';

/** A scan as the results keep it. */
export function surfaceResult({ map, description, areas }: DescribedScan): SurfaceResult {
  const { step, regionRoughness: region, heights, recipe } = description;
  const isStep = step.kind === 'step';
  const ofFilm = isStep && region.kind === 'determined' ? region : undefined;
  return {
    file: map.provenance.file,
    title: map.title,
    shape: [map.rows, map.columns],
    sizeNm: [map.widthNm, map.heightNm],
    roughness: description.roughness,
    thicknessNm: isStep ? step.thicknessNm : null,
    filmSqNm: ofFilm?.sqNm ?? null,
    filmCorrelationLengthNm: ofFilm?.correlationLengthNm ?? null,
    parameters: description.parameters,
    recipe: recipe.map((each) => ({ ...each })),
    areas: areas ?? null,
    maskUse: description.maskUse,
    stepProfile:
      isStep && step.profile.length > 0
        ? {
            positionUm: step.profile.map(({ distanceNm }) => distanceNm / 1000),
            heightNm: step.profile.map(({ heightNm }) => heightNm),
          }
        : null,
    picture: map.rows > 1 ? regionPicture({ map, heights }) : null,
  };
}
