import { depthWeights, guidedModes, pumpAbsorption } from '@modalgain/optics';
import type { DepthWeights, Mode, PumpAbsorption, Stack } from '@modalgain/optics';
import { absorbingMode, hasAbsorbingMedia, withExtinction } from './absorbing-guide.js';
import type { FilmGeometry, Surroundings } from './guide.js';
import { stackOf } from './guide.js';

/** A film under its pump, and its mode at the emission. */
export interface PumpedFilmInput {
  readonly atEmission: { readonly around: Surroundings; readonly filmIndex: number };
  readonly atPump: {
    readonly around: Surroundings;
    readonly filmIndex: number;
    readonly extinction: number;
  };
  readonly thicknessNm: number;
}

export interface PumpedFilm {
  readonly pump: PumpAbsorption;
  /** Local fluence and the weight of TE0 at each depth; all depths alike where no mode is guided. */
  readonly depth: DepthWeights;
  /** Mean of the local over the incident fluence with those weights. */
  readonly relativeFluence: number;
}

/** The pump in a film by transfer matrix, at normal incidence from the cover; k of the film has to be above 0. */
export function pumpedFilm({ atEmission, atPump, thicknessNm }: PumpedFilmInput): PumpedFilm {
  const pump = pumpAbsorption({
    stack: pumpedStack(atPump, thicknessNm),
    polarization: 'TE',
  });
  const film: FilmGeometry = { thicknessNm, filmIndex: atEmission.filmIndex };
  const mode = firstMode(stackOf(atEmission.around, film), atEmission.around);
  const depth = depthWeights({ pump, ...(mode && { mode }) });
  const relativeFluence = depth.relativeFluence.reduce((sum, share, i) => sum + depth.weight[i] * share, 0);
  return { pump, depth, relativeFluence };
}

function firstMode(stack: Stack, around: Surroundings): Mode | undefined {
  if (hasAbsorbingMedia(around)) return absorbingMode(withExtinction(stack, around), 'TE', 0);
  return guidedModes(stack, 'TE').at(0);
}

/** The stack at the pump wavelength; unlike that of the modes with the k of all media. */
export function pumpedStack(
  { around, filmIndex, extinction }: PumpedFilmInput['atPump'],
  thicknessNm: number,
): Stack {
  const { cover, substrate, underlayers = [], wavelengthNm } = around;
  return {
    wavelengthNm,
    layers: [
      // Light that has come through an absorbing cover is not known; its n is what matters.
      { index: cover.index },
      { index: { n: filmIndex, k: extinction }, thicknessNm },
      ...underlayers.map((layer) => ({
        index: { n: layer.index, k: layer.extinction ?? 0 },
        thicknessNm: layer.thicknessNm,
      })),
      { index: { n: substrate.index, k: substrate.extinction ?? 0 } },
    ],
    film: 1,
  };
}
