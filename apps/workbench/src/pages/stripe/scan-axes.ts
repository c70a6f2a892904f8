import type { StripeResult } from '@modalgain/study';
import { linearScale, logScale, type Interval, type Scale } from '../../plot/scale';

export type IntensityScale = 'log' | 'linear';

/** Domains that hold all scans of a film, so that they compare. */
export interface ScanDomains {
  readonly lengthUm: Interval;
  readonly intensity: Interval;
  readonly kind: IntensityScale;
}

export function scanDomains(stripes: readonly StripeResult[], kind: IntensityScale): ScanDomains {
  const points = stripes.flatMap((stripe) => stripe.points);
  const intensities = points.map(({ intensity }) => intensity);
  const positive = intensities.filter((intensity) => intensity > 0);
  const longest = Math.max(...points.map(({ stripeLengthUm }) => stripeLengthUm));
  const log: Interval = [Math.min(...positive) * 0.55, Math.max(...positive) * 2];
  const [low, high] = [Math.min(0, ...intensities), Math.max(...intensities, 0)];
  const room = (high - low) * 0.06 || 1;
  const linear: Interval = [low - room / 3, high + 2 * room];
  return {
    lengthUm: [0, longest * 1.04],
    intensity: kind === 'log' && positive.length > 0 ? log : linear,
    kind: positive.length > 0 ? kind : 'linear',
  };
}

export const intensityAxis = ({ intensity, kind }: ScanDomains, range: Interval): Scale =>
  kind === 'log' ? logScale(intensity, range) : linearScale(intensity, range, 4);

/** Residuals beyond this stand at the edge. */
export const largestResidual = 4;

export const residualAxis = (range: Interval): Scale => ({
  ...linearScale([-largestResidual - 0.4, largestResidual + 0.4], range),
  ticks: [-2, 0, 2],
});
