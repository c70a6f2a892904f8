import { planStripe, type StripePlan, type StripeSituation } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import { presentScan } from './present-situation.js';

/** What the user states in place of, or beside, what the present scans show. */
export interface StatedStripe {
  readonly netGainPerCm?: number;
  readonly compressionLengthUm?: number;
  readonly relativeNoise?: number;
  readonly longestUm?: number;
}

/** The plan of a scan of one film at one fluence; null where it is for stated values. */
export interface PlannedScan {
  readonly film: string | null;
  readonly fluenceUjPerCm2: number | null;
  readonly situation: StripeSituation;
  /** Relative standard error of the net gain as it is known now. */
  readonly presentRelativeError: number | null;
  readonly plan: StripePlan;
}

/** One plan a scan of the films whose gain is determined; one alone where the net gain is stated. */
export function stripePlans(
  films: readonly FilmResult[],
  wantedRelativeError: number,
  stated: StatedStripe,
): PlannedScan[] {
  if (stated.netGainPerCm !== undefined)
    return [statedPlan(stated.netGainPerCm, wantedRelativeError, stated)];
  const plans = films.flatMap(({ name, stripes }) =>
    stripes.flatMap((stripe): PlannedScan[] => {
      const present = presentScan(stripe);
      if (!present || !stripe.netGainPerCm) return [];
      const { relativeNoise = present.situation.relativeNoise, longestUm = present.longestUm } = stated;
      const situation = { ...present.situation, relativeNoise };
      const { value, standardError } = stripe.netGainPerCm;
      return [
        {
          film: name,
          fluenceUjPerCm2: stripe.fluenceUjPerCm2?.value ?? null,
          situation,
          presentRelativeError: standardError / value,
          plan: planStripe({ situation, wantedRelativeError, longestUm }),
        },
      ];
    }),
  );
  if (plans.length > 0) return plans;
  throw new InputError(
    'has no scan with a net gain to plan from; state what you expect, e.g. --gain "150 cm-1" --noise "5 %" --longest "400 um".',
  );
}

function statedPlan(netGainPerCm: number, wantedRelativeError: number, stated: StatedStripe): PlannedScan {
  const { compressionLengthUm, relativeNoise, longestUm } = stated;
  if (relativeNoise === undefined || longestUm === undefined)
    throw new InputError(
      'A plan for a stated gain also needs the noise and the longest stripe, e.g. --noise "5 %" --longest "400 um".',
    );
  const situation: StripeSituation = {
    netGainPerCm,
    relativeNoise,
    ...(compressionLengthUm !== undefined && { compressionLengthUm }),
  };
  return {
    film: null,
    fluenceUjPerCm2: null,
    situation,
    presentRelativeError: null,
    plan: planStripe({ situation, wantedRelativeError, longestUm }),
  };
}
