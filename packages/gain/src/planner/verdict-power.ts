import {
  correctedAkaike,
  findRoot,
  noncentralTUpperTail,
  normalCdf,
  normalQuantile,
  randomStream,
  studentTQuantile,
} from '@modalgain/numerics';
import { driftFalseAlarms, driftSignature } from '../stripe/faults/drift.js';
import { chanceOfLargest } from '../stripe/faults/largest-of-many.js';
import { orderSeparates } from '../stripe/faults/scan-order.js';
import { faultFrame, faultScore, without } from '../stripe/faults/signature.js';
import { largestScore, stepFalseAlarms, stepSearch } from '../stripe/faults/step.js';
import { noticedWeight } from '../stripe/outcome.js';
import { gainSpread, risingFalseAlarms } from '../stripe/rising-gain.js';
import { place } from '../stripe/stripe-problem.js';
import { twoWayIntensity } from '../stripe/two-way.js';
import type { StripeFault } from '../simulate/stripe-fault.js';
import { expectedMisfit, type ExpectedMisfit, type ExpectedScan } from './expected-misfit.js';

/** What the verdict on a fault will be worth, before anything is measured. */
export interface VerdictForecast {
  /** Share of such scans in which `fitStripe`, told of the read noise, will give the verdict. */
  readonly power: number;
  /** The most that any test with 5 % false alarms could reach, and were the noise known exactly (Neyman and Pearson). */
  readonly largestPower: number;
  /** What the fault adds to the net gain of Eq. 1, fitted with weights and with the offset's prior. */
  readonly biasPerCm: number;
}

/** A t test: power is the probability that (shift + noise)/estimated deviation exceeds the critical value. */
interface ShiftedT {
  readonly shift: number;
  readonly critical: number;
  readonly freedom: number;
}

/** Parameters of Eq. 1 and of the saturable model, and as Akaike's criterion counts them, the noise level among them. */
const parameters = { smallSignal: 3, saturable: 4 };
const counted = { smallSignal: 4, saturable: 4.5 };

/**
 * The power of the verdict on a fault of given size, to first order: the fault's distortion, as far as the model cannot take
 * it up, in standard deviations, against the critical value of the test; the noise level is estimated from as few points as
 * there are.
 *
 * @throws InputError for fewer than 8 lengths, a length that is not above 0, or a situation out of range
 */
export function verdictPower(expected: ExpectedScan): VerdictForecast {
  const misfit = expectedMisfit(expected);
  const { smallSignal, saturable, truth } = misfit;
  const power = powerOf(expected.fault, misfit);
  const withoutFault = expected.fault.kind === 'saturation' ? [smallSignal] : [smallSignal, saturable];
  const distance = Math.sqrt(Math.min(...withoutFault.map(({ result }) => result.chiSquare)));
  return {
    power,
    largestPower: Math.max(power, normalCdf(distance - normalQuantile(0.95))),
    biasPerCm: smallSignal.result.values[place.netGain] - truth.netGainPerCm,
  };
}

function powerOf(fault: StripeFault, misfit: ExpectedMisfit): number {
  switch (fault.kind) {
    case 'saturation':
      return powerOfT(saturationTest(misfit));
    case 'background':
    case 'zero-error':
      return powerOfT(offsetTest(misfit));
    case 'step':
      return stepPower(misfit);
    case 'drift':
      return orderSeparates(misfit.points.lengthCm) ? powerOfT(driftTest(misfit)) : 0;
    case 'time-integration':
      return powerOfT(risingTest(misfit));
    case 'count-limit':
      return clippedTwice(misfit, fault.share);
  }
}

function powerOfT({ shift, critical, freedom }: ShiftedT): number {
  return noncentralTUpperTail(critical, { freedom, noncentrality: Math.abs(shift) });
}

/** The Akaike weight at which saturation is noticed, as a t test of the parameter that it adds. */
function saturationTest({ smallSignal, points }: ExpectedMisfit): ShiftedT {
  const dataCount = points.index.length;
  const freedom = dataCount - parameters.saturable;
  const cost = (parameterCount: number): number =>
    correctedAkaike({ parameterCount, dataCount, logLikelihood: 0 });
  const likelihoodRatio =
    2 * Math.log(noticedWeight / (1 - noticedWeight)) + cost(counted.saturable) - cost(counted.smallSignal);
  return {
    shift: Math.sqrt(smallSignal.result.chiSquare),
    critical: Math.sqrt(freedom * Math.expm1(likelihoodRatio / dataCount)),
    freedom,
  };
}

/** A free offset against what its prior and its own error allow, as `fitStripeModels` frees it. */
function offsetTest({ freed, points }: ExpectedMisfit): ShiftedT {
  const freedom = points.index.length - parameters.saturable - 1;
  const error = freed.result.standardErrors[place.offset];
  return {
    shift: freed.parameters.offset / error,
    critical: studentTQuantile(0.995, freedom) * Math.hypot(1, freed.offsetPriorError / error),
    freedom,
  };
}

const simulatedScans = 2000;

/**
 * A step is looked for at every place, and one beside the right one counts as well: that has no closed form, so noise is
 * added to the expected rest, which is all that the search looks at.
 */
function stepPower({ saturable, points }: ExpectedMisfit): number {
  const frame = faultFrame(saturable, points);
  const search = stepSearch(frame);
  const critical = findRoot({
    f: (score) => chanceOfLargest({ ...search, score }) - stepFalseAlarms,
    lower: 1,
    upper: 30,
    tolerance: 1e-3,
  });
  const random = randomStream(0);
  let found = 0;
  for (let scan = 0; scan < simulatedScans; scan++) {
    const noisy = frame.rest.map((expected) => expected + random.normal());
    const rest = without(noisy, frame.taken);
    if (Math.abs(largestScore({ ...frame, rest }, search.directions).score) > critical) found += 1;
  }
  return found / simulatedScans;
}

function driftTest({ saturable, points }: ExpectedMisfit): ShiftedT {
  const frame = faultFrame(saturable, points);
  const freedom = frame.freedom - 1;
  return {
    shift: faultScore(frame, driftSignature(frame)).visible,
    critical: studentTQuantile(1 - driftFalseAlarms / 2, freedom),
    freedom,
  };
}

function risingTest({ smallSignal, points }: ExpectedMisfit): ShiftedT {
  const { visible, frame } = gainSpread(smallSignal, points);
  const freedom = frame.freedom - 1;
  return { shift: Math.max(0, visible), critical: studentTQuantile(1 - risingFalseAlarms, freedom), freedom };
}

/** Probability that at least two points lie above the limit, and so share their value exactly. */
function clippedTwice({ truth, points }: ExpectedMisfit, share: number): number {
  const { readNoise = 0, pumpNoise = 0 } = truth;
  const unclipped = points.lengthCm.map((length) => twoWayIntensity(length, truth));
  const limit = share * unclipped.reduce((a, b) => Math.max(a, b), 0);
  let none = 1;
  let one = 0;
  for (const mean of unclipped) {
    const above = normalCdf((mean - limit) / Math.hypot(readNoise, pumpNoise * mean));
    one = one * (1 - above) + none * above;
    none *= 1 - above;
  }
  return 1 - none - one;
}
