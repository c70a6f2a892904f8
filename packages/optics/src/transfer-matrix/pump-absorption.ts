import { gaussLegendre, InputError } from '@modalgain/numerics';
import { fieldText } from '../stack/layer-checks.js';
import { interfacePositions } from '../stack/positions.js';
import { filmPositions, type ComplexIndex, type Layer, type Stack } from '../stack/stack.js';
import type { Illumination } from './illuminated-stack.js';
import { lightProfile } from './light-profile.js';
import { planeWave, type PlaneWave } from './plane-wave.js';

/** How a film takes up the light of its pump. */
export interface PumpAbsorption {
  /** Of the whole stack. */
  readonly reflectance: number;
  readonly transmittance: number;
  /** Share of the incident fluence that the film's layers absorb: absorbed over incident fluence. */
  readonly filmAbsorptance: number;
  /** x of each interface of the stack, from 0 at the cover's. */
  readonly interfacesNm: readonly number[];
  /** Gauss-Legendre nodes in the film and their weights: a sum over them with `weightNm` is an integral over the film. */
  readonly xNm: Float64Array;
  readonly weightNm: Float64Array;
  /** Share of the incident fluence that is absorbed per nm at each node; it integrates to `filmAbsorptance`. */
  readonly absorptionPerNm: Float64Array;
  /**
   * Local over incident fluence at each node: `absorptionPerNm` over the film's 4 pi k/lambda. The local fluence is that of a plain light beam which would
   * excite an emitter there as often; with Beer's law and no reflection it is exp(-4 pi k x/lambda). In a uniaxial film k is the mean over the
   * three axes, (2 k_ordinary + k_extraordinary)/3: the beam is one to which the same absorbers would stand at random.
   */
  readonly localFluence: Float64Array;
}

/** The film's layers are those of `stack.film`, or else the inner layer of the highest index. */
export type PumpIllumination = Omit<Illumination, 'stack'> & { readonly stack: Stack };

/**
 * Absorption of the pump in the film of a stack and its depth profile, interference included. Indices are those at the pump's wavelength.
 *
 * @throws InputError as `planeWave`, and where a layer of the film has no k above 0, or one below 0.
 */
export function pumpAbsorption(pump: PumpIllumination): PumpAbsorption {
  const wave = planeWave(pump);
  const film = filmPositions(pump.stack);
  const { xNm, weightNm, bulkPerNm } = filmNodes(pump.stack, wave, film);
  const { absorptionPerNm } = lightProfile(wave, xNm);
  return {
    reflectance: wave.reflectance,
    transmittance: wave.transmittance,
    filmAbsorptance: film.reduce((sum, layer) => sum + wave.absorptance[layer], 0),
    interfacesNm: interfacePositions(wave.field.light.thicknessNm),
    xNm,
    weightNm,
    absorptionPerNm,
    localFluence: absorptionPerNm.map((absorbed, i) => absorbed / bulkPerNm[i]),
  };
}

const nodesPerPiece = 12;
/** Of the light and its decay in one piece, in radians: its intensity turns twice as far, which 12 nodes integrate to rounding. */
const mostTurnPerPiece = 3;

function filmNodes(
  { layers }: Stack,
  { field: { light } }: PlaneWave,
  film: readonly number[],
): { xNm: Float64Array; weightNm: Float64Array; bulkPerNm: Float64Array } {
  const { nodes, weights } = gaussLegendre(nodesPerPiece);
  const [xNm, weightNm, bulkPerNm]: number[][] = [[], [], []];
  let start = 0;
  layers.forEach((_, layer) => {
    const thicknessNm = light.thicknessNm[layer];
    if (film.includes(layer)) {
      const k = meanExtinction(layers[layer], layer);
      const turn = Math.sqrt(
        Math.hypot(light.transverseSquared[2 * layer], light.transverseSquared[2 * layer + 1]),
      );
      const pieces = Math.ceil((light.wavenumberPerNm * turn * thicknessNm) / mostTurnPerPiece);
      const half = thicknessNm / (2 * pieces);
      for (let piece = 0; piece < pieces; piece++) {
        nodes.forEach((node, i) => {
          xNm.push(start + half * (2 * piece + 1 + node));
          weightNm.push(half * weights[i]);
          bulkPerNm.push(2 * light.wavenumberPerNm * k);
        });
      }
    }
    start += thicknessNm;
  });
  return {
    xNm: Float64Array.from(xNm),
    weightNm: Float64Array.from(weightNm),
    bulkPerNm: Float64Array.from(bulkPerNm),
  };
}

/** Over the three axes of the film's dipoles: two in its plane, one normal to it. */
function meanExtinction({ index, extraordinaryIndex = index }: Layer, layer: number): number {
  const [inPlane, normal] = [extinctionOf(index), extinctionOf(extraordinaryIndex)];
  const mean = inPlane === normal ? inPlane : (2 * inPlane + normal) / 3;
  if (mean > 0 && inPlane >= 0 && normal >= 0) return mean;
  throw new InputError(
    'found a film without k at the wavelength of the pump, expected k above 0: without it the film takes up no light.',
    { field: fieldText({ layer, key: 'index' }) },
  );
}

const extinctionOf = (index: ComplexIndex): number => (typeof index === 'number' ? 0 : index.k);
