import { slabCutoffThicknessNm, slabMode, VaryingFilm } from '@modalgain/optics';
import { modesOf, numbersOf, type ModeNumbers, type WhichMode } from './guide-modes.js';
import { hasAbsorbingLayer, isSlab, stackOf, withFilm, type GuideStack } from './guide-stack.js';

/** One mode of a stack while thickness and index of its film change. */
export interface FilmMode {
  /** Undefined where it is not guided. */
  readonly at: (thicknessNm: number, index: number) => ModeNumbers | undefined;
  /**
   * Film thickness from which it is guided; 0 where the other layers guide it already, Infinity where more of the film never brings it,
   * null beside an absorbing layer, where no closed form holds.
   */
  readonly cutoffNm: (index: number) => number | null;
}

/** Three layers take half a microsecond a mode, further ones some two, absorbing ones milliseconds. */
export function filmMode(guide: GuideStack, which: WhichMode): FilmMode {
  if (hasAbsorbingLayer(guide)) return absorbingMode(guide, which);
  const mode = isSlab(guide) ? modeOfSlab(guide, which) : modeOfLayers(guide, which);
  return { ...mode, at: (thicknessNm, index) => (thicknessNm > 0 ? mode.at(thicknessNm, index) : undefined) };
}

/** One literal a mode: spreading an object takes longer than the mode. */
function modeOfSlab(guide: GuideStack, { polarization, order }: WhichMode): FilmMode {
  const { wavelengthNm } = guide;
  const coverIndex = guide.cover.index;
  const substrateIndex = guide.substrate.index;
  return {
    at: (thicknessNm, filmIndex) => {
      const mode = slabMode({
        wavelengthNm,
        coverIndex,
        substrateIndex,
        filmIndex,
        thicknessNm,
        polarization,
        order,
      });
      return mode.kind === 'guided' ? mode : undefined;
    },
    cutoffNm: (filmIndex) =>
      slabCutoffThicknessNm({ wavelengthNm, coverIndex, substrateIndex, filmIndex, polarization, order }),
  };
}

function modeOfLayers(guide: GuideStack, which: WhichMode): FilmMode {
  // The thickness of the film itself does not matter here.
  const stack = stackOf(withFilm(guide, { thicknessNm: guide.wavelengthNm }));
  const film = new VaryingFilm({ stack, ...which });
  return {
    at: (thicknessNm, index) => film.modeAt(thicknessNm, index),
    cutoffNm: (index) => film.cutoffNm(index),
  };
}

function absorbingMode(guide: GuideStack, { polarization, order }: WhichMode): FilmMode {
  return {
    at: (thicknessNm, index) => {
      if (!(thicknessNm > 0)) return undefined;
      const mode = modesOf(withFilm(guide, { thicknessNm, index }), polarization, order + 1).at(order);
      return mode && numbersOf(mode);
    },
    cutoffNm: () => null,
  };
}
