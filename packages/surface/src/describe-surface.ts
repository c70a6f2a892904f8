import type { HeightMap } from '@modalgain/measurements';
import { sortVerdicts, type Verdict } from '@modalgain/numerics';
import type { SurfaceArea } from './masks/areas.js';
import { countPixels, type MaskUse, measuredPixels, pixelSizeNm } from './pixels.js';
import { type AppliedStep, applyRecipe } from './recipe/apply-recipe.js';
import { removedBackground } from './recipe/removed-background.js';
import type { SurfaceRecipe } from './recipe/surface-step.js';
import { spatialParameters, type SpatialParameters } from './roughness/areal-autocorrelation.js';
import { gradientParameters, type GradientParameters } from './roughness/gradient.js';
import { heightStatistics, type HeightStatistics, meanHeight } from './roughness/height-statistics.js';
import { profileSpectra, type ProfileSpectrum } from './roughness/profile-spectrum.js';
import { type RadialSpectrum, radialSpectrum } from './roughness/radial-spectrum.js';
import { type RegionRoughness, regionRoughness } from './roughness/region-roughness.js';
import { type Roughness, roughness } from './roughness/roughness.js';
import { type StepHeight, stepHeight } from './step/step-height.js';
import { maskNotice, reductionNotice, roughnessCaution, stepVerdicts } from './surface-verdicts.js';

/** Levelled heights and the pixels of them that are described. */
export interface DescribedHeights {
  readonly zNm: Float64Array;
  readonly use: Uint8Array;
  readonly rows: number;
  readonly columns: number;
  readonly pixelXNm: number;
  readonly pixelYNm: number;
}

/** ISO 25178-2 parameters of the region described, as levelled; they describe this scan, with its size and its pixels. */
export interface SurfaceParameters extends GradientParameters, SpatialParameters {
  readonly heights: HeightStatistics;
}

/** All that one height channel says. */
export interface SurfaceDescription {
  /** Height parameters of the whole scan, scratch and all. */
  readonly roughness: Roughness;
  /** What was done to the scan before it was described, and what each step did. */
  readonly recipe: SurfaceRecipe;
  readonly applied: readonly AppliedStep[];
  readonly step: StepHeight;
  /** The film alone where there is a step, else the whole scan; masked pixels left out. */
  readonly heights: DescribedHeights;
  readonly parameters: SurfaceParameters;
  /** Roughness of the same region with its uncertainty. */
  readonly regionRoughness: RegionRoughness;
  /** Power spectrum of the same region; absent where it is too small. */
  readonly spectrum?: RadialSpectrum | undefined;
  /** Power spectra of its profiles; absent for lines of few pixels. */
  readonly profileSpectra: {
    readonly x?: ProfileSpectrum | undefined;
    readonly y?: ProfileSpectrum | undefined;
  };
  /** Pixels that the file masks, and what was done with them. */
  readonly maskedPixels: number;
  readonly maskUse: MaskUse;
  readonly verdicts: readonly Verdict[];
}

export interface SurfaceOptions {
  /** What the file's mask means. */
  readonly mask?: MaskUse;
  /** Done to the scan first. `usualRecipe` if left out, which is for what has no step: a step fit levels by itself. */
  readonly recipe?: SurfaceRecipe;
  /** Where film and substrate are; found from the heights if left out. */
  readonly areas?: { readonly film: readonly SurfaceArea[]; readonly substrate: readonly SurfaceArea[] };
}

/** What is done to a scan without a step. */
const usualRecipe: SurfaceRecipe = [
  { step: 'polynomial', degree: 2 },
  { step: 'row-polynomial', degree: 0 },
];

/**
 * Height parameters, thickness from a scratch if there is one, roughness of the film, and what to think of them.
 *
 * @throws InputError if no pixel is usable, or too few to level
 */
export function describeSurface(map: HeightMap, options: SurfaceOptions = {}): SurfaceDescription {
  const maskUse = options.mask ?? 'ignore';
  const described = options.recipe
    ? describePrepared(map, options.recipe, options)
    : describeUsually(map, options);
  const { step, heights, region } = described;
  const meanNm = meanHeight(heights.zNm, heights.use).mean;
  const maskedPixels = map.mask ? countPixels(map.mask.map((masked) => (masked === 0 ? 0 : 1))) : 0;
  const maskIgnored = maskUse === 'ignore' && !described.recipe.some(usesFileMask);
  return {
    roughness: roughness(map, { mask: maskUse }),
    ...described,
    parameters: parametersOf({ ...heights, meanNm }, region),
    regionRoughness: region,
    spectrum: region.kind === 'determined' && heights.rows > 1 ? radialSpectrum(heights) : undefined,
    profileSpectra: profileSpectra({ ...heights, meanNm }),
    maskedPixels,
    maskUse,
    verdicts: sortVerdicts([
      ...stepVerdicts(step, map),
      ...roughnessCaution(region),
      ...(maskIgnored ? maskNotice(maskedPixels) : []),
      ...(map.rows > 1 ? reductionNotice(map) : []),
    ]),
  };
}

const usesFileMask = (step: SurfaceRecipe[number]): boolean => step.step === 'mask' && step.from === 'file';

interface Described {
  readonly recipe: SurfaceRecipe;
  readonly applied: readonly AppliedStep[];
  readonly step: StepHeight;
  readonly heights: DescribedHeights;
  readonly region: RegionRoughness;
}

/** With the recipe that was asked for: the step is looked for in what it leaves. */
function describePrepared(map: HeightMap, recipe: SurfaceRecipe, options: SurfaceOptions): Described {
  const { map: levelled, mask, applied } = applyRecipe(map, recipe, options);
  const step = stepHeight({ ...levelled, mask }, { mask: 'exclude', areas: options.areas });
  if (step.kind === 'step') return { recipe, applied, ...filmOf(map, step) };
  const heights = { ...gridOf(map), zNm: levelled.zNm, use: unmasked(levelled.zNm, mask) };
  return {
    recipe,
    applied,
    step,
    heights,
    region: regionRoughness({ ...heights, removed: removedBackground(recipe) }),
  };
}

/** Without one: a scan with a step is levelled by its fit, another by the usual recipe. */
function describeUsually(map: HeightMap, options: SurfaceOptions): Described {
  const step = stepHeight(map, options);
  if (step.kind === 'step') return { recipe: [], applied: [], ...filmOf(map, step) };
  const { map: levelled, mask, applied } = applyRecipe(map, usualRecipe, options);
  const heights = { ...gridOf(map), zNm: levelled.zNm, use: unmasked(levelled.zNm, mask) };
  return {
    recipe: usualRecipe,
    applied,
    step,
    heights,
    region: regionRoughness({ ...heights, removed: removedBackground(usualRecipe) }),
  };
}

function filmOf(
  map: HeightMap,
  step: Extract<StepHeight, { kind: 'step' }>,
): Pick<Described, 'step' | 'heights' | 'region'> {
  return {
    step,
    heights: { ...gridOf(map), zNm: step.levelledNm, use: step.filmMask },
    region: step.filmRoughness,
  };
}

function unmasked(zNm: Float64Array, mask: Uint8Array): Uint8Array {
  const use = measuredPixels(zNm);
  for (let i = 0; i < use.length; i++) use[i] &= 1 - mask[i];
  return use;
}

function gridOf(map: HeightMap): Omit<DescribedHeights, 'zNm' | 'use'> {
  const { x: pixelXNm, y: pixelYNm } = pixelSizeNm(map);
  return { rows: map.rows, columns: map.columns, pixelXNm, pixelYNm };
}

function parametersOf(
  heights: DescribedHeights & { readonly meanNm: number },
  region: RegionRoughness,
): SurfaceParameters {
  const lengthNm = region.kind === 'determined' ? region.correlationLengthNm.value : undefined;
  return {
    heights: heightStatistics(heights.zNm, heights.use),
    ...gradientParameters(heights),
    ...spatialParameters({ ...heights, lengthNm }),
  };
}
