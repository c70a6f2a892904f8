const stepsPerOctave = 64;
const leastExponent = -1000;
const greatestExponent = 1000;

/** 2^(j/64), and 2^k for k from -1000 to 1000. */
const fractions = Float64Array.from({ length: stepsPerOctave }, (_, j) => 2 ** (j / stepsPerOctave));
const octaves = Float64Array.from(
  { length: greatestExponent - leastExponent + 1 },
  (_, k) => 2 ** (k + leastExponent),
);

const stepsPerUnit = stepsPerOctave / Math.LN2;
/** ln 2/64 in two parts; the first has trailing zeros, so that its product with a whole number below 2^17 is exact. */
const stepHigh = 0x162e42fe * 2 ** -35;
const stepLow = 2.8447437476627285e-11;

/**
 * exp(x) for |x| below 690, to 2 units in the last place: exp(x) = 2^k 2^(j/64) exp(r), |r| < 0.0055. Where a fit does hardly
 * anything else this is several times faster than `Math.exp`, which engines do not inline.
 *
 * P. T. P. Tang, Table-driven implementation of the exponential function, doi:10.1145/63522.214389.
 */
export function exponential(x: number): number {
  const step = Math.round(x * stepsPerUnit);
  const r = x - step * stepHigh - step * stepLow;
  const tail = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const fraction = fractions[step & (stepsPerOctave - 1)];
  return octaves[(step >> 6) - leastExponent] * (fraction + fraction * tail);
}
