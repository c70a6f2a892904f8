import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { LossScanResult } from '@modalgain/study';
import { stackPanels } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';

/** A decay of a film: a shifted spot, or a stripe moved from the edge. */
export interface FilmDecay {
  readonly film: FilmIdentity;
  readonly scan: LossScanResult;
}

/** How a loss was measured, in words. */
export const lossMethodNames: Readonly<Record<LossScanResult['method'], string>> = {
  'shifting-spot': 'shifted spot',
  edge: 'stripe moved from the edge',
  'two-stripes': 'two equal stripes',
};

/** "α = 129(2) cm⁻¹", a limit, or that it is open. */
export function lossText({ outcome, lossPerCm }: LossScanResult): string {
  if (lossPerCm === null || outcome === 'not-determined') return 'α not determined';
  if (outcome === 'upper-limit')
    return `α <\u2009${formatSignificant(lossPerCm.interval95[1], 2)}\u00a0cm⁻¹ (95\u00a0%)`;
  return `α = ${formatConcise(lossPerCm.value, lossPerCm.standardError)}\u00a0cm⁻¹`;
}

/** Intensities of scans in different units are compared as shares of the largest one that the fit gives. */
const scaleOf = ({ points }: LossScanResult): number =>
  Math.max(...points.map(({ expectedIntensity }) => expectedIntensity));

/** Residuals beyond this are drawn at the edge. */
const largestResidual = 4;

const residualPx = 54;
const gapPx = 4;

function decayPanels(
  { film, scan }: FilmDecay,
  axes: Axes,
  { first, heightPx, ...cell }: Cell,
): SVGSVGElement {
  const style = filmStyle(film);
  const { margins } = cell;
  const scale = scaleOf(scan);
  const points = [...scan.points].sort((a, b) => a.distanceUm - b.distanceUm);
  const shares = points.map(({ distanceUm, intensity, standardDeviation }): Point => ({
    x: distanceUm,
    y: intensity / scale,
    lower: (intensity - standardDeviation) / scale,
    upper: (intensity + standardDeviation) / scale,
  }));
  const fit = { x: points.map((p) => p.distanceUm), y: points.map((p) => p.expectedIntensity / scale) };
  const background = scan.background && scan.background.value / scale;
  const warning = { text: 'one point stands apart', fill: severityInks.caution };
  const decay = drawPanel({
    ...cell,
    heightPx: heightPx - residualPx - margins.bottom + gapPx,
    margins: { ...margins, bottom: gapPx },
    x: { domain: axes.x, numbers: false },
    y: {
      domain: axes.y,
      scale: 'log',
      numbers: first,
      ...(first && { label: 'Intensity (share of largest)' }),
    },
    head: { text: `${film.name}, ${lossMethodNames[scan.method]}` },
    marks: [
      background !== null && background > 0 ? levelMark(background, inks.ghost, '2.5 2') : null,
      curveMark(fit, { stroke: style.hue }),
      filmPoints(
        shares.filter(({ y }) => y > 0),
        style,
        2.4,
      ),
      cornerText('top-right', [
        { text: lossText(scan), weight: 600 },
        ...(scan.points.some(({ outlying }) => outlying) ? [warning] : []),
      ]),
    ],
  });
  const residuals = drawPanel({
    ...cell,
    heightPx: residualPx + margins.bottom,
    margins: { ...margins, top: gapPx },
    x: { domain: axes.x, label: 'Distance (µm)' },
    y: {
      domain: [-largestResidual - 0.4, largestResidual + 0.4],
      ticks: [-2, 0, 2],
      numbers: first,
      ...(first && { label: 'r/σ' }),
    },
    marks: [
      levelMark(0, inks.ghost),
      filmPoints(
        points.map(({ distanceUm, residual }) => ({
          x: distanceUm,
          y: Math.max(-largestResidual, Math.min(largestResidual, residual)),
        })),
        style,
        2,
      ),
    ],
  });
  return stackPanels(cell.document, [
    { panel: decay, y: 0 },
    { panel: residuals, y: heightPx - residualPx - margins.bottom },
  ]);
}

interface Axes {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

function axesOf(decays: readonly FilmDecay[]): Axes {
  const distances = decays.flatMap(({ scan }) => scan.points.map(({ distanceUm }) => distanceUm));
  const shares = decays.flatMap(({ scan }) =>
    scan.points.map(({ expectedIntensity }) => expectedIntensity / scaleOf(scan)),
  );
  const lowest = Math.min(...shares.filter((share) => share > 0));
  return { x: [Math.min(0, ...distances), Math.max(...distances) * 1.04], y: [lowest / 2, 2] };
}

/** The decay of light with the distance through the unpumped film, with fit and residuals. */
export function lossFigure(decays: readonly FilmDecay[]): Figure {
  const axes = axesOf(decays);
  const outcomes = decays.map(({ film, scan }) => `${film.name} ${lossText(scan)}`);
  const textAlternative = `Light that is left against the distance through the film; ${outcomes.join(', ')}.`;
  const background = decays.some(({ scan }) => scan.background !== null)
    ? ' Dashed: light that does not decay.'
    : '';
  return {
    name: 'loss',
    title: 'Propagation loss',
    caption: `I(x) = I_{0} exp(−α x) and what does not decay; bars: one standard deviation.${background} Below, residuals r over their standard deviation σ.`,
    textAlternative,
    draw: (document) =>
      smallMultiples({
        document,
        textAlternative,
        items: decays,
        draw: (decay, cell) => decayPanels(decay, axes, cell),
        maximumColumns: 3,
        heightPx: 244,
        labelRoomPx: 10,
      }),
  };
}

/** All decays of the study in one figure; readings of two stripes have no decay to show. */
export const lossFigures: FigureKind = ({ films }) => {
  const decays = films.flatMap((film) =>
    film.lossScans.filter(({ points }) => points.length > 0).map((scan) => ({ film, scan })),
  );
  return decays.length === 0 ? [] : [lossFigure(decays)];
};
