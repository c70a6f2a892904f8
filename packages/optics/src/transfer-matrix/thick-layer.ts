import { InputError, UnsupportedFeatureError } from '@modalgain/numerics';
import { squareRoot, type Complex } from '../complex.js';
import { checkedIndex } from '../stack/complex-stack.js';
import { fieldText } from '../stack/layer-checks.js';
import type { Layer } from '../stack/stack.js';
import {
  illuminate,
  illuminateAlong,
  type IlluminatedStack,
  type Illumination,
} from './illuminated-stack.js';
import { solvePlaneWave, type PlaneWave } from './plane-wave.js';

/** What a stack with a thick layer does with a plane wave; shares of the incoming power. */
export type IncoherentResponse = Pick<PlaneWave, 'reflectance' | 'transmittance' | 'absorptance'>;

/** Illumination of a stack with one thick layer. */
export interface ThickLayerIllumination extends Illumination {
  /** Its position in `stack.layers`. */
  readonly thickLayer: number;
}

/**
 * `planeWave` of a stack with one layer so thick that light which has crossed it does not interfere, a substrate with its back side: intensities are
 * added over all passes (geometric series). Its interfaces are those of a layer without k, and its k weakens the light between them. Where light is
 * totally reflected before the thick layer, nothing is taken to reach it.
 *
 * @throws InputError as `planeWave`, for a `thickLayer` that is no inner layer, and for one with two indices, with k < 0 or k > n/1000;
 * UnsupportedFeatureError as `planeWave`, and where layers with gain feed the light in the thick layer more than it loses.
 */
export function incoherentPlaneWave(illumination: ThickLayerIllumination): IncoherentResponse {
  const { stack, polarization, thickLayer } = illumination;
  const whole = illuminate(illumination);
  const [n, k] = thickIndex(stack.layers, thickLayer);
  const solve = (layers: readonly Layer[]): PlaneWave =>
    solvePlaneWave(illuminateAlong({ stack: { ...stack, layers }, parallel: whole.parallel, polarization }));
  const before = [...stack.layers.slice(0, thickLayer), { index: n }];
  const front = solve(before);
  if (whole.parallel.index >= n) {
    const behind = stack.layers.slice(thickLayer).map(() => 0);
    return { ...powers(front), absorptance: [...front.absorptance.slice(0, -1), ...behind] };
  }
  const parts: Passes = {
    front,
    inside: solve([...before].reverse()),
    back: solve([{ index: n }, ...stack.layers.slice(thickLayer + 1)]),
    pass: passOf(whole, thickLayer, [n, k]),
  };
  return addPasses(parts, lostPerRound(parts, thickLayer));
}

interface Passes {
  readonly front: PlaneWave;
  /** The front's stack seen from the thick layer. */
  readonly inside: PlaneWave;
  readonly back: PlaneWave;
  /** Share of light that survives one crossing. */
  readonly pass: number;
}

/**
 * 1 - R_inside R_back pass^2, from what each side transmits and absorbs, which keeps its digits where nearly nothing is lost.
 *
 * @throws UnsupportedFeatureError where the light grows from round to round, so that the series has no sum.
 */
function lostPerRound({ inside, back, pass }: Passes, thickLayer: number): number {
  const lost = (side: PlaneWave): number => side.absorptance.reduce((sum, a) => sum + a, side.transmittance);
  const inLayer = 1 - pass * pass;
  const share = lost(inside) + inside.reflectance * (lost(back) + back.reflectance * inLayer);
  const amplifies = [...inside.absorptance, ...back.absorptance].some((absorbed) => absorbed < -rounding);
  if (!amplifies) return Math.max(share, inside.transmittance);
  if (share > 0) return share;
  throw new UnsupportedFeatureError(
    'the layers beside the thick layer amplify so much that light in it grows with every pass: the stack is a laser, and has no reflectance.',
    { field: fieldText({ layer: thickLayer, key: 'index' }) },
  );
}

/** Of an absorptance that is 0. */
const rounding = 1e-12;

function addPasses({ front, inside, back, pass }: Passes, lost: number): IncoherentResponse {
  const down = lost === 0 ? 0 : front.transmittance / lost;
  const up = down * pass * pass * back.reflectance;
  const seenFromInside = [...inside.absorptance].reverse();
  return {
    reflectance: front.reflectance + up * inside.transmittance,
    transmittance: down * pass * back.transmittance,
    absorptance: [
      ...front.absorptance.slice(0, -1).map((share, j) => share + up * seenFromInside[j]),
      down * (1 - pass) * (1 + pass * back.reflectance),
      ...back.absorptance.slice(1).map((share) => share * down * pass),
    ],
  };
}

function passOf(
  { wavenumberPerNm, parallel, thicknessNm }: IlluminatedStack,
  layer: number,
  [n, k]: Complex,
): number {
  const [, fall] = squareRoot([n * n - k * k - parallel.whole + parallel.rest, 2 * n * k]);
  return Math.exp(-2 * wavenumberPerNm * fall * thicknessNm[layer]);
}

/** A larger k would turn the reflections at the layer's sides, which are computed without it. */
const mostLoss = 1e-3;

function thickIndex(layers: readonly Layer[], layer: number): Complex {
  if (!(Number.isInteger(layer) && layer >= 1 && layer <= layers.length - 2)) {
    throw new InputError(`found ${layer}, expected the position of an inner layer.`, { field: 'thickLayer' });
  }
  const field = { layer, key: 'index' };
  const [n, k] = checkedIndex(layers[layer].index, field);
  if (k < 0 || k > mostLoss * n || layers[layer].extraordinaryIndex !== undefined) {
    throw new InputError(
      `found n = ${n}, k = ${k} of a thick layer, expected one index with k from 0 to n/1000; treat a layer that absorbs more as the substrate.`,
      { field: fieldText(field) },
    );
  }
  return [n, k];
}

const powers = ({ reflectance, transmittance }: PlaneWave): Omit<IncoherentResponse, 'absorptance'> => ({
  reflectance,
  transmittance,
});
