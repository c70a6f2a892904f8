import { formatSignificant } from '@modalgain/numerics';
import type { ModesPicture, PictureMode } from '@modalgain/study';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { familyHues, inks, severityInks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { depthAxis, footPx, headPx, layerBands } from './layer-column.js';

interface Place {
  readonly document: Document;
  readonly widthPx: number;
  readonly heightPx: number;
}

const margins = { top: headPx, right: 1, bottom: footPx, left: 1 };

/** What one mode carries in which depth, under its name and numbers. */
export function modeColumn(picture: ModesPicture, shown: PictureMode, place: Place): SVGSVGElement {
  const density = shown.powerDensityPerNm;
  const [least, most] = [Math.min(0, ...density), Math.max(...density)];
  return drawPanel({
    ...place,
    margins,
    x: { domain: [1.1 * least, 1.1 * most], ticks: [] },
    y: { ...depthAxis(picture), numbers: false, ticks: [] },
    marks: [layerBands(picture), profileMark(shown), shareLabels(picture, shown), headLines(shown)],
  });
}

/** The words where a curve would be. */
export function noModeColumn(picture: ModesPicture, place: Place): SVGSVGElement {
  return drawPanel({
    ...place,
    margins,
    x: { domain: [0, 1], ticks: [] },
    y: { ...depthAxis(picture), numbers: false, ticks: [] },
    marks: [
      layerBands(picture),
      annotation((document, { left, right, top, bottom }) => [
        svgText(document, 'no guided mode', {
          x: (left + right) / 2,
          y: (top + bottom) / 2,
          anchor: 'middle',
          weight: 600,
          fill: inks.secondary,
          halo: true,
        }),
      ]),
    ],
  });
}

/** The curve, filled to the axis on which it is 0. */
function profileMark({ xNm, powerDensityPerNm, mode }: PictureMode) {
  return annotation((document, { x, y }) => {
    const points = xNm.map((depth, i) => `${x(powerDensityPerNm[i]).toFixed(2)} ${y(depth).toFixed(2)}`);
    const ends = [xNm[0], xNm[xNm.length - 1]].map((depth) => y(depth).toFixed(2));
    const hue = mode.kind === 'leaky' ? inks.secondary : familyHues[0];
    return [
      svgElement(document, 'path', {
        d: `M${x(0)} ${ends[0]}L${points.join('L')}L${x(0)} ${ends[1]}Z`,
        fill: hue,
        'fill-opacity': 0.3,
      }),
      svgElement(document, 'path', {
        d: `M${points.join('L')}`,
        fill: 'none',
        stroke: hue,
        'stroke-width': strokes.curve,
        'stroke-dasharray': mode.kind === 'leaky' ? '4 2.5' : undefined,
      }),
    ];
  });
}

const labelHeightPx = 13;

/** The share of each layer that is thick enough on paper to be written in. */
function shareLabels({ layers }: ModesPicture, { share }: PictureMode) {
  return annotation((document, frame: FrameBox) =>
    (share ?? []).flatMap((part, i) => {
      const { fromNm, toNm, film } = layers[i];
      const [top, bottom] = [frame.y(fromNm), frame.y(toNm)];
      if (bottom - top < labelHeightPx || Math.abs(part) < 0.0005) return [];
      // In the half-spaces the mode is at the interface; the label stands clear of it.
      const outer = i === 0 ? top + 9 : i === layers.length - 1 ? bottom - 9 : undefined;
      return [
        svgText(document, `${(100 * part).toFixed(1).replace('-', '\u2212')}\u00a0%`, {
          x: (frame.left + frame.right) / 2,
          y: outer ?? (top + bottom) / 2,
          anchor: 'middle',
          halo: !film,
          weight: film ? 650 : 400,
        }),
      ];
    }),
  );
}

/** Name, N and confinement above the frame, and what makes the mode other than guided without loss. */
function headLines({ mode }: PictureMode) {
  const { polarization, order, effectiveIndex, confinement, kind, modalGainPerCm, exceptional } = mode;
  const change = effectiveIndex[1] === 0 ? '' : gainText(modalGainPerCm);
  const lines = [
    { text: `${polarization}${order}${kind === 'leaky' ? ', leaky' : ''}`, weight: 650 },
    { text: `N = ${effectiveIndex[0].toFixed(4)}` },
    { text: `Γ = ${confinement.modal[0].toFixed(3).replace('-', '\u2212')}` },
    { text: exceptional ? 'exceptional' : change, fill: exceptional ? severityInks.caution : inks.secondary },
  ];
  return annotation((document, { left, top }) =>
    lines.map(({ text, ...look }, i) =>
      svgText(document, text, { x: left + 1, y: top - 56 + 14 * i, ...look }),
    ),
  );
}

/** Signed; the leak through a thick wall may be 1e-11 cm⁻¹. */
function gainText(gainPerCm: number): string {
  const size = Math.abs(gainPerCm);
  const digits = size < 0.01 ? size.toExponential(0).replace('-', '\u2212') : formatSignificant(size, 3);
  return `${gainPerCm < 0 ? '\u2212' : '+'}${digits}\u00a0cm⁻¹`;
}
