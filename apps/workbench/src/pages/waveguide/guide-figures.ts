import {
  interfacesNm,
  type ConfinementMap,
  type GuideAnswer,
  type GuideStack,
  type PumpProfile,
} from '@modalgain/compute';
import {
  confinementCutFigure,
  confinementMapFigure,
  mediumName,
  modesFigure,
  pumpInDepthFigure,
  type Figure,
} from '@modalgain/figures';
import type { FilmResult, ModesPicture } from '@modalgain/study';
import { regionsOf } from './regions';

/** "air over the film on 55 nm of n = 2.4 on fused silica". */
export function surroundingsText({ cover, above, below, substrate }: GuideStack): string {
  const layer = (each: GuideStack['film']): string =>
    `${each.thicknessNm.toFixed(0)} nm of ${mediumName(each)}`;
  return [
    [mediumName(cover), ...above.map(layer), 'the film'].join(' over '),
    ...below.map(layer),
    mediumName(substrate),
  ].join(' on ');
}

/** The stack that is tried, with its modes in depth. */
export function stackFigure({ guide, picture }: GuideAnswer, outsideNm: readonly [number, number]): Figure {
  const bottom = (interfacesNm(guide).at(-1) ?? 0) + outsideNm[1];
  const layers = regionsOf(guide, outsideNm).map((region, at): ModesPicture['layers'][number] => {
    const { index, extinction = 0 } = [
      guide.cover,
      ...guide.above,
      guide.film,
      ...guide.below,
      guide.substrate,
    ][at];
    const constants = { n: index, k: extinction };
    return {
      name: region.name,
      ...(region.thicknessNm !== undefined && { thicknessNm: region.thicknessNm }),
      fromNm: region.fromNm,
      toNm: Math.min(region.toNm, bottom),
      index: [constants, constants],
      film: region.isFilm,
    };
  });
  return modesFigure({
    wavelengthNm: guide.wavelengthNm,
    layers,
    modeCount: picture.modes.length,
    modes: picture.modes.slice(0, 6).map(({ drawn, powerPerNm, share }) => ({
      mode: drawn,
      xNm: Array.from(picture.xNm),
      powerDensityPerNm: Array.from(powerPerNm),
      share,
    })),
  });
}

export const mapFigure = (map: ConfinementMap, guide: GuideStack, films: readonly FilmResult[]): Figure =>
  confinementMapFigure({
    ...map,
    films,
    wavelengthNm: guide.wavelengthNm,
    media: surroundingsText(guide),
  });

export const cutFigure = ({ curve, guide }: GuideAnswer, mode: string, film: FilmResult): Figure =>
  confinementCutFigure({
    ...curve,
    film,
    mode,
    wavelengthNm: guide.wavelengthNm,
    filmIndex: guide.film.index,
    atNm: guide.film.thicknessNm,
    media: surroundingsText(guide),
  });

export function pumpFigure(profile: PumpProfile, guide: GuideStack, film: FilmResult): Figure {
  const start = guide.above.reduce((sum, layer) => sum + layer.thicknessNm, 0);
  return pumpInDepthFigure({
    ...profile,
    film,
    filmNm: [start, start + guide.film.thicknessNm],
    xNm: Array.from(profile.xNm),
    absorptionPerNm: Array.from(profile.absorptionPerNm),
  });
}
