import { formatSignificant } from '@modalgain/numerics';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** How often each height occurs. */
export interface HistogrammedSurface {
  readonly film: FilmIdentity;
  readonly histogram: { readonly heightNm: ArrayLike<number>; readonly densityPerNm: ArrayLike<number> };
  /** Of the same heights. */
  readonly heights: { readonly sqNm: number; readonly ssk: number | null; readonly sku: number | null };
}

const heightPx = 190;
const margins = { top: 22, right: 12, bottom: 34, left: 54 };
/** Room above the highest bin, for what is written there. */
const textRoom = 0.5;

/** The histogram of a surface's heights, beside the normal distribution of the same mean and Sq. */
export function heightHistogramFigure(surface: HistogrammedSurface): Figure {
  const { film, heights } = surface;
  const words = wordsOf(heights);
  const textAlternative = `Histogram of the heights of ${film.name}: ${words.join(', ')}.`;
  return {
    name: `height-histogram-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Heights of ${film.name}`,
    caption: 'Share of the levelled heights per nm. Line: the normal distribution of the same mean and Sq.',
    textAlternative,
    draw: (document) => draw(surface, { document, textAlternative, words }),
  };
}

const wordsOf = ({ sqNm, ssk, sku }: HistogrammedSurface['heights']): string[] => [
  `Sq ${formatSignificant(sqNm, 3)}\u00a0nm`,
  ...(ssk === null ? [] : [`Ssk ${ssk.toFixed(2).replace('-', '\u2212')}`]),
  ...(sku === null ? [] : [`Sku ${sku.toFixed(2)}`]),
];

function draw(
  { film, histogram, heights: { sqNm } }: HistogrammedSurface,
  {
    document,
    textAlternative,
    words,
  }: { document: Document; textAlternative: string; words: readonly string[] },
): SVGSVGElement {
  const x = Array.from(histogram.heightNm);
  const density = Array.from(histogram.densityPerNm);
  const total = density.reduce((sum, each) => sum + each, 0);
  const mean = density.reduce((sum, each, i) => sum + each * x[i], 0) / total;
  const normal = x.map((z) => Math.exp(-(((z - mean) / sqNm) ** 2) / 2) / (sqNm * Math.sqrt(2 * Math.PI)));
  const widthMm = columnWidthMm.single;
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins,
    x: { domain: [x[0], x[x.length - 1]], label: 'Height (nm)' },
    y: {
      domain: [0, (1 + textRoom) * Math.max(...density, ...normal.filter(Number.isFinite))],
      label: 'Share (nm⁻¹)',
    },
    head: { text: film.name },
    marks: [
      bandMark({ x, lower: x.map(() => 0), upper: density }, filmStyle(film).hue, 0.3),
      curveMark({ x, y: density }, { stroke: filmStyle(film).hue, width: 1 }),
      sqNm > 0 ? curveMark({ x, y: normal }, { stroke: inks.secondary }) : null,
      cornerText(
        'top-left',
        words.map((text) => ({ text })),
      ),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}
