import type { HeightMap } from '@modalgain/measurements';
import { subtractRowMedianDifferences } from '../levelling/rows.js';
import { type PixelSet, pixelSizeNm } from '../pixels.js';
import { edgeDistances } from './edge-distance.js';
import { fitStep, type RowOffsets } from './joint-fit.js';
import { levelGround, type Regions } from './regions.js';
import { chooseRowOffsets } from './row-offsets.js';
import { type Labels, segment } from './segmentation.js';
import { subtractSlopeBackground } from './slope-background.js';
import { twoLevels } from './two-levels.js';
import { objectionToStep, type StepEvidence, weighStep } from './step-evidence.js';

const mostRounds = 5;
/** A step that does not show after this many rounds more than the first will not show later. */
const firstJudgement = 1;
/** Rounds end when the step moves by less than this share. */
const settled = 1e-4;

/** A segmentation into film and substrate that has settled together with its fit. */
export interface FoundStep {
  readonly kind: 'found';
  readonly stepNm: number;
  readonly levelledNm: Float64Array;
  readonly labels: Labels;
  readonly distanceNm: Float64Array;
  readonly regions: Regions;
  readonly rowOffsets: RowOffsets;
  readonly evidence: StepEvidence;
}

/**
 * Looks for two levels with a sharp edge between them: a first background from the slopes, then rounds of segmentation
 * and joint fit. If the scan as it is shows no step, a second look takes the row offsets off first.
 */
export function findStep(
  map: HeightMap,
  use: PixelSet,
): FoundStep | { readonly kind: 'none'; readonly why: string } {
  const first = search(map, use, map.zNm);
  if (first.kind === 'found') return first;
  const aligned = subtractRowMedianDifferences({ ...map, use });
  const second = search(map, use, aligned);
  return second.kind === 'found' ? second : first;
}

function search(
  map: HeightMap,
  use: PixelSet,
  start: Float64Array,
): FoundStep | { kind: 'none'; why: string } {
  const { rows, columns } = map;
  let flat = subtractSlopeBackground({ zNm: start, use, rows, columns });
  const levels = twoLevels(flat, use);
  if (!levels) return { kind: 'none', why: 'The heights have a single peak: there is one level.' };
  let threshold = (levels.lowNm + levels.highNm) / 2;
  let previous = levels.highNm - levels.lowNm;
  for (let round = 0; ; round++) {
    const found = fitRound(map, { use, flat, threshold });
    if (!found) return { kind: 'none', why: 'No level ground is left on one side of the edge.' };
    const isSettled = Math.abs(found.stepNm - previous) <= settled * found.stepNm;
    if (isSettled || round === mostRounds) return judge(map, use, found);
    if (round === firstJudgement) {
      const judgement = judge(map, use, found);
      if (judgement.kind === 'none') return judgement;
    }
    flat = found.levelledNm;
    threshold = found.stepNm / 2;
    previous = found.stepNm;
  }
}

function fitRound(
  map: HeightMap,
  at: { readonly use: PixelSet; readonly flat: Float64Array; readonly threshold: number },
): Omit<FoundStep, 'evidence'> | undefined {
  const { rows, columns, zNm } = map;
  const pixel = pixelSizeNm(map);
  const labels = segment({ zNm: at.flat, use: at.use, rows, columns, thresholdNm: at.threshold });
  const distanceNm = edgeDistances({ labels, rows, columns, pixelXNm: pixel.x, pixelYNm: pixel.y });
  const regions = levelGround({ zNm: at.flat, labels, distanceNm, pixelNm: Math.max(pixel.x, pixel.y) });
  const rowOffsets = chooseRowOffsets(regions.labels, rows, columns);
  const fit = fitStep({ zNm, labels: regions.labels, rows, columns, rowOffsets });
  if (!fit || !(fit.stepNm > 0)) return undefined;
  return { kind: 'found', ...fit, labels, distanceNm, regions, rowOffsets };
}

function judge(
  map: HeightMap,
  use: PixelSet,
  found: Omit<FoundStep, 'evidence'>,
): FoundStep | { kind: 'none'; why: string } {
  const evidence = weighStep({
    zNm: found.levelledNm,
    labels: found.labels,
    distanceNm: found.distanceNm,
    // A profile is a single column here.
    scanSizeNm: map.columns === 1 ? map.heightNm : Math.min(map.widthNm, map.heightNm),
    valleyShare: twoLevels(found.levelledNm, use)?.valleyShare ?? 1,
  });
  const why = objectionToStep(evidence);
  return why === undefined ? { ...found, evidence } : { kind: 'none', why };
}
