import { chiSquareCdf, normalEstimate, studentTQuantile } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';

/** Several estimates of one quantity as one, with a verdict on whether they agree. */
export interface CombinedRepeats {
  readonly estimate: Estimate;
  /** Absent for a single estimate. */
  readonly verdict?: Verdict;
}

interface RepeatsRequest {
  /** At least one, each with a finite standard error. */
  readonly estimates: readonly Estimate[];
  /** What is repeated, for the verdict: "thickness". */
  readonly quantity: string;
  readonly film: string;
}

const disagreementLevel = 0.01;

/**
 * The mean of repeated measurements with scatter between them beside the error within each (random effects,
 * R. DerSimonian and N. Laird, Control. Clin. Trials 7, 177 (1986), doi 10.1016/0197-2456(86)90046-2). Where the repeats
 * scatter more than their errors, the interval widens by Student's t with one degree of freedom fewer than repeats.
 */
export function combineRepeats({ estimates, quantity, film }: RepeatsRequest): CombinedRepeats {
  const first = estimates.at(0);
  if (first === undefined) throw new Error('combineRepeats needs at least one estimate');
  if (estimates.length === 1) return { estimate: first };
  const degreesOfFreedom = estimates.length - 1;
  const within = weightedMean(estimates, 0);
  const q = estimates.reduce(
    (sum, { value, standardError }) => sum + ((value - within.mean) / standardError) ** 2,
    0,
  );
  const squares = estimates.reduce((sum, { standardError }) => sum + standardError ** -4, 0);
  const between = Math.max(0, (q - degreesOfFreedom) / (within.weight - squares / within.weight));
  const { mean, weight } = weightedMean(estimates, between);
  const standardError = 1 / Math.sqrt(weight);
  const method = `mean of ${estimates.length} repeats, scatter between and within`;
  const normal = normalEstimate(mean, standardError, method);
  const half = studentTQuantile(0.975, degreesOfFreedom) * standardError;
  const estimate = between > 0 ? { ...normal, interval95: [mean - half, mean + half] as const } : normal;
  return {
    estimate,
    verdict: agreement({ q, degreesOfFreedom, quantity, film, betweenSd: Math.sqrt(between) }),
  };
}

function weightedMean(estimates: readonly Estimate[], between: number): { mean: number; weight: number } {
  let weight = 0;
  let sum = 0;
  for (const { value, standardError } of estimates) {
    const w = 1 / (standardError ** 2 + between);
    weight += w;
    sum += w * value;
  }
  return { mean: sum / weight, weight };
}

interface Agreement {
  readonly q: number;
  readonly degreesOfFreedom: number;
  readonly quantity: string;
  readonly film: string;
  readonly betweenSd: number;
}

function agreement({ q, degreesOfFreedom, quantity, film, betweenSd }: Agreement): Verdict {
  const probability = 1 - chiSquareCdf(q, degreesOfFreedom);
  const evidence = { chiSquare: q, degreesOfFreedom, probability, betweenStandardDeviation: betweenSd };
  const numbers = `χ² ${q.toFixed(1)} for ${degreesOfFreedom} degrees of freedom, p = ${probability.toPrecision(2)}.`;
  if (probability >= disagreementLevel) {
    return {
      code: 'repeats-agree',
      severity: 'holds',
      sentence: `Repeats of the ${quantity} agree.`,
      detail: numbers,
      evidence,
      film,
    };
  }
  return {
    code: 'repeats-scatter',
    severity: 'caution',
    sentence: `Repeats of the ${quantity} scatter too much.`,
    detail: `${numbers} The scatter is in the error.`,
    evidence,
    next: 'Find out what changed between the repeats.',
    film,
  };
}
