import { formatConcise } from '@modalgain/numerics';
import type { FilmResult, Results, SurfaceResult } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import { drawHeightPanel, heightOfMap, scaleRoomPx } from '../draw/height-panel.js';
import { commonRange, type HeightPicture, type HeightRange } from '../draw/height-picture.js';
import type { Figure } from '../figure.js';
import { filmFamilies } from '../style/films.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

interface MappedFilm {
  readonly film: FilmResult;
  readonly surface: SurfaceResult;
  readonly picture: HeightPicture;
  /** That of the film and of what was made of it. */
  readonly range: HeightRange;
}

const mostColumns = 3;
const margins = { top: 22, right: scaleRoomPx, bottom: 36, left: 44 };

/** The first scan of each film that can be drawn; a film and what was made of it share a scale. */
function mappedFilms({ films }: Results): MappedFilm[] {
  return filmFamilies(films).flatMap((family) => {
    const mapped = family.flatMap((film) => {
      const surface = film.surfaces.find(({ picture }) => picture !== null);
      return surface?.picture ? [{ film, surface, picture: surface.picture }] : [];
    });
    const range = commonRange(mapped.map(({ picture }) => picture));
    return mapped.map((each) => ({ ...each, range }));
  });
}

const sqOf = ({ surface: { filmSqNm } }: MappedFilm): string | undefined =>
  filmSqNm ? `Sq ${formatConcise(filmSqNm.value, filmSqNm.standardError)}\u00a0nm` : undefined;

function drawFigure(
  mapped: readonly MappedFilm[],
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const columns = Math.min(mapped.length, mostColumns);
  const widthMm = columns > 1 ? columnWidthMm.double : columnWidthMm.single;
  const widthPx = pixelsFromMm(widthMm) / columns;
  const heightPx = Math.max(...mapped.map(({ picture }) => heightOfMap(picture, widthPx, margins)));
  const panels = mapped.map((each, i) => {
    const { picture, range } = each;
    const panel = drawHeightPanel({
      document,
      picture,
      range,
      widthPx,
      heightPx: heightOfMap(picture, widthPx, margins),
      margins,
      head: each.film.name,
      corner: sqOf(each),
      first: true,
      scale: true,
    });
    return { panel, x: (i % columns) * widthPx, y: Math.floor(i / columns) * heightPx };
  });
  const rows = Math.ceil(mapped.length / columns);
  return composeFigure({ document, widthMm, heightPx: rows * heightPx, textAlternative }, panels);
}

/** Maps of the heights of all films that were scanned. */
export function heightMapFigures(results: Results): Figure[] {
  const mapped = mappedFilms(results);
  if (mapped.length === 0) return [];
  const textAlternative = `Maps of the heights of each film; ${mapped.map((each) => [each.film.name, sqOf(each)].filter(Boolean).join(' ')).join(', ')}.`;
  return [
    {
      name: 'height-maps',
      title: 'Heights of the films',
      caption:
        'Heights about the mean of each film; a film and what was made of it have one scale of colours, which spans 98 % of the heights. Pale: not of the film (scratch, its edges, dust) or masked.',
      textAlternative,
      draw: (document) => drawFigure(mapped, document, textAlternative),
    },
  ];
}
