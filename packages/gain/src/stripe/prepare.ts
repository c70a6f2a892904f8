import type { StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { PriorKnowledge } from './prior-knowledge.js';
import { showsLight } from './light.js';
import { usedPoints, type StripePoints } from './points.js';
import type { StripeFitOptions } from './stripe-fit.js';
import type { KnownLoss } from './stripe-problem.js';

/** A scan with what the fit takes from it. */
export interface PreparedScan {
  readonly scan: StripeScan;
  readonly options: StripeFitOptions;
  readonly points: StripePoints;
  readonly prior: PriorKnowledge;
  /** Whether there are enough points with light to try a fit. */
  readonly fittable: boolean;
}

const defaultZeroErrorUm = 2;
const umPerCm = 1e4;

/** Fewer points leave no freedom to tell saturation from noise. */
export const fewestPoints = 8;

/**
 * Takes a scan's used points and what is known beforehand.
 *
 * @throws InputError where lengths, intensities or stated errors are no usable numbers, or an excluded point does not exist
 */
export function prepareScan(scan: StripeScan, options: StripeFitOptions): PreparedScan {
  const points = usedPoints(scan, options.exclude ?? []);
  const fittable =
    points.index.length >= fewestPoints && points.intensity.some((value) => value > 0) && showsLight(points);
  return { scan, options, points, prior: priorKnowledge(points, options), fittable };
}

function priorKnowledge(points: StripePoints, options: StripeFitOptions): PriorKnowledge {
  const { readNoise, photonIntensity = 0, zeroErrorUm = defaultZeroErrorUm } = options;
  const scale = points.intensityScale;
  const smallestSigma = points.sigma?.reduce((a, b) => Math.min(a, b), Infinity);
  const darkError = options.darkError ?? readNoise;
  return {
    noise: {
      photonIntensity: photonIntensity / scale,
      ...(readNoise === undefined ? {} : { readVariance: (readNoise / scale) ** 2 }),
    },
    ...(darkError !== undefined
      ? { darkError: darkError / scale }
      : smallestSigma !== undefined && { darkError: smallestSigma }),
    zeroErrorCm: zeroErrorUm / umPerCm,
    ...(options.loss === undefined ? {} : { loss: checkedLoss(options.loss) }),
  };
}

function checkedLoss(loss: KnownLoss): KnownLoss {
  const { lossPerCm, standardErrorPerCm } = loss;
  if (!(lossPerCm >= 0 && standardErrorPerCm >= 0 && Number.isFinite(lossPerCm + standardErrorPerCm)))
    throw new InputError(
      `The loss is given as ${lossPerCm} +- ${standardErrorPerCm} cm-1; both must be numbers of at least 0.`,
    );
  return loss;
}
