import { formatConcise, formatInterval } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, levelMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** The edge of a scratch with the thickness that it shows. */
export interface ProfiledStep {
  readonly film: FilmIdentity;
  /** Mean height against the distance from the edge, negative on the substrate, whose level is 0. */
  readonly profile: { readonly positionUm: readonly number[]; readonly heightNm: readonly number[] };
  readonly thicknessNm: Estimate;
}

const heightPx = 190;
const margins = { top: 22, right: 12, bottom: 34, left: 46 };

/** The mean profile across a step with both levels, the film's with its 95 % interval. */
export function stepProfileFigure(step: ProfiledStep): Figure {
  const { film, thicknessNm } = step;
  const words = `${formatConcise(thicknessNm.value, thicknessNm.standardError)}\u00a0nm`;
  const textAlternative = `Mean height across the edge of ${film.name}: a step of ${words}, 95 % ${formatInterval(thicknessNm.interval95, 4)} nm.`;
  return {
    name: `step-profile-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Step of ${film.name}`,
    caption:
      'Mean height at each distance from the edge after levelling, substrate at 0. Dashed: film level of the joint fit, with its 95 % interval.',
    textAlternative,
    draw: (document) => draw(step, { document, textAlternative, words }),
  };
}

function draw(
  { film, profile: { positionUm, heightNm }, thicknessNm }: ProfiledStep,
  { document, textAlternative, words }: { document: Document; textAlternative: string; words: string },
): SVGSVGElement {
  const widthMm = columnWidthMm.single;
  const x: [number, number] = [Math.min(...positionUm), Math.max(...positionUm)];
  const [low, high] = [Math.min(0, ...heightNm), Math.max(thicknessNm.interval95[1], ...heightNm)];
  const y: [number, number] = [low - 0.08 * (high - low), high + 0.25 * (high - low)];
  const [lower, upper] = thicknessNm.interval95;
  const hue = filmStyle(film).hue;
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins,
    x: { domain: x, ticks: linearTicks(x, 5), label: 'Distance from the edge (µm)' },
    y: { domain: y, label: 'Height (nm)' },
    head: { text: film.name },
    marks: [
      levelMark(0, inks.ghost),
      bandMark({ x, lower: [lower, lower], upper: [upper, upper] }, hue),
      levelMark(thicknessNm.value, hue, '2.5 2'),
      curveMark({ x: positionUm, y: heightNm }, { stroke: hue, width: 1.2 }),
      cornerText('top-right', [{ text: words, weight: 600 }]),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}
