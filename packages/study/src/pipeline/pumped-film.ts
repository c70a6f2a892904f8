import { depthWeights, pumpAbsorption } from '@modalgain/optics';
import type { DepthWeights, PumpAbsorption, Stack } from '@modalgain/optics';
import type { Surroundings } from './guide.js';
import { te0Of } from './te0.js';

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
  const te0 = te0Of(atEmission.around, { thicknessNm, filmIndex: atEmission.filmIndex });
  const depth = depthWeights({ pump, ...(te0 && { mode: te0.mode }) });
  const relativeFluence = depth.relativeFluence.reduce((sum, share, i) => sum + depth.weight[i] * share, 0);
  return { pump, depth, relativeFluence };
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
