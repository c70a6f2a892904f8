import type { StripeScan } from '@modalgain/measurements';
import {
  InputError,
  formatInterval,
  formatSignificant,
  leastSquares,
  profileInterval,
  propagate,
  sortVerdicts,
  studentTCdf,
  type Estimate,
  type FitProblem,
  type Verdict,
} from '@modalgain/numerics';
import { intervalEstimate } from '../stripe/estimates.js';
import { collectedIntegral } from './collected-integral.js';
import { alarmProbability } from './decay-checks.js';
import type { DecayScan } from './decay-scan.js';

export interface CouplingFreeInput {
  /** Stripe-length scan, background subtracted, on the intensity scale of the spot's. */
  readonly stripe: StripeScan;
  /** Shifting-spot scan of the same set-up, background subtracted; its distances increase. */
  readonly spot: DecayScan;
  /** Length dx of the spot along the stripe. */
  readonly spotLengthUm: Estimate;
  /** Passive loss, measured independently of this spot scan. */
  readonly lossPerCm: Estimate;
  /** Stripes longer than this saturate and are left out; default: all up to the spot's largest distance. */
  readonly longestStripeUm?: number;
}

export interface CouplingFreeGain {
  /** G = net gain + passive loss. */
  readonly gainAboveLossPerCm: Estimate;
  /** G - loss. */
  readonly netGainPerCm: Estimate;
  /** Stripes that entered. */
  readonly stripeCount: number;
  readonly verdicts: readonly Verdict[];
}

const fewestStripes = 4;
const umPerCm = 1e4;

/**
 * Net gain free of the collection: shifting spot and stripe share Omega(x), so that
 * G(L) = (1/L) ln[(dI_VSL/dL)/(I_SES(L)/dx)] = netGain + loss whatever Omega is. Solved in its integrated form,
 * I_VSL(L) = int_0^L I_SES(x)/dx exp(G x) dx, for one G, with the spot's profile free at every distance that it was measured at.
 * Both scans have one relative scatter unless they state their errors. J. Valenta et al., Appl. Phys. Lett. 81, 1396 (2002).
 *
 * @throws InputError where intensities are not above 0, distances do not increase, or too few stripes lie within them
 */
export function fitCouplingFreeGain(input: CouplingFreeInput): CouplingFreeGain {
  const data = prepare(input);
  const problem = jointProblem(data, false);
  const fit = leastSquares(problem);
  const profile = profileInterval({ problem, fit, parameter: 0 });
  const gain = intervalEstimate(
    fit.values[0],
    [
      profile.lowerOpen === undefined ? profile.lower : -Infinity,
      profile.upperOpen === undefined ? profile.upper : Infinity,
    ],
    'profile likelihood',
  );
  return {
    gainAboveLossPerCm: gain,
    netGainPerCm: propagate([gain, input.lossPerCm], ([above, loss]) => above - loss),
    stripeCount: data.lengthCm.length,
    verdicts: sortVerdicts([constancy(data, gain), reach(input, data)].filter((v) => v !== undefined)),
  };
}

interface JointData {
  readonly lengthCm: Float64Array;
  readonly logStripe: Float64Array;
  readonly stripeSigma: Float64Array;
  readonly nodeCm: Float64Array;
  /** ln of the intensity per cm. */
  readonly logSpot: Float64Array;
  readonly spotSigma: Float64Array;
  readonly logLengthError: number;
  readonly errorsKnown: boolean;
}

function prepare({ stripe, spot, spotLengthUm, longestStripeUm = Infinity }: CouplingFreeInput): JointData {
  const nodeCm = Float64Array.from(spot.distanceUm, (um) => um / umPerCm);
  if (nodeCm.length < 3 || nodeCm.some((x, j) => !(x >= 0) || (j > 0 && x <= nodeCm[j - 1])))
    throw new InputError('The shifting spot needs three distances or more that increase from 0 or above.');
  if (!(spotLengthUm.value > 0))
    throw new InputError(`Found a spot length of ${spotLengthUm.value} um; it must be above 0.`);
  const longestCm = Math.min(longestStripeUm / umPerCm, nodeCm[nodeCm.length - 1]) * (1 + 1e-12);
  const used = [...stripe.stripeLengthUm.keys()].filter(
    (i) => stripe.stripeLengthUm[i] / umPerCm <= longestCm,
  );
  if (used.length < fewestStripes)
    throw new InputError(
      `Found ${used.length} stripes no longer than the spot's largest distance; at least ${fewestStripes} are needed.`,
    );
  const spots = Array.from(spot.intensity);
  const stripes = used.map((i) => stripe.intensity[i]);
  const dark = [...spots, ...stripes].find((value) => !(value > 0 && Number.isFinite(value)));
  if (dark !== undefined)
    throw new InputError(`Found the intensity ${dark}; it must be above 0: leave such points out.`);
  const { intensityError: stripeError } = stripe;
  const { intensityError: spotError } = spot;
  const errorsKnown = stripeError !== undefined && spotError !== undefined;
  const spotLengthCm = spotLengthUm.value / umPerCm;
  return {
    lengthCm: Float64Array.from(used, (i) => stripe.stripeLengthUm[i] / umPerCm),
    logStripe: Float64Array.from(stripes, Math.log),
    stripeSigma: Float64Array.from(used, (i) => (errorsKnown ? stripeError[i] / stripe.intensity[i] : 1)),
    nodeCm,
    logSpot: Float64Array.from(spots, (value) => Math.log(value / spotLengthCm)),
    spotSigma: Float64Array.from(spots, (value, j) => (errorsKnown ? spotError[j] / value : 1)),
    logLengthError: spotLengthUm.standardError / spotLengthUm.value,
    errorsKnown,
  };
}

/**
 * Parameters: G, bend, ln of the spot length's error, ln s of every node. Residuals are logarithms, in which the scatter is
 * even; stripes first.
 */
function jointProblem(data: JointData, bent: boolean): FitProblem {
  const { lengthCm, logStripe, stripeSigma, nodeCm, logSpot, spotSigma, logLengthError } = data;
  const count = 3 + nodeCm.length;
  const prior = { mean: 0, standardDeviation: logLengthError };
  const at = (values: Float64Array, i: number) =>
    collectedIntegral(lengthCm[i], { nodeCm, logSpot: values.subarray(3) }, values[0], values[1]);
  return {
    parameters: [
      { name: 'gainAboveLossPerCm', unit: 'cm-1', start: startGain(data) },
      { name: 'bend', unit: 'cm-2', start: 0, fixed: !bent },
      { name: 'logSpotLength', start: 0, ...(logLengthError > 0 ? { prior } : { fixed: true }) },
      ...Array.from(logSpot, (start, j) => ({ name: `logSpot${j}`, start })),
    ],
    residualCount: lengthCm.length + nodeCm.length,
    sigmas: data.errorsKnown ? 'known' : 'unknown',
    residuals(values, out) {
      for (let i = 0; i < lengthCm.length; i++)
        out[i] = (Math.log(at(values, i).value) - values[2] - logStripe[i]) / stripeSigma[i];
      for (let j = 0; j < nodeCm.length; j++)
        out[lengthCm.length + j] = (values[3 + j] - logSpot[j]) / spotSigma[j];
    },
    jacobian(values, out) {
      out.fill(0);
      for (let i = 0; i < lengthCm.length; i++) {
        const { byLogSpot, byGain, byBend } = at(values, i);
        const row = [byGain, byBend, -1, ...byLogSpot];
        row.forEach((d, p) => (out[i * count + p] = d / stripeSigma[i]));
      }
      for (let j = 0; j < nodeCm.length; j++) out[(lengthCm.length + j) * count + 3 + j] = 1 / spotSigma[j];
    },
  };
}

/** From the ratio of the longest stripe to what the spots add up to without gain. */
function startGain({ lengthCm, logStripe, nodeCm, logSpot }: JointData): number {
  const longest = lengthCm.indexOf(Math.max(...lengthCm));
  const plain = collectedIntegral(lengthCm[longest], { nodeCm, logSpot }, 0, 0);
  return (logStripe[longest] - Math.log(plain.value)) / plain.byGain;
}

/** Whether G depends on the length, as under saturation. */
function constancy(data: JointData, gain: Estimate): Verdict | undefined {
  const { values, standardErrors, degreesOfFreedom } = leastSquares(jointProblem(data, true));
  const score = values[1] / standardErrors[1];
  if (!(degreesOfFreedom >= 2 && Number.isFinite(score))) return undefined;
  const probability = 2 * studentTCdf(-Math.abs(score), degreesOfFreedom);
  const evidence = { gainAboveLossPerCm: gain.value, score, probability };
  if (probability >= alarmProbability)
    return {
      code: 'gain-constant-over-length',
      severity: 'holds',
      sentence: 'One gain fits all lengths.',
      detail: `G = ${formatInterval(gain.interval95)} cm⁻¹ (95 %), the same for short and long stripes.`,
      evidence,
    };
  return {
    code: 'gain-changes-with-length',
    severity: 'caution',
    sentence: 'The gain changes with the stripe length.',
    detail: `${score < 0 ? 'It falls, as saturation makes it' : 'It rises, as a background or gated gain makes it'} (${formatSignificant(Math.abs(score), 2)} standard errors).`,
    evidence,
    next: score < 0 ? 'Leave out the longest stripes.' : 'Check backgrounds and the stripe zero.',
  };
}

function reach(
  { stripe, longestStripeUm }: CouplingFreeInput,
  { nodeCm, lengthCm }: JointData,
): Verdict | undefined {
  const left = stripe.stripeLengthUm.length - lengthCm.length;
  if (left === 0 || longestStripeUm !== undefined) return undefined;
  const reachUm = nodeCm[nodeCm.length - 1] * umPerCm;
  return {
    code: 'stripes-beyond-spot',
    severity: 'note',
    sentence: 'Stripes beyond the spot scan were left out.',
    detail: `${left} stripes are longer than ${formatSignificant(reachUm, 3)} µm, the largest distance of the spot.`,
    evidence: { leftOut: left, reachUm },
    next: 'Move the spot as far as the longest stripe.',
  };
}
