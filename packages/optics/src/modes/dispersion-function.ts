import { HyperDual } from '@modalgain/numerics';
import type { Polarization } from '../polarization.js';

/** A lossless stack whose numbers carry infinitesimals; one entry a region, from cover to substrate. */
export interface StackOfDuals {
  readonly wavelengthNm: number;
  readonly index: readonly HyperDual[];
  /** Of the field normal to the film. */
  readonly normalIndex: readonly HyperDual[];
  readonly thicknessNm: readonly HyperDual[];
}

/**
 * The dispersion function of plane layers: zero where the field that falls off into the cover, carried through the layers,
 * falls off into the substrate. In units of 1/k0, with u and v = eta u' as in `TransverseProblem`, through a layer of depth D
 *
 *     u -> c u + D s v/eta,   v -> c v - eta q D s u,   q = ratio (n^2 - N^2),   c = cos t, s = sin(t)/t, t^2 = q D^2.
 *
 * After each layer it is divided by a plain number, which all derivatives share.
 */
export function dispersionFunction(
  { wavelengthNm, index, normalIndex, thicknessNm }: StackOfDuals,
  effectiveIndex: HyperDual,
  polarization: Polarization,
): HyperDual {
  const isTe = polarization === 'TE';
  const squareOfN = effectiveIndex.times(effectiveIndex);
  const etaOf = (j: number): HyperDual => (isTe ? one : index[j].times(index[j]).inverse());
  const squareOf = (j: number): HyperDual => {
    const square = index[j].times(index[j]);
    if (isTe) return square.minus(squareOfN);
    const normalSquare = normalIndex[j].times(normalIndex[j]);
    return square.times(normalSquare.inverse()).times(normalSquare.minus(squareOfN));
  };
  const last = index.length - 1;
  let u = one;
  let v = etaOf(0).times(squareOf(0).scaled(-1).root());
  for (let j = 1; j < last; j++) {
    const eta = etaOf(j);
    const q = squareOf(j);
    const depth = thicknessNm[j].scaled((2 * Math.PI) / wavelengthNm);
    const { cosine, sine } = waveOf(q.times(depth).times(depth));
    const along = depth.times(sine);
    const next = cosine.times(u).plus(along.times(v).times(eta.inverse()));
    v = cosine.times(v).minus(eta.times(q).times(along).times(u));
    const scale = 1 / Math.max(Math.abs(next.value), Math.abs(v.value));
    u = next.scaled(scale);
    v = v.scaled(scale);
  }
  return v.plus(etaOf(last).times(squareOf(last).scaled(-1).root()).times(u));
}

const one = new HyperDual(1);

/** Below this |t^2| the closed derivatives lose digits and the series are exact. */
const smallSquare = 1;
const seriesTerms = 14;

/** cos t and sin(t)/t as functions of t^2, which may be negative. */
function waveOf(square: HyperDual): { cosine: HyperDual; sine: HyperDual } {
  const [s, sineSlope, sineCurvature] = sineSeries(square.value) ?? sineClosed(square.value);
  const c = square.value > 0 ? Math.cos(Math.sqrt(square.value)) : Math.cosh(Math.sqrt(-square.value));
  return {
    cosine: square.mapped(c, -s / 2, -sineSlope / 2),
    sine: square.mapped(s, sineSlope, sineCurvature),
  };
}

/** sin(t)/t and its derivatives to t^2. */
function sineClosed(x: number): [number, number, number] {
  const t = Math.sqrt(Math.abs(x));
  const c = x > 0 ? Math.cos(t) : Math.cosh(t);
  const s = (x > 0 ? Math.sin(t) : Math.sinh(t)) / t;
  const slope = (c - s) / (2 * x);
  return [s, slope, (-s / 2 - 3 * slope) / (2 * x)];
}

/** The same by sum (-x)^k/(2k + 1)!; undefined where |x| is not small. */
function sineSeries(x: number): [number, number, number] | undefined {
  if (Math.abs(x) > smallSquare) return undefined;
  let [s, slope, curvature] = [0, 0, 0];
  // Horner from the highest term: coefficient of x^k is (-1)^k/(2k + 1)!.
  for (let k = seriesTerms; k >= 0; k--) {
    curvature = curvature * x + 2 * slope;
    slope = slope * x + s;
    s = s * x + sign(k) / factorial(2 * k + 1);
  }
  return [s, slope, curvature];
}

const sign = (k: number): number => (k % 2 === 0 ? 1 : -1);

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}
