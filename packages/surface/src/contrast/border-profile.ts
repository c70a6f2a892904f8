import type { ReducedImage } from './reduced-image.js';
import { distanceFrom } from './regions.js';
import type { Border } from './regions.js';
import { designRow, unknowns } from './step-fit.js';
import type { StepFit } from './step-fit.js';

/** Mean brightness along lines parallel to the border, less the shading, with zero distance at the border. */
export interface BorderProfile {
  /** Increasing; positive on the brighter side. */
  readonly distancePixels: readonly number[];
  readonly level: readonly number[];
}

const bins = 120;
/** Bins of fewer pixels are corners. */
const fewestPixels = 20;
/** Share of the profile beside the border in which the step is looked for once more. */
const nearShare = 0.15;

/** The profile across a border; marks and dust are left out, the margin along the border is in it. */
export function borderProfile(
  image: ReducedImage,
  { border, fit }: { border: Border; fit: StepFit },
): BorderProfile {
  const [low, high] = reachOf(image, border);
  const width = (high - low) / bins;
  const sums = new Float64Array(bins);
  const counts = new Float64Array(bins);
  const shaded = shadingOf(image, fit);
  for (let row = 0, index = 0; row < image.rows; row += 1) {
    for (let column = 0; column < image.columns; column += 1, index += 1) {
      const distance = distanceFrom(border, column, row);
      const bin = Math.min(bins - 1, Math.max(0, Math.floor((distance - low) / width)));
      sums[bin] += image.brightness[index] - shaded(column, row);
      counts[bin] += 1;
    }
  }
  const kept = [...counts.keys()].filter((bin) => counts[bin] >= fewestPixels);
  return {
    distancePixels: kept.map((bin) => low + (bin + 0.5) * width),
    level: kept.map((bin) => sums[bin] / counts[bin]),
  };
}

/** The step between the parts of the profile right beside the margin, as a share of the fitted one. */
export function nearStepShare(
  { distancePixels, level }: BorderProfile,
  { difference, marginPixels }: { difference: number; marginPixels: number },
): number {
  const mean = (sign: 1 | -1) => {
    const reach = sign * (sign === 1 ? distancePixels[distancePixels.length - 1] : distancePixels[0]);
    const near = level.filter((_, bin) => {
      const distance = sign * distancePixels[bin];
      return distance >= marginPixels && distance <= marginPixels + nearShare * reach;
    });
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  };
  return (mean(1) - mean(-1)) / difference;
}

function reachOf({ columns, rows }: ReducedImage, border: Border): [number, number] {
  const corners = [0, columns - 1].flatMap((column) =>
    [0, rows - 1].map((row) => distanceFrom(border, column, row)),
  );
  return [Math.min(...corners), Math.max(...corners)];
}

/** The fitted shading about its mean over the regions. */
function shadingOf(image: ReducedImage, { coefficients, meanShading }: StepFit) {
  const row = new Float64Array(unknowns);
  return (column: number, line: number) => {
    designRow(image, { column, row: line, region: 0 }, row);
    let sum = 0;
    for (let k = 1; k < unknowns - 1; k += 1) sum += coefficients[k] * (row[k] - meanShading[k]);
    return sum;
  };
}
