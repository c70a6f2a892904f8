import type { Determination, Estimate } from '@modalgain/numerics';

/** What has to be compared: a reported quantity and its truth; either may be missing. */
export interface TruthClaim {
  readonly quantity: string;
  readonly of: string;
  /** Of a gain. */
  readonly fluenceUjPerCm2?: number;
  readonly truth: number | undefined;
  readonly reported: Estimate | Determination | null | undefined;
}
