import { formatConcise, type Estimate } from '@modalgain/numerics';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** How often each value occurs among the pixels of a region, as a share of all pixels of both regions. */
export interface PeakOfRegion {
  readonly heightNm: ArrayLike<number>;
  readonly densityPerNm: ArrayLike<number>;
}

/** The heights of a levelled scan across a scratch. */
export interface ScratchedSurface {
  readonly film: FilmIdentity;
  readonly peaks: { readonly film: PeakOfRegion; readonly substrate: PeakOfRegion };
  readonly thicknessNm: Estimate;
}

const heightPx = 190;
const margins = { top: 22, right: 12, bottom: 34, left: 54 };
/** Room above the highest bin, for what is written there. */
const textRoom = 0.35;

/** Film and substrate as two peaks in the histogram of heights; their distance is the thickness. */
export function heightPeaksFigure(surface: ScratchedSurface): Figure {
  const { film, thicknessNm } = surface;
  const words = `d ${formatConcise(thicknessNm.value, thicknessNm.standardError)}\u00a0nm`;
  const textAlternative = `Histogram of the heights across the scratch of ${film.name}: the substrate at 0, the film at ${words}.`;
  return {
    name: `height-peaks-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Film and substrate of ${film.name}`,
    caption:
      'Share of the levelled heights per nm; coloured: the film, grey: the substrate, each without the margin along the edge. Dashed: the fitted levels.',
    textAlternative,
    draw: (document) => draw(surface, { document, textAlternative, words }),
  };
}

function draw(
  { film, peaks, thicknessNm }: ScratchedSurface,
  { document, textAlternative, words }: { document: Document; textAlternative: string; words: string },
): SVGSVGElement {
  const { hue } = filmStyle(film);
  const curves = [
    { ...pointsOf(peaks.substrate), stroke: inks.secondary },
    { ...pointsOf(peaks.film), stroke: hue },
  ];
  const heights = curves.flatMap(({ x }) => x);
  const top = (1 + textRoom) * Math.max(...curves.flatMap(({ y }) => y));
  const widthMm = columnWidthMm.single;
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins,
    x: { domain: [Math.min(...heights), Math.max(...heights)], label: 'Height (nm)' },
    y: { domain: [0, top], label: 'Share (nm⁻¹)' },
    head: { text: film.name },
    marks: [
      ...curves.flatMap(({ x, y, stroke }) => [
        bandMark({ x, lower: x.map(() => 0), upper: y }, stroke, 0.3),
        curveMark({ x, y }, { stroke, width: 1 }),
      ]),
      ...[0, thicknessNm.value].map((level) =>
        curveMark(
          { x: [level, level], y: [0, top / (1 + textRoom)] },
          { stroke: inks.ink, dashes: '2 2', width: 1 },
        ),
      ),
      cornerText('top-left', [{ text: words }]),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

function pointsOf({ heightNm, densityPerNm }: PeakOfRegion): { x: number[]; y: number[] } {
  return { x: Array.from(heightNm), y: Array.from(densityPerNm) };
}
