import { averageOverDepth, type GainModel } from '@modalgain/gain';
import {
  depthWeights,
  guidedModes,
  pumpAbsorption,
  scatteringLossPerCm,
  type GuidedMode,
  type Stack,
} from '@modalgain/optics';
import type { Candidate, DesignMedia, FilmLaw } from './film-law.js';
import { indexOfDensity } from './index-of-density.js';

/** A candidate with its TE0. */
export interface SolvedFilm {
  readonly stack: Stack;
  readonly mode: GuidedMode;
  readonly confinementModal: number;
  /** The gain model as the mode sees the film under its pump. */
  readonly model: GainModel;
  /** Incident fluence at x = 1 of the model. */
  readonly saturationFluenceUjPerCm2: number;
  /** What the upper side of the film scatters; 0 where its roughness is not known. */
  readonly scatteringPerCm: number;
}

/** A layer thinner than this is none: thicknesses have to be above 0. */
const thinnestNm = 1e-6;

/** The stack of a candidate at the emission wavelength. */
export function stackOf(law: FilmLaw, media: DesignMedia, candidate: Candidate): Stack {
  const { cover, underlayer, substrate, emissionWavelengthNm } = media;
  return {
    wavelengthNm: emissionWavelengthNm,
    layers: [
      { index: cover.index },
      { index: filmIndexOf(law, candidate), thicknessNm: candidate.thicknessNm },
      ...(underlayer ? [{ index: underlayer.index, thicknessNm: underlayerNm(candidate) }] : []),
      { index: substrate.index },
    ],
    film: 1,
  };
}

/** Of a candidate at the emission wavelength; NaN for a film too dense to be. */
export const filmIndexOf = (
  { filmIndex }: FilmLaw,
  { densityRatio, indexShift }: Pick<Candidate, 'densityRatio' | 'indexShift'>,
): number => indexOfDensity({ n: filmIndex, k: 0 }, densityRatio).n + indexShift;

/** Whether a film of an index can hold light by itself. */
export const canGuide = (index: number, { cover, substrate }: DesignMedia): boolean =>
  index > Math.max(cover.index, substrate.index);

const underlayerNm = (candidate: Candidate): number => Math.max(candidate.underlayerNm, thinnestNm);

/** TE0 of a candidate with its gain law; undefined where nothing is guided in a film that can be. */
export function solveFilm(law: FilmLaw, media: DesignMedia, candidate: Candidate): SolvedFilm | undefined {
  const stack = stackOf(law, media, candidate);
  const [, film] = stack.layers;
  if (!canGuide(film.index as number, media)) return undefined;
  const mode = guidedModes(stack, 'TE', 1).at(0);
  if (!mode) return undefined;
  const underPump = pumped(law, media, candidate, mode);
  if (!underPump) return undefined;
  const confinementModal = mode.confinement.modal[0];
  return {
    stack,
    mode,
    confinementModal,
    scatteringPerCm: law.roughness
      ? candidate.roughnessRatio ** 2 *
        scatteringLossPerCm({ stack, mode, interfaceAt: 0, spectrum: law.roughness })
      : 0,
    ...underPump,
  };
}

/**
 * The model averaged over the depth that the pump reaches, and the fluence of its x = 1; undefined for a film too dense to be. An emitter absorbs in proportion to k/n_t, so
 * that F_s falls where k of the measured film is higher: F_s(lambda) = F_s k(lambda_0)/k(lambda), photon energy and 4 pi/lambda cancel.
 */
function pumped(
  law: FilmLaw,
  media: DesignMedia,
  candidate: Candidate,
  mode: GuidedMode,
): Pick<SolvedFilm, 'model' | 'saturationFluenceUjPerCm2'> | undefined {
  const { pump, model, saturationFluenceUjPerCm2 } = law;
  if (!pump) return { model, saturationFluenceUjPerCm2 };
  const wavelengthNm = candidate.pumpWavelengthNm;
  const measured = pump.filmIndexAt(wavelengthNm);
  const film = indexOfDensity(measured, candidate.densityRatio);
  if (Number.isNaN(film.n)) return undefined;
  const { underlayer } = media;
  const absorbed = pumpAbsorption({
    stack: {
      wavelengthNm,
      layers: [
        { index: realPart(media.cover.pumpIndexAt(wavelengthNm)) },
        { index: film, thicknessNm: candidate.thicknessNm },
        ...(underlayer
          ? [{ index: underlayer.pumpIndexAt(wavelengthNm), thicknessNm: underlayerNm(candidate) }]
          : []),
        { index: media.substrate.pumpIndexAt(wavelengthNm) },
      ],
      film: 1,
    },
    polarization: 'TE',
  });
  return {
    model: averageOverDepth(model, depthWeights({ pump: absorbed, mode })),
    saturationFluenceUjPerCm2:
      (saturationFluenceUjPerCm2 * pump.filmIndexAt(pump.wavelengthNm).k) / measured.k,
  };
}

/** Light that has come through an absorbing cover is not known; its n is what matters. */
const realPart = (index: ReturnType<DesignMedia['cover']['pumpIndexAt']>): number =>
  typeof index === 'number' ? index : index.n;
