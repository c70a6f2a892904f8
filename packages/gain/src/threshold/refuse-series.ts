import { refuseShortSeries } from './checks/extent.js';
import { refuseConstantWidth } from './checks/narrowing.js';
import type { Refusal } from './checks/refusal.js';
import { refuseConstantSlope } from './checks/slope-change.js';
import { refuseStep, visibleStepFactor } from './checks/step.js';
import type { ReadSeries } from './read-series.js';

export interface SeriesRefusals {
  /** Why no definition (a) to (h) may be read off the series. */
  readonly series: Refusal | undefined;
  /** Why none that looks at the shape of the spectrum may be. */
  readonly spectra: Refusal | undefined;
  /** From which factor on a step would have been seen; undefined where steps were not looked for. */
  readonly visibleStepFactor: number | undefined;
}

/** The first reason, from the plainest on: what cannot be judged after one has failed is not judged. */
export function refuseSeries({ curves, steady }: ReadSeries, seed: number): SeriesRefusals {
  const light = curves['log-intensity'];
  const short = refuseShortSeries(light);
  const series = short ?? refuseStep(steady) ?? refuseConstantSlope(light, seed);
  return {
    series,
    spectra: series ?? (curves.width && refuseConstantWidth(curves.width)),
    visibleStepFactor: short ? undefined : visibleStepFactor(steady),
  };
}
