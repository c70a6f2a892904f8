/** How a point scatters about its expectation m: variance = readVariance + photonIntensity m + relativeVariance m^2. */
export interface NoiseModel {
  readonly readVariance: number;
  readonly photonIntensity: number;
  readonly relativeVariance: number;
}

/** What is known of the noise beforehand; what is absent is estimated from the scatter. */
export interface KnownNoise {
  readonly readVariance?: number;
  readonly photonIntensity: number;
}

/** The variance at expectation `mean`; negative expectations scatter like none. */
export function noiseVariance(noise: NoiseModel, mean: number): number {
  const m = Math.max(mean, 0);
  return noise.readVariance + noise.photonIntensity * m + noise.relativeVariance * m * m;
}

interface Scatter {
  readonly means: Float64Array;
  readonly residuals: Float64Array;
  /** Share of its own variance that each point takes away by pulling the fit towards itself. */
  readonly leverages: Float64Array;
  /** Points less fitted parameters. */
  readonly degreesOfFreedom: number;
}

/**
 * The noise model under which the residuals have a reduced chi-square of 1. Where the read noise is unknown, it and the
 * relative part come from one another's scatter: a weighted regression of the squared residuals on 1 and m^2 (Fisher
 * scoring of the normal likelihood of variances that are linear in their parameters), both at least 0.
 */
export function estimateNoise(scatter: Scatter, known: KnownNoise, previous: NoiseModel): NoiseModel {
  const { photonIntensity } = known;
  if (known.readVariance !== undefined) {
    const partial = { readVariance: known.readVariance, photonIntensity };
    return { ...partial, relativeVariance: relativeVarianceFor(scatter, partial) };
  }
  let noise = previous;
  for (let round = 0; round < 3; round++) {
    const readVariance = scoredReadVariance(scatter, noise);
    const partial = { readVariance, photonIntensity };
    noise = { ...partial, relativeVariance: relativeVarianceFor(scatter, partial) };
  }
  return noise;
}

/** A point that the fit follows altogether says nothing of its noise. */
const largestLeverage = 0.98;

/** One scoring step for the read variance with the relative part as the other regressor. */
function scoredReadVariance({ means, residuals, leverages }: Scatter, noise: NoiseModel): number {
  let s00 = 0;
  let s01 = 0;
  let s11 = 0;
  let t0 = 0;
  let t1 = 0;
  for (let i = 0; i < residuals.length; i++) {
    const m = Math.max(means[i], 0);
    const square = m * m;
    const variance = noiseVariance(noise, m);
    if (variance === 0) continue;
    const weight = 1 / (variance * variance);
    const excess =
      (residuals[i] * residuals[i]) / (1 - Math.min(leverages[i], largestLeverage)) -
      noise.photonIntensity * m;
    s00 += weight;
    s01 += weight * square;
    s11 += weight * square * square;
    t0 += weight * excess;
    t1 += weight * square * excess;
  }
  const determinant = s00 * s11 - s01 * s01;
  return determinant > 0 ? Math.max(0, (s11 * t0 - s01 * t1) / determinant) : 0;
}

/**
 * c^2 from reduced chi-square = 1; 0 (in effect) where the known parts alone already explain the scatter. Newton on
 * 1/chi-square, which rises with c^2, is concave, and is a straight line where the relative part is the only one.
 */
function relativeVarianceFor(
  { means, residuals, degreesOfFreedom }: Scatter,
  { readVariance, photonIntensity }: Omit<NoiseModel, 'relativeVariance'>,
): number {
  let relativeVariance = smallestRelativeVariance;
  for (let iteration = 0; iteration < 50; iteration++) {
    let chiSquare = 0;
    let slope = 0;
    for (let i = 0; i < residuals.length; i++) {
      const m = Math.max(means[i], 0);
      const variance = readVariance + photonIntensity * m + relativeVariance * m * m;
      // A point without any variance (nothing read, nothing emitted) says nothing about c.
      if (variance === 0) continue;
      const term = (residuals[i] * residuals[i]) / variance;
      chiSquare += term;
      slope += (term * m * m) / variance;
    }
    const step = (chiSquare * (chiSquare / degreesOfFreedom - 1)) / slope;
    if (!(step > 1e-9 * relativeVariance)) break;
    relativeVariance += step;
  }
  return relativeVariance;
}

/** A relative scatter of 1e-6: below what any pump laser does, and keeps every weight finite. */
const smallestRelativeVariance = 1e-12;
