import { formatEstimate } from '@modalgain/numerics';
import type { FilmResult, SpectralGainResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { stackPanels } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel, type Margins } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity, type FilmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { estimateOf, seenPart, type SpectralScan } from './spectral-channels.js';
import { fluenceText } from './stripe-panels.js';

/** "peak 146(3) cm⁻¹", or that there is none. */
function peakText({ peak, outcome }: SpectralGainResult): string {
  const gain = estimateOf(peak.netGainPerCm);
  if (gain) return `peak ${formatEstimate(gain)}\u00a0cm⁻¹`;
  return outcome === 'no-gain' ? 'no gain' : 'peak not determined';
}

/** The second opinion; nothing where narrowing says nothing. */
function narrowingText({ narrowing }: SpectralGainResult): string | undefined {
  const gain = estimateOf(narrowing?.netGainPerCm);
  return gain && `narrowing ${formatEstimate(gain)}\u00a0cm⁻¹`;
}

function gainDomain(scans: readonly SpectralScan[]): [number, number] {
  const opinions = scans.flatMap(({ spectralGain: { narrowing, peak } }) =>
    [narrowing?.netGainPerCm, peak.netGainPerCm].flatMap((quantity) => {
      const gain = estimateOf(quantity);
      return gain ? [1.35 * (gain.value + gain.standardError)] : [];
    }),
  );
  return niceDomain([0, ...scans.flatMap(({ spectralGain }) => spectralGain.netGainPerCm.y), ...opinions]);
}

function wavelengthDomain(scans: readonly SpectralScan[]): [number, number] {
  const all = scans.flatMap(({ spectralGain }) => spectralGain.netGainPerCm.x);
  return [Math.min(...all), Math.max(...all)];
}

const pointOf = (x: number, { value, standardError }: { value: number; standardError: number }): Point => ({
  x,
  y: value,
  lower: value - standardError,
  upper: value + standardError,
});

/** The peak in the film's marker; what narrowing says in ink, beside it. */
function peakMarks(spectral: SpectralGainResult, style: FilmStyle): Markish[] {
  const { peak, narrowing } = spectral;
  const gain = estimateOf(peak.netGainPerCm);
  if (!gain || !peak.wavelengthNm) return [];
  const at = peak.wavelengthNm.value;
  const [low, high] = peak.wavelengthNm.interval95;
  const beside = at + Math.max(3, high - low);
  const second = estimateOf(narrowing?.netGainPerCm);
  const ink: FilmStyle = { ...style, hue: inks.ink, fill: inks.paper, shape: 'circle' };
  return [
    second ? filmPoints([pointOf(beside, second)], ink, 2.8) : null,
    filmPoints([pointOf(at, gain)], style, 2.8),
  ];
}

/** The wavelength whose gain enters the gain fit, as a dashed line. */
function emissionMark({ atEmission }: SpectralGainResult): Markish {
  return annotation((document, { x, left, right, top, bottom }) => {
    const at = atEmission ? x(atEmission.wavelengthNm) : NaN;
    if (!(at > left && at < right)) return [];
    const look = { stroke: inks.faint, 'stroke-width': strokes.frame, 'stroke-dasharray': '1.5 2' };
    return [svgElement(document, 'path', { d: `M${at} ${top}V${bottom}`, ...look })];
  });
}

interface Axes {
  readonly wavelength: readonly [number, number];
  readonly gain: readonly [number, number];
}

const sourcePx = 92;
const gapPx = 6;

function scanPanels(
  { fluenceUjPerCm2, spectralGain }: SpectralScan,
  { axes, film, cell }: { axes: Axes; film: FilmIdentity; cell: Cell },
): SVGSVGElement {
  const { first, heightPx, ...place } = cell;
  const { margins } = place;
  const style = filmStyle(film);
  const second = narrowingText(spectralGain);
  const gain = drawPanel({
    ...place,
    heightPx: heightPx - sourcePx - margins.bottom + gapPx,
    margins: { ...margins, bottom: gapPx },
    x: { domain: axes.wavelength, ticks: wavelengthTicks(axes.wavelength), numbers: false },
    y: { domain: axes.gain, numbers: first, ...(first && { label: 'Net gain (cm⁻¹)' }) },
    head: { text: `${film.name}, ${fluenceText(fluenceUjPerCm2)}` },
    marks: [
      levelMark(0, inks.ghost),
      bandMark(spectralGain.netGainPerCm, style.hue),
      curveMark(spectralGain.netGainPerCm, { stroke: style.hue }),
      emissionMark(spectralGain),
      ...peakMarks(spectralGain, style),
      cornerText('top-left', [
        { text: peakText(spectralGain), weight: 600 },
        ...(second === undefined ? [] : [{ text: second, fill: inks.secondary }]),
      ]),
    ],
  });
  const source = sourcePanel(spectralGain, { place, style, first, axes });
  return stackPanels(cell.document, [
    { panel: gain, y: 0 },
    { panel: source, y: heightPx - sourcePx - margins.bottom },
  ]);
}

/** A(lambda) over its largest value, with the photoluminescence scaled to it. */
function sourcePanel(
  { sourcePerCm, source }: SpectralGainResult,
  {
    place,
    style,
    first,
    axes,
  }: {
    place: { document: Document; widthPx: number; margins: Margins };
    style: FilmStyle;
    first: boolean;
    axes: Axes;
  },
): SVGSVGElement {
  const largest = Math.max(...sourcePerCm.y, 0) || 1;
  const share = (values: readonly (number | null)[]) => values.map((v) => (v === null ? null : v / largest));
  const numbers = (values: readonly number[]): number[] => values.map((v) => v / largest);
  const { x, y, lower, upper } = sourcePerCm;
  return drawPanel({
    ...place,
    heightPx: sourcePx + place.margins.bottom,
    margins: { ...place.margins, top: gapPx },
    x: { domain: axes.wavelength, ticks: wavelengthTicks(axes.wavelength), label: 'Wavelength (nm)' },
    y: { domain: [-0.2, 1.35], ticks: [0, 1], numbers: first, ...(first && { label: 'Source A' }) },
    marks: [
      levelMark(0, inks.ghost),
      bandMark({ x, lower: numbers(lower), upper: numbers(upper) }, style.hue),
      curveMark({ x, y: numbers(y) }, { stroke: style.hue }),
      source &&
        curveMark(
          { x, y: share(source.photoluminescence) },
          { stroke: inks.ink, dashes: '2.5 2', width: 0.9 },
        ),
      source &&
        cornerText('bottom-left', [
          { text: `similarity to PL ${source.similarity.toFixed(3)}`, fill: inks.secondary },
        ]),
    ],
  });
}

/** Whole tens, three at most. */
function wavelengthTicks([from, to]: readonly [number, number]): number[] {
  const step = 10 * Math.max(1, Math.ceil((to - from) / 40));
  const first = Math.ceil((from + 3) / step) * step;
  return [0, 1, 2, 3].map((i) => first + i * step).filter((tick) => tick <= to - 3);
}

/** Net gain at every wavelength of one film, with its source spectrum, a column a fluence. */
export function spectralGainFigure(film: FilmIdentity, all: readonly SpectralScan[]): Figure {
  const scans = all.map(seenPart);
  const axes = { wavelength: wavelengthDomain(scans), gain: gainDomain(scans) };
  const peaks = scans.map(
    ({ fluenceUjPerCm2, spectralGain }) => `${peakText(spectralGain)} at ${fluenceText(fluenceUjPerCm2)}`,
  );
  const textAlternative = `Net gain of ${film.name} against wavelength; ${peaks.join(', ')}.`;
  const isFitted = scans.some(({ spectralGain }) => spectralGain.atEmission);
  const hasSecond = scans.some(({ spectralGain }) => narrowingText(spectralGain) !== undefined);
  const hasSource = scans.some(({ spectralGain }) => spectralGain.source !== null);
  return {
    name: `spectral-gain-${film.name}`,
    title: `Gain spectrum of ${film.name}`,
    caption: [
      'Each wavelength is fitted with the saturation that the whole light causes; bands 95 %, bars one standard error. Wavelengths with too little light are left out.',
      ...(isFitted ? ['Dotted: the emission wavelength, whose gain enters the gain fit.'] : []),
      ...(hasSecond
        ? [
            'Black marker: second opinion from how far the band narrows, without saturation; it adds the loss.',
          ]
        : []),
      `Below, the spontaneous emission A that feeds the stripe, over its largest value${hasSource ? '; dashed: the measured photoluminescence (PL); their similarity is 1 for the same shape' : ''}.`,
    ].join(' '),
    textAlternative,
    draw: (document) =>
      smallMultiples({
        document,
        textAlternative,
        items: scans,
        draw: (scan, cell) => scanPanels(scan, { axes, film, cell }),
        maximumColumns: 4,
        heightPx: 300,
        labelRoomPx: 6,
      }),
  };
}

const spectralScans = ({ stripes }: FilmResult): SpectralScan[] =>
  stripes.flatMap(({ fluenceUjPerCm2, spectralGain }) =>
    spectralGain && spectralGain.netGainPerCm.x.length > 1 ? [{ fluenceUjPerCm2, spectralGain }] : [],
  );

/** One figure a film with spectra against stripe length. */
export const spectralGainFigures: FigureKind = ({ films }) =>
  films.flatMap((film) => {
    const scans = spectralScans(film);
    return scans.length === 0 ? [] : [spectralGainFigure(film, scans)];
  });
