import { placeLabels, shapePath, shapes } from '@modalgain/figures';
import type { FilmResult } from '@modalgain/study';
import { filmColour } from '../../kit/film-marker';
import type { Frame } from '../../plot/marks';
import styles from './design.module.css';

interface MapFilmsProps {
  readonly films: readonly FilmResult[];
  readonly frame: Frame;
  readonly here: { readonly x: number; readonly y: number };
  readonly valueOf: (film: FilmResult) => number | undefined;
}

const hues = 6;

/** The films of the study, ringed in white, each with its name. */
export function MapFilms({ films, frame, here, valueOf }: MapFilmsProps) {
  const [width, height] = [frame.x.range[1], frame.y.range[0]];
  const placed = films.flatMap((film) => {
    const value = valueOf(film);
    if (!film.thicknessNm || value === undefined) return [];
    const [x, y] = [frame.x.at(film.thicknessNm.value), frame.y.at(value)];
    return x >= 0 && x <= width && y >= 0 && y <= height ? [{ film, x, y }] : [];
  });
  const boxes = placeLabels({
    anchors: placed,
    sizes: placed.map(({ film }) => ({ width: 6.8 * film.name.length, height: 12 })),
    obstacles: [...placed, here].map(({ x, y }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 })),
    frame: { x: 2, y: 2, width: width - 4, height: height - 4 },
    distance: 10,
  });
  return (
    <>
      {placed.toReversed().map(({ film, x, y }) => {
        const shape = shapes[(film.family + Math.floor(film.family / hues)) % shapes.length] ?? 'circle';
        const colour = filmColour(film.family);
        return (
          <g key={film.name}>
            <path d={shapePath(shape, 7, x, y)} fill="#fff" />
            <path
              d={shapePath(shape, 5, x, y)}
              fill={film.stampedFrom === null ? '#fff' : colour}
              stroke={colour}
              strokeWidth={2}
            />
          </g>
        );
      })}
      {placed.map(({ film }, i) => (
        <text key={film.name} className={styles.mapText} x={boxes[i]?.x} y={(boxes[i]?.y ?? 0) + 10}>
          {film.name}
        </text>
      ))}
    </>
  );
}
