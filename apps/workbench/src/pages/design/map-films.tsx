import { filmStyle, placeLabels, shapePath, type MappedFilm } from '@modalgain/figures';
import { filmColour } from '../../kit/film-marker';
import type { Frame } from '../../plot/marks';
import styles from './design.module.css';

interface MapFilmsProps {
  readonly films: readonly MappedFilm[];
  readonly frame: Frame;
  readonly here: { readonly x: number; readonly y: number };
}

/** The films of the study, ringed in white, each with its name. */
export function MapFilms({ films, frame, here }: MapFilmsProps) {
  const [width, height] = [frame.x.range[1], frame.y.range[0]];
  const placed = films
    .map(({ film, thicknessNm, value }) => ({ film, x: frame.x.at(thicknessNm), y: frame.y.at(value) }))
    .filter(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height);
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
        const { shape, treated } = filmStyle(film);
        const colour = filmColour(film.family);
        return (
          <g key={film.name}>
            <path d={shapePath(shape, 7, x, y)} fill="#fff" />
            <path
              d={shapePath(shape, 5, x, y)}
              fill={treated ? colour : '#fff'}
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
