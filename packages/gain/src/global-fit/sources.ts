import type { ErrorSource } from './inputs.js';

/** How far the ln of something moves with one unit-normal deviation (of a source, or of a parameter). */
export interface Loading {
  readonly index: number;
  readonly coefficient: number;
}

/** Numbers the sources of error by their names: equal names are one source. */
export class SourceBook {
  readonly names: string[] = [];
  readonly #firstIndex: number;

  constructor(firstIndex = 0) {
    this.#firstIndex = firstIndex;
  }

  loadings(errors: readonly ErrorSource[]): Loading[] {
    return errors
      .filter(({ relativeError }) => relativeError !== 0)
      .map(({ source, relativeError }) => ({ index: this.#indexOf(source), coefficient: relativeError }));
  }

  #indexOf(source: string): number {
    const known = this.names.indexOf(source);
    return this.#firstIndex + (known >= 0 ? known : this.names.push(source) - 1);
  }
}

/** Sum of loadings times the deviations. */
export function sumLoadings(loadings: readonly Loading[], deviations: Float64Array): number {
  let sum = 0;
  for (const { index, coefficient } of loadings) sum += coefficient * deviations[index];
  return sum;
}

/** Loadings of a product of powers: each factor's loadings times its power, one entry a source. */
export function combineLoadings(
  factors: readonly { readonly loadings: readonly Loading[]; readonly power: number }[],
): Loading[] {
  const sums = new Map<number, number>();
  for (const { loadings, power } of factors) {
    for (const { index, coefficient } of loadings) {
      sums.set(index, (sums.get(index) ?? 0) + power * coefficient);
    }
  }
  return [...sums]
    .filter(([, coefficient]) => coefficient !== 0)
    .map(([index, coefficient]) => ({ index, coefficient }));
}

/** Standard deviation of a sum of loadings. */
export function loadingsError(loadings: readonly Loading[]): number {
  return Math.hypot(...loadings.map(({ coefficient }) => coefficient));
}
