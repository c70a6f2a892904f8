import { placeLabels, shapePath, shapes } from '@modalgain/figures';
import type { FilmResult } from '@modalgain/study';
import { filmColour } from '../../kit/film-marker';
import type { MapFrame } from './map-frame';
import styles from './map-card.module.css';

interface PlacedFilm {
  readonly film: FilmResult;
  readonly x: number;
  readonly y: number;
}

const radius = 5.5;
const hues = 6;

/** Films with thickness and index at their places on the map. */
export function placedFilms(films: readonly FilmResult[], frame: MapFrame): PlacedFilm[] {
  return films.flatMap((film) => {
    const { thicknessNm, filmIndex } = film;
    if (!thicknessNm || !filmIndex) return [];
    const x = frame.x(thicknessNm.value);
    const y = frame.y(filmIndex.value);
    const isInside = x >= 0 && x <= frame.width && y >= 0 && y <= frame.height;
    return isInside ? [{ film, x, y }] : [];
  });
}

interface MapFilmsProps {
  readonly films: readonly FilmResult[];
  readonly frame: MapFrame;
  /** Stays clear of names: the present point. */
  readonly point: { readonly x: number; readonly y: number };
}

/** The films of the study, ringed in white, pairs joined, each with its name. */
export function MapFilms({ films, frame, point }: MapFilmsProps) {
  const placed = placedFilms(films, frame);
  const byName = new Map(placed.map((each) => [each.film.name, each]));
  const names = namedTogether(placed);
  const boxes = placeLabels({
    anchors: names.map(({ x, y }) => ({ x, y })),
    sizes: names.map(({ name }) => ({ width: 6.6 * name.length, height: 12 })),
    obstacles: [...placed, point].map(({ x, y }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 })),
    frame: { x: 2, y: 2, width: frame.width - 4, height: frame.height - 4 },
    distance: 10,
  });
  return (
    <>
      {placed.map(({ film, x, y }) => {
        const before = film.stampedFrom === null ? undefined : byName.get(film.stampedFrom);
        return (
          before && <line key={film.name} className={styles.pair} x1={before.x} y1={before.y} x2={x} y2={y} />
        );
      })}
      {placed.toReversed().map((each) => (
        <FilmPoint key={each.film.name} {...each} />
      ))}
      {names.map(({ name }, i) => (
        <text key={name} className={styles.filmName} x={boxes[i]?.x} y={(boxes[i]?.y ?? 0) + 10}>
          {name}
        </text>
      ))}
    </>
  );
}

/** The shape of a family around a place. */
export const familyPath = (family: number, radiusPx: number, x: number, y: number): string =>
  shapePath(shapes[(family + Math.floor(family / hues)) % shapes.length] ?? 'circle', radiusPx, x, y);

function FilmPoint({ film, x, y }: PlacedFilm) {
  const { family, stampedFrom } = film;
  const colour = filmColour(family);
  return (
    <g>
      <path d={familyPath(family, radius + 1.5, x, y)} fill="#fff" />
      <path
        d={familyPath(family, radius - 0.5, x, y)}
        fill={stampedFrom === null ? '#fff' : colour}
        stroke={colour}
        strokeWidth="2"
      />
    </g>
  );
}

/** Films whose markers cover each other share one label. */
function namedTogether(placed: readonly PlacedFilm[]): { name: string; x: number; y: number }[] {
  const groups: PlacedFilm[][] = [];
  for (const film of placed) {
    const group = groups.find(([first]) => Math.hypot(first.x - film.x, first.y - film.y) < radius);
    if (group) group.push(film);
    else groups.push([film]);
  }
  return groups.map((group) => ({
    name: group.map(({ film }) => film.name).join(', '),
    x: group[0].x,
    y: group[0].y,
  }));
}
