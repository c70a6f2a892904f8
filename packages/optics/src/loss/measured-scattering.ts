import { gaussLegendre, InputError, normalEstimate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { measuredRoughnessSpectrum, type SpectrumPoints } from './roughness-spectrum.js';
import type { RoughnessSpectrum } from './roughness-spectrum.js';
import { meanPerCm, scatteringSource } from './scattering-source.js';
import type { InterfaceOfMode, ScatteringSource } from './scattering-source.js';

/** A spectrum of roughness by rings of growing wavenumber, each with its error. */
export interface MeasuredRoughness extends SpectrumPoints {
  /** Standard error of each density over itself; the errors of the rings are independent. */
  readonly relativeError: ArrayLike<number>;
}

/**
 * The loss of `scatteringLossPerCm` by a measured spectrum, with what the errors of its rings make of it. The error of the theory, a factor of 2,
 * is not in it. The directions are those of a fixed Gauss rule, fine enough for a spectrum that is itself known to per cents only.
 *
 * @throws InputError where the spectrum does not reach as far as the mode asks (see `scatteringWavenumbers`), and for errors that are not one a ring, 0 or above.
 */
export function measuredScatteringLoss({
  roughness,
  ...place
}: InterfaceOfMode & { readonly roughness: MeasuredRoughness }): Estimate {
  const { at, kind } = measuredRoughnessSpectrum(roughness);
  const rings = Array.from(roughness.wavenumberPerNm);
  requireErrors(roughness.relativeError, rings.length);
  const byRing = new Float64Array(rings.length);
  let loss = 0;
  for (const { q, weight } of directions(scatteringSource(place), kind)) {
    const part = weight * at(q);
    loss += part;
    // On straight lines between logarithms the loss follows the rings before and after by their nearness.
    const after = rings.findIndex((ring) => ring >= q);
    const before = Math.max(0, after - 1);
    const share = after === 0 ? 0 : Math.log(q / rings[before]) / Math.log(rings[after] / rings[before]);
    byRing[before] += (1 - share) * part;
    byRing[after] += share * part;
  }
  const errors = byRing.map((part, ring) => part * roughness.relativeError[ring]);
  return normalEstimate(loss, Math.hypot(...errors), 'roughness scattering, measured spectrum');
}

function requireErrors(relativeError: ArrayLike<number>, rings: number): void {
  const errors = Array.from(relativeError);
  if (errors.length === rings && errors.every((error) => error >= 0 && error < Infinity)) return;
  const odd = errors.find((error) => !(error >= 0 && error < Infinity));
  throw new InputError(
    `found ${odd === undefined ? `${errors.length} errors` : `an error of ${odd}`}, expected one error of 0 or above for each of ${rings} rings.`,
    { field: 'relativeError' },
  );
}

/** Least and largest spatial angular frequency, in rad/nm, by which an interface scatters a mode into cover or substrate. */
export function scatteringWavenumbers(place: InterfaceOfMode): [number, number] {
  const { beta, outside } = scatteringSource(place);
  const farthest = Math.max(...outside);
  return [beta - farthest, beta + farthest];
}

/** A wave of the roughness that scatters, and what its density adds to the loss in 1/cm. */
interface Direction {
  readonly q: number;
  readonly weight: number;
}

const nodes = 40;

function directions(
  { beta, outside, strength }: ScatteringSource,
  kind: RoughnessSpectrum['kind'],
): Direction[] {
  const rays = kind === 'ridges' ? inPlane : overSphere;
  return outside.flatMap((k) =>
    rays({ beta, k }).map(({ q, weight }) => ({ q, weight: meanPerCm([strength * weight, 0]) })),
  );
}

interface Outside {
  readonly beta: number;
  readonly k: number;
}

/** As in `scatteringLossPerCm`: over the angle from 0 to pi. */
const inPlane = ({ beta, k }: Outside): Direction[] =>
  angles(Math.PI, 4 * nodes).map(({ angle, weight }) => ({ q: beta - k * Math.cos(angle), weight }));

/** As in `scatteringLossPerCm`: latitudes from the electric field's equator, azimuths about the field. */
const overSphere = ({ beta, k }: Outside): Direction[] =>
  angles(Math.PI / 2, nodes).flatMap((latitude) => {
    const [across, radius] = [k * Math.sin(latitude.angle), Math.cos(latitude.angle)];
    return angles(Math.PI, nodes).map((azimuth) => ({
      q: Math.hypot(beta - k * radius * Math.cos(azimuth.angle), across),
      weight: (k / Math.PI) * radius ** 3 * latitude.weight * azimuth.weight,
    }));
  });

/** Gauss nodes from 0 to `upper`. */
function angles(upper: number, count: number): { angle: number; weight: number }[] {
  const rule = gaussLegendre(count);
  return Array.from(rule.nodes, (node, i) => ({
    angle: (upper * (1 + node)) / 2,
    weight: (upper * rule.weights[i]) / 2,
  }));
}
