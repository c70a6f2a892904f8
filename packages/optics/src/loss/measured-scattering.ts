import { normalEstimate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { measuredRoughnessSpectrum, type RoughnessSpectrum } from './roughness-spectrum.js';
import { scatteringLossPerCm, type RoughInterface } from './scattering-loss.js';

/** A spectrum of roughness by rings of growing wavenumber, each with its error. */
export interface MeasuredRoughness {
  readonly kind: RoughnessSpectrum['kind'];
  readonly wavenumberPerNm: ArrayLike<number>;
  /** S in nm^3 (`ridges`) or W in nm^4 (`isotropic`); see RoughnessSpectrum. */
  readonly density: ArrayLike<number>;
  /** Standard error of each density over itself; the errors of the rings are independent. */
  readonly relativeError: ArrayLike<number>;
}

/**
 * The loss of `scatteringLossPerCm` by a measured spectrum, with what the errors of the spectrum make of it: each ring is moved by its error, and
 * the shifts are added in squares. The error of the theory, a factor of 2, is not in it.
 *
 * @throws InputError where the spectrum does not reach as far as the mode asks, from |beta - n k0| to beta + n k0 of cover and substrate
 */
export function measuredScatteringLoss({
  roughness,
  ...rough
}: Omit<RoughInterface, 'spectrum'> & { readonly roughness: MeasuredRoughness }): Estimate {
  const densities = Array.from(roughness.density);
  const lossOf = (density: readonly number[]): number =>
    scatteringLossPerCm({ ...rough, spectrum: measuredRoughnessSpectrum({ ...roughness, density }) });
  const loss = lossOf(densities);
  const shifts = densities.map((density, ring) =>
    isAskedFor(rough, roughness, ring)
      ? lossOf(densities.with(ring, density * (1 + roughness.relativeError[ring]))) - loss
      : 0,
  );
  return normalEstimate(loss, Math.hypot(...shifts), 'roughness scattering, measured spectrum');
}

/** Whether the mode scatters by waves between the neighbours of a ring. */
function isAskedFor(
  { stack, mode }: Omit<RoughInterface, 'spectrum'>,
  { wavenumberPerNm: q }: MeasuredRoughness,
  ring: number,
): boolean {
  const [lowest, highest] = scatteringWavenumbers({ stack, mode });
  return q[Math.min(ring + 1, q.length - 1)] > lowest && q[Math.max(ring - 1, 0)] < highest;
}

/** Least and largest spatial angular frequency, in rad/nm, by which an interface scatters a mode into cover or substrate. */
export function scatteringWavenumbers({
  stack,
  mode,
}: Pick<RoughInterface, 'stack' | 'mode'>): [number, number] {
  const { layers, wavelengthNm } = stack;
  const outer = [layers[0], layers[layers.length - 1]].map(({ index }) =>
    typeof index === 'number' ? index : index.n,
  );
  const k0 = (2 * Math.PI) / wavelengthNm;
  const highest = Math.max(...outer);
  return [k0 * Math.abs(mode.effectiveIndex[0] - highest), k0 * (mode.effectiveIndex[0] + highest)];
}
