import {
  heightHistogramFigure,
  heightMapFigure,
  heightSpectrumFigure,
  stepProfileFigure,
  surfaceComparisonFigure,
  type ComparedSurface,
  type Figure,
} from '@modalgain/figures';
import { InputError } from '@modalgain/numerics';
import {
  applyRecipe,
  heightHistogram,
  heightPicture,
  regionPicture,
  stepText,
  type SurfaceComparison,
} from '@modalgain/surface';
import { filmOfFiles } from '../write-figure.js';
import { mainChannel, type DescribedChannel, type DescribedFile } from './analyse.js';

/** Figures of one scan; `difference` is of two. */
export type SurfaceFigureKind = 'map' | 'step' | 'histogram' | 'spectrum' | 'difference';

/** Fine enough for a column of a journal at 300 dpi, and small as a file. */
const longestSide = 360;

/** @throws InputError where the scan lacks what is to be drawn */
export function scanFigure(kind: Exclude<SurfaceFigureKind, 'difference'>, described: DescribedFile): Figure {
  const channel = mainChannel(described);
  const { map, description } = channel;
  const film = filmOfFiles([described.file]);
  const { step, spectrum, regionRoughness: region, heights, parameters, profileSpectra } = description;
  switch (kind) {
    case 'map':
      if (map.rows === 1)
        throw lacking(described, 'more than one row, which a map needs; --figure-kind step draws a profile');
      return heightMapFigure({
        film,
        picture: heightPicture({ map, zNm: heights.zNm, masked: leftOut(channel), longestSide }),
        levelling: levellingOf(channel),
        ...(described.areas && { areas: [...described.areas.film, ...described.areas.substrate] }),
      });
    case 'step':
      if (step.kind !== 'step') throw lacking(described, 'a step');
      if (step.profile.length === 0)
        throw lacking(
          described,
          'an edge: where film and substrate are given, there is no profile across one',
        );
      return stepProfileFigure({
        film,
        profile: {
          positionUm: step.profile.map(({ distanceNm }) => distanceNm / 1000),
          heightNm: step.profile.map(({ heightNm }) => heightNm),
        },
        thicknessNm: step.thicknessNm,
      });
    case 'histogram':
      return heightHistogramFigure({
        film,
        histogram: heightHistogram(heights),
        heights: parameters.heights,
      });
    case 'spectrum':
      if (!spectrum || region.kind !== 'determined')
        throw lacking(described, 'enough area for a power spectrum of its roughness');
      return heightSpectrumFigure({ film, spectrum, ...region, profileSpectra });
  }
}

/** Both surfaces about their own level, on one scale. */
export function differenceFigure(
  before: DescribedFile,
  after: DescribedFile,
  { verdicts }: SurfaceComparison,
): Figure {
  const sentence = verdicts.map((verdict) => verdict.sentence).join(' ');
  return surfaceComparisonFigure({ before: comparedOf(before), after: comparedOf(after), sentence });
}

function comparedOf(described: DescribedFile): ComparedSurface {
  const channel = mainChannel(described);
  const { heights, regionRoughness: region } = channel.description;
  const picture = regionPicture({ map: channel.map, heights, longestSide });
  return {
    film: filmOfFiles([described.file]),
    picture,
    ...(region.kind === 'determined' && { sqNm: region.sqNm }),
  };
}

/** The pixels that masks leave out; a scratch is not among them. */
const leftOut = ({ map, description: { recipe, maskUse } }: DescribedChannel): Uint8Array =>
  applyRecipe(map, recipe, { mask: maskUse }).mask;

function levellingOf({ map, description: { step, applied } }: DescribedChannel): string {
  const steps = applied.map((each) => stepText(each.step));
  const recipe = steps.length > 0 ? ` after ${steps.join(', ')}` : '';
  return step.kind === 'step'
    ? `${map.title}${recipe}, less the background of the joint fit, substrate at 0`
    : `${map.title}${recipe}, levelled`;
}

const lacking = ({ file }: DescribedFile, what: string): InputError =>
  new InputError(`found no scan with ${what}.`, { file, field: '--figure-kind' });
