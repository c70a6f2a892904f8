import type { ConfinementCurve, FilmResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { drawPointLabels, type PointLabel } from '../draw/labels.js';
import { filmMarkers } from '../draw/marks.js';
import { svgElement, svgText } from '../draw/svg.js';
import { filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { shapes } from '../style/shapes.js';

export interface MarkedFilm {
  readonly film: FilmResult;
  readonly thicknessNm: number;
  /** 0 where the film guides no mode. */
  readonly confinementModal: number;
}

/** Films of known thickness at their modal confinement; those below cut-off stand on the axis. */
export function markedFilms(films: readonly FilmResult[]): MarkedFilm[] {
  return films.flatMap((film) => {
    const mode = film.waveguide?.mode;
    if (!film.thicknessNm || !mode) return [];
    const confinementModal = mode.kind === 'guided' ? mode.confinementModal.value : 0;
    return [{ film, thicknessNm: film.thicknessNm.value, confinementModal }];
  });
}

/** Thicknesses that guide nothing at the given index, all where there is no end (null): shaded, with the reason in words. */
export function forbiddenRegion(upToNm: number | null): Markish {
  return annotation((document, { left, right, top, bottom, x }) => {
    const edge = upToNm === null ? right : Math.min(right, x(upToNm));
    if (edge - left < 2) return [];
    const region = svgElement(document, 'rect', {
      x: left,
      y: top,
      width: edge - left,
      height: bottom - top,
      fill: inks.forbidden,
    });
    if (edge - left < 14) return [region];
    const words = svgText(document, 'no guided mode', {
      x: (left + edge) / 2,
      y: (top + bottom) / 2,
      anchor: 'middle',
      rotate: -90,
      fill: inks.secondary,
    });
    return [region, words];
  });
}

/** Films nearer to each other than this coincide for the eye. */
const togetherPx = 4;

/** One label for films that coincide, in ink, and one in its own hue for every other film. */
function labelsOf(marked: readonly MarkedFilm[], { x, y }: FrameBox): PointLabel[] {
  const labels: PointLabel[] = [];
  for (const { film, thicknessNm, confinementModal } of marked) {
    const place = { x: x(thicknessNm), y: y(confinementModal) };
    const i = labels.findIndex((label) => Math.hypot(label.x - place.x, label.y - place.y) < togetherPx);
    if (i < 0) labels.push({ ...place, text: film.name, fill: filmStyle(film).hue });
    else labels[i] = { ...labels[i], text: `${labels[i].text}, ${film.name}`, fill: inks.ink };
  }
  return labels;
}

/** Larger shapes below smaller ones, so that films that coincide both show. */
function drawingOrder(marked: readonly MarkedFilm[]): MarkedFilm[] {
  const rank = ({ film }: MarkedFilm): number => -shapes.indexOf(filmStyle(film).shape);
  return [...marked].sort((a, b) => rank(a) - rank(b));
}

/** Markers of films with their names, clear of each other and of the given curves (in data units). */
export function filmMarks(
  marked: readonly MarkedFilm[],
  curves: readonly Pick<ConfinementCurve, 'thicknessNm' | 'modal' | 'power'>[],
): Markish {
  const lines = curves.flatMap(({ thicknessNm, modal, power }) => [
    { x: thicknessNm, y: modal },
    { x: thicknessNm, y: power },
  ]);
  return annotation((document, frame) => [
    ...drawPointLabels(document, frame, { labels: labelsOf(marked, frame), curves: lines }),
    ...drawingOrder(marked).map(({ film, thicknessNm, confinementModal }) =>
      filmMarkers(document, {
        style: filmStyle(film),
        places: [{ x: frame.x(thicknessNm), y: frame.y(confinementModal) }],
      }),
    ),
  ]);
}
