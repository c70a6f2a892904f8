import {
  add,
  divide,
  exponential,
  multiply,
  scale,
  squaredModulus,
  squareRoot,
  subtract,
} from '../complex.js';
import type { Complex } from '../complex.js';
import { checkedPositions, interfacePositions } from '../stack/positions.js';

/**
 * The transverse field of a mode in plain numbers: u = E_y (TE) or H_y (TM), real in the cover's interface, lengths in nm. Region arrays
 * run from cover to substrate, interface arrays from the cover's interface at x = 0.
 */
export interface ModeField {
  /** 1 (TE) or 1/n^2 (TM). */
  readonly eta: readonly Complex[];
  /** k0^2 (n^2 - N^2) of each region; with the ratio n^2/n_normal^2 before N^2 in a uniaxial layer (TM). */
  readonly transverseSquaredPerNm2: readonly Complex[];
  /** 0 for the half-spaces. */
  readonly thicknessNm: readonly number[];
  /** The field goes as exp(-gamma |x|) outside: gamma in cover and substrate. */
  readonly decayPerNm: readonly [Complex, Complex];
  /** u at each interface. */
  readonly value: readonly Complex[];
  /** eta du/dx at each interface. */
  readonly fluxPerNm: readonly Complex[];
  /**
   * What |u|^2 in each region is multiplied by for the power that flows along the film: its integral over x is 1; of a leaky mode over
   * the layers alone.
   */
  readonly powerWeight: readonly number[];
}

/** A mode's field along x. */
export interface ModeProfile {
  readonly xNm: Float64Array;
  /** Real part of E_y (TE) or H_y (TM), positive at the cover's interface. */
  readonly field: Float64Array;
  /** Imaginary part, 0 in lossless stacks. */
  readonly fieldImaginary: Float64Array;
  /** Guided power per nm of x as a share of the whole. It integrates to 1; of a leaky mode over the layers alone. */
  readonly powerDensityPerNm: Float64Array;
}

/**
 * The field of a mode at the given positions: x = 0 at the cover's interface, growing towards the substrate.
 *
 * @throws InputError for a position that is not finite.
 */
export function modeProfile({ field }: { readonly field: ModeField }, xNm: ArrayLike<number>): ModeProfile {
  const starts = interfacePositions(field.thicknessNm);
  const positions = checkedPositions(xNm);
  const profile: ModeProfile = {
    xNm: positions,
    field: new Float64Array(positions.length),
    fieldImaginary: new Float64Array(positions.length),
    powerDensityPerNm: new Float64Array(positions.length),
  };
  positions.forEach((x, i) => {
    const region = starts.filter((start) => start <= x).length;
    const { u } = modeFieldAt(field, { region, fromStart: region === 0 ? x : x - starts[region - 1] });
    [profile.field[i], profile.fieldImaginary[i]] = u;
    profile.powerDensityPerNm[i] = field.powerWeight[region] * squaredModulus(u);
  });
  return profile;
}

/** A place in a stack: `fromStart` in nm is measured from the region's first interface; in the cover it is negative. */
export interface PlaceInStack {
  readonly region: number;
  readonly fromStart: number;
}

/** u and v = eta du/dx of a mode at a place; v, which TE hardly needs, is computed when it is looked at. */
export function modeFieldAt(
  field: ModeField,
  place: PlaceInStack,
): { readonly u: Complex; readonly v: Complex } {
  const { value, fluxPerNm, eta, transverseSquaredPerNm2 } = field;
  const { region } = place;
  if (region === 0 || region === value.length) {
    return {
      u: outside(field, place, value),
      get v() {
        return outside(field, place, fluxPerNm);
      },
    };
  }
  // Both solve the same equation: u' = v/eta and v' = -eta kx^2 u.
  const slopeOfU = divide(fluxPerNm[region - 1], eta[region]);
  return {
    u: inside(field, place, { ends: value, slope: slopeOfU }),
    get v() {
      const bend = scale(multiply(eta[region], transverseSquaredPerNm2[region]), -1);
      return inside(field, place, { ends: fluxPerNm, slope: multiply(bend, value[region - 1]) });
    },
  };
}

function outside(field: ModeField, { region, fromStart }: PlaceInStack, ends: readonly Complex[]): Complex {
  const [cover, substrate] = field.decayPerNm;
  if (region === 0) return multiply(ends[0], exponential(scale(cover, fromStart)));
  return multiply(ends[region - 1], exponential(scale(substrate, -fromStart)));
}

/** A solution in a layer from its values at all interfaces and its slope at the layer's first. */
function inside(
  field: ModeField,
  { region, fromStart }: PlaceInStack,
  { ends, slope }: { readonly ends: readonly Complex[]; readonly slope: Complex },
): Complex {
  const root = squareRoot(field.transverseSquaredPerNm2[region]);
  const k: Complex = root[1] < 0 ? [-root[0], -root[1]] : root;
  const depth = field.thicknessNm[region];
  if (k[1] * depth > 0.5) {
    // From both ends: each term falls away from its own interface, so nothing grows.
    const before = multiply(ends[region - 1], sineRatio(k, depth - fromStart, depth));
    return add(before, multiply(ends[region], sineRatio(k, fromStart, depth)));
  }
  const { cosine, sine } = cosineAndSine(k, fromStart);
  return add(multiply(ends[region - 1], cosine), multiply(slope, sine));
}

/** cos(kx) and sin(kx)/k. */
function cosineAndSine(k: Complex, x: number): { cosine: Complex; sine: Complex } {
  const [a, b] = [k[0] * x, k[1] * x];
  const cosine: Complex = [Math.cos(a) * Math.cosh(b), -Math.sin(a) * Math.sinh(b)];
  if (k[0] === 0 && k[1] === 0) return { cosine, sine: [x, 0] };
  return { cosine, sine: divide([Math.sin(a) * Math.cosh(b), Math.cos(a) * Math.sinh(b)], k) };
}

/** sin(k a)/sin(k d) for 0 <= a <= d and Im k > 0 without overflow. */
function sineRatio(k: Complex, a: number, d: number): Complex {
  const ik: Complex = [-k[1], k[0]];
  const rest = (x: number): Complex => subtract([1, 0], exponential(scale(ik, 2 * x)));
  // exp(-ika)/exp(-ikd) = exp(ik(d - a))
  return multiply(exponential(scale(ik, d - a)), divide(rest(a), rest(d)));
}

/** Below this a number has lost digits. */
const smallestField = 1e-300;

/**
 * What a field is multiplied by to be of unit power, and real and positive at the first interface where it is not 0; u in pairs of real
 * and imaginary part.
 */
export function normalisation(pairs: Float64Array, power: number): Complex {
  for (let i = 0; i < pairs.length; i += 2) {
    // Not its square, which would underflow where the field is small.
    const size = Math.hypot(pairs[i], pairs[i + 1]);
    if (size < smallestField) continue;
    const turned: Complex = [pairs[i] / size, -pairs[i + 1] / size];
    return scale(turned, 1 / Math.sqrt(power));
  }
  return [1 / Math.sqrt(power), 0];
}
