import { gaussLegendre } from '@modalgain/numerics';
import {
  add,
  divide,
  exponential,
  multiply,
  scale,
  squaredModulus,
  subtract,
  type Complex,
} from '../complex.js';
import type { GuidedMode } from '../modes/mode.js';
import { modeProfile } from '../modes/mode-field.js';
import type { Stack } from '../stack/stack.js';
import { permittivityHarmonic, realIndex, type Corrugation } from './corrugation.js';
import type { GratingRadiation } from './grating-coupling.js';

/**
 * The light that a second-order grating sends out at a right angle, for a mode with R + S = 1. It obeys E'' + k0^2 n^2 E = -k0^2 eps_1 phi, which within
 * the corrugated layer a phi of amplitude -k0^2 eps_1/beta^2 solves, plus one wave up and one down; their amplitudes follow from what lies above and
 * below, seen as admittances.
 */
export function surfaceRadiation(source: {
  readonly smooth: Stack;
  readonly mode: GuidedMode;
  readonly corrugation: Corrugation;
}): GratingRadiation {
  const { smooth, mode, corrugation } = source;
  const { layer } = corrugation;
  const k0 = (2 * Math.PI) / smooth.wavelengthNm;
  const beta = k0 * mode.effectiveIndex[0];
  const drive = k0 ** 2 * permittivityHarmonic(corrugation, 1);
  const cover = admittance(smooth, 0, layer);
  const substrate = admittance(smooth, smooth.layers.length - 1, layer);
  const waves = radiated({ ...source, k0, forced: -drive / beta ** 2, cover, substrate });
  const coverPower = cover[0] * squaredModulus(waves.atCover);
  const substratePower = substrate[0] * squaredModulus(waves.atSubstrate);
  const power = coverPower + substratePower;
  return {
    couplingPerCm: scale(waves.overlap, (1e7 * drive) / (2 * beta)),
    coverShare: power > 0 ? coverPower / power : 0,
  };
}

/** k0 n of a layer. */
function wavenumber({ layers, wavelengthNm }: Stack, layer: number): number {
  return ((2 * Math.PI) / wavelengthNm) * realIndex(layers[layer].index);
}

/** -i E'/E, x outwards, of the wave that leaves for a half-space, at the face of the corrugated layer that looks that way. */
function admittance(stack: Stack, halfSpace: number, corrugated: number): Complex {
  const inwards = halfSpace === 0 ? 1 : -1;
  let seen: Complex = [wavenumber(stack, halfSpace), 0];
  for (let j = halfSpace + inwards; j !== corrugated; j += inwards) {
    const k = wavenumber(stack, j);
    const phase = k * (stack.layers[j].thicknessNm ?? 0);
    const [cosine, sine] = [Math.cos(phase), Math.sin(phase)];
    const above = subtract(scale(seen, k * cosine), [0, k * k * sine]);
    const below = subtract([k * cosine, 0], multiply([0, sine], seen));
    seen = divide(above, below);
  }
  return seen;
}

/** The forced field, and waves up and down, in the corrugated layer. */
interface RadiatedWaves {
  readonly atCover: Complex;
  readonly atSubstrate: Complex;
  /** Integral of phi E over the layer. */
  readonly overlap: Complex;
}

interface Forced {
  readonly smooth: Stack;
  readonly mode: GuidedMode;
  readonly corrugation: Corrugation;
  readonly k0: number;
  /** Amplitude of phi in E. */
  readonly forced: number;
  readonly cover: Complex;
  readonly substrate: Complex;
}

const nodes = gaussLegendre(24);

function radiated({ smooth, mode, corrugation: { layer }, forced, cover, substrate }: Forced): RadiatedWaves {
  const { field } = mode;
  const depth = smooth.layers[layer].thicknessNm ?? 0;
  const k = wavenumber(smooth, layer);
  const through = exponential([0, k * depth]);
  const [first, last] = [layer - 1, layer].map((at) => {
    const norm = forced * Math.sqrt(field.powerWeight[layer]);
    return { value: norm * field.value[at][0], slope: norm * field.fluxPerNm[at][0] };
  });
  // E' = -i cover E at the first face, E' = i substrate E at the last: two equations for the waves `down` and `up`.
  const [a11, a12] = [add([k, 0], cover), multiply(through, subtract(cover, [k, 0]))];
  const [a21, a22] = [multiply(through, subtract([k, 0], substrate)), scale(add([k, 0], substrate), -1)];
  const b1 = subtract([0, first.slope], scale(cover, first.value));
  const b2 = add([0, last.slope], scale(substrate, last.value));
  const determinant = subtract(multiply(a11, a22), multiply(a12, a21));
  const down = divide(subtract(multiply(b1, a22), multiply(a12, b2)), determinant);
  const up = divide(subtract(multiply(a11, b2), multiply(b1, a21)), determinant);
  return {
    atCover: add([first.value, 0], add(down, multiply(up, through))),
    atSubstrate: add([last.value, 0], add(up, multiply(down, through))),
    overlap: overlapOf({ smooth, mode, layer, forced, waves: { down, up, k } }),
  };
}

function overlapOf({
  smooth,
  mode,
  layer,
  forced,
  waves,
}: {
  readonly smooth: Stack;
  readonly mode: GuidedMode;
  readonly layer: number;
  readonly forced: number;
  readonly waves: { readonly down: Complex; readonly up: Complex; readonly k: number };
}): Complex {
  const depth = smooth.layers[layer].thicknessNm ?? 0;
  const start = smooth.layers.slice(1, layer).reduce((sum, { thicknessNm = 0 }) => sum + thicknessNm, 0);
  const depths = Array.from(nodes.nodes, (node) => ((1 + node) * depth) / 2);
  const { field } = modeProfile(
    mode,
    depths.map((x) => start + x),
  );
  const norm = Math.sqrt(mode.field.powerWeight[layer]);
  return depths.reduce<Complex>(
    (sum, x, i) => {
      const phi = norm * field[i];
      const downwards = multiply(waves.down, exponential([0, waves.k * x]));
      const upwards = multiply(waves.up, exponential([0, waves.k * (depth - x)]));
      const radiatedField = add([forced * phi, 0], add(downwards, upwards));
      return add(sum, scale(radiatedField, (phi * nodes.weights[i] * depth) / 2));
    },
    [0, 0],
  );
}
