import {
  add,
  divide,
  exponential,
  modulus,
  multiply,
  scale,
  squareRoot,
  subtract,
  type Complex,
} from '../complex.js';

/** C = cosh(g), S = sinh(g)/g and dS/d(g^2) of g^2, all times exp(-Re g), so that nothing overflows. */
export interface Hyperbolic {
  readonly cosine: Complex;
  readonly sine: Complex;
  readonly bend: Complex;
  readonly shrunkBy: number;
}

/** See `Hyperbolic`; `bend` is dS/d(g^2) = (C - S)/(2 g^2), `shrunkBy` is exp(-Re g). */
export function hyperbolic(square: Complex): Hyperbolic {
  const g = squareRoot(square);
  if (modulus(square) < 1e-2) return hyperbolicSeries(square);
  const growing = exponential([0, g[1]]);
  const falling = exponential([-2 * g[0], -g[1]]);
  const cosine = scale(add(growing, falling), 0.5);
  const sine = divide(scale(subtract(growing, falling), 0.5), g);
  return { cosine, sine, bend: divide(subtract(cosine, sine), scale(square, 2)), shrunkBy: Math.exp(-g[0]) };
}

/** Sums of square^n/(2n)!, square^n/(2n + 1)! and n square^(n - 1)/(2n + 1)!. */
function hyperbolicSeries(square: Complex): Hyperbolic {
  let [cosine, sine, bend]: Complex[] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  let power: Complex = [1, 0];
  let factorial = 1;
  for (let n = 0; n < 8; n++) {
    cosine = add(cosine, scale(power, 1 / factorial));
    sine = add(sine, scale(power, 1 / (factorial * (2 * n + 1))));
    const next = factorial * (2 * n + 1) * (2 * n + 2);
    bend = add(bend, scale(power, (n + 1) / (next * (2 * n + 3))));
    power = multiply(power, square);
    factorial = next;
  }
  return { cosine, sine, bend, shrunkBy: 1 };
}
