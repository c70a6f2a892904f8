import type { DispersionBlock, FormulaBlock, TableBlock } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { formulaSlopePerUm } from './formula-slopes.js';
import { formulaIndex } from './formulas.js';
import { tableSlope } from './table-slopes.js';

/** n and k at one wavelength; undefined where no block gives the quantity there. */
export interface IndexAtWavelength {
  readonly n: number | undefined;
  readonly k: number | undefined;
}

/**
 * n and k of a material in blocks at a vacuum wavelength. Formulas hold inside their range, tables between their first and last wavelength,
 * linear in wavelength; nothing is extrapolated. Where two blocks give the same quantity, the later one stands.
 *
 * @throws InputError if a formula has no real value at the wavelength.
 */
export function evaluateDispersion(
  blocks: readonly DispersionBlock[],
  wavelengthNm: number,
): IndexAtWavelength {
  return lastOfEach(blocks, wavelengthNm, { ofFormula: realIndex, ofTable: interpolate });
}

/**
 * dn/dlambda and dk/dlambda in 1/nm of a material in blocks: of formulas exactly, of tables by parabolas through neighbouring rows; undefined where
 * `evaluateDispersion` is.
 */
export function dispersionSlopes(
  blocks: readonly DispersionBlock[],
  wavelengthNm: number,
): IndexAtWavelength {
  const perUm = lastOfEach(blocks, wavelengthNm, { ofFormula: formulaSlopePerUm, ofTable: tableSlope });
  const perNm = (slope: number | undefined): number | undefined =>
    slope === undefined ? undefined : slope / 1000;
  return { n: perNm(perUm.n), k: perNm(perUm.k) };
}

/** First and last wavelength at which a block gives something. */
export function blockRangeUm(block: DispersionBlock): readonly [number, number] {
  return block.kind === 'formula' ? block.rangeUm : tableRangeUm(block);
}

interface Quantity {
  readonly ofFormula: (block: FormulaBlock, wavelengthUm: number) => number;
  readonly ofTable: (xs: Float64Array, ys: Float64Array, x: number) => number;
}

function lastOfEach(
  blocks: readonly DispersionBlock[],
  wavelengthNm: number,
  { ofFormula, ofTable }: Quantity,
): IndexAtWavelength {
  const wavelengthUm = wavelengthNm / 1000;
  let n: number | undefined;
  let k: number | undefined;
  for (const block of blocks) {
    if (!covers(block, wavelengthUm)) continue;
    if (block.kind === 'formula') n = ofFormula(block, wavelengthUm);
    else {
      n = block.n === undefined ? n : ofTable(block.wavelengthUm, block.n, wavelengthUm);
      k = block.k === undefined ? k : ofTable(block.wavelengthUm, block.k, wavelengthUm);
    }
  }
  return { n, k };
}

function realIndex(block: FormulaBlock, wavelengthUm: number): number {
  const n = formulaIndex(block, wavelengthUm);
  if (Number.isFinite(n)) return n;
  throw new InputError(
    `formula ${block.number} has no real value at ${Number((wavelengthUm * 1000).toPrecision(12))} nm.`,
  );
}

function tableRangeUm({ wavelengthUm }: TableBlock): readonly [number, number] {
  return [wavelengthUm[0], wavelengthUm[wavelengthUm.length - 1]];
}

/** A wavelength that is a range's end but for the rounding of nm to um counts as inside. */
function covers(block: DispersionBlock, wavelengthUm: number): boolean {
  const [first, last] = blockRangeUm(block);
  const rounding = 1e-12 * wavelengthUm;
  return wavelengthUm >= first - rounding && wavelengthUm <= last + rounding;
}

/** Linear between the two neighbours of x in increasing `xs`; the end values outside, where `covers` lets rounding through. */
export function interpolate(xs: Float64Array, ys: Float64Array, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  if (x <= xs[low]) return ys[low];
  if (x >= xs[high]) return ys[high];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) low = middle;
    else high = middle;
  }
  return ys[low] + ((ys[high] - ys[low]) * (x - xs[low])) / (xs[high] - xs[low]);
}
