import { formatSignificant } from '@modalgain/numerics';
import type { ConfinementCurve, FilmResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { endLabels, pointLabels } from '../draw/labels.js';
import { curveMark, filmMarkers } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { mediaText } from './media.js';
import { filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

interface MarkedFilm {
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

/** The curve whose index is nearest to the films': the one that a small panel shows. */
export function typicalCurve({ confinementCurves, films }: Results): ConfinementCurve | undefined {
  const indices = films.flatMap((film) => (film.filmIndex ? [film.filmIndex.value] : []));
  const middle = indices.sort((a, b) => a - b)[Math.floor(indices.length / 2)] ?? 0;
  const distance = (curve: ConfinementCurve): number => Math.abs(curve.filmIndex - middle);
  return [...confinementCurves].sort((a, b) => distance(a) - distance(b))[0];
}

export function confinementAxes(results: Results): { x: Axis; y: Axis } {
  const thicknesses = results.films.flatMap((film) => (film.thicknessNm ? [film.thicknessNm.value] : []));
  const longest = Math.max(...thicknesses, 100) * 1.3;
  const [step = 50] = linearTicks([1, longest], 6);
  const low = Math.max(
    0,
    Math.min(...thicknesses, ...results.confinementCurves.map((c) => c.cutoffThicknessNm)) - step / 2,
  );
  return { x: { domain: [low, longest] }, y: { domain: [0, 1.12], ticks: [0, 0.25, 0.5, 0.75, 1] } };
}

/** Thicknesses that guide nothing at the given index: shaded, with the reason in words. */
export function forbiddenRegion(upToNm: number): Markish {
  return annotation((document, { left, right, top, bottom, x }) => {
    const edge = Math.min(right, x(upToNm));
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

/** Markers of films with their names. Films that coincide are drawn larger shape first. */
export function filmMarks(marked: readonly MarkedFilm[], curves: readonly ConfinementCurve[]): Markish[] {
  const markers = annotation((document, { x, y }) =>
    marked.map(({ film, thicknessNm, confinementModal }) =>
      filmMarkers(document, {
        style: filmStyle(film),
        places: [{ x: x(thicknessNm), y: y(confinementModal) }],
      }),
    ),
  );
  const labels = pointLabels(
    marked.map(({ film, thicknessNm, confinementModal }) => ({
      text: film.name,
      x: thicknessNm,
      y: confinementModal,
      fill: filmStyle(film).hue,
    })),
    {
      curves: curves.flatMap((curve) => [
        { x: curve.thicknessNm, y: curve.modal },
        { x: curve.thicknessNm, y: curve.power },
      ]),
    },
  );
  return [labels, markers];
}

const within = (curve: ConfinementCurve, values: readonly (number | null)[], limitNm: number): number =>
  values.filter((value, i) => value !== null && (curve.thicknessNm[i] ?? 0) <= limitNm).at(-1) ?? 0;

function confinementFigure(results: Results, document: Document, textAlternative: string): SVGSVGElement {
  const curves = results.confinementCurves;
  const axes = confinementAxes(results);
  const widthMm = columnWidthMm.double;
  const gap = 58;
  const frame = (pixelsFromMm(widthMm) - 46 - 2 * gap) / 2;
  const shades = curves.map((_, i) => mixInk(curves.length === 1 ? 1 : i / (curves.length - 1)));
  const draw = (kind: 'modal' | 'power', first: boolean): SVGSVGElement =>
    drawPanel({
      document,
      widthPx: frame + gap + (first ? 46 : 8),
      heightPx: 250,
      margins: { top: 18, bottom: 34, left: first ? 46 : 8, right: gap },
      x: { ...axes.x, label: 'Film thickness (nm)' },
      y: { ...axes.y, numbers: first, ...(first ? { label: 'Confinement Γ' } : {}) },
      head: {
        letter: first ? 'a' : 'b',
        text: first ? 'Modal: what multiplies gain, dN/dn' : 'Power (Eq. 3), for comparison',
      },
      marks: [
        forbiddenRegion(Math.min(...curves.map((curve) => curve.cutoffThicknessNm))),
        ...curves.map((curve, i) =>
          curveMark({ x: curve.thicknessNm, y: curve[kind] }, { stroke: shades[i] ?? inks.ink }),
        ),
        ...(first
          ? filmMarks(
              markedFilms(results.films),
              curves.map((curve) => ({ ...curve, power: [] })),
            )
          : []),
        endLabels(
          curves.map((curve, i) => ({
            text: `n = ${curve.filmIndex.toFixed(2)}`,
            y: within(curve, curve[kind], axes.x.domain[1]),
            fill: shades[i] ?? inks.ink,
            weight: 500,
          })),
        ),
      ],
    });
  const panels = [
    { panel: draw('modal', true), x: 0, y: 0 },
    { panel: draw('power', false), x: 46 + frame + gap - 8, y: 0 },
  ];
  return composeFigure({ document, widthMm, heightPx: 250, textAlternative }, panels);
}

/** From a mid grey (0) to ink (1): curves of increasing index. */
function mixInk(share: number): string {
  const level = (from: number, to: number): string =>
    Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${level(0x8a, 0x16)}${level(0x8e, 0x18)}${level(0x93, 0x1b)}`;
}

/** Confinement of TE0 against thickness for several film indices, with the films marked. */
export function confinementFigures(results: Results): Figure[] {
  if (results.confinementCurves.length === 0) return [];
  const { emissionWavelengthNm } = results.settings;
  const cutoffs = results.confinementCurves.map(
    ({ filmIndex, cutoffThicknessNm }) =>
      `${formatSignificant(cutoffThicknessNm, 3)} nm at n = ${filmIndex.toFixed(2)}`,
  );
  const textAlternative = `Confinement of the TE0 mode against film thickness; it is cut off below ${cutoffs.join(', ')}.`;
  return [
    {
      name: 'confinement',
      title: 'Confinement against thickness',
      caption: `TE0 at ${formatSignificant(emissionWavelengthNm, 4)} nm, ${mediaText(results.settings)}. Films stand at their own index; on the axis where they guide no mode.`,
      textAlternative,
      draw: (document) => confinementFigure(results, document, textAlternative),
    },
  ];
}
