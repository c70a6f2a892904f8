import { InputError } from '../errors.js';

/** Complex numbers in two arrays of equal length. */
export interface ComplexArrays {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * Replaces values by their discrete Fourier transform, X_k = sum_j x_j exp(-2 pi i j k/n), not normalised. Radix 2 with the factors taken from a
 * table, so that the error grows with the logarithm of n only (J. W. Cooley and J. W. Tukey, doi 10.1090/S0025-5718-1965-0178586-1).
 *
 * @throws InputError for a length that is no power of two
 */
export function fourierTransform(values: ComplexArrays): void {
  transform(values, unitRoots(values.re.length));
}

/** The factors come with it because the rows of a map share them. */
function transform(values: ComplexArrays, factors: ComplexArrays): void {
  const n = values.re.length;
  if (values.im.length !== n)
    throw new InputError(`found arrays of ${n} and ${values.im.length}, expected equal lengths.`);
  sortByReversedBits(values.re, values.im);
  let half = 1;
  if (Math.log2(n) % 2 === 1) {
    joinPairs(values);
    half = 2;
  }
  for (; half < n; half *= 4) joinTwice(values, factors, half);
}

/** The first joining: transforms of single values to those of two. */
function joinPairs({ re, im }: ComplexArrays): void {
  for (let a = 0; a < re.length; a += 2) {
    const b = a + 1;
    const lastRe = re[b];
    const lastIm = im[b];
    re[b] = re[a] - lastRe;
    im[b] = im[a] - lastIm;
    re[a] += lastRe;
    im[a] += lastIm;
  }
}

/** Joins transforms of `half` values to those of four times as many, two stages at one visit of each value. Hot loop. */
function joinTwice({ re, im }: ComplexArrays, factors: ComplexArrays, half: number): void {
  const n = re.length;
  const step = n / (4 * half);
  for (let k = 0; k < half; k++) {
    const outerRe = factors.re[k * step];
    const outerIm = factors.im[k * step];
    const innerRe = factors.re[2 * k * step];
    const innerIm = factors.im[2 * k * step];
    for (let a = k; a < n; a += 4 * half) {
      const b = a + half;
      const c = b + half;
      const d = c + half;
      const turnedBRe = innerRe * re[b] - innerIm * im[b];
      const turnedBIm = innerRe * im[b] + innerIm * re[b];
      const turnedDRe = innerRe * re[d] - innerIm * im[d];
      const turnedDIm = innerRe * im[d] + innerIm * re[d];
      const sumCRe = re[c] + turnedDRe;
      const sumCIm = im[c] + turnedDIm;
      const differenceCRe = re[c] - turnedDRe;
      const differenceCIm = im[c] - turnedDIm;
      const sumARe = re[a] + turnedBRe;
      const sumAIm = im[a] + turnedBIm;
      const differenceARe = re[a] - turnedBRe;
      const differenceAIm = im[a] - turnedBIm;
      const evenRe = outerRe * sumCRe - outerIm * sumCIm;
      const evenIm = outerRe * sumCIm + outerIm * sumCRe;
      // A quarter of a turn further: times -i.
      const oddRe = outerRe * differenceCIm + outerIm * differenceCRe;
      const oddIm = outerIm * differenceCIm - outerRe * differenceCRe;
      re[a] = sumARe + evenRe;
      im[a] = sumAIm + evenIm;
      re[c] = sumARe - evenRe;
      im[c] = sumAIm - evenIm;
      re[b] = differenceARe + oddRe;
      im[b] = differenceAIm + oddIm;
      re[d] = differenceARe - oddRe;
      im[d] = differenceAIm - oddIm;
    }
  }
}

/**
 * The same over rows and columns: X_kl = sum over i, j of x_ij exp(-2 pi i (i k/rows + j l/columns)), row by row.
 *
 * @throws InputError for numbers of rows or columns that are no powers of two
 */
export function fourierTransform2d({
  re,
  im,
  rows,
  columns,
}: ComplexArrays & { readonly rows: number; readonly columns: number }): void {
  const alongRow = unitRoots(columns);
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * columns, (row + 1) * columns];
    const line = { re: re.subarray(from, to), im: im.subarray(from, to) };
    // Rows of padding stay as they are.
    if (!isZero(line)) transform(line, alongRow);
  }
  transformColumns({ re, im, rows, columns });
}

function isZero({ re, im }: ComplexArrays): boolean {
  for (let i = 0; i < re.length; i++) if (re[i] !== 0 || im[i] !== 0) return false;
  return true;
}

/** Neighbouring columns are gathered together: one at a time would fetch a line of the cache for every number. */
const columnsAtOnce = 8;

function transformColumns({
  re,
  im,
  rows,
  columns,
}: ComplexArrays & { readonly rows: number; readonly columns: number }): void {
  const factors = unitRoots(rows);
  const block = { re: new Float64Array(rows * columnsAtOnce), im: new Float64Array(rows * columnsAtOnce) };
  const column = Array.from({ length: columnsAtOnce }, (_, j) => ({
    re: block.re.subarray(j * rows, (j + 1) * rows),
    im: block.im.subarray(j * rows, (j + 1) * rows),
  }));
  for (let first = 0; first < columns; first += columnsAtOnce) {
    const count = Math.min(columnsAtOnce, columns - first);
    for (let i = 0; i < rows; i++) {
      for (let j = 0, at = i * columns + first; j < count; j++, at++) {
        block.re[j * rows + i] = re[at];
        block.im[j * rows + i] = im[at];
      }
    }
    for (let j = 0; j < count; j++) transform(column[j], factors);
    for (let i = 0; i < rows; i++) {
      for (let j = 0, at = i * columns + first; j < count; j++, at++) {
        re[at] = block.re[j * rows + i];
        im[at] = block.im[j * rows + i];
      }
    }
  }
}

const knownRoots = new Map<number, ComplexArrays>();

/** exp(-2 pi i k/n) for the first half of the circle; computed once. */
function unitRoots(n: number): ComplexArrays {
  let roots = knownRoots.get(n);
  if (!roots) knownRoots.set(n, (roots = computeRoots(n)));
  return roots;
}

function computeRoots(n: number): ComplexArrays {
  if (n < 1 || (n & (n - 1)) !== 0) throw new InputError(`found ${n} values, expected a power of two.`);
  const half = n / 2;
  const angle = (k: number): number => (-2 * Math.PI * k) / n;
  return {
    re: Float64Array.from({ length: half }, (_, k) => Math.cos(angle(k))),
    im: Float64Array.from({ length: half }, (_, k) => Math.sin(angle(k))),
  };
}

function sortByReversedBits(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, reversed = 0; i < n; i++) {
    let bit = n >> 1;
    for (; (reversed & bit) !== 0; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (i >= reversed) continue;
    const heldRe = re[i];
    re[i] = re[reversed];
    re[reversed] = heldRe;
    const heldIm = im[i];
    im[i] = im[reversed];
    im[reversed] = heldIm;
  }
}
