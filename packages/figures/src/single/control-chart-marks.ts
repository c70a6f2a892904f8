import type { CampaignFilm, ChartedFilm, ControlChart } from '@modalgain/study';
import type { FrameBox } from '../draw/annotations.js';
import { drawPointLabels } from '../draw/labels.js';
import { svgElement, svgText } from '../draw/svg.js';
import { inks, severityInks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';

/** More names than that cover the chart. */
export const mostNamed = 20;

/** A step a film: limits are as wide as its error asks. */
export function limitLines(
  document: Document,
  frame: FrameBox,
  films: readonly ChartedFilm[],
  inUnit: (value: number) => number,
): SVGElement[] {
  return [0, 1].map((side) => {
    const d = films
      .map(({ limits }, i) => {
        const y = Math.max(frame.top, Math.min(frame.bottom, frame.y(inUnit(limits?.[side] ?? NaN)))).toFixed(
          2,
        );
        const [from, to] = [frame.x(i + 0.5), frame.x(i + 1.5)].map((x) => x.toFixed(2));
        return `${i === 0 ? `M${from} ${y}` : `V${y}`}H${to}`;
      })
      .join('');
    const look = { stroke: inks.faint, 'stroke-width': strokes.frame, 'stroke-dasharray': '3 2' };
    return svgElement(document, 'path', { d, fill: 'none', ...look });
  });
}

/** A line across the frame. */
export function levelLine(document: Document, { left, right, y }: FrameBox, mean: number): SVGElement {
  const d = `M${left} ${y(mean)}H${right}`;
  return svgElement(document, 'path', { d, stroke: inks.ink, 'stroke-width': strokes.frame });
}

/** Below or above the points of a run, at the edge of the frame. */
export function runBracket(
  document: Document,
  frame: FrameBox,
  { side, first, last }: ControlChart['runs'][number],
): SVGElement {
  const [edge, inwards] = side === 'above' ? [frame.top + 4, 5] : [frame.bottom - 4, -5];
  const [from, to] = [frame.x(first + 0.7), frame.x(last + 1.3)];
  const group = svgElement(document, 'g');
  const d = `M${from} ${edge + inwards}V${edge}H${to}V${edge + inwards}`;
  group.append(
    svgElement(document, 'path', { d, fill: 'none', stroke: severityInks.caution, 'stroke-width': 1.2 }),
    svgText(document, `${last - first + 1} ${side} the mean`, {
      x: (from + to) / 2,
      y: edge + 2.2 * inwards,
      anchor: 'middle',
      fill: severityInks.caution,
      halo: true,
    }),
  );
  return group;
}

/** Names of the films outside of their limits. */
export function outsideNames(
  document: Document,
  frame: FrameBox,
  films: readonly ChartedFilm[],
  names: ReadonlyMap<CampaignFilm, string>,
  inUnit: (value: number) => number,
): SVGElement[] {
  const labels = films
    .flatMap((film, i) =>
      film.outside
        ? [
            {
              text: names.get(film) ?? film.film,
              x: frame.x(i + 1),
              y: frame.y(inUnit(film.estimate.value)),
              fill: severityInks.contradiction,
            },
          ]
        : [],
    )
    .slice(0, mostNamed);
  return drawPointLabels(document, frame, { labels, curves: [] });
}
