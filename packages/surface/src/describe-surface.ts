import type { HeightMap } from '@modalgain/measurements';
import { sortVerdicts, type Verdict } from '@modalgain/numerics';
import { subtractPolynomial } from './levelling/polynomial.js';
import { countPixels, type MaskUse, pixelSizeNm, usablePixels } from './pixels.js';
import { type RadialSpectrum, radialSpectrum } from './roughness/radial-spectrum.js';
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
  /** Power spectrum of the same region; absent where it is too small. */
  readonly spectrum?: RadialSpectrum | undefined;
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
  const heights = step.kind === 'step' ? filmRegion(map, step) : wholeScan(map, maskUse);
  const region = step.kind === 'step' ? step.filmRoughness : regionRoughness(heights);
  const maskedPixels = map.mask ? countPixels(map.mask.map((masked) => (masked === 0 ? 0 : 1))) : 0;
  return {
    roughness: roughness(map, { mask: maskUse }),
    step,
    regionRoughness: region,
    spectrum: region.kind === 'determined' ? radialSpectrum(heights) : undefined,
    maskedPixels,
    maskUse,
    verdicts: sortVerdicts([
      ...stepVerdicts(step),
      ...roughnessCaution(region),
      ...maskNotice(maskedPixels, maskUse),
    ]),
  };
}

type Region = Parameters<typeof regionRoughness>[0];

function filmRegion(map: HeightMap, { levelledNm, filmMask }: Extract<StepHeight, { kind: 'step' }>): Region {
  return { ...gridOf(map), zNm: levelledNm, use: filmMask };
}

function wholeScan(map: HeightMap, maskUse: MaskUse): Region {
  const use = usablePixels(map, maskUse);
  const grid = gridOf(map);
  return { ...grid, use, zNm: subtractPolynomial({ ...grid, zNm: map.zNm, use, degree: 2 }) };
}

function gridOf(map: HeightMap): Omit<Region, 'zNm' | 'use'> {
  const { x: pixelXNm, y: pixelYNm } = pixelSizeNm(map);
  return { rows: map.rows, columns: map.columns, pixelXNm, pixelYNm };
}
