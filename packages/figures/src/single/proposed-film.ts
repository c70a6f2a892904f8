import { formatEstimate, formatSignificant, type Estimate } from '@modalgain/numerics';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { annotation } from '../draw/annotations.js';
import { bandMark, curveMark, filmPoints, levelMark, type Band, type Curve } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';

/** Net gain against film thickness with its 95 % band; where no mode is guided there are no points. */
type PredictedBand = Curve & Band & { readonly y: readonly number[] };

/** A film that is thought of, beside the measured one that it is predicted from. */
export interface ProposedFilmPlot {
  readonly film: FilmIdentity;
  readonly fluenceUjPerCm2: number;
  readonly rangeNm: readonly [number, number];
  /** The film as it is at other thicknesses. */
  readonly asMeasured: PredictedBand;
  /** With another index, density or stack; null where only the thickness is another. */
  readonly tried: PredictedBand | null;
  /** What is other than in the measured film, in words, e.g. "n 2.10, density × 1.2". */
  readonly difference: string;
  readonly thicknessNm: number;
  /** Null where the proposed film guides nothing. */
  readonly netGainPerCm: Estimate | null;
  /** Thickness from which TE1 is guided. */
  readonly singleModeUpToNm: number | null;
}

/** The proposed film on the curve of net gain against thickness. */
export function proposedFilmFigure(plot: ProposedFilmPlot): Figure {
  const { film, fluenceUjPerCm2, thicknessNm, netGainPerCm, difference } = plot;
  const other = difference === '' ? '' : ` with ${difference}`;
  const outcome = netGainPerCm
    ? `has ${formatEstimate(netGainPerCm)} cm⁻¹ of net gain`
    : 'guides no mode and has no net gain';
  const textAlternative = `Net gain against thickness: a film like ${film.name}${other}, ${formatSignificant(thicknessNm, 4)} nm thick, ${outcome} at ${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm².`;
  return {
    name: `proposed-film-${film.name}`,
    title: `Net gain of a film like ${film.name} at other thicknesses`,
    caption: `At ${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm², bands 95 %. Loss as in ${film.name}; film gain follows density and reach of the pump.${difference === '' ? '' : ` Black: ${difference}; in colour: ${film.name} as it is.`}`,
    textAlternative,
    draw: (document) => drawFigure(plot, document, textAlternative),
  };
}

const heightPx = 270;
const margins = { top: 12, right: 12, bottom: 36, left: 50 };

function drawFigure(plot: ProposedFilmPlot, document: Document, textAlternative: string): SVGSVGElement {
  const { film, asMeasured, tried, rangeNm, thicknessNm, netGainPerCm, difference } = plot;
  const { hue, dashes } = filmStyle(film);
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(columnWidthMm.double),
    heightPx,
    margins,
    x: { domain: rangeNm, label: 'Film thickness (nm)' },
    y: { domain: netGainDomain([asMeasured, ...(tried ? [tried] : [])]), label: 'Net gain (cm⁻¹)' },
    marks: [
      levelMark(0),
      bandMark(asMeasured, hue, tried ? 0.08 : 0.16),
      ...(tried ? [bandMark(tried, inks.ink, 0.12)] : []),
      curveMark(asMeasured, { stroke: hue, dashes }),
      ...(tried ? [curveMark(tried, { stroke: inks.ink })] : []),
      secondMode(plot),
      ...(netGainPerCm
        ? [
            filmPoints([pointOf(thicknessNm, netGainPerCm)], {
              ...filmStyle(film),
              ...(tried && { hue: inks.ink, fill: inks.ink }),
            }),
          ]
        : []),
      cornerText('bottom-right', [
        { text: proposalWords(plot), weight: 600 },
        ...(difference === '' ? [] : [{ text: difference, fill: inks.secondary }]),
      ]),
    ],
  });
  return composeFigure({ document, widthMm: columnWidthMm.double, heightPx, textAlternative }, [
    { panel, x: 0, y: 0 },
  ]);
}

const pointOf = (x: number, { value: y, interval95: [lower, upper] }: Estimate) => ({ x, y, lower, upper });

/** From a little below the loss that matters to the highest band; zero is always in it. */
export function netGainDomain(curves: readonly Pick<PredictedBand, 'upper'>[]): [number, number] {
  const top = Math.max(1, ...curves.flatMap(({ upper }) => upper.filter(Number.isFinite)));
  const [low, high] = niceDomain([-0.45 * top, top], 6);
  return [low, high];
}

function proposalWords({ film, thicknessNm, netGainPerCm }: ProposedFilmPlot): string {
  const gain = netGainPerCm ? `${formatEstimate(netGainPerCm)} cm⁻¹` : 'no guided mode';
  return `like ${film.name}, ${formatSignificant(thicknessNm, 4)} nm: ${gain}`;
}

/** A dashed line where the second mode starts. */
const secondMode = ({ singleModeUpToNm, rangeNm }: ProposedFilmPlot) =>
  annotation((document, { x, top, bottom }) => {
    if (singleModeUpToNm === null || singleModeUpToNm > rangeNm[1]) return [];
    const at = x(singleModeUpToNm);
    return [
      svgElement(document, 'path', {
        d: `M${at} ${top}V${bottom}`,
        stroke: inks.faint,
        'stroke-width': strokes.frame,
        'stroke-dasharray': '3 3',
        fill: 'none',
      }),
      svgText(document, 'TE1 starts', { x: at - 4, y: top + 9, anchor: 'end', fill: inks.secondary }),
    ];
  });
