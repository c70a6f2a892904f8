import { InputError } from '@modalgain/numerics';
import { NormalEquations } from '../normal-equations.js';
import type { PixelSet } from '../pixels.js';
import { type PolynomialDegree, scaledPosition, termCounts, writeTerms } from './basis.js';

interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Takes the least-squares polynomial of total degree 0 (mean), 1 (plane) or 2 off all heights. Only the pixels of `use`
 * decide on it.
 *
 * @throws InputError if the used pixels do not determine it, e.g. a plane from a single row
 */
export function subtractPolynomial(
  task: Grid & { readonly zNm: Float64Array; readonly use: PixelSet; readonly degree: PolynomialDegree },
): Float64Array {
  const levelled = subtractMean(task.zNm, task.use);
  // The second pass fits what rounding left of the first.
  for (let pass = 0; pass < 2; pass++) {
    const coefficients = fitTerms({ ...task, zNm: levelled });
    visit(task, task.degree, (pixel, terms) => {
      for (let k = 0; k < terms.length; k++) levelled[pixel] -= coefficients[k] * terms[k];
    });
  }
  return levelled;
}

function subtractMean(zNm: Float64Array, use: PixelSet): Float64Array {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < zNm.length; i++) {
    if (use[i] === 0) continue;
    sum += zNm[i];
    count += 1;
  }
  return zNm.map((z) => z - sum / count);
}

function fitTerms(
  task: Grid & { readonly zNm: Float64Array; readonly use: PixelSet; readonly degree: PolynomialDegree },
): Float64Array {
  const equations = new NormalEquations(termCounts[task.degree]);
  visit(task, task.degree, (pixel, terms) => {
    if (task.use[pixel] === 1) equations.add(terms, task.zNm[pixel]);
  });
  const coefficients = equations.solve();
  if (!coefficients) {
    throw new InputError(
      `The ${equations.count} usable heights do not determine a polynomial of degree ${task.degree}; ` +
        'level with a lower degree or use more of the scan.',
    );
  }
  return coefficients;
}

function visit(
  grid: Grid,
  degree: PolynomialDegree,
  act: (pixel: number, terms: Float64Array) => void,
): void {
  const terms = new Float64Array(termCounts[degree]);
  for (let row = 0, pixel = 0; row < grid.rows; row++) {
    const v = scaledPosition(row, grid.rows);
    for (let column = 0; column < grid.columns; column++, pixel++) {
      writeTerms({ u: scaledPosition(column, grid.columns), v, degree, out: terms });
      act(pixel, terms);
    }
  }
}
