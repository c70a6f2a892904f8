import type { Micrograph } from '@modalgain/measurements';
import type { Verdict } from '@modalgain/numerics';
import { contrastPicture, pixelRectangle, regionContrast } from '@modalgain/surface';
import type { ImageRectangle, PixelRectangle, RegionContrast } from '@modalgain/surface';
import type { ContrastResult } from '../results/contrast.js';

export interface ContrastInput {
  readonly image: Micrograph;
  readonly regions?: { readonly first: ImageRectangle; readonly second: ImageRectangle } | undefined;
  readonly blackLevel?: number | undefined;
  readonly seed: number;
}

/** The contrast of one micrograph as results and documents hold it, and what is to be said of it. */
export function contrastResult(input: ContrastInput): {
  contrast: ContrastResult;
  verdicts: readonly Verdict[];
} {
  const { image, blackLevel, seed } = input;
  const regions = input.regions && {
    first: pixelRectangle(input.regions.first, image),
    second: pixelRectangle(input.regions.second, image),
  };
  const found = regionContrast({
    image,
    seed,
    ...(regions && { regions: [regions.first, regions.second] as const }),
    ...(blackLevel !== undefined && { blackLevel }),
  });
  const contrast: ContrastResult = {
    file: image.provenance.file,
    shape: [image.rows, image.columns],
    imageRows: found.imageRows,
    pixelSizeNm: image.pixelSizeNm ? [image.pixelSizeNm.x, image.pixelSizeNm.y] : null,
    blackLevel: blackLevel ?? null,
    regions: regions ? { first: listed(regions.first), second: listed(regions.second) } : null,
    picture: contrastPicture(image, found.imageRows),
    ...(found.kind === 'contrast' ? numbersOf(found) : nothingOf(found)),
  };
  return { contrast, verdicts: found.verdicts };
}

type Found<K extends RegionContrast['kind']> = Extract<RegionContrast, { kind: K }>;

function numbersOf({ ratio, levels, difference, differenceOverNoise, ...found }: Found<'contrast'>) {
  const { border, profile, clippedShare, outlierShare } = found;
  return {
    ratio,
    levels: { first: levels[0], second: levels[1] },
    difference,
    differenceOverNoise,
    clippedShare,
    outlierShare,
    border: border ?? null,
    profile: profile ? { distancePixels: [...profile.distancePixels], level: [...profile.level] } : null,
  };
}

function nothingOf({ verdicts: [{ detail, next = '' }] }: Found<'no-border'>) {
  return {
    ratio: { kind: 'not-determined' as const, why: detail, next },
    levels: null,
    difference: null,
    differenceOverNoise: null,
    clippedShare: null,
    outlierShare: null,
    border: null,
    profile: null,
  };
}

const listed = ({
  columns,
  rows,
}: PixelRectangle): { columns: [number, number]; rows: [number, number] } => ({
  columns: [...columns],
  rows: [...rows],
});
