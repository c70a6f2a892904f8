import { lightProfile, planeWave, pumpAbsorption, type Layer } from '@modalgain/optics';
import { layersOf, type GuideMedium, type GuideStack } from './guide-stack.js';
import { interfacesNm } from './guide-picture.js';

/** What the pump does in a stack: plane light from the cover at normal incidence, on a substrate without a back side. */
export interface PumpProfile {
  readonly wavelengthNm: number;
  readonly reflectance: number;
  readonly transmittance: number;
  /** Share of the incident fluence that the film absorbs. */
  readonly filmAbsorptance: number;
  readonly xNm: Float64Array;
  /** |E|^2 over that of the incoming wave alone. */
  readonly electricIntensity: Float64Array;
  /** Share of the incident fluence absorbed per nm. */
  readonly absorptionPerNm: Float64Array;
}

const points = 320;

/**
 * Pump light and absorption in depth, by transfer matrix, interference included.
 *
 * @param guide the stack at the pump's wavelength, its film with k above 0
 * @throws InputError for a film without k
 */
export function pumpProfile(
  guide: GuideStack,
  [above, below]: readonly [cover: number, substrate: number],
): PumpProfile {
  const layers = [
    indexOf(guide.cover),
    ...layersOf(guide).map((layer) => ({ ...indexOf(layer), thicknessNm: layer.thicknessNm })),
    indexOf(guide.substrate),
  ];
  const stack = { wavelengthNm: guide.wavelengthNm, layers, film: 1 + guide.above.length };
  const { reflectance, transmittance, filmAbsorptance } = pumpAbsorption({ stack, polarization: 'TE' });
  const bottom = interfacesNm(guide).at(-1) ?? 0;
  const xNm = Float64Array.from(
    { length: points },
    (_, i) => -above + ((bottom + below + above) * i) / (points - 1),
  );
  const { electricIntensity, absorptionPerNm } = lightProfile(planeWave({ stack, polarization: 'TE' }), xNm);
  return {
    wavelengthNm: guide.wavelengthNm,
    reflectance,
    transmittance,
    filmAbsorptance,
    xNm,
    electricIntensity,
    absorptionPerNm,
  };
}

const indexOf = ({ index, extinction = 0 }: GuideMedium): Layer => ({ index: { n: index, k: extinction } });
