import type { StackDocument } from '@modalgain/study';
import { annotation } from '../draw/annotations.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { familyHues, inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import type { PanelBlock } from './stack-panels.js';
import { lightName } from './stack-curves.js';

type Profile = StackDocument['profiles'][number];

interface Region {
  readonly name: string;
  readonly fromNm: number;
  readonly toNm: number;
  readonly film: boolean;
}

const fieldPx = 150;
const absorptionPx = 116;
const margins = { top: 22, right: 12, bottom: 8, left: 44 };

/** For each profile |E|^2 over the stack in true proportions, and below it where light is absorbed. */
export function depthPanels(
  { layers, profiles }: StackDocument,
  place: { readonly document: Document; readonly widthPx: number },
): PanelBlock {
  const panels = profiles.flatMap((profile, i) => {
    const y = i * (fieldPx + absorptionPx);
    const regions = regionsOf(layers, profile);
    return [
      { panel: fieldPanel(profile, regions, place), x: 0, y },
      { panel: absorptionPanel(profile, regions, place), x: 0, y: y + fieldPx },
    ];
  });
  return { panels, heightPx: profiles.length * (fieldPx + absorptionPx) };
}

function regionsOf(layers: StackDocument['layers'], { xNm }: Profile): Region[] {
  let start = xNm[0];
  return layers.map(({ name, thicknessNm, film }, i) => {
    const fromNm = start;
    start = i === 0 ? 0 : i === layers.length - 1 ? (xNm.at(-1) ?? 0) : start + (thicknessNm ?? 0);
    return { name: name ?? (film ? 'film' : ''), fromNm, toNm: start, film };
  });
}

const span = ({ xNm }: Profile): [number, number] => [xNm[0], xNm.at(-1) ?? 0];

/** Bands for the layers, the film in colour, with the names that fit. */
function stackMarks(regions: readonly Region[], named: boolean) {
  return annotation((document, { x, top, bottom }) =>
    regions.flatMap(({ name, fromNm, toNm, film }, i) => {
      const [left, right] = [x(fromNm), x(toNm)];
      const band = svgElement(document, 'rect', {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
        fill: film ? familyHues[0] : i % 2 === 1 ? inks.forbidden : inks.paper,
        'fill-opacity': film ? 0.13 : 1,
      });
      const edge = svgElement(document, 'path', {
        d: `M${right} ${top}V${bottom}`,
        stroke: inks.ghost,
        'stroke-width': strokes.frame,
      });
      const fits = named && name !== '' && 1.08 * textWidthPx(name) < right - left - 4;
      const text = { x: (left + right) / 2, y: top + 9, anchor: 'middle' as const, weight: film ? 600 : 500 };
      return [band, edge, ...(fits ? [svgText(document, name, text)] : [])];
    }),
  );
}

function fieldPanel(
  profile: Profile,
  regions: readonly Region[],
  place: { document: Document; widthPx: number },
): SVGSVGElement {
  const highest = Math.max(...profile.electricIntensity);
  return drawPanel({
    ...place,
    heightPx: fieldPx,
    margins,
    x: { domain: span(profile), numbers: false },
    y: { domain: [0, 1.25 * highest], label: '|E|² / |E_{0}|²' },
    head: { text: `In depth at ${profile.wavelengthNm} nm, ${lightName(profile)}` },
    marks: [
      stackMarks(regions, true),
      curveMark({ x: profile.xNm, y: profile.electricIntensity }, { stroke: inks.ink }),
    ],
  });
}

/** Shares a um read better than shares a nm. */
const nmPerUm = 1000;

function absorptionPanel(
  { pump, ...profile }: Profile,
  regions: readonly Region[],
  place: { document: Document; widthPx: number },
): SVGSVGElement {
  const y = profile.absorptionPerNm.map((share) => nmPerUm * share);
  const [low, high] = [Math.min(0, ...y), Math.max(...y)];
  const room = high - low || 1;
  return drawPanel({
    ...place,
    heightPx: absorptionPx,
    margins: { ...margins, top: 6, bottom: 34 },
    x: { domain: span(profile), label: 'Depth (nm)' },
    y: { domain: [low, low + 1.3 * room], label: 'Absorbed (µm⁻¹)' },
    marks: [
      stackMarks(regions, false),
      bandMark({ x: profile.xNm, lower: y.map(() => 0), upper: y }, familyHues[0], 0.35),
      curveMark({ x: profile.xNm, y }, { stroke: familyHues[0] }),
      ...(low === 0 && high === 0
        ? [cornerText('top-right', [{ text: 'nothing is absorbed', fill: inks.secondary }])]
        : []),
      ...(pump === undefined
        ? []
        : [
            cornerText('top-right', [
              {
                text: `film: ${(100 * pump.filmAbsorptance).toFixed(1)}\u00a0% of the incident light`,
                weight: 600,
              },
            ]),
          ]),
    ],
  });
}
