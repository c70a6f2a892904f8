/** An autocorrelation exp(-(lag/T)^p): Gaussian for p = 2, exponential for p = 1. */
export interface CorrelationModel {
  /** T, where it has fallen to 1/e. */
  readonly lengthNm: number;
  /** p. */
  readonly exponent: number;
}

/** Below this the autocorrelation counts as 0. */
const leastCorrelation = 1e-4;

export function correlationAt({ lengthNm, exponent }: CorrelationModel, lagNm: number): number {
  return Math.exp(-((Math.abs(lagNm) / lengthNm) ** exponent));
}

/** The lag beyond which nothing is left. */
export function correlationReachNm({ lengthNm, exponent }: CorrelationModel): number {
  return lengthNm * (-Math.log(leastCorrelation)) ** (1 / exponent);
}
