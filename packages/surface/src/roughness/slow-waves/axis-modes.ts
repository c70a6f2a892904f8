/** Orthonormal functions on the pixels of one axis. */
export interface AxisModes {
  /** By rising number of half waves. */
  readonly vectors: readonly Float64Array[];
  /** Of each, the sum of products of values a lag apart, by whole pixels: 1 at lag 0. */
  readonly lagProducts: readonly Float64Array[];
}

/**
 * Polynomials of degree 0 to `degree`, which levelling takes off whole or leaves alone, then cosines of `degree` + 1 half waves and more less what
 * polynomials and cosines before them have of them.
 */
export function axisModes(count: number, degree: number, modes: number): AxisModes {
  const vectors: Float64Array[] = [];
  for (let mode = 0; mode < Math.min(modes, count); mode++) {
    const raw = Float64Array.from({ length: count }, (_, i) =>
      mode <= degree ? ((2 * i + 1) / count - 1) ** mode : Math.cos((Math.PI * mode * (i + 0.5)) / count),
    );
    vectors.push(orthonormal(raw, vectors));
  }
  return { vectors, lagProducts: vectors.map(productsByLag) };
}

/** Twice over, which keeps the vectors orthogonal to rounding. */
function orthonormal(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  for (let round = 0; round < 2; round++) {
    for (const other of others) {
      const share = dot(vector, other);
      for (let i = 0; i < vector.length; i++) vector[i] -= share * other[i];
    }
  }
  const norm = Math.sqrt(dot(vector, vector));
  return vector.map((x) => x / norm);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function productsByLag(vector: Float64Array): Float64Array {
  return vector.map((_, lag) => dot(vector.subarray(lag), vector.subarray(0, vector.length - lag)));
}
