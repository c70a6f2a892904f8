import { basicBootstrapInterval, bootstrap, normalQuantile975, studentTQuantile } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { NoiseScale } from './noise-scale.js';
import type { ReducedImage } from './reduced-image.js';
import { designRow, eachPixel, levelsOf, stepColumn, unknowns } from './step-fit.js';
import type { StepFit } from './step-fit.js';

/** What the pixels of one block pull at the level at the mean shading and at the step, and their noise. */
interface Block {
  middle: number;
  difference: number;
  sumOfSquares: number;
  pixels: number;
}

/** Blocks by region; those of one region may stand for one another. */
export interface NoiseBlocks {
  readonly byRegion: readonly [readonly Block[], readonly Block[]];
  /** Size of a block. */
  readonly across: number;
  readonly down: number;
  /** There are enough of them to know how they scatter. */
  readonly isFine: boolean;
  /** By which scatter between blocks falls short of that of the fit. */
  readonly shortfall: number;
}

/** Lengths of noise in a block: shorter ones cut correlations and make errors too small. */
const scalesPerBlock = 5;
/** More blocks than this along a side say nothing more. */
const mostAlong = 20;
const fewestBlocks = 10;
const replicates = 999;

/** Divides the image into rectangles longer than the noise is correlated. */
export function noiseBlocks(image: ReducedImage, fit: StepFit, scale: NoiseScale): NoiseBlocks {
  const across = blockLength(image.columns, scale.acrossPixels);
  const down = blockLength(image.rows, scale.downPixels);
  const maps = [new Map<number, Block>(), new Map<number, Block>()] as const;
  const row = new Float64Array(unknowns);
  const pulls = pullsOf(fit);
  eachPixel(image, fit.used, (pixel, index) => {
    const key = Math.floor(pixel.row / down) * image.columns + Math.floor(pixel.column / across);
    const own = maps[pixel.region - 1];
    const block = own.get(key) ?? emptyBlock();
    own.set(key, block);
    designRow(image, pixel, row);
    const residual = fit.residuals[index];
    for (let k = 0; k < unknowns; k += 1) {
      block.middle += residual * row[k] * pulls.middle[k];
      block.difference += residual * row[k] * pulls.difference[k];
    }
    block.sumOfSquares += residual ** 2 + (image.innerVariance?.[index] ?? 0);
    block.pixels += 1;
  });
  const byRegion = [[...maps[0].values()], [...maps[1].values()]] as const;
  const count = byRegion[0].length + byRegion[1].length;
  return {
    byRegion,
    across,
    down,
    isFine: byRegion.every((blocks) => blocks.length >= fewestBlocks),
    shortfall:
      Math.sqrt(cutShare(scale.acrossPixels, across) * cutShare(scale.downPixels, down)) / fewBlocks(count),
  };
}

/** By how much a pixel's residual, times its design row, moves the level at the mean shading and the step. */
function pullsOf({ inverse, meanShading }: StepFit) {
  const middle = new Float64Array(unknowns);
  for (let k = 0; k < stepColumn; k += 1) {
    for (let j = 0; j < unknowns; j += 1) middle[j] += meanShading[k] * inverse[k][j];
  }
  return { middle, difference: inverse[stepColumn] };
}

function blockLength(length: number, noise: number): number {
  return Math.min(length, Math.max(Math.ceil(scalesPerBlock * noise), Math.ceil(length / mostAlong)));
}

/**
 * By how much few blocks understate the scatter: the fit follows each of them by the share p/n, and what is left is itself
 * uncertain (Student's t over the normal distribution). J. G. MacKinnon and H. White, doi:10.1016/0304-4076(85)90158-7 (HC3).
 */
function fewBlocks(count: number): number {
  const freedom = Math.max(1, count - unknowns);
  return ((count / freedom) * studentTQuantile(0.975, freedom)) / normalQuantile975;
}

/**
 * Share of the variance of a long mean that blocks of this length see: correlations over their ends are cut. An exponential
 * autocorrelation of integral scale s loses s/(2 b), a Gaussian one s/(pi b); white noise has s = 1 and loses nothing.
 */
const cutShare = (scale: number, length: number): number => Math.max(0.5, 1 - (scale - 1) / (2 * length));

export interface ContrastEstimates {
  readonly first: Estimate;
  readonly second: Estimate;
  readonly difference: Estimate;
  /** The first level over the second, both less the level of black. */
  readonly ratio: Estimate;
  readonly differenceOverNoise: Estimate;
}

/**
 * Estimates with intervals by a block bootstrap: whole blocks are drawn with replacement within each region, so that the noise
 * keeps its correlation, and the fit follows by its linear response to their pulls (scores), which is exact but for the changed
 * share of each block in the design. H. R. Kuensch, doi:10.1214/aos/1176347265.
 */
export function contrastEstimates(
  fit: StepFit,
  blocks: NoiseBlocks,
  { blackLevel, seed }: { readonly blackLevel: number; readonly seed: number },
): ContrastEstimates {
  const levels = levelsOf(fit.coefficients, fit.meanShading);
  const quantities = (moved: Pick<Block, 'middle' | 'difference'>, noise: number) => {
    const difference = levels.difference + moved.difference;
    const [first, second] = [1, -1].map((side) => levels.middle + moved.middle + (side * difference) / 2);
    return [first, second, difference, (first - blackLevel) / (second - blackLevel), difference / noise];
  };
  const all = emptyBlock();
  for (const block of blocks.byRegion.flat()) add(all, block);
  const original = { values: quantities({ middle: 0, difference: 0 }, noiseOf(all)) };
  const drawn = bootstrap({
    replicates,
    seed,
    draw: (stream) => {
      const sum = emptyBlock();
      for (const own of blocks.byRegion) {
        for (let k = 0; k < own.length; k += 1) add(sum, own[Math.floor(stream.uniform() * own.length)]);
      }
      return sum;
    },
    estimate: (sum) => ({ values: quantities(movedBy(sum, blocks.shortfall), noiseOf(sum)) }),
  });
  const estimate = (quantity: number) => ({
    ...basicBootstrapInterval({ original, replicates: drawn, quantity }),
    method: `block bootstrap, ${replicates} replicates`,
  });
  return {
    first: estimate(0),
    second: estimate(1),
    difference: estimate(2),
    ratio: estimate(3),
    differenceOverNoise: estimate(4),
  };
}

const emptyBlock = (): Block => ({ middle: 0, difference: 0, sumOfSquares: 0, pixels: 0 });

function add(sum: Block, block: Block): void {
  sum.middle += block.middle;
  sum.difference += block.difference;
  sum.sumOfSquares += block.sumOfSquares;
  sum.pixels += block.pixels;
}

const noiseOf = ({ sumOfSquares, pixels }: Block): number => Math.sqrt(sumOfSquares / pixels);

/** All pulls together are zero at the fit; what a drawn set has of them moves level and step. */
function movedBy({ middle, difference }: Block, shortfall: number): Pick<Block, 'middle' | 'difference'> {
  return { middle: middle / shortfall, difference: difference / shortfall };
}
