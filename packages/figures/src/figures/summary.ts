import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { FilmResult, Results, StripeResult } from '@modalgain/study';
import { composeFigure, type PlacedPanel } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { curveMark } from '../draw/marks.js';
import { drawPanel, type Margins } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { confinementAxes, typicalCurve } from './confinement.js';
import { filmMarks, forbiddenRegion, markedFilms } from './film-marks.js';
import { netGainAxes, netGainEndLabels, netGainMarks, netGainPoints } from './net-gain.js';
import { positiveFromNote, predictionAxes, predictionEndLabels, predictionMarks } from './prediction.js';
import {
  fluenceText,
  lengthText,
  stripeAxes,
  stripeMarks,
  stripeOutcomeText,
  intensityLabel,
} from './stripe-panels.js';

const widthMm = columnWidthMm.double;
const panelWidthPx = pixelsFromMm(widthMm) / 2;
const panelHeightPx = 212;
const margins: Margins = { top: 22, right: 12, bottom: 34, left: 46 };
const withEndLabels: Margins = { ...margins, right: 48 };
const size = { widthPx: panelWidthPx, heightPx: panelHeightPx };

/** A panel without its letter, which depends on what else there is. */
type PanelOf = (document: Document, results: Results, letter: string) => SVGSVGElement | undefined;

type Scan = { readonly film: FilmResult; readonly stripe: StripeResult };

/**
 * The film and scan that the first panel shows: the largest gain that was determined from a scan at the highest fluence,
 * of a film that is predicted, where there is one.
 */
export function exemplaryScan(films: readonly FilmResult[]): Scan | undefined {
  const scans = films.flatMap((film) => film.stripes.map((stripe) => ({ film, stripe })));
  const fluence = ({ stripe }: Scan): number => stripe.fluenceUjPerCm2?.value ?? 0;
  const gain = ({ stripe }: Scan): number =>
    stripe.outcome === 'determined' ? (stripe.netGainPerCm?.value ?? -Infinity) : -Infinity;
  const highest = Math.max(...scans.map(fluence));
  const rank = (scan: Scan): readonly number[] => [
    Number.isFinite(gain(scan)) ? 1 : 0,
    scan.film.prediction ? 1 : 0,
    fluence(scan) === highest ? 1 : 0,
    gain(scan),
  ];
  return scans.sort((a, b) => compareRanks(rank(b), rank(a))).at(0);
}

/** The family that the panels show in full: that of the exemplary scan, or the first that is predicted. */
function exemplaryFamily(films: readonly FilmResult[]): number | undefined {
  return (exemplaryScan(films)?.film ?? films.find((film) => film.prediction !== null))?.family;
}

/** Compares lists number by number, the first difference deciding. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0;
    if (value !== other) return value > other ? 1 : -1;
  }
  return 0;
}

const stripePanel: PanelOf = (document, { films }, letter) => {
  const scan = exemplaryScan(films);
  if (!scan) return undefined;
  const { film, stripe } = scan;
  const { windowFit, compressionLengthUm } = stripe;
  const window = windowFit && {
    text: `Eq. 1 on ${windowFit.windowUm.map((end) => formatSignificant(end, 3)).join('–')}\u00a0µm: ${formatConcise(windowFit.netGainPerCm.value, windowFit.netGainPerCm.standardError)}\u00a0cm⁻¹`,
  };
  const full = { text: `full model: ${stripeOutcomeText(stripe)}`, fill: filmStyle(film).hue, weight: 600 };
  const warning = compressionLengthUm && {
    text: `saturation: compression 5 % at ${lengthText(compressionLengthUm)}`,
    fill: severityInks.caution,
  };
  const axes = stripeAxes([stripe]);
  return drawPanel({
    document,
    ...size,
    margins,
    x: { ...axes.x, label: 'Stripe length (µm)' },
    y: axes.y,
    head: {
      letter,
      text: `${intensityLabel(stripe)}, ${film.name}, ${fluenceText(stripe.fluenceUjPerCm2)}`,
    },
    marks: [
      ...stripeMarks({ stripe, style: filmStyle(film), radius: 2.6 }),
      cornerText('bottom-right', [full, ...(window ? [window] : []), ...(warning ? [warning] : [])]),
    ],
  });
};

const gainPanel: PanelOf = (document, { films, fluencesUjPerCm2 }, letter) => {
  const measured = films.filter((film) => netGainPoints(film).length > 0);
  if (measured.length === 0) return undefined;
  const axes = netGainAxes(measured, fluencesUjPerCm2);
  const family = exemplaryFamily(films);
  return drawPanel({
    document,
    ...size,
    margins: withEndLabels,
    x: { ...axes.x, label: 'Fluence (µJ/cm²)' },
    y: axes.y,
    head: { letter, text: 'Net gain (cm⁻¹)' },
    marks: [
      ...netGainMarks(
        measured,
        measured.filter((film) => film.family === family),
      ),
      netGainEndLabels(measured, axes.x.domain),
    ],
  });
};

const guidePanel: PanelOf = (document, results, letter) => {
  const curve = typicalCurve(results);
  if (!curve) return undefined;
  const axes = confinementAxes(results);
  const wavelength = formatSignificant(results.settings.emissionWavelengthNm, 4);
  return drawPanel({
    document,
    ...size,
    margins,
    x: { ...axes.x, label: 'Film thickness (nm)' },
    y: axes.y,
    head: { letter, text: `Confinement Γ, TE0, ${wavelength}\u00a0nm` },
    marks: [
      forbiddenRegion(curve.cutoffThicknessNm),
      curveMark({ x: curve.thicknessNm, y: curve.power }, { stroke: inks.ink, dashes: '2.5 2', width: 0.9 }),
      curveMark({ x: curve.thicknessNm, y: curve.modal }, { stroke: inks.ink }),
      cornerText('bottom-right', [
        { text: `line: modal, n = ${curve.filmIndex.toFixed(2)}`, weight: 600 },
        { text: 'dashed: power (Eq. 3)', fill: inks.secondary },
      ]),
      filmMarks(markedFilms(results.films), [curve]),
    ],
  });
};

const predictionPanel: PanelOf = (document, { films }, letter) => {
  const predicted = films.filter((film) => film.prediction !== null);
  const family = exemplaryFamily(films);
  const shown = predicted.filter((film) => film.family === family);
  const fluence = shown[0]?.prediction?.fluenceUjPerCm2;
  if (fluence === undefined) return undefined;
  const axes = predictionAxes(shown);
  return drawPanel({
    document,
    ...size,
    margins: withEndLabels,
    x: { ...axes.x, label: 'Film thickness (nm)' },
    y: axes.y,
    head: { letter, text: `Predicted net gain (cm⁻¹), ${formatSignificant(fluence, 3)}\u00a0µJ/cm²` },
    marks: [...predictionMarks(shown), predictionEndLabels(shown), positiveFromNote(shown)],
  });
};

const panelsInOrder: readonly PanelOf[] = [stripePanel, gainPanel, guidePanel, predictionPanel];

function summaryFigure(results: Results, document: Document, textAlternative: string): SVGSVGElement {
  const placed: PlacedPanel[] = [];
  for (const draw of panelsInOrder) {
    const n = placed.length;
    const panel = draw(document, results, String.fromCharCode(97 + n));
    if (panel) placed.push({ panel, x: (n % 2) * panelWidthPx, y: Math.floor(n / 2) * panelHeightPx });
  }
  const heightPx = Math.ceil(placed.length / 2) * panelHeightPx;
  return composeFigure({ document, widthMm, heightPx, textAlternative }, placed);
}

/** The argument of the study in four panels: raw, gain, guide, prediction; panels without data are left out. */
export function summaryFigures(results: Results): Figure[] {
  const measured = results.films.some((film) => film.stripes.length > 0 || netGainPoints(film).length > 0);
  if (!measured && results.confinementCurves.length === 0) return [];
  const textAlternative = `Raw scan, net gain against fluence, confinement and predicted net gain against thickness. ${results.answer}`;
  return [
    {
      name: 'summary',
      title: 'From stripe to prediction',
      caption:
        'Points are measured, lines the model, bands 95 %; before hollow and dashed, after filled and solid.',
      textAlternative,
      draw: (document) => summaryFigure(results, document, textAlternative),
    },
  ];
}
