import { gaussLegendre, InputError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { Mode } from '../modes/mode.js';
import { modeProfile } from '../modes/mode-field.js';
import { fieldText } from '../stack/layer-checks.js';
import { filmPositions, type Stack } from '../stack/stack.js';
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
  /** Gauss-Legendre nodes in the film and their weights: a sum over them with `weightNm` is an integral over the film. */
  readonly xNm: Float64Array;
  readonly weightNm: Float64Array;
  /** Share of the incident fluence that is absorbed per nm at each node; it integrates to `filmAbsorptance`. */
  readonly absorptionPerNm: Float64Array;
  /**
   * Local over incident fluence at each node: `absorptionPerNm` over the film's 4 pi k/lambda. The local fluence is that of a plain light beam which would
   * excite an emitter there as often; with Beer's law and no reflection it is exp(-4 pi k x/lambda).
   */
  readonly localFluence: Float64Array;
}

/** The film's layers are those of `stack.film`, or else the inner layer of the highest index. */
export type PumpIllumination = Omit<Illumination, 'stack'> & { readonly stack: Stack };

/**
 * Absorption of the pump in the film of a stack and its depth profile, interference included. Indices are those at the pump's wavelength.
 *
 * @throws InputError as `planeWave`, and where a layer of the film has no k above 0.
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
    xNm,
    weightNm,
    absorptionPerNm,
    localFluence: absorptionPerNm.map((absorbed, i) => absorbed / bulkPerNm[i]),
  };
}

/**
 * A function of the local fluence averaged over the mode's |E|^2 in the film, as its gain sees it: integral of f(F(x)) |E_mode|^2 over integral of
 * |E_mode|^2. It is not f of the average fluence. `mode` belongs to the same layers at the emission's wavelength; without it all depths count alike.
 *
 * @throws InputError for a fluence below 0; UnsupportedFeatureError for a TM mode.
 */
export function averageOverFilm({
  pump: { xNm, weightNm, localFluence },
  fluenceUjPerCm2,
  f,
  mode,
}: {
  readonly pump: PumpAbsorption;
  readonly fluenceUjPerCm2: number;
  /** Of the local fluence in uJ/cm2. */
  readonly f: (fluenceUjPerCm2: number) => number;
  readonly mode?: Pick<Mode, 'polarization' | 'field'>;
}): number {
  if (!(fluenceUjPerCm2 >= 0 && fluenceUjPerCm2 < Infinity)) {
    throw new InputError(`found ${fluenceUjPerCm2}, expected a fluence of 0 or above.`, {
      field: 'fluenceUjPerCm2',
    });
  }
  const intensity = mode === undefined ? undefined : electricIntensity(mode, xNm);
  let weighted = 0;
  let whole = 0;
  localFluence.forEach((share, i) => {
    const weight = weightNm[i] * (intensity?.[i] ?? 1);
    weighted += weight * f(share * fluenceUjPerCm2);
    whole += weight;
  });
  return weighted / whole;
}

/** |E_y|^2. */
function electricIntensity(mode: Pick<Mode, 'polarization' | 'field'>, xNm: Float64Array): Float64Array {
  if (mode.polarization === 'TM') {
    throw new UnsupportedFeatureError('averages over a TM mode are not computed yet; give a TE mode.', {
      field: 'mode',
    });
  }
  const { field, fieldImaginary } = modeProfile(mode, xNm);
  return field.map((re, i) => re * re + fieldImaginary[i] ** 2);
}

/** Per rule: exact to rounding for pieces over which the light and its decay turn by less than a radian or two. */
const nodesPerPiece = 12;

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
      const { n, k } = absorbingIndex(layers, layer);
      const pieces = Math.ceil(light.wavenumberPerNm * Math.hypot(n, k) * thicknessNm);
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

function absorbingIndex(layers: Stack['layers'], layer: number): { n: number; k: number } {
  const { index } = layers[layer];
  if (typeof index !== 'number' && index.k > 0) return index;
  throw new InputError(
    'found a film without k at the wavelength of the pump, expected k above 0: without it the film takes up no light.',
    { field: fieldText({ layer, key: 'index' }) },
  );
}
