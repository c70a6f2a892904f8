import type { FormulaBlock } from '@modalgain/measurements';

/** A coefficient; those that a file leaves out at the end are zero. */
type Coefficient = (position: number) => number;

/**
 * The refractive index by a dispersion formula of the refractiveindex.info format, wavelength in micrometres. Definitions: M. N. Polyanskiy,
 * Sci. Data 11, 94 (2024), doi 10.1038/s41597-023-02898-2. NaN where the formula has no real value.
 */
export function formulaIndex({ number, coefficients }: FormulaBlock, wavelengthUm: number): number {
  const c: Coefficient = (position) => coefficients[position - 1] ?? 0;
  const square = wavelengthUm * wavelengthUm;
  const sum = (term: (a: number, b: number) => number): number => sumOverPairs(coefficients, term);
  switch (number) {
    case 1:
      return Math.sqrt(1 + c(1) + sum((a, b) => (a * square) / (square - b * b)));
    case 2:
      return Math.sqrt(1 + c(1) + sum((a, b) => (a * square) / (square - b)));
    case 3:
      return Math.sqrt(c(1) + sum((a, b) => a * wavelengthUm ** b));
    case 4:
      return Math.sqrt(generalSellmeier(c, coefficients, wavelengthUm));
    case 5:
      return c(1) + sum((a, b) => a * wavelengthUm ** b);
    case 6:
      return 1 + c(1) + sum((a, b) => a / (b - 1 / square));
    case 7:
      return herzberger(c, square);
    case 8:
      return rootOfLorentzLorenz(c(1) + (c(2) * square) / (square - c(3)) + c(4) * square);
    case 9: {
      const shifted = wavelengthUm - c(5);
      return Math.sqrt(c(1) + c(2) / (square - c(3)) + (c(4) * shifted) / (shifted * shifted + c(6)));
    }
  }
}

/** Over the pairs (2, 3), (4, 5), ... of coefficients; a last one without its partner belongs to no term. */
export function sumOverPairs(
  coefficients: readonly number[],
  term: (a: number, b: number) => number,
): number {
  let sum = 0;
  for (let first = 1; first + 1 < coefficients.length; first += 2)
    sum += term(coefficients[first], coefficients[first + 1]);
  return sum;
}

/** Formula 4: two terms C lambda^p/(lambda^2 - b^q), then powers of lambda. */
function generalSellmeier(c: Coefficient, coefficients: readonly number[], wavelengthUm: number): number {
  const resonance = (first: number): number =>
    c(first) === 0
      ? 0
      : (c(first) * wavelengthUm ** c(first + 1)) / (wavelengthUm ** 2 - c(first + 2) ** c(first + 3));
  const powers = sumOverPairs(coefficients.slice(8), (a, b) => a * wavelengthUm ** b);
  return c(1) + resonance(2) + resonance(6) + powers;
}

/** Formula 7 (Herzberger). */
function herzberger(c: Coefficient, square: number): number {
  const pole = 1 / (square - 0.028);
  return c(1) + c(2) * pole + c(3) * pole ** 2 + c(4) * square + c(5) * square ** 2 + c(6) * square ** 3;
}

/** n of (n^2 - 1)/(n^2 + 2) = p. */
function rootOfLorentzLorenz(p: number): number {
  return Math.sqrt((1 + 2 * p) / (1 - p));
}
