import { add, divide, scale, squaredModulus, subtract, type Complex } from '../complex.js';
import { carryBack, stateStride } from './carry-back.js';
import { illuminate, type IlluminatedStack, type Illumination } from './illuminated-stack.js';

/** What a stack does with a plane wave; powers are shares of the power that falls on a unit of its area. */
export interface PlaneWave {
  /** Amplitude of E_y (TE) or H_y (TM) at the first interface: r_s and r_p with r_p = -r_s at normal incidence. */
  readonly reflection: Complex;
  readonly reflectance: number;
  /** Power that enters the substrate, whether or not it absorbs. Below 1e-308 it is 0. */
  readonly transmittance: number;
  /** One entry a region: 0 for the half-spaces and where nothing absorbs, below 0 where a layer amplifies. */
  readonly absorptance: readonly number[];
  /** For `lightProfile`. */
  readonly field: PlaneWaveField;
}

/** The field of a plane wave in a stack. */
export interface PlaneWaveField {
  readonly light: IlluminatedStack;
  /** (u, v) at each interface, to be multiplied by the exponential of their fifth entry. */
  readonly states: Float64Array;
  /** Amplitude of the incoming wave in the units of the first state, without its logarithm. */
  readonly incident: Complex;
}

/**
 * Reflectance, transmittance and absorptance of a stack, by the 2 x 2 matrices of its layers (M. Born and E. Wolf, Principles of Optics, section 1.6)
 * applied from the substrate to the cover. Absorptance is the difference of the power flow at a layer's two sides. A stack with gain is
 * described below its laser threshold only.
 *
 * @throws InputError and UnsupportedFeatureError as `illuminate`.
 */
export function planeWave(illumination: Illumination): PlaneWave {
  return solvePlaneWave(illuminate(illumination));
}

/** `planeWave` of a stack that has been laid out. */
export function solvePlaneWave(light: IlluminatedStack): PlaneWave {
  const states = interfaceStates(light);
  const u: Complex = [states[0], states[1]];
  // u = a + b and v = i y (a - b) at the first interface, a coming in and b going out.
  const difference: Complex = [states[3] / light.admittance.cover, -states[2] / light.admittance.cover];
  const incident = scale(add(u, difference), 0.5);
  const reflection = divide(scale(subtract(u, difference), 0.5), incident);
  const field: PlaneWaveField = { light, states, incident };
  const flow = powerFlow(field);
  return {
    reflection,
    reflectance: squaredModulus(reflection),
    transmittance: flow[flow.length - 1],
    absorptance: light.epsilon.map((_, layer) => {
      const inner = layer > 0 && layer < flow.length;
      return inner && absorbs(light, layer) ? flow[layer - 1] - flow[layer] : 0;
    }),
    field,
  };
}

function interfaceStates(light: IlluminatedStack): Float64Array {
  const { admittance, thicknessNm, wavenumberPerNm } = light;
  const interfaces = thicknessNm.length - 1;
  const states = new Float64Array(stateStride * interfaces);
  const [re, im] = admittance.substrate;
  states.set([1, 0, -im, re, 0], stateStride * (interfaces - 1));
  for (let layer = interfaces - 1; layer > 0; layer--) {
    const depth = wavenumberPerNm * thicknessNm[layer];
    carryBack(light, { layer, depth }, states, { from: layer, to: layer - 1 });
  }
  return states;
}

/** Im(u* v) at each interface, as a share of what comes in. */
function powerFlow({ light, states, incident }: PlaneWaveField): Float64Array {
  const coming = light.admittance.cover * squaredModulus(incident);
  const flow = new Float64Array(states.length / stateStride);
  for (let j = 0; j < flow.length; j++) {
    const at = stateStride * j;
    const here = states[at] * states[at + 3] - states[at + 1] * states[at + 2];
    flow[j] = (here / coming) * Math.exp(2 * (states[at + 4] - states[4]));
  }
  return flow;
}

const absorbs = ({ epsilon, normalEpsilon }: IlluminatedStack, layer: number): boolean =>
  epsilon[layer][1] !== 0 || normalEpsilon[layer][1] !== 0;
