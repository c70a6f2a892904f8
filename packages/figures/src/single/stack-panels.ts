import type { StackDocument } from '@modalgain/study';
import type { PlacedPanel } from '../draw/compose.js';
import { endLabels } from '../draw/labels.js';
import { curveMark, levelMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { linearTicks } from '../draw/ticks.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import { distinctResponses, lightName, sharesOf, type Share } from './stack-curves.js';
import { shareBars } from './stack-bars.js';

export interface PanelBlock {
  readonly panels: readonly PlacedPanel[];
  readonly heightPx: number;
}

/** Curves of one panel against wavelength or angle. */
interface Curves {
  readonly head: string;
  readonly x: readonly number[];
  readonly shares: readonly Share[];
}

/** From so many angles on, one wavelength is drawn as curves. */
const fewestAngles = 5;
const mostPanels = 6;
const heightPx = 186;
const outerLeft = 44;
const innerLeft = 8;

/** R, T and A: curves against wavelength, against angle where there are many at one wavelength, else bars. */
export function lightPanels(document: StackDocument, target: Document): PanelBlock & { widthMm: number } {
  const { wavelengthNm, responses } = document;
  const angles = new Set(responses.map(({ angleDeg }) => angleDeg)).size;
  if (wavelengthNm.length === 1 && angles < fewestAngles) return shareBars(document, target);
  const curves =
    wavelengthNm.length > 1
      ? distinctResponses(document).map((response) => ({
          head: lightName(response),
          x: wavelengthNm,
          shares: sharesOf(document, response),
        }))
      : overAngle(document);
  const label = wavelengthNm.length > 1 ? 'Wavelength (nm)' : 'Angle of incidence (°)';
  return curvePanels(curves.slice(0, mostPanels), { label, target });
}

function overAngle(document: StackDocument): Curves[] {
  const { responses, wavelengthNm } = document;
  const polarizations = [...new Set(responses.map(({ polarization }) => polarization))];
  return polarizations.map((polarization) => {
    const ofOne = responses.filter((response) => response.polarization === polarization);
    const byAngle = ofOne.sort((a, b) => a.angleDeg - b.angleDeg);
    const shares = byAngle.map((response) => sharesOf(document, response));
    return {
      head: `${polarization} at ${wavelengthNm[0]} nm`,
      x: byAngle.map(({ angleDeg }) => angleDeg),
      shares: shares[0].map((share, i) => ({ ...share, values: shares.map((each) => each[i].values[0]) })),
    };
  });
}

function curvePanels(
  curves: readonly Curves[],
  { label, target }: { readonly label: string; readonly target: Document },
): PanelBlock & { widthMm: number } {
  const columns = Math.min(curves.length, curves.length === 4 ? 2 : 3);
  const widthMm = columns > 1 ? columnWidthMm.double : columnWidthMm.single;
  const labels = curves.flatMap(({ shares }) => shares.map((share) => share.label));
  const room = Math.max(...labels.map((text) => 1.08 * textWidthPx(text))) + 10;
  const frame = (pixelsFromMm(widthMm) - outerLeft - columns * room - (columns - 1) * innerLeft) / columns;
  const all = curves.flatMap(({ shares }) => shares.flatMap(({ values }) => values));
  const domain = [Math.min(0, ...all), Math.max(1, ...all)] as const;
  const panels = curves.map((each, i) => {
    const first = i % columns === 0;
    const left = first ? outerLeft : innerLeft;
    const panel = curvePanel(each, { target, frame, left, room, domain, label });
    const x = outerLeft - left + (i % columns) * (frame + room + innerLeft);
    return { panel, x, y: Math.floor(i / columns) * heightPx };
  });
  return { panels, heightPx: Math.ceil(curves.length / columns) * heightPx, widthMm };
}

function curvePanel(
  { head, x, shares }: Curves,
  {
    target,
    frame,
    left,
    room,
    domain: [low, high],
    label,
  }: {
    readonly target: Document;
    readonly frame: number;
    readonly left: number;
    readonly room: number;
    readonly domain: readonly [number, number];
    readonly label: string;
  },
): SVGSVGElement {
  const first = left === outerLeft;
  const span: readonly [number, number] = [Math.min(...x), Math.max(...x)];
  const last = x[0] > x[x.length - 1] ? 0 : x.length - 1;
  return drawPanel({
    document: target,
    widthPx: left + frame + room,
    heightPx,
    margins: { top: 20, bottom: 34, left, right: room },
    x: { domain: span, label, ticks: linearTicks(span, 4) },
    y: {
      domain: [1.05 * low - 0.05 * high, 1.05 * high],
      numbers: first,
      ...(first && { label: 'Share of incident power' }),
    },
    head: { text: head },
    marks: [
      ...(low < 0 ? [levelMark(0, inks.ghost)] : []),
      ...shares.map(({ values, stroke, dashes }) => curveMark({ x, y: values }, { stroke, dashes })),
      endLabels(shares.map((share) => ({ text: share.label, y: share.values[last], fill: share.stroke }))),
    ],
  });
}
