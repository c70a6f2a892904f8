import {
  correctedAkaike,
  findRoot,
  noncentralTUpperTail,
  normalCdf,
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
import type { ExpectedMisfit } from './expected-misfit.js';

/** A t test: power is the probability that (shift + noise)/estimated deviation exceeds the critical value. */
interface ShiftedT {
  readonly shift: number;
  readonly critical: number;
  readonly freedom: number;
}

/** Free parameters of the saturable model. */
const freeParameters = 4;
/** Parameters as Akaike's criterion counts them, the noise level among them. */
const counted = { smallSignal: 4, saturable: 4.5 };

/** The share of scans in which the verdict on a fault is given; one test a fault, as the verdict makes it. */
export function faultPower(fault: StripeFault, misfit: ExpectedMisfit): number {
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
  const freedom = dataCount - freeParameters;
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
  const freedom = points.index.length - freeParameters - 1;
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
