import { composeFigure } from '../draw/compose.js';
import { drawHeightPanel, heightOfMap, scaleRoomPx, type MarkedArea } from '../draw/height-panel.js';
import type { HeightPicture } from '../draw/height-picture.js';
import type { Figure } from '../figure.js';
import type { FilmIdentity } from '../style/films.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** One scan, with what is said of it. */
export interface MappedSurface {
  readonly film: FilmIdentity;
  readonly picture: HeightPicture;
  /** What the heights were made of and are measured from, e.g. "Height, less its plane". */
  readonly levelling: string;
  /** Regions that were given for film and substrate. */
  readonly areas?: readonly MarkedArea[];
}

const margins = { top: 22, right: scaleRoomPx, bottom: 34, left: 44 };

/** A map of the heights of one scan with its scale of colours. */
export function heightMapFigure(surface: MappedSurface): Figure {
  const { film, picture, levelling } = surface;
  const size = [picture.widthNm, picture.heightNm]
    .map((nm) => Number((nm / 1000).toPrecision(3)))
    .join(' × ');
  const textAlternative = `Map of the heights of ${film.name}, ${size} µm; 98 % of them from ${nanometres(picture.lowNm)} to ${nanometres(picture.highNm)} nm.`;
  return {
    name: `height-map-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Heights of ${film.name}`,
    caption: `${levelling}. The colours span 98 % of the heights; what lies beyond has the colour of the end. Pale: left out by a mask; grey: no height.${
      surface.areas ? ' Outlined: the regions given for film and substrate.' : ''
    }`,
    textAlternative,
    draw: (document) => draw(surface, document, textAlternative),
  };
}

const nanometres = (height: number): string => String(Number(height.toPrecision(3))).replace('-', '\u2212');

function draw(
  { film, picture, areas }: MappedSurface,
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const widthMm = columnWidthMm.single;
  const widthPx = pixelsFromMm(widthMm);
  const heightPx = heightOfMap(picture, widthPx, margins);
  const panel = drawHeightPanel({
    document,
    picture,
    range: [picture.lowNm, picture.highNm],
    widthPx,
    heightPx,
    margins,
    head: film.name,
    first: true,
    scale: true,
    ...(areas && { areas }),
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}
