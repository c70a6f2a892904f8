import { InputError } from '@modalgain/numerics';
import type { SpectralLayer } from '../transfer-matrix/spectral-light.js';
import {
  polarisedReflection,
  spectralLayers,
  type EllipsometryLayer,
  type PolarisedReflection,
} from './psi-delta.js';

/** What of a sample a fit moves. */
export interface SampleState {
  /** Index of the film at each distinct wavelength. */
  readonly n: Float64Array;
  readonly k: Float64Array;
  /** All layers', cover to substrate; those of the half-spaces do not matter. */
  readonly thicknessNm: Float64Array;
  readonly angleOffsetDeg: number;
}

/** Change of r_p and r_s with a parameter: [Re p, Im p, Re s, Im s], one array a component. */
export type ReflectionSlope = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

const indexStep = 1e-5;
const thicknessStepNm = 1e-3;
const angleStepDeg = 1e-4;

/** The reflection of one sample at the rows of a scan, as its film and its thicknesses change; all other indices are laid out once. */
export class FilmReflection {
  /** Distinct wavelengths, increasing, and which of them each row has. */
  readonly wavelengthNm: Float64Array;
  readonly wavelengthOfRow: Int32Array;
  readonly #rowWavelengthNm: Float64Array;
  readonly #angleDeg: Float64Array;
  readonly #layers: readonly SpectralLayer[];
  readonly #film: number;

  constructor(scan: {
    readonly wavelengthNm: ArrayLike<number>;
    readonly angleDeg: ArrayLike<number>;
    readonly layers: readonly EllipsometryLayer[];
    readonly film: number;
  }) {
    this.#rowWavelengthNm = Float64Array.from(scan.wavelengthNm);
    this.#angleDeg = Float64Array.from(scan.angleDeg);
    this.wavelengthNm = Float64Array.from(new Set(this.#rowWavelengthNm)).sort();
    const places = new Map(Array.from(this.wavelengthNm, (value, place) => [value, place]));
    this.wavelengthOfRow = Int32Array.from(this.#rowWavelengthNm, (value) => places.get(value) ?? 0);
    this.#film = checkedFilm(scan.layers, scan.film);
    this.#layers = spectralLayers(scan.layers, this.#rowWavelengthNm);
  }

  reflect(state: SampleState): PolarisedReflection {
    return this.#reflect(state, { index: 0, offsetDeg: 0 });
  }

  /** For Re(n) of the film at each row; that for k is i times it. */
  indexSlope(state: SampleState): ReflectionSlope {
    const at = (index: number): PolarisedReflection => this.#reflect(state, { index, offsetDeg: 0 });
    return slope(at(-indexStep), at(indexStep), 2 * indexStep);
  }

  thicknessSlope(state: SampleState, layer: number): ReflectionSlope {
    const at = (step: number): PolarisedReflection => {
      const thicknessNm = Float64Array.from(state.thicknessNm);
      thicknessNm[layer] += step;
      return this.reflect({ ...state, thicknessNm });
    };
    const down = Math.min(thicknessStepNm, state.thicknessNm[layer] / 2);
    return slope(at(-down), at(thicknessStepNm), down + thicknessStepNm);
  }

  angleSlope(state: SampleState): ReflectionSlope {
    const at = (offsetDeg: number): PolarisedReflection => this.#reflect(state, { index: 0, offsetDeg });
    return slope(at(-angleStepDeg), at(angleStepDeg), 2 * angleStepDeg);
  }

  #reflect(
    { n, k, thicknessNm, angleOffsetDeg }: SampleState,
    step: { readonly index: number; readonly offsetDeg: number },
  ): PolarisedReflection {
    const last = this.#layers.length - 1;
    const film = {
      n: Float64Array.from(this.wavelengthOfRow, (place) => n[place] + step.index),
      k: Float64Array.from(this.wavelengthOfRow, (place) => k[place]),
    };
    const layers = this.#layers.map((layer, position) => ({
      ...(position === this.#film ? film : layer),
      ...(position > 0 && position < last && { thicknessNm: thicknessNm[position] }),
    }));
    const offset = angleOffsetDeg + step.offsetDeg;
    const angleDeg = this.#angleDeg.map((angle) => angle + offset);
    return polarisedReflection(layers, this.#rowWavelengthNm, angleDeg);
  }
}

function checkedFilm(layers: readonly EllipsometryLayer[], film: number): number {
  if (Number.isInteger(film) && film >= 1 && film <= layers.length - 2) return film;
  throw new InputError(`found ${film}, expected the position of the film between cover and substrate.`, {
    field: 'film',
  });
}

function slope(below: PolarisedReflection, above: PolarisedReflection, distance: number): ReflectionSlope {
  const between = (low: Float64Array, high: Float64Array): Float64Array =>
    high.map((value, row) => (value - low[row]) / distance);
  return [
    between(below.pRe, above.pRe),
    between(below.pIm, above.pIm),
    between(below.sRe, above.sRe),
    between(below.sIm, above.sIm),
  ];
}
