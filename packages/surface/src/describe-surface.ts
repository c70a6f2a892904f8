import type { HeightMap } from '@modalgain/measurements';
import { sortVerdicts, type Verdict } from '@modalgain/numerics';
import { subtractPolynomial } from './levelling/polynomial.js';
import { countPixels, type MaskUse, pixelSizeNm, usablePixels } from './pixels.js';
import { type RegionRoughness, regionRoughness } from './roughness/region-roughness.js';
import { type Roughness, roughness } from './roughness/roughness.js';
import { type StepHeight, stepHeight } from './step/step-height.js';
import { maskNotice, roughnessCaution, stepVerdicts } from './surface-verdicts.js';

/** All that one height channel says. */
export interface SurfaceDescription {
  /** Height parameters of the whole scan, scratch and all. */
  readonly roughness: Roughness;
  readonly step: StepHeight;
  /** Roughness with its uncertainty: of the film alone where there is a step, else of the whole scan. */
  readonly regionRoughness: RegionRoughness;
  /** Pixels that the file masks, and what was done with them. */
  readonly maskedPixels: number;
  readonly maskUse: MaskUse;
  readonly verdicts: readonly Verdict[];
}

/**
 * Height parameters, thickness from a scratch if there is one, roughness of the film, and what to think of them.
 *
 * @throws InputError if no pixel is usable, or too few to level
 */
export function describeSurface(
  map: HeightMap,
  options: { readonly mask?: MaskUse } = {},
): SurfaceDescription {
  const maskUse = options.mask ?? 'ignore';
  const step = stepHeight(map, { mask: maskUse });
  const region = step.kind === 'step' ? step.filmRoughness : wholeScanRoughness(map, maskUse);
  const maskedPixels = map.mask ? countPixels(map.mask.map((masked) => (masked === 0 ? 0 : 1))) : 0;
  return {
    roughness: roughness(map, { mask: maskUse }),
    step,
    regionRoughness: region,
    maskedPixels,
    maskUse,
    verdicts: sortVerdicts([
      ...stepVerdicts(step),
      ...roughnessCaution(region),
      ...maskNotice(maskedPixels, maskUse),
    ]),
  };
}

function wholeScanRoughness(map: HeightMap, maskUse: MaskUse): RegionRoughness {
  const use = usablePixels(map, maskUse);
  const { rows, columns } = map;
  const zNm = subtractPolynomial({ zNm: map.zNm, use, rows, columns, degree: 2 });
  const { x, y } = pixelSizeNm(map);
  return regionRoughness({ zNm, use, rows, columns, pixelXNm: x, pixelYNm: y });
}
