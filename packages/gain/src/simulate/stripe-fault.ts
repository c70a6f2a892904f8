import { simulateStripeScan, type StripeScanTruth } from './stripe-scan.js';
import type { StripeScan } from '@modalgain/measurements';
import { twoWayIntensity } from '../stripe/two-way.js';

/** What may go wrong in taking a scan, beyond what `StripeScanTruth` holds; shares are relative to the signal. */
export type StripeFault =
  /** The detector gives no more than this share of the largest expected intensity. */
  | { readonly kind: 'count-limit'; readonly share: number }
  /** From the given point on (counted from 0, in scan order) everything is multiplied by a factor. */
  | { readonly kind: 'step'; readonly at: number; readonly factor: number }
  /** The signal changes by this share from the first point to the last. */
  | { readonly kind: 'drift'; readonly share: number }
  /**
   * The detector integrates the whole decay: source and gain both fall as exp(-t/tau), the gain on top of a constant loss
   * in cm-1, from the truth's net gain on.
   */
  | { readonly kind: 'time-integration'; readonly lossPerCm: number };

/** A simulated scan with a fault. */
export function simulateFaultyScan(truth: StripeScanTruth, fault: StripeFault): StripeScan {
  const { scan, expectedIntensity } = simulateStripeScan(truth);
  const largest = expectedIntensity.reduce((a, b) => Math.max(a, b), 0);
  const intensity = scan.intensity.map((value, i) => {
    switch (fault.kind) {
      case 'count-limit':
        return Math.min(value, fault.share * largest);
      case 'step':
        return i >= fault.at ? value * fault.factor : value;
      case 'drift':
        return value * (1 + (fault.share * i) / (scan.intensity.length - 1));
      case 'time-integration':
        // Pump noise is common to all moments of a pulse.
        return (
          (value * integrated(scan.stripeLengthUm[i] / 1e4, truth, fault.lossPerCm)) / expectedIntensity[i]
        );
    }
  });
  return { ...scan, intensity };
}

const moments = 40;

/** Integral over time in units of tau; n = exp(-t/tau) runs evenly from 1 to 0 because dt exp(-t/tau) = dn. */
function integrated(lengthCm: number, truth: StripeScanTruth, lossPerCm: number): number {
  let sum = 0;
  for (let k = 0; k < moments; k++) {
    const excited = (k + 0.5) / moments;
    const netGainPerCm = (truth.netGainPerCm + lossPerCm) * excited - lossPerCm;
    sum += twoWayIntensity(lengthCm, { ...truth, netGainPerCm });
  }
  return sum / moments;
}
