import { divide, exponential, multiply, scale, squaredModulus, type Complex } from '../complex.js';
import { checkedPositions, interfacePositions } from '../stack/positions.js';
import { carryBack, stateStride } from './carry-back.js';
import type { IlluminatedStack } from './illuminated-stack.js';
import type { PlaneWaveField } from './plane-wave.js';

/** Light in a stack along x. */
export interface LightProfile {
  readonly xNm: Float64Array;
  /** |E|^2 over that of the incoming wave alone. */
  readonly electricIntensity: Float64Array;
  /** Share of the incoming power that is absorbed per nm: k0 Im(epsilon) |E|^2 over the power flow that comes in. */
  readonly absorptionPerNm: Float64Array;
}

/**
 * The light of a plane wave at the given positions: x = 0 at the cover's interface, growing towards the substrate; an interface belongs to the region
 * behind it.
 *
 * @throws InputError for a position that is not finite.
 */
export function lightProfile(
  { field }: { readonly field: PlaneWaveField },
  xNm: ArrayLike<number>,
): LightProfile {
  const { light } = field;
  const starts = interfacePositions(light.thicknessNm);
  const positions = checkedPositions(xNm);
  const profile: LightProfile = {
    xNm: positions,
    electricIntensity: new Float64Array(positions.length),
    absorptionPerNm: new Float64Array(positions.length),
  };
  positions.forEach((x, i) => {
    const region = starts.filter((start) => start <= x).length;
    const here = strengthAt(
      light,
      region,
      region < starts.length
        ? beforeInterface(field, region, starts[region] - x)
        : behindStack(field, x - starts[region - 1]),
    );
    profile.electricIntensity[i] = here.intensity;
    profile.absorptionPerNm[i] = here.absorptionPerNm;
  });
  return profile;
}

/** u and v in units of the incoming amplitude. */
interface Field {
  readonly u: Complex;
  readonly v: Complex;
}

/** In a region at a distance before the interface that ends it. */
function beforeInterface(field: PlaneWaveField, layer: number, distanceNm: number): Field {
  const { light, states } = field;
  const pair = new Float64Array(2 * stateStride);
  pair.set(states.subarray(stateStride * layer, stateStride * (layer + 1)));
  const depth = light.wavenumberPerNm * distanceNm;
  carryBack(light, { layer, depth }, pair, { from: 0, to: 1 });
  return inIncidentUnits(field, pair.subarray(stateStride));
}

function behindStack(field: PlaneWaveField, distanceNm: number): Field {
  const { light, states } = field;
  const [re, im] = scale(light.substrateTransverse, light.wavenumberPerNm * distanceNm);
  const { u, v } = inIncidentUnits(field, states.subarray(-stateStride));
  const travelled = exponential([-im, re]);
  return { u: multiply(u, travelled), v: multiply(v, travelled) };
}

function inIncidentUnits({ states, incident }: PlaneWaveField, state: Float64Array): Field {
  const size = Math.exp(state[4] - states[4]);
  const inUnits = (value: Complex): Complex => scale(divide(value, incident), size);
  return { u: inUnits([state[0], state[1]]), v: inUnits([state[2], state[3]]) };
}

/** From E in the film's plane (E_y = u in TE, |E_z| = |v| in TM) and normal to it (|E_x| = q |u/epsilon|, TM alone). */
function strengthAt(
  light: IlluminatedStack,
  region: number,
  { u, v }: Field,
): { intensity: number; absorptionPerNm: number } {
  const { epsilon, normalEpsilon, parallel, polarization, wavenumberPerNm, admittance } = light;
  const te = polarization === 'TE';
  const inPlane = squaredModulus(te ? u : v);
  const normal = te ? 0 : parallel.index ** 2 * squaredModulus(divide(u, normalEpsilon[region]));
  const heating = epsilon[region][1] * inPlane + normalEpsilon[region][1] * normal;
  return {
    intensity: (te ? 1 : epsilon[0][0]) * (inPlane + normal),
    absorptionPerNm: (wavenumberPerNm * heating) / admittance.cover,
  };
}
