import { formatEstimate } from '@modalgain/numerics';
import type { ThresholdSeriesResult } from '@modalgain/study';
import { composeFigure, type PlacedPanel } from '../draw/compose.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import {
  definitionsPanel,
  featureStrip,
  intensityPanel,
  spectrumPanel,
  type SpectralFeature,
} from './threshold-panels.js';

const leftPx = 46;
const topRowPx = 168;
const rowPx = 16;
const xAxisPx = 34;
/** Room at the right of the definitions for their names. */
const namesPx = 166;
const features: readonly SpectralFeature[] = ['peakNm', 'fwhmNm', 'aseShare'];

interface Drawing {
  readonly film: FilmIdentity;
  readonly series: ThresholdSeriesResult;
  readonly document: Document;
}

/** Intensity above the definitions, on one fluence axis. */
function seriesPanels({ film, series, document }: Drawing, framePx: number): PlacedPanel[] {
  const common = { document, style: filmStyle(film) };
  const letter = series.examples.length > 0 ? 'c' : 'b';
  const rowsPx = series.definitions.length * rowPx;
  const margins = { left: leftPx, top: 20, bottom: 8 };
  return [
    {
      panel: intensityPanel(series, {
        ...common,
        widthPx: leftPx + framePx + 4,
        heightPx: topRowPx,
        margins: { ...margins, right: 4 },
      }),
      x: 0,
      y: 0,
    },
    {
      panel: definitionsPanel(series, {
        ...common,
        letter,
        widthPx: leftPx + framePx + namesPx,
        heightPx: 20 + rowsPx + xAxisPx,
        margins: { ...margins, right: namesPx, bottom: xAxisPx },
      }),
      x: 0,
      y: topRowPx,
    },
  ];
}

/** Spectra beside the intensity, what is read off them below. */
function spectralPanels({ film, series, document }: Drawing, framePx: number): PlacedPanel[] {
  const common = { document, style: filmStyle(film) };
  const widthPx = pixelsFromMm(columnWidthMm.double);
  const from = leftPx + framePx + 16;
  const each = (widthPx - from) / Math.max(1, series.examples.length);
  const spectra = series.examples.map((example, i) => ({
    panel: spectrumPanel(example, {
      ...common,
      letter: i === 0 ? 'b' : undefined,
      last: i === series.examples.length - 1,
      widthPx: each,
      heightPx: topRowPx + 4,
      margins: { left: 4, right: 4, top: 20, bottom: 38 },
    }),
    x: from + i * each,
    y: 0,
  }));
  const stripsFrom = leftPx + framePx + namesPx;
  const stripGapPx = 4;
  const stripPx = (series.definitions.length * rowPx + stripGapPx) / features.length - stripGapPx;
  const strips = features.map((feature, i) => {
    const [first, last] = [i === 0, i === features.length - 1];
    const margins = { left: 42, right: 4, top: first ? 20 : 2, bottom: last ? xAxisPx : 2 };
    return {
      panel: featureStrip(series, {
        ...common,
        feature,
        last,
        letter: first ? 'd' : undefined,
        widthPx: widthPx - stripsFrom,
        heightPx: stripPx + margins.top + margins.bottom,
        margins,
      }),
      x: stripsFrom,
      y: topRowPx + 20 + i * (stripPx + stripGapPx) - margins.top,
    };
  });
  return [...spectra, ...strips];
}

function drawFigure(drawing: Drawing, textAlternative: string): SVGSVGElement {
  const { series, document } = drawing;
  const widthMm = columnWidthMm.double;
  const hasSpectra = series.spectra.length > 0;
  const framePx = hasSpectra ? 196 : pixelsFromMm(widthMm) - leftPx - namesPx;
  const heightPx = topRowPx + 20 + series.definitions.length * rowPx + xAxisPx;
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [
    ...seriesPanels(drawing, framePx),
    ...(hasSpectra ? spectralPanels(drawing, framePx) : []),
  ]);
}

/** "0.9 to 35 µJ/cm²" over the definitions that give a number, or that none does. */
function rangeText({ definitions }: ThresholdSeriesResult): string {
  const found = definitions
    .flatMap(({ thresholdUjPerCm2: found }) => (found.kind === 'determined' ? [found.estimate] : []))
    .sort((a, b) => a.value - b.value);
  const [lowest, highest] = [found.at(0), found.at(-1)];
  if (!lowest || !highest) return 'no definition gives a threshold';
  return `${String(found.length)} of ${String(definitions.length)} definitions give a threshold, from ${formatEstimate(lowest)} to ${formatEstimate(highest)} µJ/cm²`;
}

/** The ASE threshold of one film by all definitions, with the spectra that they are read from. */
export function thresholdFigure(film: FilmIdentity, series: ThresholdSeriesResult): Figure {
  const range = rangeText(series);
  const stripe = series.stripeLengthUm === null ? '' : `, stripe of ${String(series.stripeLengthUm)} µm`;
  const textAlternative = `Emission of ${film.name} against fluence; ${range}.`;
  const spectra =
    series.spectra.length > 0
      ? ' Spectra at their peak: photoluminescence grey, amplified band in colour. Bars of (d): one standard error.'
      : '';
  return {
    name: `threshold-${film.name}`,
    title: `Threshold of amplified spontaneous emission of ${film.name}${stripe}`,
    caption: `The threshold depends on its definition: ${range}. Shaded: between the lowest and the highest.${spectra}`,
    textAlternative,
    draw: (document) => drawFigure({ film, series, document }, textAlternative),
  };
}

/** One figure a film with emission against fluence. */
export const thresholdFigures: FigureKind = ({ films }) =>
  films.flatMap((film) => (film.thresholdSeries ? [thresholdFigure(film, film.thresholdSeries)] : []));
