import type { FormulaBlock } from '@modalgain/measurements';
import { formulaIndex, sumOverPairs } from './formulas.js';

/**
 * dn/dlambda in 1/um of a dispersion formula of the refractiveindex.info format: the derivative of `formulaIndex`, term by term.
 * Formulas for n^2 give 2 n dn/dlambda.
 */
export function formulaSlopePerUm(block: FormulaBlock, wavelengthUm: number): number {
  const { number, coefficients } = block;
  const slope = slopes[number](coefficients, wavelengthUm);
  const isOfSquare = number !== 5 && number !== 6 && number !== 7;
  return isOfSquare ? slope / (2 * formulaIndex(block, wavelengthUm)) : slope;
}

type Slope = (coefficients: readonly number[], wavelengthUm: number) => number;

const slopes: Readonly<Record<FormulaBlock['number'], Slope>> = {
  1: (c, x) => sumOverPairs(c, (a, b) => a * slopeOfSellmeierTerm(x, b * b)),
  2: (c, x) => sumOverPairs(c, (a, b) => a * slopeOfSellmeierTerm(x, b)),
  3: (c, x) => sumOverPairs(c, (a, b) => a * slopeOfPower(x, b)),
  4: (c, x) =>
    slopeOfResonance(c.slice(1, 5), x) +
    slopeOfResonance(c.slice(5, 9), x) +
    sumOverPairs(c.slice(8), (a, b) => a * slopeOfPower(x, b)),
  5: (c, x) => sumOverPairs(c, (a, b) => a * slopeOfPower(x, b)),
  6: (c, x) => sumOverPairs(c, (a, b) => (-2 * a) / (x ** 3 * (b - 1 / (x * x)) ** 2)),
  7: ([, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0], x) => {
    const pole = 1 / (x * x - 0.028);
    return -2 * x * pole ** 2 * (c2 + 2 * c3 * pole) + 2 * c4 * x + 4 * c5 * x ** 3 + 6 * c6 * x ** 5;
  },
  8: ([c1 = 0, c2 = 0, c3 = 0, c4 = 0], x) => {
    const polarisability = c1 + (c2 * x * x) / (x * x - c3) + c4 * x * x;
    return (3 * (c2 * slopeOfSellmeierTerm(x, c3) + 2 * c4 * x)) / (1 - polarisability) ** 2;
  },
  9: ([, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0], x) => {
    const square = (x - c5) ** 2;
    return (-2 * x * c2) / (x * x - c3) ** 2 + (c4 * (c6 - square)) / (square + c6) ** 2;
  },
};

/** Of x^2/(x^2 - pole). */
function slopeOfSellmeierTerm(x: number, pole: number): number {
  return (-2 * x * pole) / (x * x - pole) ** 2;
}

function slopeOfPower(x: number, power: number): number {
  return power === 0 ? 0 : power * x ** (power - 1);
}

/** Of a x^p/(x^2 - b^q), the resonance of formula 4. */
function slopeOfResonance([a = 0, p = 0, b = 0, q = 0]: readonly number[], x: number): number {
  if (a === 0) return 0;
  const distance = x * x - b ** q;
  return (a * (slopeOfPower(x, p) - (2 * x * x ** p) / distance)) / distance;
}
