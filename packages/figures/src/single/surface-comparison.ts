import { formatConcise } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { composeFigure } from '../draw/compose.js';
import { drawHeightPanel, heightOfMap, scaleRoomPx } from '../draw/height-panel.js';
import { commonRange, type HeightPicture } from '../draw/height-picture.js';
import type { Figure } from '../figure.js';
import type { FilmIdentity } from '../style/films.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** One of two surfaces that are compared. */
export interface ComparedSurface {
  readonly film: FilmIdentity;
  readonly picture: HeightPicture;
  readonly sqNm?: Estimate | undefined;
}

export interface ComparedSurfaces {
  readonly before: ComparedSurface;
  readonly after: ComparedSurface;
  /** What the comparison says of them, one sentence. */
  readonly sentence: string;
}

const [leftPx, gapPx] = [44, 10];
const [top, bottom] = [22, 34];

/** Two maps of heights on one scale of colours, and what is said of the difference. */
export function surfaceComparisonFigure(compared: ComparedSurfaces): Figure {
  const { before, after, sentence } = compared;
  const textAlternative = `Heights of ${headOf(before)} and of ${headOf(after)} on one scale. ${sentence}`;
  return {
    name: `surface-comparison-${after.film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Heights of ${before.film.name} and ${after.film.name}`,
    caption: `${sentence} Both maps have one scale of colours; pale: left out by a mask; grey: no height.`,
    textAlternative,
    draw: (document) => draw(compared, document, textAlternative),
  };
}

const headOf = ({ film, sqNm }: ComparedSurface): string =>
  sqNm ? `${film.name}: Sq ${formatConcise(sqNm.value, sqNm.standardError)}\u00a0nm` : film.name;

/** Two maps beside each other, their scale of colours at the right; each has its own axes, as scans differ in size. */
function draw(
  { before, after }: ComparedSurfaces,
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const widthMm = columnWidthMm.double;
  const frame = (pixelsFromMm(widthMm) - 2 * leftPx - gapPx - scaleRoomPx) / 2;
  const sides = [
    { surface: before, right: gapPx, x: 0, scale: false },
    { surface: after, right: scaleRoomPx, x: leftPx + frame + gapPx, scale: true },
  ];
  const range = commonRange([before.picture, after.picture]);
  const placed = sides.map(({ surface, right, x, scale }) => {
    const margins = { top, bottom, left: leftPx, right };
    const widthPx = leftPx + frame + right;
    const heightPx = heightOfMap(surface.picture, widthPx, margins);
    const { picture } = surface;
    const head = headOf(surface);
    const panel = drawHeightPanel({
      document,
      picture,
      range,
      widthPx,
      heightPx,
      margins,
      head,
      first: true,
      scale,
    });
    return { panel, x, y: 0, heightPx };
  });
  const heightPx = Math.max(...placed.map((side) => side.heightPx));
  return composeFigure({ document, widthMm, heightPx, textAlternative }, placed);
}
