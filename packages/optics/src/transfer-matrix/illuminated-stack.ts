import { InputError, UnsupportedFeatureError } from '@modalgain/numerics';
import { multiply, divide, squareRoot, type Complex } from '../complex.js';
import { requirePolarization, type Polarization } from '../polarization.js';
import { checkedIndex } from '../stack/complex-stack.js';
import { checkedThicknesses, fieldText, requirePositive } from '../stack/layer-checks.js';
import type { Layer, Stack } from '../stack/stack.js';
import { growsOnItsWay, leavingWave } from './half-space-wave.js';
import { parallelWave, type ParallelWave } from './parallel-wave.js';

/** A plane wave that falls on a stack from its cover. */
export interface Illumination {
  /** Two layers or more; `film` and `boundary` do not matter. */
  readonly stack: Pick<Stack, 'layers' | 'wavelengthNm'>;
  /** In the cover, from the normal: 0 if absent. */
  readonly angleDeg?: number;
  /** TE is s, TM is p. */
  readonly polarization: Polarization;
}

/**
 * A stack under a plane wave, as pairs of real and imaginary part over its regions, lengths in units of 1/k0. With u = E_y (TE) or H_y (TM) and
 * v = eta du/dx the layer's equations are du/dx = inverseEta v and dv/dx = -stiffness u.
 */
export interface IlluminatedStack {
  readonly wavenumberPerNm: number;
  readonly parallel: ParallelWave;
  readonly polarization: Polarization;
  readonly epsilon: readonly Complex[];
  /** That of the field normal to the film. */
  readonly normalEpsilon: readonly Complex[];
  /** 1 (TE) or epsilon (TM). */
  readonly inverseEta: Float64Array;
  /** epsilon - q^2 (TE) or 1 - q^2/normalEpsilon (TM). */
  readonly stiffness: Float64Array;
  /** kx^2 = inverseEta stiffness. */
  readonly transverseSquared: Float64Array;
  /** v/(i u) of the wave that comes in and of the one that leaves into the substrate. */
  readonly admittance: { readonly cover: number; readonly substrate: Complex };
  /** kx in the substrate, which falls off or runs away from the stack. */
  readonly substrateTransverse: Complex;
  /** 0 for the two half-spaces. */
  readonly thicknessNm: Float64Array;
}

/**
 * Checks a stack and lays it out for the transfer matrix.
 *
 * @throws InputError for fewer than two layers, an angle outside 0 <= angle < 90 degrees, and as `checkStack` for indices and thicknesses;
 * UnsupportedFeatureError for a cover with k or extraordinary index, a substrate with gain, a layer that amplifies beyond e^10.
 */
export function illuminate({ stack, angleDeg = 0, polarization }: Illumination): IlluminatedStack {
  const cover = stack.layers.at(0)?.index ?? 1;
  requireAngle(angleDeg);
  const coverIndex = typeof cover === 'number' ? cover : cover.n;
  const angle = (angleDeg * Math.PI) / 180;
  const parallel = parallelWave(coverIndex, Math.sin(angle), Math.cos(angle));
  return illuminateAlong({ stack, parallel, polarization });
}

/** `illuminate` for a wave that is given by its part along the film. */
export function illuminateAlong({
  stack: { layers, wavelengthNm },
  parallel,
  polarization,
}: Omit<Illumination, 'angleDeg'> & { readonly parallel: ParallelWave }): IlluminatedStack {
  requirePolarization(polarization);
  requirePositive(wavelengthNm, 'wavelengthNm', 'a wavelength');
  requireTwoLayers(layers);
  const epsilon = layers.map(({ index }, layer) => squared(checkedIndex(index, { layer, key: 'index' })));
  const normalEpsilon = layers.map((given, layer) => normalEpsilonOf(given, layer) ?? epsilon[layer]);
  const te = polarization === 'TE';
  const inverseEta = epsilon.map((value): Complex => (te ? [1, 0] : value));
  const stiffness = epsilon.map((value, j) =>
    te ? across(value, parallel) : divide(across(normalEpsilon[j], parallel), normalEpsilon[j]),
  );
  const transverseSquared = stiffness.map((value, j) => multiply(value, inverseEta[j]));
  const last = layers.length - 1;
  const substrateTransverse = leavingWave(transverseSquared[last], inverseEta[last]);
  const light: IlluminatedStack = {
    wavenumberPerNm: (2 * Math.PI) / wavelengthNm,
    parallel,
    polarization,
    epsilon,
    normalEpsilon,
    inverseEta: pairs(inverseEta),
    stiffness: pairs(stiffness),
    transverseSquared: pairs(transverseSquared),
    admittance: {
      cover: divide(squareRoot(transverseSquared[0]), inverseEta[0])[0],
      substrate: divide(substrateTransverse, inverseEta[last]),
    },
    substrateTransverse,
    thicknessNm: checkedThicknesses(layers),
  };
  refuseUnsupported(light, { transverseSquared, inverseEta });
  return light;
}

/** epsilon - q^2. */
const across = ([re, im]: Complex, { whole, rest }: ParallelWave): Complex => [re - whole + rest, im];

function normalEpsilonOf({ extraordinaryIndex }: Layer, layer: number): Complex | undefined {
  if (extraordinaryIndex === undefined) return undefined;
  return squared(checkedIndex(extraordinaryIndex, { layer, key: 'extraordinaryIndex' }));
}

export function requireAngle(angleDeg: number): void {
  if (angleDeg >= 0 && angleDeg < 90) return;
  throw new InputError(`found ${angleDeg}, expected an angle of incidence from 0 to below 90 degrees.`, {
    field: 'angleDeg',
  });
}

export function requireTwoLayers(layers: readonly unknown[]): void {
  if (layers.length >= 2) return;
  throw new InputError(`found ${layers.length} layers, expected at least two: cover and substrate.`, {
    field: 'layers',
  });
}

/** Above this gain of the amplitude in one pass the digits of the recursion go, and any reflection makes the layer a laser. */
export const mostAmplification = 5;

function refuseUnsupported(
  light: IlluminatedStack,
  {
    transverseSquared,
    inverseEta,
  }: { readonly transverseSquared: readonly Complex[]; readonly inverseEta: readonly Complex[] },
): void {
  const { epsilon, normalEpsilon, thicknessNm, wavenumberPerNm } = light;
  const last = epsilon.length - 1;
  if (epsilon[0][1] !== 0 || epsilon[0][0] <= 0 || normalEpsilon[0] !== epsilon[0]) throw unsupportedCover();
  if (epsilon[last][1] < 0 || normalEpsilon[last][1] < 0) throw unsupportedSubstrate(last);
  transverseSquared.forEach((square, layer) => {
    const mayAmplify = epsilon[layer][1] < 0 || normalEpsilon[layer][1] < 0;
    if (!mayAmplify || !growsOnItsWay(square, inverseEta[layer])) return;
    const growth = Math.abs(squareRoot(square)[1]) * wavenumberPerNm * thicknessNm[layer];
    if (growth > mostAmplification) throw unsupportedGain(layer);
  });
}

export const unsupportedCover = (): UnsupportedFeatureError =>
  unsupported(0, 'the cover has k or two indices, and light comes from it; give it one real index.');

export const unsupportedSubstrate = (last: number): UnsupportedFeatureError =>
  unsupported(last, 'the substrate amplifies without end; give it k of 0 or above.');

export const unsupportedGain = (layer: number): UnsupportedFeatureError =>
  unsupported(layer, 'the layer amplifies more than e^10 times in one pass; check k and thickness.');

const unsupported = (layer: number, message: string): UnsupportedFeatureError =>
  new UnsupportedFeatureError(message, { field: fieldText({ layer, key: 'index' }) });

const squared = (index: Complex): Complex => multiply(index, index);

/** `flat()` takes twenty times as long. */
function pairs(values: readonly Complex[]): Float64Array {
  const flat = new Float64Array(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    flat[2 * i] = values[i][0];
    flat[2 * i + 1] = values[i][1];
  }
  return flat;
}
