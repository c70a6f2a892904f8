import type { HeightMap } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import { type MaskUse, type PixelSet, pixelSizeNm, usablePixels } from '../pixels.js';
import { type RegionRoughness, regionRoughness } from '../roughness/region-roughness.js';
import { areaProfile } from './area-profile.js';
import { type FilmRoughness, jackknifeStep } from './block-jackknife.js';
import { type EdgeProfilePoint, edgeProfile } from './edge-profile.js';
import { findStep, type FoundStep } from './find-step.js';
import { areaPixels, type GivenAreas, stepBetween } from './given-areas.js';
import { fitStep, type RowOffsets } from './joint-fit.js';
import { labelsOfPixels, type ReducedScan, reduceScan } from './reduced-scan.js';
import { withoutOutliers } from './regions.js';
import { backgroundDegree } from './row-sums.js';
import { rowsWithBoth } from './row-offsets.js';
import { film, type Labels, substrate } from './segmentation.js';
import type { StepEvidence } from './step-evidence.js';

/** The thickness of a film from a scan of a scratch in it, or why the scan has none. */
export type StepHeight =
  | {
      readonly kind: 'step';
      /** Mean film level less mean substrate level. Statistical: the z calibration of the instrument is not in it. */
      readonly thicknessNm: Estimate;
      /** The pixels that speak for the film and the substrate: away from edges, rims, scars and dust. */
      readonly filmMask: PixelSet;
      readonly substrateMask: PixelSet;
      /** All heights, background and row offsets removed, above the substrate level. */
      readonly levelledNm: Float64Array;
      /** Roughness of the film alone. */
      readonly filmRoughness: RegionRoughness;
      /** Mean height across the edge, for a figure; where film and substrate were given, along the axis that separates them. */
      readonly profile: readonly EdgeProfilePoint[];
      /** Rows that hold film and substrate, and how row offsets were treated. */
      readonly rowsUsed: number;
      readonly rowOffsets: RowOffsets;
      /** Widths left out on either side of the edge. */
      readonly filmMarginNm: number;
      readonly substrateMarginNm: number;
      readonly evidence: StepEvidence;
    }
  | { readonly kind: 'no-step'; readonly why: string };

export interface StepOptions {
  /** What the file's mask means. */
  readonly mask?: MaskUse | undefined;
  /** Where film and substrate are, in place of looking for them. */
  readonly areas?: GivenAreas | undefined;
}

/**
 * The thickness of a film from a scratch, by one least-squares fit of film level, substrate level, a background of
 * degree 2 and row offsets, on pixels that are found by themselves: two levels with a sharp edge, less the margins where
 * the wall, the tip or ploughed material shows. The film level is the mean over its area. Heights in nm; any direction of
 * the scratch.
 *
 * @throws InputError if no pixel is usable
 */
export function stepHeight(map: HeightMap, options: StepOptions = {}): StepHeight {
  return map.rows === 1 ? stepOfProfile(map, options) : stepOfScan(map, map, options);
}

/**
 * A profile is turned into a column: the fit then has a background along it, and bands of pixels in place of bands of rows. Its single row has no
 * offset to tell from the background.
 */
function stepOfProfile(map: HeightMap, options: StepOptions): StepHeight {
  const pixelNm = map.widthNm / map.columns;
  const column = { ...map, rows: map.columns, columns: 1, widthNm: pixelNm, heightNm: map.widthNm };
  return stepOfScan(column, map, options);
}

/** @param shown the map as the user sees it: areas are given in it, and roughness is that along its rows */
function stepOfScan(map: HeightMap, shown: HeightMap, options: StepOptions): StepHeight {
  const use = usablePixels(map, options.mask);
  const reduced = options.areas ? { map, use, blockPixels: 1 } : reduceScan(map, use);
  const found = options.areas
    ? stepBetween(map, use, areaPixels(shown, options.areas))
    : findStep(reduced.map, reduced.use);
  if (found.kind === 'none') return { kind: 'no-step', why: found.why };
  const { rowOffsets, evidence } = found;
  const pixels = pixelsOfStep({ map, use, reduced, found });
  if (!pixels) return unknownError;
  const { labels, levelledNm } = pixels;
  const filmMask = pixelsLabelled(labels, film);
  const filmRoughness = roughnessOfFilm(shown, levelledNm, filmMask);
  const thicknessNm = jackknifeStep(
    { ...reduced.map, labels: found.regions.labels, rowOffsets },
    roughnessForStep(filmRoughness, reduced.map),
  );
  if (!thicknessNm) return unknownError;
  const { filmMarginNm, substrateMarginNm } = found.regions;
  return {
    kind: 'step',
    thicknessNm,
    filmMask,
    substrateMask: pixelsLabelled(labels, substrate),
    levelledNm,
    filmRoughness,
    profile: options.areas
      ? areaProfile({ ...map, ...pixelsNm(map), labels, zNm: levelledNm })
      : edgeProfile({ ...found, zNm: found.levelledNm }),
    rowsUsed: rowsWithBoth(labels, map.rows, map.columns),
    rowOffsets,
    filmMarginNm,
    substrateMarginNm,
    evidence,
  };
}

function pixelsLabelled(labels: Labels, label: number): PixelSet {
  const pixels = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) pixels[i] = 1;
  return pixels;
}

/** What was found in blocks, for every pixel: scars and dust that a block hid are left out. */
function pixelsOfStep(task: {
  readonly map: HeightMap;
  readonly use: PixelSet;
  readonly reduced: ReducedScan;
  readonly found: FoundStep;
}): { readonly labels: Labels; readonly levelledNm: Float64Array } | undefined {
  const { map, reduced, found } = task;
  if (reduced.blockPixels === 1) return { labels: found.regions.labels, levelledNm: found.levelledNm };
  const labels = labelsOfPixels(found.regions.labels, reduced, task);
  const fit = fitStep({ ...map, labels, rowOffsets: found.rowOffsets });
  return fit && { labels: withoutOutliers({ zNm: fit.levelledNm, labels }), levelledNm: fit.levelledNm };
}

const unknownError: StepHeight = {
  kind: 'no-step',
  why: 'The step shows in so small a part of the scan that its uncertainty is unknown.',
};

function roughnessOfFilm(map: HeightMap, levelledNm: Float64Array, filmMask: PixelSet): RegionRoughness {
  return regionRoughness({
    ...map,
    zNm: levelledNm,
    use: filmMask,
    ...pixelsNm(map),
    // Rows are brought in line at the film itself, whichever offsets the fit gave them.
    removed: { rowDegree: 0, polynomialDegree: backgroundDegree },
  });
}

/** Roughness without a correlation length is correlated over the whole region: the longest that bands can stand. */
function roughnessForStep(roughness: RegionRoughness, map: HeightMap): FilmRoughness {
  const pixels = pixelsNm(map);
  if (roughness.kind !== 'determined') return { sqNm: 0, correlationLengthNm: map.heightNm, ...pixels };
  const { sqNm, correlationLengthNm } = roughness;
  return { sqNm: sqNm.value, correlationLengthNm: correlationLengthNm.value, ...pixels };
}

function pixelsNm(map: HeightMap): { readonly pixelXNm: number; readonly pixelYNm: number } {
  const { x, y } = pixelSizeNm(map);
  return { pixelXNm: x, pixelYNm: y };
}
