import { robustDeviation } from '../median.js';
import { NormalEquations } from '../normal-equations.js';
import type { ReducedImage } from './reduced-image.js';
import type { RegionMap } from './regions.js';

/** Shading of degree 2 and half the step: 1, u, v, u^2, u v, v^2, +-1/2. */
export const unknowns = 7;
export const stepColumn = 6;

/** Residuals beyond so many spreads of their region count as marks or dust. */
const outlierSpreads = 5;
const rounds = 3;

/** The image as one shading that both regions share and a step between them. */
export interface StepFit {
  readonly coefficients: Float64Array;
  /** Of the normal equations; row by row. */
  readonly inverse: readonly Float64Array[];
  /** By pixel; NaN where the pixel does not count. */
  readonly residuals: Float64Array;
  /** The regions without outliers. */
  readonly used: RegionMap;
  /** Share of the regions' pixels that are outliers. */
  readonly outlierShare: number;
  /** The shading's mean over both regions is its product with the coefficients. */
  readonly meanShading: Float64Array;
}

/**
 * Least squares in which pixels far from the fit, as marks and dust are, are left out and the rest fitted again. Undefined
 * where the regions cannot tell shading and step apart.
 */
export function fitStep(image: ReducedImage, regions: RegionMap): StepFit | undefined {
  let used: RegionMap = regions;
  for (let round = 1; ; round += 1) {
    const equations = equationsOf(image, used);
    const coefficients = equations.solve();
    if (!coefficients) return undefined;
    if (round === rounds) return described(image, { regions, used, coefficients, equations });
    used = withoutOutliers(residualsOf(image, regions, coefficients), regions);
  }
}

/** Writes the design row of a pixel: shading columns over the image from -1 to 1, and the side. */
export function designRow(
  { columns, rows }: Pick<ReducedImage, 'columns' | 'rows'>,
  pixel: { readonly column: number; readonly row: number; readonly region: number },
  into: Float64Array,
): void {
  const u = (2 * pixel.column + 1) / columns - 1;
  const v = (2 * pixel.row + 1) / rows - 1;
  into[0] = 1;
  into[1] = u;
  into[2] = v;
  into[3] = u * u;
  into[4] = u * v;
  into[5] = v * v;
  into[stepColumn] = pixel.region === 1 ? 0.5 : -0.5;
}

function equationsOf(image: ReducedImage, used: RegionMap): NormalEquations {
  const equations = new NormalEquations(unknowns);
  const row = new Float64Array(unknowns);
  eachPixel(image, used, (pixel, index) => {
    designRow(image, pixel, row);
    equations.add(row, image.brightness[index]);
  });
  return equations;
}

function residualsOf(image: ReducedImage, used: RegionMap, coefficients: Float64Array): Float64Array {
  const residuals = new Float64Array(used.length).fill(NaN);
  const row = new Float64Array(unknowns);
  eachPixel(image, used, (pixel, index) => {
    designRow(image, pixel, row);
    let fitted = 0;
    for (let k = 0; k < unknowns; k += 1) fitted += coefficients[k] * row[k];
    residuals[index] = image.brightness[index] - fitted;
  });
  return residuals;
}

function withoutOutliers(residuals: Float64Array, regions: RegionMap): RegionMap {
  const limits = [0, 1, 2].map(
    (region) =>
      outlierSpreads *
      robustDeviation(
        residuals.filter((_, index) => regions[index] === region),
        0,
      ),
  );
  return regions.map((region, index) => (Math.abs(residuals[index]) <= limits[region] ? region : 0));
}

interface Solution {
  readonly regions: RegionMap;
  readonly used: RegionMap;
  readonly coefficients: Float64Array;
  readonly equations: NormalEquations;
}

function described(image: ReducedImage, { regions, used, coefficients, equations }: Solution): StepFit {
  const meanShading = new Float64Array(unknowns);
  const row = new Float64Array(unknowns);
  let count = 0;
  eachPixel(image, used, (pixel) => {
    designRow(image, pixel, row);
    for (let k = 0; k < stepColumn; k += 1) meanShading[k] += row[k];
    count += 1;
  });
  const all = regions.reduce((sum, region) => sum + (region === 0 ? 0 : 1), 0);
  const inverse = Array.from({ length: unknowns }, (_, k) => equations.inverseColumn(k));
  return {
    coefficients,
    inverse: inverse.map((column) => column ?? new Float64Array(unknowns).fill(NaN)),
    residuals: residualsOf(image, used, coefficients),
    used,
    outlierShare: 1 - count / all,
    meanShading: meanShading.map((sum) => sum / count),
  };
}

/** Hot: calls `visit` for every pixel of a region. */
export function eachPixel(
  { columns, rows }: Pick<ReducedImage, 'columns' | 'rows'>,
  map: RegionMap,
  visit: (pixel: { column: number; row: number; region: number }, index: number) => void,
): void {
  const pixel = { column: 0, row: 0, region: 0 };
  for (let row = 0, index = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, index += 1) {
      if (map[index] === 0) continue;
      pixel.column = column;
      pixel.row = row;
      pixel.region = map[index];
      visit(pixel, index);
    }
  }
}

/** The level halfway between the regions at the mean shading, and the step. */
export function levelsOf(coefficients: Float64Array, meanShading: Float64Array) {
  let middle = 0;
  for (let k = 0; k < stepColumn; k += 1) middle += coefficients[k] * meanShading[k];
  return { middle, difference: coefficients[stepColumn] };
}
