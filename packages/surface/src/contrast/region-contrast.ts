import { checkMicrograph } from '@modalgain/measurements';
import type { Micrograph } from '@modalgain/measurements';
import { InputError, sortVerdicts } from '@modalgain/numerics';
import type { Determination, Estimate, Verdict } from '@modalgain/numerics';
import { contrastEstimates, noiseBlocks } from './block-bootstrap.js';
import type { ContrastEstimates, NoiseBlocks } from './block-bootstrap.js';
import { borderProfile, nearStepShare } from './border-profile.js';
import type { BorderProfile } from './border-profile.js';
import { clipping } from './clipping.js';
import type { Clipping } from './clipping.js';
import * as say from './contrast-verdicts.js';
import { findBorder } from './find-border.js';
import { rowsAboveAnnotation } from './image-area.js';
import { noiseScale } from './noise-scale.js';
import { fullBorder, reducedImage, reducedRectangle } from './reduced-image.js';
import type { ReducedImage } from './reduced-image.js';
import { checkRectangles, mapOfBorder, mapOfRectangles } from './regions.js';
import type { Border, RectanglePair, RegionMap } from './regions.js';
import { fitStep } from './step-fit.js';
import type { StepFit } from './step-fit.js';

export interface ContrastTask {
  readonly image: Micrograph;
  /** The first region is compared with the second; without them a border is looked for, and its brighter side is the first. */
  readonly regions?: RectanglePair;
  /** Grey level of no signal; without it 0, and a verdict says what that means. */
  readonly blackLevel?: number;
  /** Of the bootstrap; default 1. */
  readonly seed?: number;
}

/** How much brighter one region of an image is than the other. */
export type RegionContrast =
  | {
      readonly kind: 'contrast';
      /** First level over second, both less black. */
      readonly ratio: Determination;
      /** In grey levels of the image, at its mean shading. */
      readonly levels: readonly [first: Estimate, second: Estimate];
      readonly difference: Estimate;
      /** The difference over the standard deviation of a pixel. */
      readonly differenceOverNoise: Estimate;
      readonly blackLevel: number;
      /** Where it was found and not given. */
      readonly border?: Border;
      readonly profile?: BorderProfile;
      readonly imageRows: number;
      readonly clippedShare: number;
      readonly outlierShare: number;
      readonly verdicts: readonly Verdict[];
    }
  | { readonly kind: 'no-border'; readonly imageRows: number; readonly verdicts: readonly Verdict[] };

/** Standard errors that a step needs to count as one, after the best of thousands of lines was chosen. */
const leastSignificance = 8;
/** Share of the step that stands right at the border; a shading that no polynomial follows has its step everywhere else. */
const leastNearShare = 0.6;
const marginShare = 0.015;
const leastMarginPixels = 2;

/**
 * The contrast of two regions of one micrograph: one least squares of a shading of degree 2, which both share, and a step between
 * them, without marks, dust and annotation bar; intervals by block bootstrap. Levels compare within one image only.
 *
 * @throws InputError for regions outside of the image and for a black level that is not below both
 */
export function regionContrast(task: ContrastTask): RegionContrast {
  const { image } = task;
  checkMicrograph(image);
  const imageRows = rowsAboveAnnotation(image);
  if (task.regions) checkRectangles({ ...image, rows: imageRows }, task.regions);
  const reduced = reducedImage(image, imageRows, task.regions);
  const found = task.regions ? regionsGiven(reduced, task.regions) : regionsByBorder(reduced);
  const fit = fitStep(reduced, found.regions);
  if (!fit) return withoutBorder(image, imageRows, 'Shading and step cannot be told apart in these regions.');
  const blocks = noiseBlocks(reduced, fit, noiseScale(reduced, fit.residuals));
  const blackLevel = task.blackLevel ?? 0;
  const estimates = contrastEstimates(fit, blocks, { blackLevel, seed: task.seed ?? 1 });
  const analysis = { ...found, reduced, fit, blocks, estimates, imageRows };
  const why = 'border' in found ? doubtOf({ ...analysis, ...found }) : undefined;
  return why === undefined ? described(task, analysis) : withoutBorder(image, imageRows, why);
}

interface FoundBorder {
  readonly regions: RegionMap;
  readonly border: Border;
  readonly marginPixels: number;
}

function regionsByBorder(image: ReducedImage): FoundBorder {
  const { border, cellPixels } = findBorder(image);
  const longest = Math.max(image.columns, image.rows);
  const marginPixels = Math.max(leastMarginPixels, marginShare * longest, 2 * cellPixels);
  return { regions: mapOfBorder(image, { border, marginPixels }), border, marginPixels };
}

function regionsGiven(image: ReducedImage, [first, second]: RectanglePair): { regions: RegionMap } {
  const { side } = image;
  return {
    regions: mapOfRectangles(image, [reducedRectangle(first, side), reducedRectangle(second, side)]),
  };
}

interface Analysis {
  readonly reduced: ReducedImage;
  readonly regions: RegionMap;
  readonly border?: Border;
  readonly fit: StepFit;
  readonly blocks: NoiseBlocks;
  readonly estimates: ContrastEstimates;
  readonly imageRows: number;
}

/** Why the best line is no border, if it is none. */
function doubtOf(found: Analysis & FoundBorder): string | undefined {
  const { difference } = found.estimates;
  const significance = difference.value / difference.standardError;
  if (!Number.isFinite(significance)) {
    return 'Most of the image has one and the same level, or its structure is too coarse to tell a border from it.';
  }
  if (significance < leastSignificance) {
    return `Across the best line brightness changes by ${significance.toFixed(1)} standard errors; ${leastSignificance} are needed after so many lines were tried.`;
  }
  const share = nearStepShare(borderProfile(found.reduced, found), {
    difference: difference.value,
    marginPixels: found.marginPixels,
  });
  if (share >= leastNearShare) return undefined;
  return `Brightness changes gradually: only ${Math.max(0, 100 * share).toFixed(0)} % of the step stands at the best line.`;
}

function withoutBorder(image: Micrograph, imageRows: number, why: string): RegionContrast {
  const verdicts = [say.noBorder(why), ...say.annotationVerdicts(image, imageRows)];
  return { kind: 'no-border', imageRows, verdicts };
}

function described({ image, blackLevel }: ContrastTask, analysis: Analysis): RegionContrast {
  const { reduced, fit, blocks, estimates, imageRows, border } = analysis;
  const { first, second, difference, differenceOverNoise } = estimates;
  refuseBlackLevel(blackLevel, estimates);
  const clipped = clipping(image, reduced, analysis.regions);
  const angleDeg = border && ((Math.atan2(-border.nx, border.ny) * 180) / Math.PI + 360) % 180;
  const [low, high] = difference.interval95;
  return {
    kind: 'contrast',
    ratio: ratioOf(estimates.ratio, clipped),
    levels: [first, second],
    difference,
    differenceOverNoise,
    blackLevel: blackLevel ?? 0,
    ...(border && {
      border: fullBorder(border, reduced.side),
      profile: inPixels(borderProfile(reduced, { border, fit }), reduced.side),
    }),
    imageRows,
    clippedShare: clipped.largestShare,
    outlierShare: fit.outlierShare,
    verdicts: sortVerdicts([
      ...(angleDeg === undefined ? [] : [say.borderVerdict({ difference, angleDeg })]),
      ...(low <= 0 && high >= 0 ? [say.noDifference()] : []),
      say.blackLevelVerdict(blackLevel, second),
      say.relativeOnly,
      ...say.clippingVerdicts(clipped),
      ...say.gammaVerdicts(image),
      ...say.coarseNoiseVerdicts(blocks.isFine, [reduced.side * blocks.across, reduced.side * blocks.down]),
      ...say.annotationVerdicts(image, imageRows),
      ...say.reducedVerdicts(reduced.side),
    ]),
  };
}

function inPixels({ distancePixels, level }: BorderProfile, side: number): BorderProfile {
  return { distancePixels: distancePixels.map((distance) => side * distance), level };
}

function refuseBlackLevel(blackLevel: number | undefined, { first, second }: ContrastEstimates): void {
  const darkest = Math.min(first.value, second.value);
  if (blackLevel === undefined || blackLevel < darkest) return;
  throw new InputError(
    `found the black level ${blackLevel}, expected one below the darker region, whose mean level is ${darkest.toFixed(1)}.`,
  );
}

function ratioOf(estimate: Estimate, { largestShare }: Clipping): Determination {
  if (largestShare <= say.mostClipped) return { kind: 'determined', estimate };
  return {
    kind: 'not-determined',
    why: `${(100 * largestShare).toFixed(0)} % of a region's pixels are cut off at black or white.`,
    next: 'Take the image with lower contrast, or with its brightness moved.',
  };
}
