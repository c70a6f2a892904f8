/** A complex number as [real, imaginary] part, as it stands in results. */
export type Complex = readonly [re: number, im: number];

export const add = (a: Complex, b: Complex): Complex => [a[0] + b[0], a[1] + b[1]];

export const subtract = (a: Complex, b: Complex): Complex => [a[0] - b[0], a[1] - b[1]];

export const multiply = (a: Complex, b: Complex): Complex => [
  a[0] * b[0] - a[1] * b[1],
  a[0] * b[1] + a[1] * b[0],
];

export const scale = (a: Complex, factor: number): Complex => [a[0] * factor, a[1] * factor];

/** |a|^2. */
export const squaredModulus = (a: Complex): number => a[0] * a[0] + a[1] * a[1];

export const modulus = (a: Complex): number => Math.hypot(a[0], a[1]);

export function divide(a: Complex, b: Complex): Complex {
  const inverse = 1 / squaredModulus(b);
  return [(a[0] * b[0] + a[1] * b[1]) * inverse, (a[1] * b[0] - a[0] * b[1]) * inverse];
}

/** The square root with a real part of 0 or above; on the cut its imaginary part has the sign of that of a. */
export function squareRoot([re, im]: Complex): Complex {
  if (re === 0 && im === 0) return [0, 0];
  const larger = Math.sqrt((Math.hypot(re, im) + Math.abs(re)) / 2);
  const smaller = Math.abs(im) / (2 * larger);
  const sign = im < 0 || Object.is(im, -0) ? -1 : 1;
  return re >= 0 ? [larger, sign * smaller] : [smaller, sign * larger];
}

/** exp(a). */
export function exponential([re, im]: Complex): Complex {
  const size = Math.exp(re);
  return [size * Math.cos(im), size * Math.sin(im)];
}

export const sum = (values: readonly Complex[]): Complex => values.reduce(add, [0, 0]);

/** The principal logarithm: -pi < Im <= pi. */
export const logarithm = ([re, im]: Complex): Complex => [Math.log(Math.hypot(re, im)), Math.atan2(im, re)];
