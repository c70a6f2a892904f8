import { InputError } from '@modalgain/numerics';
import { NormalEquations } from '../normal-equations.js';
import { countPixels, type PixelSet } from '../pixels.js';
import { meanHeight } from '../roughness/height-statistics.js';
import { legendreColumns, type PolynomialTerm, polynomialTerms } from './basis.js';

interface PolynomialTask {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
  readonly degree: number;
}

/**
 * Takes the least-squares polynomial of a total degree (0 mean, 1 plane) in both positions off all heights. Only the pixels of
 * `use` decide on it.
 *
 * @throws InputError if the used pixels do not determine it
 */
export function subtractPolynomial(task: PolynomialTask): Float64Array {
  const zNm = subtractMean(task.zNm, task.use);
  takeOffPolynomial({ ...task, zNm });
  return zNm;
}

/** The same in place, of heights about their mean; saves a copy where another has been made already. */
export function takeOffPolynomial(task: PolynomialTask): void {
  const fit = new SeparableFit(task);
  // The second pass fits what rounding left of the first.
  for (let pass = 0; pass < 2; pass++) fit.takeOff(fit.coefficients());
}

function subtractMean(zNm: Float64Array, use: PixelSet): Float64Array {
  const { mean } = meanHeight(zNm, use);
  const levelled = new Float64Array(zNm.length);
  for (let i = 0; i < zNm.length; i++) levelled[i] = zNm[i] - mean;
  return levelled;
}

/** Products of polynomials along rows and columns: pixels enter through sums over each row, which many terms share. */
class SeparableFit {
  readonly #task: PolynomialTask;
  readonly #terms: readonly PolynomialTerm[];
  readonly #alongRow: readonly Float64Array[];
  readonly #downColumn: readonly Float64Array[];
  /** Sums of P_i P_k over a row that is used throughout; lower triangle by rows. */
  readonly #wholeRowGram: Float64Array;

  constructor(task: PolynomialTask) {
    this.#task = task;
    this.#terms = polynomialTerms(task.degree, task);
    this.#alongRow = legendreColumns(task.columns, task.degree);
    this.#downColumn = legendreColumns(task.rows, task.degree);
    this.#wholeRowGram = this.#rowGram(new Uint8Array(task.columns).fill(1));
  }

  /** @throws InputError if the used pixels do not determine them */
  coefficients(): Float64Array {
    const { rows, columns, use, degree } = this.#task;
    const equations = new NormalEquations(this.#terms.length);
    for (let row = 0; row < rows; row++) {
      const used = use.subarray(row * columns, (row + 1) * columns);
      const { moments, count } = this.#rowMoments(row, used);
      if (count > 0)
        this.#addRow({
          equations,
          row,
          moments,
          count,
          gram: count < columns ? this.#rowGram(used) : this.#wholeRowGram,
        });
    }
    const coefficients = equations.solve();
    if (coefficients) return coefficients;
    throw new InputError(
      `The ${equations.count} usable heights do not determine a polynomial of degree ${degree}; ` +
        'level with a lower degree or use more of the scan.',
    );
  }

  takeOff(coefficients: Float64Array): void {
    const { zNm, rows, columns } = this.#task;
    const background = new Float64Array(columns);
    for (let row = 0; row < rows; row++) {
      const shares = this.#sharesAlongRow(row, coefficients);
      background.fill(shares[0]);
      for (let degree = 1; degree < shares.length; degree++)
        addScaled(background, this.#alongRow[degree], shares[degree]);
      subtract(zNm, background, row * columns);
    }
  }

  /** What the background of one row is made of: the factor of each polynomial along it. */
  #sharesAlongRow(row: number, coefficients: Float64Array): Float64Array {
    const shares = new Float64Array(this.#alongRow.length);
    this.#terms.forEach(({ x, y }, k) => {
      shares[x] += coefficients[k] * this.#downColumn[y][row];
    });
    return shares;
  }

  /** Sums of z P_i over the used pixels of a row. */
  #rowMoments(row: number, used: PixelSet): { moments: Float64Array; count: number } {
    const { zNm, columns } = this.#task;
    const start = row * columns;
    const count = countPixels(used);
    const isWhole = count === columns;
    const moments = new Float64Array(this.#alongRow.length);
    for (let k = 0; k < moments.length; k++) {
      const polynomial = this.#alongRow[k];
      moments[k] = isWhole ? product(polynomial, zNm, start) : productWithin(used, polynomial, zNm, start);
    }
    return { moments, count };
  }

  #rowGram(used: PixelSet): Float64Array {
    const size = this.#alongRow.length;
    const gram = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k <= i; k++) {
        const [a, b] = [this.#alongRow[i], this.#alongRow[k]];
        let sum = 0;
        for (let column = 0; column < used.length; column++)
          if (used[column] === 1) sum += a[column] * b[column];
        gram[i * size + k] = gram[k * size + i] = sum;
      }
    }
    return gram;
  }

  #addRow(row: {
    readonly equations: NormalEquations;
    readonly row: number;
    readonly moments: Float64Array;
    readonly count: number;
    readonly gram: Float64Array;
  }): void {
    const size = this.#alongRow.length;
    const down = this.#terms.map(({ y }) => this.#downColumn[y][row.row]);
    row.equations.addSums({
      count: row.count,
      matrixAt: (i, j) => down[i] * down[j] * row.gram[this.#terms[i].x * size + this.#terms[j].x],
      vectorAt: (i) => down[i] * row.moments[this.#terms[i].x],
    });
  }
}

/** Hot: once a pixel. */
function addScaled(to: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] += factor * values[i];
}

/** Hot: once a pixel. */
function subtract(zNm: Float64Array, background: Float64Array, start: number): void {
  for (let i = 0; i < background.length; i++) zNm[start + i] -= background[i];
}

/** Hot: once a pixel. */
function product(polynomial: Float64Array, zNm: Float64Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < polynomial.length; i++) sum += polynomial[i] * zNm[start + i];
  return sum;
}

/** Hot: once a pixel. */
function productWithin(used: PixelSet, polynomial: Float64Array, zNm: Float64Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < polynomial.length; i++) if (used[i] === 1) sum += polynomial[i] * zNm[start + i];
  return sum;
}
