import { carve } from '../carve.js';
import { spectralLight, type SpectralIllumination } from './spectral-light.js';
import { SpectrumRecursion } from './spectrum-recursion.js';

/** What a stack does with plane waves of many wavelengths: arrays with one entry a wavelength; powers are shares of what falls in. */
export interface PlaneWaveSpectrum {
  /** Amplitude as `PlaneWave.reflection`: of E_y (r_s) in TE, of H_y (r_p) in TM, r_p = -r_s at normal incidence. */
  readonly reflectionRe: Float64Array;
  readonly reflectionIm: Float64Array;
  readonly reflectance: Float64Array;
  readonly transmittance: Float64Array;
  /** One array a region: 0 for the half-spaces and where nothing absorbs, below 0 where a layer amplifies. */
  readonly absorptance: readonly Float64Array[];
}

/**
 * `planeWave` at many wavelengths at once, some eight times as fast; the field is not kept. With r_p = (n2 cos1 - n1 cos2)/(n2 cos1 + n1 cos2) of one
 * interface, the ellipsometric angles are r_p/r_s = tan(Psi) exp(-i Delta).
 *
 * @throws InputError for fewer than two layers, arrays of other lengths than `wavelengthNm`, an angle outside 0 <= angle < 90 degrees, and as `planeWave` for
 * indices and thicknesses; UnsupportedFeatureError for a cover with k or two indices, a substrate with gain, a layer that amplifies beyond e^10.
 */
export function planeWaveSpectrum(illumination: SpectralIllumination): PlaneWaveSpectrum {
  const light = spectralLight(illumination);
  const points = light.wavelengthNm.length;
  const [reflectionRe, reflectionIm, reflectance, transmittance, ...absorptance] = carve(
    ...Array.from({ length: 4 + light.n.length }, () => points),
  );
  const response = { reflectionRe, reflectionIm, reflectance, transmittance, absorptance };
  const recursion = new SpectrumRecursion(light);
  for (let point = 0; point < points; point++) recursion.solve(point, response);
  return response;
}
