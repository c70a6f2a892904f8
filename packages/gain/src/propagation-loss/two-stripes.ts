import {
  InputError,
  formatInterval,
  formatSignificant,
  normalQuantile975,
  propagate,
  sortVerdicts,
  studentTQuantile,
  type Estimate,
  type Verdict,
} from '@modalgain/numerics';
import { lossOutcome, type LossResult } from './loss-result.js';

/** Repeated readings of edge emission with the near stripe, the far one behind it, and both pumped. */
export interface TwoStripeReadings {
  readonly near: readonly number[];
  readonly far: readonly number[];
  readonly both: readonly number[];
}

export interface TwoStripesInput {
  /** Background subtracted. One reading of each suffices where `relativeError` is given. */
  readonly readings: TwoStripeReadings;
  /** Length of each stripe in um. */
  readonly stripeLengthUm: Estimate;
  /** Standard deviation of one reading over its value where it is known; default: from the scatter of the repeats. */
  readonly relativeError?: number;
}

export interface TwoStripesResult extends LossResult {
  /** Absent where the readings do not bound it on both sides. */
  readonly netGainPerCm: Estimate | undefined;
  readonly netGainIntervalPerCm: readonly [number, number];
}

const configurations = ['near', 'far', 'both'] as const;
const method = 'two equal stripes, errors propagated';

/**
 * Net gain and loss from two equal stripes of length L, one at the edge (I1), one behind it (I2), both (I12):
 * g = ln(I12/I1 - 1)/L, loss = ln(I1/I2)/L. Nothing may saturate, and the stripes must be pumped alike.
 * All readings share one relative standard deviation.
 *
 * @throws InputError where a configuration has no reading, a reading is not above 0, or the length is not
 */
export function analyseTwoStripes({
  readings,
  stripeLengthUm,
  relativeError,
}: TwoStripesInput): TwoStripesResult {
  checkReadings(readings);
  if (!(stripeLengthUm.value > 0))
    throw new InputError(`Found a stripe length of ${stripeLengthUm.value} um; it must be above 0.`);
  const rangeCm = stripeLengthUm.value / 1e4;
  const means = meanEstimates(readings, relativeError);
  const quantity = (f: (i1: number, i2: number, i12: number) => number): Estimate =>
    means === undefined
      ? { value: NaN, standardError: Infinity, interval95: [-Infinity, Infinity], method }
      : propagate(
          [...means, stripeLengthUm],
          ([i1, i2, i12, lengthUm]) => (f(i1, i2, i12) * 1e4) / lengthUm,
          method,
        );
  const loss = quantity((i1, i2) => Math.log(i1 / i2));
  const gain = bounded(quantity((i1, _, i12) => (i12 > i1 ? Math.log(i12 / i1 - 1) : -Infinity)));
  const outcome = lossOutcome(loss, rangeCm);
  const closed = gain.interval95.every((end) => Number.isFinite(end));
  return {
    method: 'two-stripes',
    outcome,
    lossPerCm: outcome === 'not-determined' ? undefined : loss,
    lossIntervalPerCm: loss.interval95,
    netGainPerCm: closed ? gain : undefined,
    netGainIntervalPerCm: gain.interval95,
    verdicts: sortVerdicts([
      lossVerdict(loss, outcome, means !== undefined),
      gainVerdict(gain, closed, rangeCm),
    ]),
  };
}

function checkReadings(readings: TwoStripeReadings): void {
  for (const name of configurations) {
    if (readings[name].length === 0)
      throw new InputError(`There is no reading of the configuration "${name}".`);
    const wrong = readings[name].find((value) => !(value > 0 && Number.isFinite(value)));
    if (wrong !== undefined)
      throw new InputError(`Found the reading ${wrong} with "${name}" pumped; it must be above 0.`);
  }
}

/** Means with intervals from the pooled relative scatter; undefined where nothing tells how much readings scatter. */
function meanEstimates(
  readings: TwoStripeReadings,
  relativeError: number | undefined,
): Estimate[] | undefined {
  const means = configurations.map((name) => mean(readings[name]));
  const freedom = configurations.reduce((sum, name) => sum + readings[name].length - 1, 0);
  if (relativeError === undefined && freedom < 1) return undefined;
  const squares = configurations.reduce(
    (sum, name, k) => sum + readings[name].reduce((total, value) => total + (value / means[k] - 1) ** 2, 0),
    0,
  );
  const scatter = relativeError ?? Math.sqrt(squares / freedom);
  const quantile = relativeError === undefined ? studentTQuantile(0.975, freedom) : normalQuantile975;
  return configurations.map((name, k) => {
    const standardError = (means[k] * scatter) / Math.sqrt(readings[name].length);
    const half = quantile * standardError;
    // A reading is above 0, however wide its interval.
    const lower = Math.max(means[k] - half, means[k] * 1e-9);
    return {
      value: means[k],
      standardError,
      interval95: [lower, means[k] + half],
      method: 'repeated readings',
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Where both stripes together give no more than one, the gain has no lower bound. */
function bounded(gain: Estimate): Estimate {
  if (Number.isFinite(gain.value)) return gain;
  return { ...gain, standardError: Infinity, interval95: [-Infinity, Infinity] };
}

function lossVerdict(loss: Estimate, outcome: LossResult['outcome'], scatterKnown: boolean): Verdict {
  const [lower, upper] = loss.interval95;
  const evidence = { lossPerCm: loss.value, lowerPerCm: lower, upperPerCm: upper };
  const detail = `95 % interval: ${formatInterval([lower, upper])} cm⁻¹.`;
  if (!scatterKnown)
    return {
      code: 'scatter-unknown',
      severity: 'not-determined',
      sentence: 'Single readings carry no uncertainty.',
      detail: 'One reading of each configuration, and no error stated.',
      evidence: {},
      next: 'Repeat each configuration, three times or more.',
    };
  if (upper < 0)
    return {
      code: 'far-stripe-brighter',
      severity: 'contradiction',
      sentence: 'The far stripe is the brighter one.',
      detail,
      evidence,
      next: 'Check that both stripes are pumped alike and have one length.',
    };
  if (outcome === 'determined')
    return { code: 'loss-seen', severity: 'holds', sentence: 'Loss is seen.', detail, evidence };
  if (outcome === 'upper-limit')
    return {
      code: 'loss-upper-limit',
      severity: 'note',
      sentence: 'Only an upper limit of the loss.',
      detail,
      evidence,
      next: 'Use longer stripes, or more repeats.',
    };
  return {
    code: 'loss-not-determined',
    severity: 'not-determined',
    sentence: 'These readings do not determine the loss.',
    detail,
    evidence,
    next: 'Repeat the readings, or use longer stripes.',
  };
}

function gainVerdict(gain: Estimate, closed: boolean, lengthCm: number): Verdict {
  const [lower, upper] = gain.interval95;
  const evidence = {
    netGainPerCm: Number.isFinite(gain.value) ? gain.value : null,
    lowerPerCm: lower,
    upperPerCm: upper,
    gainLength: Number.isFinite(gain.value) ? gain.value * lengthCm : null,
  };
  if (!closed)
    return {
      code: 'gain-not-determined',
      severity: 'not-determined',
      sentence: 'These readings do not bound the gain.',
      detail: `95 % interval: ${formatInterval([lower, upper])} cm⁻¹.`,
      evidence,
      next: 'Repeat the readings.',
    };
  return {
    code: 'saturation-not-tested',
    severity: 'note',
    sentence: 'Two stripes cannot show saturation.',
    detail:
      `Gain ${formatInterval([lower, upper])} cm⁻¹, g L = ${formatSignificant(gain.value * lengthCm, 2)} in each stripe.\n` +
      'Saturation in the longer emission would lower it.',
    evidence,
    next: 'Repeat at half the length: the gain must stay.',
  };
}
