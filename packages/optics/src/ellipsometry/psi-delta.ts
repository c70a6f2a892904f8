import type { SpectralLayer } from '../transfer-matrix/spectral-light.js';
import { planeWaveSpectrum } from '../transfer-matrix/plane-wave-spectrum.js';

/** One layer of a sample; the index is asked for at each wavelength of the data. */
export interface EllipsometryLayer {
  /** n, and k > 0 for absorption; of fields in the film's plane where there is an `extraordinaryNkAt`. */
  readonly nkAt: (wavelengthNm: number) => { readonly n: number; readonly k?: number | undefined };
  /** Index of the field normal to the film, of a uniaxial layer with its axis along the normal. */
  readonly extraordinaryNkAt?: EllipsometryLayer['nkAt'];
  /** Absent on the first and the last layer, which are half-spaces. */
  readonly thicknessNm?: number;
  /** For messages. */
  readonly name?: string;
}

/** The ellipsometric angles, one entry a row of wavelength and angle. */
export interface PsiDelta {
  /** 0 to 90. */
  readonly psiDeg: Float64Array;
  /** 0 to 360. */
  readonly deltaDeg: Float64Array;
}

/** Amplitudes of reflection, one entry a row. */
export interface PolarisedReflection {
  readonly pRe: Float64Array;
  readonly pIm: Float64Array;
  readonly sRe: Float64Array;
  readonly sIm: Float64Array;
}

/**
 * Psi and Delta of a sample of plane layers, row by row: r_p/r_s = tan(Psi) exp(-i Delta) with r_p = (n2 cos1 - n1 cos2)/(n2 cos1 + n1 cos2), n + i k and
 * exp(-i w t), as the usual instruments write them (R. M. A. Azzam and N. M. Bashara, Ellipsometry and Polarized Light, 1977, in the sign of Delta of their
 * exp(+i w t)). All layers are coherent: light that comes back from a transparent substrate's rear side is not in it.
 *
 * @throws as `planeWaveSpectrum` for layers and angles, and what a layer's `nkAt` throws outside its range.
 */
export function psiDelta({
  layers,
  wavelengthNm,
  angleDeg,
}: {
  readonly layers: readonly EllipsometryLayer[];
  readonly wavelengthNm: ArrayLike<number>;
  readonly angleDeg: ArrayLike<number>;
}): PsiDelta {
  const wavelengths = Float64Array.from(wavelengthNm);
  const spectral = spectralLayers(layers, wavelengths);
  return psiDeltaOf(polarisedReflection(spectral, wavelengths, Float64Array.from(angleDeg)));
}

/** Delta as instruments give it that do not tell Delta from 360 degrees - Delta: 0 to 180. */
export function foldedDelta(deltaDeg: number): number {
  return deltaDeg > 180 ? 360 - deltaDeg : deltaDeg;
}

/** r_p and r_s of layers whose indices are laid out over the rows. */
export function polarisedReflection(
  layers: readonly SpectralLayer[],
  wavelengthNm: Float64Array,
  angleDeg: Float64Array,
): PolarisedReflection {
  const p = planeWaveSpectrum({ layers, wavelengthNm, angleDeg, polarization: 'TM' });
  const s = planeWaveSpectrum({ layers, wavelengthNm, angleDeg, polarization: 'TE' });
  return { pRe: p.reflectionRe, pIm: p.reflectionIm, sRe: s.reflectionRe, sIm: s.reflectionIm };
}

/** A liquid's k: it weakens the light on its way, which Psi and Delta do not see, and turns the reflection by as much as this. */
const smallestCoverExtinction = 1e-5;

/** The indices of all layers at every row; a cover with a k up to 1e-5, as water has it, is taken as transparent. */
export function spectralLayers(
  layers: readonly EllipsometryLayer[],
  wavelengthNm: Float64Array,
): SpectralLayer[] {
  return layers.map((layer, position) => {
    const spectral = spectralLayer(layer, wavelengthNm);
    const isClear = spectral.k.every((k) => k >= 0 && k <= smallestCoverExtinction);
    return position === 0 && isClear ? { ...spectral, k: 0 } : spectral;
  });
}

function spectralLayer(
  { nkAt, extraordinaryNkAt, thicknessNm }: EllipsometryLayer,
  wavelengthNm: Float64Array,
): SpectralLayer & { readonly k: Float64Array } {
  return {
    ...spectralIndex(nkAt, wavelengthNm),
    ...(extraordinaryNkAt && { extraordinary: spectralIndex(extraordinaryNkAt, wavelengthNm) }),
    ...(thicknessNm !== undefined && { thicknessNm }),
  };
}

function spectralIndex(
  nkAt: EllipsometryLayer['nkAt'],
  wavelengthNm: Float64Array,
): { readonly n: Float64Array; readonly k: Float64Array } {
  const indices = Array.from(wavelengthNm, nkAt);
  return {
    n: Float64Array.from(indices, ({ n }) => n),
    k: Float64Array.from(indices, ({ k = 0 }) => k),
  };
}

/** Psi and Delta of amplitudes. */
export function psiDeltaOf({ pRe, pIm, sRe, sIm }: PolarisedReflection): PsiDelta {
  const psiDeg = new Float64Array(pRe.length);
  const deltaDeg = new Float64Array(pRe.length);
  for (let row = 0; row < pRe.length; row++) {
    psiDeg[row] = degrees(Math.atan2(Math.hypot(pRe[row], pIm[row]), Math.hypot(sRe[row], sIm[row])));
    const re = pRe[row] * sRe[row] + pIm[row] * sIm[row];
    const im = pIm[row] * sRe[row] - pRe[row] * sIm[row];
    const delta = degrees(Math.atan2(-im, re));
    deltaDeg[row] = delta < 0 ? delta + 360 : delta;
  }
  return { psiDeg, deltaDeg };
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
