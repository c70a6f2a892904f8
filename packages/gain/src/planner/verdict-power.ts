import { normalCdf, normalQuantile } from '@modalgain/numerics';
import { place } from '../stripe/stripe-problem.js';
import { expectedMisfit, type ExpectedScan } from './expected-misfit.js';
import { faultPower } from './fault-power.js';

/** What the verdict on a fault will be worth, before anything is measured. */
export interface VerdictForecast {
  /** Share of such scans in which `fitStripe`, told of the read noise, will give the verdict. */
  readonly power: number;
  /** The most that any test with 5 % false alarms could reach, and were the noise known exactly (Neyman and Pearson). */
  readonly largestPower: number;
  /** What the fault adds to the net gain of Eq. 1, fitted with weights and with the offset's prior. */
  readonly biasPerCm: number;
}

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
  const power = faultPower(expected.fault, misfit);
  const withoutFault = expected.fault.kind === 'saturation' ? [smallSignal] : [smallSignal, saturable];
  const distance = Math.sqrt(Math.min(...withoutFault.map(({ result }) => result.chiSquare)));
  return {
    power,
    // Equal values tell of a count limit what no distance does.
    largestPower: Math.max(power, normalCdf(distance - normalQuantile(0.95))),
    biasPerCm: smallSignal.result.values[place.netGain] - truth.netGainPerCm,
  };
}
