import { propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { modeNear } from '@modalgain/optics';
import { withExtinction } from './absorbing-guide.js';
import { boundedBelow } from './bounded-estimate.js';
import { modeOf, stackOf } from './guide.js';
import type { Surroundings } from './guide.js';
import type { FilmOnSubstrate } from './waveguide.js';

type AbsorbingFilm = Pick<FilmOnSubstrate, 'thicknessNm' | 'filmIndex' | 'extinction' | 'surroundings'>;

/** Loss of a mode to absorption in cm-1, by what absorbs. */
export interface AbsorptionLosses {
  /** By the k of the film; null where that is not known. */
  readonly absorptionLossPerCm: Estimate | null;
  /** By the k of the media around it; null where none of them absorbs. */
  readonly mediaAbsorptionLossPerCm: Estimate | null;
}

/**
 * 2 k0 Im N of TE0: that with the k of the media alone, and what the k of the film adds to it. The intervals hold the errors of thickness, n and k; where k lies
 * within its error of 0 the loss to the film is an upper bound.
 */
export function absorptionLossesOf(film: AbsorbingFilm): AbsorptionLosses {
  return { absorptionLossPerCm: byFilm(film), mediaAbsorptionLossPerCm: byMedia(film) };
}

function byFilm({ thicknessNm, filmIndex, extinction, surroundings }: AbsorbingFilm): Estimate | null {
  if (!extinction) return null;
  const areClear = mediaAreClear(surroundings);
  const loss = propagate(
    [thicknessNm, filmIndex, extinction],
    ([thickness = NaN, n = NaN, k = NaN]) => {
      const film = { thicknessNm: thickness, filmIndex: n };
      const byMedia = areClear ? 0 : lossAt(surroundings, { ...film, extinction: 0 });
      return lossAt(surroundings, { ...film, extinction: k }) - byMedia;
    },
    `mode solver with k; ${extinction.method}`,
  );
  return boundedBelow(loss);
}

function byMedia({ thicknessNm, filmIndex, surroundings }: AbsorbingFilm): Estimate | null {
  if (mediaAreClear(surroundings)) return null;
  const loss = propagate(
    [thicknessNm, filmIndex],
    ([thickness = NaN, n = NaN]) =>
      lossAt(surroundings, { thicknessNm: thickness, filmIndex: n, extinction: 0 }),
    'mode solver with the k of the media, errors of thickness and index',
  );
  return boundedBelow(loss);
}

const mediaAreClear = ({ cover, substrate, underlayers = [] }: Surroundings): boolean =>
  [cover, substrate, ...underlayers].every(({ extinction = 0 }) => extinction === 0);

/** 0 below cut-off. */
function lossAt(
  around: Surroundings,
  film: { readonly thicknessNm: number; readonly filmIndex: number; readonly extinction: number },
): number {
  const lossless = modeOf(around, film);
  if (lossless.kind === 'cut-off') return 0;
  const mode = modeNear(withExtinction(stackOf(around, film), around, film.extinction), 'TE', [
    lossless.effectiveIndex,
    0,
  ]);
  const firstOrder = (lossless.confinementModal * 4e7 * Math.PI * film.extinction) / around.wavelengthNm;
  return mode ? -mode.modalGainPerCm : firstOrder;
}
