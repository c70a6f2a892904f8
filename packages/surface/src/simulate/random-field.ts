import { fourierTransform2d, InputError, type RandomStream } from '@modalgain/numerics';

/** Shape of the autocorrelation: exp(-(lag/T)^2) or exp(-lag/T). */
export type AutocorrelationShape = 'gaussian' | 'exponential';

interface FieldSpecification {
  readonly rows: number;
  readonly columns: number;
  readonly pixelNm: number;
  readonly rmsNm: number;
  /** T, where the autocorrelation has fallen to 1/e. */
  readonly correlationLengthNm: number;
  readonly shape: AutocorrelationShape;
}

/** The torus on which a field is drawn is so many lengths larger than the field, so that its opposite edges do not know of each other. */
const lengthsBetweenEdges = 8;
/** Powers below zero by more than this share of the greatest say that the torus is too small for the correlation. */
const mostNegativeShare = 1e-3;

/**
 * Draws Gaussian random fields whose pixels have exactly the covariance asked for, by circulant embedding (C. R. Dietrich and G. N. Newsam,
 * doi 10.1137/S1064827592240555): the covariance on a torus has the powers of its waves for a transform, and a transform of white noise weighted with
 * their roots is the field; its real and imaginary parts are two that are independent.
 *
 * @returns a function that draws two fields
 * @throws InputError for a correlation too long for the torus
 */
export function randomField(
  specification: FieldSpecification,
): (random: RandomStream) => [Float64Array, Float64Array] {
  const { rows, columns, pixelNm, correlationLengthNm } = specification;
  const beyond = (lengthsBetweenEdges * correlationLengthNm) / pixelNm;
  const size = { rows: powerOfTwoFrom(rows + beyond), columns: powerOfTwoFrom(columns + beyond) };
  const amplitudes = waveAmplitudes(specification, size);
  return (random) => {
    const re = amplitudes.map((amplitude) => amplitude * random.normal());
    const im = amplitudes.map((amplitude) => amplitude * random.normal());
    fourierTransform2d({ re, im, ...size });
    return [cut(re, specification, size), cut(im, specification, size)];
  };
}

const powerOfTwoFrom = (length: number): number => 2 ** Math.ceil(Math.log2(length));

interface Size {
  readonly rows: number;
  readonly columns: number;
}

function waveAmplitudes(specification: FieldSpecification, size: Size): Float64Array {
  const { pixelNm, rmsNm, correlationLengthNm, shape } = specification;
  const exponent = shape === 'gaussian' ? 2 : 1;
  const lag = (index: number, count: number) => Math.min(index, count - index) * pixelNm;
  const re = Float64Array.from({ length: size.rows * size.columns }, (_, i) => {
    const distance = Math.hypot(
      lag(Math.floor(i / size.columns), size.rows),
      lag(i % size.columns, size.columns),
    );
    return rmsNm ** 2 * Math.exp(-((distance / correlationLengthNm) ** exponent));
  });
  fourierTransform2d({ re, im: new Float64Array(re.length), ...size });
  const greatest = re.reduce((most, power) => Math.max(most, power), 0);
  if (re.some((power) => power < -mostNegativeShare * greatest)) {
    throw new InputError(
      `A correlation length of ${correlationLengthNm} nm is too long for a field of ${specification.columns} pixels of ${pixelNm} nm; take a shorter one.`,
    );
  }
  return re.map((power) => Math.sqrt(Math.max(0, power) / re.length));
}

function cut(values: Float64Array, { rows, columns }: Size, size: Size): Float64Array {
  const field = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    field.set(values.subarray(row * size.columns, row * size.columns + columns), row * columns);
  return field;
}
