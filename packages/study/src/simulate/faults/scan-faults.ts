import type { StripeFault } from '@modalgain/gain';
import { trueStripe } from '../film-physics.js';
import { faultSize, type FaultAt } from './fault-size.js';
import { gaussianProfile, slitProfile } from './pump-profile.js';
import { tabulated, unevenLight } from './uneven-stripe.js';

/** A scan and its points. */
export interface FaultyScan extends FaultAt {
  readonly fluenceUjPerCm2: number;
  readonly pointCount: number;
}

/** Faults of a scan of one intensity a length, as the simulation of a scan takes them; the stage has an error of its own. */
export function scanFaults(scan: FaultyScan & { readonly zeroErrorUm: number }): StripeFault[] {
  const { truth, name, pointCount } = scan;
  const { lossPerCm } = truth.films[name];
  const middle = Math.floor(pointCount / 2);
  const where = (
    kind: Parameters<typeof faultSize>[0],
    make: (size: number) => StripeFault,
  ): StripeFault[] => {
    const size = faultSize(kind, scan);
    return size === undefined ? [] : [make(size)];
  };
  return [
    ...where('time-integration', (lifetimes) => ({ kind: 'time-integration', lossPerCm, lifetimes })),
    ...where('background', (share) => ({ kind: 'background', share })),
    ...where('zero-error', (longerUm) => ({
      kind: 'zero-error',
      zeroErrorUm: scan.zeroErrorUm + longerUm,
    })),
    ...where('drift', (share) => ({ kind: 'drift', share })),
    ...where('step', (factor) => ({ kind: 'step', at: middle, factor })),
    ...where('detector-limit', (share) => ({ kind: 'count-limit', share })),
  ];
}

/** A slit's first fringe rises to 1.37, two that meet to less than twice the pump. */
const mostOfPump = 2;

/** What leaves the edge of an unevenly pumped stripe by its length in cm; undefined for a stripe that is pumped evenly. */
export function unevenLightOf(scan: FaultyScan): ((lengthCm: number) => number) | undefined {
  const { truth, name } = scan;
  const radiusUm = faultSize('gaussian-stripe', scan);
  const distanceMm = faultSize('slit-fringes', scan);
  if (radiusUm === undefined && distanceMm === undefined) return undefined;
  const gaussian = radiusUm === undefined ? () => 1 : gaussianProfile(radiusUm);
  const slit =
    distanceMm === undefined ? () => 1 : slitProfile({ distanceMm, wavelengthNm: truth.pumpWavelengthNm });
  const fluence = trueFluence(scan);
  const at = (share: number) => trueStripe(truth, truth.films[name], share * fluence);
  return unevenLight({
    local: tabulated(at, mostOfPump),
    profile: (zCm, lengthCm) => gaussian(zCm, lengthCm) * slit(zCm, lengthCm),
    saturation: at(1).saturation,
  });
}

/** The fluence that the film has had, where another one is stated. */
export function trueFluence(scan: FaultAt & { readonly fluenceUjPerCm2: number }): number {
  return scan.fluenceUjPerCm2 / (faultSize('fluence-scale', scan) ?? 1);
}
