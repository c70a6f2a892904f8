import type { Markish } from '@observablehq/plot';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { svgText } from '../draw/svg.js';
import { filmFamilies, filmStyle, type FilmIdentity } from '../style/films.js';
import { textWidthPx } from '../style/text.js';

/** A quantity of all films, a film a row. */
export interface RowColumn {
  readonly head: string;
  readonly x: Axis;
  /** Lines and regions that belong to all rows. */
  readonly marks?: readonly Markish[];
  /** What stands in the row of a film; `place` is its row on the axis of y. */
  readonly row: (
    document: Document,
    frame: FrameBox,
    film: FilmIdentity,
    place: number,
  ) => readonly SVGElement[];
}

interface Row {
  readonly film: FilmIdentity;
  /** From the top, in rows; families stand a little apart. */
  readonly place: number;
}

function rowsOf(films: readonly FilmIdentity[]): Row[] {
  let place = 0;
  return filmFamilies(films).flatMap((family, i) => {
    if (i > 0) place += 0.5;
    return family.map((film) => ({ film, place: (place += 1) }));
  });
}

function filmNames(rows: readonly Row[]): Markish {
  return annotation((document, { left, y }) =>
    rows.map(({ film, place }) =>
      svgText(document, film.name, {
        x: left - 6,
        y: y(place),
        anchor: 'end',
        fill: filmStyle(film).hue,
        weight: 600,
      }),
    ),
  );
}

/** Films below each other, their names at the left, quantities side by side. */
export function drawFilmRows({
  document,
  textAlternative,
  films,
  columns,
  maximumColumns = 3,
  rowPx = 18,
  footRows = 0,
}: {
  document: Document;
  textAlternative: string;
  films: readonly FilmIdentity[];
  columns: readonly RowColumn[];
  maximumColumns?: number;
  rowPx?: number;
  /** Rows left free below the films, for a note. */
  footRows?: number;
}): SVGSVGElement {
  const rows = rowsOf(films);
  const last = rows.at(-1)?.place ?? 1;
  const panel = ({ head, x, marks = [], row }: RowColumn, { first, ...cell }: Cell): SVGSVGElement =>
    drawPanel({
      ...cell,
      x,
      y: { domain: [last + 0.8 + footRows, 0.2], ticks: [] },
      head: { text: head },
      marks: [
        ...marks,
        annotation((_, frame) => rows.flatMap(({ film, place }) => row(document, frame, film, place))),
        first ? filmNames(rows) : null,
      ],
    });
  return smallMultiples({
    document,
    textAlternative,
    items: columns,
    draw: panel,
    maximumColumns,
    heightPx: (columns.some(({ x }) => x.label !== undefined) ? 60 : 46) + rowPx * (last + 0.6 + footRows),
    labelRoomPx: 12,
    leftRoomPx: Math.max(46, ...films.map(({ name }) => textWidthPx(name) + 10)),
  });
}
