import type { Estimate } from '@modalgain/numerics';
import type { Judgement } from '../outcome.js';
import type { ExcludedPoint } from '../points.js';
import type { RisingGain } from '../rising-gain.js';
import type { EquationOneWindow, StripeModelResult } from '../stripe-fit.js';

/** Everything that the verdicts on one scan look at. */
export interface StripeEvidence {
  readonly judgement: Judgement;
  readonly saturable: StripeModelResult;
  readonly smallSignal: StripeModelResult;
  readonly rising: RisingGain;
  /** Whether the points tell a dependence on the length from a constant. */
  readonly dependsOnLength: boolean;
  readonly sigmasStated: boolean;
  readonly longestUm: number;
  readonly intensityScale: number;
  readonly compressionLengthUm: Estimate | undefined;
  readonly equationOne: readonly EquationOneWindow[];
  readonly excluded: readonly ExcludedPoint[];
}

/** The model that the data prefer. */
export function preferred({ saturable, smallSignal }: StripeEvidence): StripeModelResult {
  return saturable.weight > smallSignal.weight ? saturable : smallSignal;
}
