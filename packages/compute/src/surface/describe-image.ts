import type { Verdict } from '@modalgain/numerics';
import { contrastResult, type ContrastInput, type ContrastResult } from '@modalgain/study';
import type { ImageRectangle } from '@modalgain/surface';
import { levelHistogram, type LevelHistogram } from './level-histogram.js';

/** Two rectangles of an image; JSON. */
export interface ImageRegions {
  readonly first: ImageRectangle;
  readonly second: ImageRectangle;
}

/** All that a page shows of a micrograph. */
export interface DescribedImage {
  readonly contrast: ContrastResult;
  readonly verdicts: readonly Verdict[];
  /** Grey levels above the annotation bar, row 0 on top. */
  readonly level: Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly histogram: LevelHistogram;
}

/**
 * The contrast of a film's micrograph as a run has it, with regions by hand where they are given.
 *
 * @param regions null: the border is looked for
 * @throws InputError for regions outside of the image
 */
export function describeImage(input: ContrastInput, regions: ImageRegions | null): DescribedImage {
  const { image, seed, blackLevel } = input;
  const { contrast, verdicts } = contrastResult({ image, seed, blackLevel, regions: regions ?? undefined });
  const { columns, brightness } = image;
  const level = Float32Array.from(brightness.subarray(0, contrast.imageRows * columns));
  return {
    contrast,
    verdicts,
    level,
    rows: contrast.imageRows,
    columns,
    histogram: levelHistogram(level),
  };
}
