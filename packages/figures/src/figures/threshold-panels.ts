import { formatEstimate, formatSignificant } from '@modalgain/numerics';
import type { ThresholdSeriesResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { intervalRow } from '../draw/interval-rows.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { drawPanel, type Axis, type Margins } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { linearTicks } from '../draw/ticks.js';
import type { FilmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';

/** Where a panel stands and how it is drawn. */
interface Cell {
  readonly document: Document;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly margins: Margins;
  readonly style: FilmStyle;
}

/** Numbers of an axis of y keep this distance. */
const tickPx = 15;

const fluenceLabel = 'Fluence (µJ/cm²)';

/** All fluences, with a little room; logarithmic. */
export function fluenceAxis({ points }: ThresholdSeriesResult): Axis {
  const fluences = points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2);
  return {
    domain: [Math.min(...fluences) / 1.25, Math.max(...fluences) * 1.25],
    scale: 'log',
    tickText: String,
  };
}

/** From the lowest to the highest threshold of all definitions: shaded. */
function rangeOfDefinitions({ definitions }: ThresholdSeriesResult): Markish {
  const found = definitions.flatMap(({ thresholdUjPerCm2: found }) =>
    found.kind === 'determined' ? [found.estimate.value] : [],
  );
  return annotation((document, { x, top, bottom }) => {
    if (found.length < 2) return [];
    const [from, to] = [x(Math.min(...found)), x(Math.max(...found))];
    const place = { x: from, y: top, width: to - from, height: bottom - top };
    return [svgElement(document, 'rect', { ...place, fill: inks.forbidden })];
  });
}

/** Intensity against fluence on logarithmic axes. */
export function intensityPanel(series: ThresholdSeriesResult, { style, ...cell }: Cell): SVGSVGElement {
  const points = series.points.map(({ fluenceUjPerCm2, intensity, relativeError }): Point => ({
    x: fluenceUjPerCm2,
    y: intensity,
    lower: intensity * (1 - relativeError),
    upper: intensity * (1 + relativeError),
  }));
  const intensities = points.map(({ y }) => y);
  return drawPanel({
    ...cell,
    x: { ...fluenceAxis(series), numbers: false },
    y: { domain: [Math.min(...intensities) / 2, Math.max(...intensities) * 2], scale: 'log' },
    head: { letter: 'a', text: `Intensity (${series.intensityUnit})` },
    marks: [rangeOfDefinitions(series), filmPoints(points, style, 2.6)],
  });
}

/** The definitions side by side: each threshold with its interval, on the fluence axis of the panel above. */
export function definitionsPanel(
  series: ThresholdSeriesResult,
  { letter, style, ...cell }: Cell & { letter: string },
): SVGSVGElement {
  const { definitions } = series;
  return drawPanel({
    ...cell,
    x: { ...fluenceAxis(series), label: fluenceLabel },
    y: { domain: [definitions.length - 0.4, -0.6], ticks: [] },
    head: { letter, text: 'Threshold by each definition, 95 %' },
    marks: [
      rangeOfDefinitions(series),
      annotation((document, frame) =>
        definitions.flatMap(({ title, thresholdUjPerCm2: found }, place) => [
          ...intervalRow(document, frame, {
            place,
            quantity: found,
            style,
            ...(found.kind === 'determined' && { text: formatEstimate(found.estimate) }),
          }),
          svgText(document, title, { x: frame.right + 6, y: frame.y(place) }),
        ]),
      ),
    ],
  });
}

/** One spectrum as photoluminescence (grey) and amplified band (hue), scaled to its peak. */
export function spectrumPanel(
  { fluenceUjPerCm2, wavelengthNm, intensity, photoluminescence, amplified }: Example,
  { letter, last, style, ...cell }: Cell & { letter: string | undefined; last: boolean },
): SVGSVGElement {
  const peak = Math.max(...intensity);
  const scaled = (values: readonly number[]): number[] => values.map((value) => value / peak);
  const [from, to] = [Math.min(...wavelengthNm), Math.max(...wavelengthNm)];
  const zero = wavelengthNm.map(() => 0);
  const sum = photoluminescence.map((value, i) => value + (amplified[i] ?? 0));
  return drawPanel({
    ...cell,
    x: { domain: [from, to], ticks: spectrumTicks(from, to), ...(last && { label: 'Wavelength (nm)' }) },
    y: { domain: [-0.04, 1.12], ticks: [] },
    head: {
      ...(letter !== undefined && { letter }),
      text: `${formatSignificant(fluenceUjPerCm2, 3)}\u00a0µJ/cm²`,
    },
    marks: [
      bandMark({ x: wavelengthNm, lower: zero, upper: scaled(photoluminescence) }, inks.ghost, 0.5),
      bandMark({ x: wavelengthNm, lower: scaled(photoluminescence), upper: scaled(sum) }, style.hue, 0.3),
      curveMark({ x: wavelengthNm, y: scaled(intensity) }, { stroke: inks.ink, width: 0.7 }),
      levelMark(0, inks.ghost),
    ],
  });
}

type Example = ThresholdSeriesResult['examples'][number];

/** Two round wavelengths: more do not fit under a narrow panel. */
function spectrumTicks(from: number, to: number): number[] {
  const step = to - from > 60 ? 20 : 10;
  const first = Math.ceil((from + (to - from) * 0.18) / step) * step;
  const last = Math.floor((to - (to - from) * 0.18) / step) * step;
  return first < last ? [first, last] : [first];
}

export type SpectralFeature = 'peakNm' | 'fwhmNm' | 'aseShare';

const featureLabels: Readonly<Record<SpectralFeature, string>> = {
  peakNm: 'Peak (nm)',
  fwhmNm: 'FWHM (nm)',
  aseShare: 'ASE share',
};

/** One property of the spectra against fluence; the lowest strip carries the axis. */
export function featureStrip(
  series: ThresholdSeriesResult,
  {
    feature,
    letter,
    last,
    style,
    ...cell
  }: Cell & { feature: SpectralFeature; letter: string | undefined; last: boolean },
): SVGSVGElement {
  const points = series.spectra.map((spectrum): Point => {
    const { value, standardError } = spectrum[feature];
    return {
      x: spectrum.fluenceUjPerCm2,
      y: value,
      lower: value - standardError,
      upper: value + standardError,
    };
  });
  const domain = stripDomain(
    feature,
    points.map(({ y }) => y),
  );
  const rises = (points.at(-1)?.y ?? 0) > (points[0]?.y ?? 0);
  return drawPanel({
    ...cell,
    x: { ...fluenceAxis(series), numbers: last, ...(last && { label: fluenceLabel }) },
    y: {
      domain,
      ticks:
        feature === 'aseShare'
          ? [0, 0.5, 1]
          : linearTicks(domain, (cell.heightPx - cell.margins.top - cell.margins.bottom) / tickPx),
    },
    ...(letter !== undefined && { head: { letter, text: 'What the spectra say' } }),
    marks: [
      rangeOfDefinitions(series),
      filmPoints(points, style, 2.2),
      cornerText(rises ? 'bottom-right' : 'top-right', [{ text: featureLabels[feature] }]),
    ],
  });
}

/** A strip is low: its numbers must not meet those of its neighbours, so that none stands at its ends. */
function stripDomain(feature: SpectralFeature, values: readonly number[]): [number, number] {
  if (feature === 'aseShare') return [-0.12, 1.12];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.2 * (high - low), 0.5);
  return [low - room, high + room];
}
