import { InputError, UnsupportedFeatureError } from '@modalgain/numerics';

/** One layer of a stack. */
export interface Layer {
  /** n, or n + i k with k > 0 absorbing. */
  readonly index: number | { readonly n: number; readonly k: number };
  /** Absent on the first and the last layer, which are half-spaces. */
  readonly thicknessNm?: number;
  /** dn/dlambda in 1/nm; 0 if absent. It enters the group index only. */
  readonly dispersionPerNm?: number;
  /** For messages and tables. */
  readonly name?: string;
}

/** Plane layers from cover to substrate at one vacuum wavelength. */
export interface Stack {
  readonly wavelengthNm: number;
  readonly layers: readonly Layer[];
  /** Position in `layers` of the film, or of each layer that belongs to it; the inner layer of the highest index if absent. */
  readonly film?: number | readonly number[];
}

/** A stack that has been checked, as arrays over its regions. */
export interface LosslessStack {
  readonly wavelengthNm: number;
  readonly index: Float64Array;
  /** 0 for the two half-spaces. */
  readonly thicknessNm: Float64Array;
  /** n - lambda dn/dlambda. */
  readonly groupIndex: Float64Array;
  readonly film: readonly number[];
}

/**
 * Gives a stack back if the mode solver takes it.
 *
 * @throws InputError or UnsupportedFeatureError that names the field, as `guidedModes` would.
 */
export function checkStack(stack: Stack): Stack {
  losslessStack(stack);
  return stack;
}

/**
 * Checks a stack and lays it out for the mode solver.
 *
 * @throws InputError for fewer than three layers, a thickness that is missing, negative or on a half-space, an index or a
 * wavelength that is not positive, a film that is no inner layer; UnsupportedFeatureError for an index with k.
 */
export function losslessStack(stack: Stack): LosslessStack {
  const { layers, wavelengthNm } = stack;
  requirePositive(wavelengthNm, 'wavelengthNm', 'a wavelength');
  if (layers.length < 3) {
    throw new InputError(`found ${layers.length} layers, expected at least three: cover, film, substrate.`, {
      field: 'layers',
    });
  }
  const index = Float64Array.from(layers, (layer, position) => losslessIndex(layer, position));
  const thicknessNm = Float64Array.from(layers, (layer, position) =>
    position === 0 || position === layers.length - 1
      ? refuseThickness(layer, position)
      : requirePositive(
          layer.thicknessNm,
          `layers[${position}].thickness`,
          'the thickness of an inner layer',
        ),
  );
  refuseTooThick({ wavelengthNm, index, thicknessNm });
  const groupIndex = index.map((n, position) => n - wavelengthNm * (layers[position].dispersionPerNm ?? 0));
  return { wavelengthNm, index, thicknessNm, groupIndex, film: filmPositions(stack) };
}

/** A stack that guides more modes than this is a mistake in a unit, and would keep the solver busy for minutes. */
const mostModes = 10_000;

/** Each layer adds about 2 d sqrt(n^2 - ns^2)/lambda modes, ns the higher index of the half-spaces. */
function refuseTooThick({
  wavelengthNm,
  index,
  thicknessNm,
}: Pick<LosslessStack, 'wavelengthNm' | 'index' | 'thicknessNm'>): void {
  const outside = Math.max(index[0], index[index.length - 1]);
  thicknessNm.forEach((thickness, position) => {
    const contrast = Math.max(0, index[position] ** 2 - outside ** 2);
    const modes = (2 * thickness * Math.sqrt(contrast)) / wavelengthNm;
    if (modes <= mostModes) return;
    throw new InputError(
      `found a layer of ${thickness} nm, which would guide about ${Math.round(modes)} modes; at most ${mostModes} are computed: check its unit.`,
      { field: `layers[${position}].thickness` },
    );
  });
}

/** The positions of the film's layers: as given, or else the inner layer of the highest index (the first of equals). */
export function filmPositions({ layers, film }: Stack): readonly number[] {
  if (film === undefined) {
    const inner = layers.slice(1, -1).map(({ index }) => (typeof index === 'number' ? index : index.n));
    return [1 + inner.indexOf(Math.max(...inner))];
  }
  const positions = typeof film === 'number' ? [film] : film;
  const misplaced = positions.find((at) => !(Number.isInteger(at) && at >= 1 && at <= layers.length - 2));
  if (misplaced !== undefined || positions.length === 0) {
    throw new InputError(`found ${misplaced ?? 'none'}, expected the position of an inner layer.`, {
      field: 'film',
    });
  }
  return positions;
}

function losslessIndex({ index, name }: Layer, position: number): number {
  const field = `layers[${position}].index`;
  if (typeof index === 'number') return requirePositive(index, field, 'a refractive index');
  if (index.k !== 0) {
    const label = name === undefined ? '' : ` of ${name}`;
    throw new UnsupportedFeatureError(
      `the index${label} is complex (k = ${index.k}); modes of absorbing or amplifying layers are not computed yet: give n alone to neglect k.`,
      { field },
    );
  }
  return requirePositive(index.n, field, 'a refractive index');
}

function refuseThickness({ thicknessNm }: Layer, position: number): number {
  if (thicknessNm === undefined) return 0;
  throw new InputError(
    `found ${thicknessNm} nm, expected no thickness: the first and the last layer are half-spaces.`,
    { field: `layers[${position}].thickness` },
  );
}

function requirePositive(value: number | undefined, field: string, what: string): number {
  if (value !== undefined && value > 0 && value < Infinity) return value;
  throw new InputError(`found ${value ?? 'nothing'}, expected ${what} above 0.`, { field });
}
