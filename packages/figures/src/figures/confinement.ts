import { formatSignificant } from '@modalgain/numerics';
import type { ConfinementCurve, Results } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import { endLabels } from '../draw/labels.js';
import { curveMark } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmMarks, forbiddenRegion, markedFilms } from './film-marks.js';
import { mediaText } from './media.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** The curve whose index is nearest to the films': the one that a small panel shows. */
export function typicalCurve({ confinementCurves, films }: Results): ConfinementCurve | undefined {
  const indices = films.flatMap((film) => (film.filmIndex ? [film.filmIndex.value] : []));
  const middle = indices.sort((a, b) => a - b)[Math.floor(indices.length / 2)] ?? 0;
  const distance = (curve: ConfinementCurve): number => Math.abs(curve.filmIndex - middle);
  return [...confinementCurves].sort((a, b) => distance(a) - distance(b))[0];
}

const cutoffsOf = (curves: readonly ConfinementCurve[]): number[] =>
  curves.flatMap(({ cutoffThicknessNm }) => cutoffThicknessNm ?? []);

export function confinementAxes(results: Results): { x: Axis; y: Axis } {
  const thicknesses = results.films.flatMap((film) => (film.thicknessNm ? [film.thicknessNm.value] : []));
  const longest = Math.max(...thicknesses, 100) * 1.3;
  const [step = 50] = linearTicks([1, longest], 6);
  const low = Math.max(
    0,
    Math.min(longest, ...thicknesses, ...cutoffsOf(results.confinementCurves)) - step / 2,
  );
  return { x: { domain: [low, longest] }, y: { domain: [0, 1.12], ticks: [0, 0.25, 0.5, 0.75, 1] } };
}

const within = (curve: ConfinementCurve, values: readonly (number | null)[], limitNm: number): number =>
  values.filter((value, i) => value !== null && (curve.thicknessNm[i] ?? 0) <= limitNm).at(-1) ?? 0;

function confinementFigure(results: Results, document: Document, textAlternative: string): SVGSVGElement {
  const curves = results.confinementCurves;
  const axes = confinementAxes(results);
  const guiding = cutoffsOf(curves);
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
        forbiddenRegion(guiding.length > 0 ? Math.min(...guiding) : null),
        ...curves.map((curve, i) =>
          curveMark({ x: curve.thicknessNm, y: curve[kind] }, { stroke: shades[i] ?? inks.ink }),
        ),
        first
          ? filmMarks(
              markedFilms(results.films),
              curves.map((curve) => ({ ...curve, power: [] })),
            )
          : null,
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

function cutoffText(curves: readonly ConfinementCurve[]): string {
  return curves
    .map(({ filmIndex, cutoffThicknessNm }) => {
      const where =
        cutoffThicknessNm === null
          ? 'at any thickness'
          : `below ${formatSignificant(cutoffThicknessNm, 3)} nm`;
      return `${where} at n = ${filmIndex.toFixed(2)}`;
    })
    .join(', ');
}

/** Confinement of TE0 against thickness for several film indices, with the films marked. */
export function confinementFigures(results: Results): Figure[] {
  if (results.confinementCurves.length === 0) return [];
  const { emissionWavelengthNm } = results.settings;
  const textAlternative = `Confinement of the TE0 mode against film thickness; it is cut off ${cutoffText(results.confinementCurves)}.`;
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
