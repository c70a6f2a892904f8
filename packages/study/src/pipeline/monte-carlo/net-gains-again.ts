import { drawScans, quickNetGains, type NetGainErrors } from '@modalgain/gain';
import type { RandomStream } from '@modalgain/numerics';
import type { FilmTask, NetGainTask, ScansTask } from './task.js';

/**
 * The net gains of a film measured again: from scans that are drawn from their fit and fitted anew, else by their errors. A
 * net gain that the trial leaves open has the error NaN.
 */
export function netGainsAgain({ netGain, scans }: FilmTask, random: RandomStream): NetGainErrors {
  return scans
    ? fromScans(netGain, scans, random)
    : { errorPerCm: netGain.map(({ standardErrorPerCm }) => standardErrorPerCm * random.normal()) };
}

function fromScans(netGain: readonly NetGainTask[], task: ScansTask, random: RandomStream): NetGainErrors {
  const drawn = drawScans(task.scans, task.truths, random);
  const series = drawn.scans.map((scan, i) => ({ scan, options: task.options[i] }));
  const { netGains, netGainCorrelation } = quickNetGains(series, task.shareSaturation);
  const found = netGain.map(({ scan = -1, isNoGain }) => {
    const again = netGains.at(scan);
    const truth = drawn.netGainPerCm.at(scan);
    const estimate = again && (isNoGain ? again.smallSignal : again.averaged);
    return estimate && truth !== undefined && Number.isFinite(estimate.standardError)
      ? { row: scan, error: estimate.value - truth, standardError: estimate.standardError }
      : { row: scan, error: NaN, standardError: NaN };
  });
  return {
    errorPerCm: found.map(({ error }) => error),
    standardErrorPerCm: found.map(({ standardError }) => standardError),
    covariancePerCm2: Float64Array.from(
      found.flatMap((a) =>
        found.map(
          (b) => netGainCorrelation[a.row * netGains.length + b.row] * a.standardError * b.standardError,
        ),
      ),
    ),
  };
}
