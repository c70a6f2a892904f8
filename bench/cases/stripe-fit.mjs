import {
  basicBootstrapInterval,
  bootstrap,
  parametricSample,
  profileInterval,
} from '../../packages/numerics/dist/index.js';
import { fitStripeModel } from '../../packages/gain/dist/stripe/fit-model.js';
import { twoWayIntensity } from '../../packages/gain/dist/stripe/two-way.js';
import { medianMilliseconds } from '../lib/median.mjs';
import { preparedScan } from '../lib/scans.mjs';

const { points, prior } = preparedScan({ pointCount: 30, saturation: 0.003 });
const fit = (scan) => fitStripeModel({ name: 'two-way-saturable', points: scan, prior, offsetFreed: false });

/** The saturable model with its weights from the model, to the end of the rounds. */
export const saturableFit = () => ({
  milliseconds: medianMilliseconds({ rounds: 9, calls: 200 }, () => fit(points)),
});

const lossy = preparedScan({
  pointCount: 30,
  saturation: 0.003,
  loss: { lossPerCm: 60, standardErrorPerCm: 12 },
});

/** The same with a loss that does not saturate, known to 20 %: no closed form, every intensity is a quadrature. */
export const lossyFit = () => ({
  milliseconds: medianMilliseconds({ rounds: 9, calls: 5 }, () =>
    fitStripeModel({ name: 'two-way-with-loss', ...lossy, offsetFreed: false }),
  ),
});

/** The 95 % profile interval of its net gain. */
export function saturableProfile() {
  const { profiled } = fit(points);
  return { milliseconds: medianMilliseconds({ rounds: 9, calls: 100 }, () => profileInterval(profiled)) };
}

/** A thousand times that fit on data drawn from it, one thread. */
export function thousandBootstraps() {
  const original = fit(points);
  const { parameters, sigma: sigmas } = original;
  const expected = points.lengthCm.map((length) => twoWayIntensity(length, parameters) + parameters.offset);
  const model = { expected, sigmas };
  const work = () => {
    const replicates = bootstrap({
      replicates: 1000,
      seed: 1,
      draw: (stream) => parametricSample(model, stream),
      estimate: (intensity) => ({ values: [fit({ ...points, intensity }).parameters.netGainPerCm] }),
    });
    const { interval95 } = basicBootstrapInterval({
      original: { values: [parameters.netGainPerCm] },
      replicates,
    });
    if (!interval95.every(Number.isFinite))
      throw new Error('The bootstrap of the stripe fit gave no interval.');
  };
  return { milliseconds: medianMilliseconds({ rounds: 3, calls: 1 }, work) };
}
