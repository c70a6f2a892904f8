import { InputError } from '@modalgain/numerics';
import { requirePolarization, type Polarization } from '../polarization.js';
import { checkedThicknesses, fieldText, requirePositive } from '../stack/layer-checks.js';
import {
  requireAngle,
  requireTwoLayers,
  unsupportedCover,
  unsupportedSubstrate,
} from './illuminated-stack.js';

/** A quantity at every wavelength of a spectrum: an array with one entry a wavelength, or one number for all. */
export type Spectral = number | Float64Array;

/** n + i k over a spectrum. */
export interface SpectralIndex {
  readonly n: Spectral;
  /** 0 if absent. */
  readonly k?: Spectral;
}

/** One layer of a stack under light of many wavelengths; `n` and `k` are those of fields in the film's plane. */
export interface SpectralLayer extends SpectralIndex {
  /** Index of the field normal to the film, of a uniaxial layer with its axis along the normal. TM alone feels it. */
  readonly extraordinary?: SpectralIndex;
  /** Absent on the first and the last layer, which are half-spaces. */
  readonly thicknessNm?: number;
}

/** Plane waves of many wavelengths that fall on one stack from its cover. */
export interface SpectralIllumination {
  readonly wavelengthNm: Float64Array;
  /** Two layers or more, from cover to substrate. */
  readonly layers: readonly SpectralLayer[];
  /** In the cover, from the normal: one for all, or one for each wavelength; 0 if absent. */
  readonly angleDeg?: Spectral;
  /** TE is s, TM is p. */
  readonly polarization: Polarization;
}

/** A `SpectralIllumination` that has been checked, every quantity an array over the wavelengths; of layers one array each. */
export interface SpectralLight {
  readonly polarization: Polarization;
  readonly wavelengthNm: Float64Array;
  /** Of the angle of incidence. */
  readonly sine: Float64Array;
  readonly cosine: Float64Array;
  readonly n: readonly Float64Array[];
  readonly k: readonly Float64Array[];
  /** Those of the field normal to the film; the same arrays as `n` and `k` in isotropic layers. */
  readonly normalN: readonly Float64Array[];
  readonly normalK: readonly Float64Array[];
  /** 0 for the two half-spaces. */
  readonly thicknessNm: Float64Array;
}

/** @throws InputError and UnsupportedFeatureError as `planeWaveSpectrum`. */
export function spectralLight(given: SpectralIllumination): SpectralLight {
  const { wavelengthNm, layers, polarization } = given;
  requirePolarization(polarization);
  requireTwoLayers(layers);
  const points = wavelengthNm.length;
  // Loops with an index, here and below: callbacks and iterators allocate every number.
  for (let i = 0; i < points; i++) {
    if (!(wavelengthNm[i] > 0 && wavelengthNm[i] < Infinity))
      requirePositive(wavelengthNm[i], 'wavelengthNm', 'a wavelength');
  }
  const angles = checkedAngles(given.angleDeg ?? 0);
  const inPlane = layers.map((layer, j) => checkedSpectrum(layer, points, { layer: j, key: 'index' }));
  const normal = layers.map(({ extraordinary }, j) =>
    extraordinary === undefined
      ? inPlane[j]
      : checkedSpectrum(extraordinary, points, { layer: j, key: 'extraordinaryIndex' }),
  );
  refuseHalfSpaces(inPlane, normal);
  return {
    polarization,
    wavelengthNm,
    sine: spread(ofEach(angles, Math.sin), points, 'angleDeg'),
    cosine: spread(ofEach(angles, Math.cos), points, 'angleDeg'),
    n: inPlane.map(({ n }) => n),
    k: inPlane.map(({ k }) => k),
    normalN: normal.map(({ n }) => n),
    normalK: normal.map(({ k }) => k),
    thicknessNm: checkedThicknesses(layers),
  };
}

const ofEach = (value: Spectral, f: (one: number) => number): Spectral =>
  typeof value === 'number' ? f(value) : value.map(f);

/** In radian. */
const checkedAngles = (angleDeg: Spectral): Spectral =>
  ofEach(angleDeg, (degrees) => {
    requireAngle(degrees);
    return (degrees * Math.PI) / 180;
  });

type Place = Readonly<{ layer: number; key: string }>;
type Spectrum = Readonly<{ n: Float64Array; k: Float64Array }>;

function checkedSpectrum({ n, k = 0 }: SpectralIndex, points: number, place: Place): Spectrum {
  const spectrum = { n: spread(n, points, place), k: spread(k, points, place) };
  for (let i = 0; i < points; i++) {
    const size = spectrum.n[i] * spectrum.n[i] + spectrum.k[i] * spectrum.k[i];
    if (spectrum.n[i] >= 0 && size > 0 && size < Infinity) continue;
    throw new InputError(
      `found ${spectrum.n[i]} + ${spectrum.k[i]}i, expected finite n and k with n not below 0 and not both 0.`,
      { field: fieldText(place) },
    );
  }
  return spectrum;
}

function spread(value: Spectral, points: number, place: Place | string): Float64Array {
  if (typeof value === 'number') return new Float64Array(points).fill(value);
  if (value.length === points) return value;
  throw new InputError(`found ${value.length} values, expected one for each of ${points} wavelengths.`, {
    field: fieldText(place),
  });
}

function refuseHalfSpaces(inPlane: readonly Spectrum[], normal: readonly Spectrum[]): void {
  const last = inPlane.length - 1;
  const [cover] = inPlane;
  if (normal[0] !== cover) throw unsupportedCover();
  for (let i = 0; i < cover.k.length; i++) {
    if (cover.k[i] !== 0) throw unsupportedCover();
    if (inPlane[last].k[i] < 0 || normal[last].k[i] < 0) throw unsupportedSubstrate(last);
  }
}
