import type { DensityColumn } from '@modalgain/gain';
import type { Markish } from '@observablehq/plot';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { level95 } from '../figures/profile-marks.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { severityInks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** The misfit at each density of a film with the losses that go with it. */
export interface DensityCurve {
  readonly columns: readonly DensityColumn[];
  readonly bestDensityPerCm3: number;
  readonly bestLossPerCm: number;
}

/** Why a density is known or open: by what a fit knows, and by the net gains alone where it knows more. */
export interface DensityPlot {
  readonly film: FilmIdentity;
  readonly tried: DensityCurve;
  /** What is known in the fit, e.g. "with the measured loss". */
  readonly triedLabel: string;
  readonly gainsAlone: DensityCurve | undefined;
  /** The outcome in a sentence. */
  readonly words: string;
}

/** Densities are drawn in this unit, in cm-3. */
export const densityUnitPerCm3 = 1e15;
/** The rise of chi-square up to which a misfit is drawn. */
export const highestRise = 8.5;
const smallestLossPerCm = 10;

type Interval = readonly [number, number];

/** Axes that hold all that is inside the misfit's frame; both logarithmic. */
export function densityDomains(curves: readonly DensityCurve[]): { density: Interval; loss: Interval } {
  const seen = curves.flatMap(({ columns }) =>
    columns.filter(({ deltaChiSquare }) => deltaChiSquare < highestRise),
  );
  const densities = seen.map(({ densityPerCm3 }) => densityPerCm3 / densityUnitPerCm3);
  const losses = seen.flatMap(({ lossPerCm, loss95PerCm }) => [lossPerCm, loss95PerCm?.[1] ?? lossPerCm]);
  const lows = losses.filter((loss) => loss > smallestLossPerCm);
  return {
    density: [Math.min(...densities) / 1.15, Math.max(...densities) * 1.15],
    loss: [
      Math.max(smallestLossPerCm, Math.min(...lows, 1e9) / 1.6),
      Math.max(...losses, 10 * smallestLossPerCm) * 1.3,
    ],
  };
}

/** Ones and threes of each decade within a domain. */
export const onesAndThrees = ([low, high]: Interval): number[] =>
  [0, 1, 2, 3, 4, 5]
    .flatMap((decade) => [10 ** decade, 3 * 10 ** decade])
    .filter((tick) => tick >= low && tick <= high);

/** Misfit against density above the losses that go with each density. */
export function densityEvidenceFigure(plot: DensityPlot): Figure {
  const { film, triedLabel, gainsAlone, words } = plot;
  const both = gainsAlone ? `Violet: the net gains alone; in colour: ${triedLabel}. ` : '';
  const textAlternative = `Misfit against the density of ${film.name}, and the loss that goes with each density. ${words.replace(/_\{(.*?)\}/g, '$1')}`;
  return {
    name: `density-evidence-${film.name}`,
    title: `What fixes n_{t} of ${film.name}`,
    caption: `Above: rise of the misfit χ² with the density held and all else fitted anew; where it passes the dotted line the 95 % interval ends. Below: losses within the 95 % region. ${both}${words}`,
    textAlternative,
    draw: (document) => drawFigure(plot, document, textAlternative),
  };
}

const margins = { top: 20, right: 12, bottom: 8, left: 50 };
const misfitPx = 110;
const ridgePx = 200;

interface Line {
  readonly curve: DensityCurve;
  readonly colour: string;
  readonly label: string;
}

function drawFigure(plot: DensityPlot, document: Document, textAlternative: string): SVGSVGElement {
  const { film, tried, triedLabel, gainsAlone } = plot;
  const style = filmStyle(film);
  const lines: Line[] = [
    ...(gainsAlone
      ? [{ curve: gainsAlone, colour: severityInks['not-determined'], label: 'net gains alone' }]
      : []),
    { curve: tried, colour: style.hue, label: triedLabel },
  ];
  const domains = densityDomains(lines.map(({ curve }) => curve));
  const x = {
    domain: domains.density,
    scale: 'log',
    ticks: onesAndThrees(domains.density),
    tickText: String,
  } as const;
  const widthMm = columnWidthMm.single;
  const common = { document, widthPx: pixelsFromMm(widthMm) };
  const misfit = drawPanel({
    ...common,
    heightPx: misfitPx,
    margins,
    x: { ...x, numbers: false },
    y: { domain: [0, highestRise], ticks: [0, 4, 8], label: 'Misfit Δχ²' },
    head: { text: film.name },
    marks: [level95(), ...lines.map(({ curve, colour }) => misfitCurve(curve, colour))],
  });
  const best = {
    x: tried.bestDensityPerCm3 / densityUnitPerCm3,
    y: Math.max(tried.bestLossPerCm, domains.loss[0]),
  };
  const ridge = drawPanel({
    ...common,
    heightPx: ridgePx,
    margins: { ...margins, top: 8, bottom: 34 },
    x: { ...x, label: 'Emitter density n_{t} (10¹⁵ cm⁻³)' },
    y: { domain: domains.loss, scale: 'log', label: 'Loss α (cm⁻¹)' },
    marks: [
      ...lines.flatMap(({ curve, colour }) => region(curve, colour, domains.loss[0])),
      filmPoints([best], style),
      cornerText(
        'top-left',
        lines.map(({ label, colour }) => ({ text: label, fill: colour, weight: 600 })),
      ),
    ],
  });
  return composeFigure({ document, widthMm, heightPx: misfitPx + ridgePx, textAlternative }, [
    { panel: misfit, x: 0, y: 0 },
    { panel: ridge, x: 0, y: misfitPx },
  ]);
}

const misfitCurve = ({ columns }: DensityCurve, stroke: string): Markish =>
  curveMark(
    {
      x: columns.map(({ densityPerCm3 }) => densityPerCm3 / densityUnitPerCm3),
      y: columns.map(({ deltaChiSquare }) => deltaChiSquare),
    },
    { stroke },
  );

/** The losses within the 95 % region, edged, so that a narrow one is seen. */
function region({ columns }: DensityCurve, colour: string, floor: number): Markish[] {
  const inside = columns.flatMap(({ densityPerCm3, loss95PerCm }) =>
    loss95PerCm ? [{ x: densityPerCm3 / densityUnitPerCm3, ends: loss95PerCm }] : [],
  );
  const x = inside.map((one) => one.x);
  const [lower, upper] = ([0, 1] as const).map((end) => inside.map(({ ends }) => Math.max(ends[end], floor)));
  return [
    bandMark({ x, lower, upper }, colour, 0.3),
    ...[lower, upper].map((y) => curveMark({ x, y }, { stroke: colour, width: 1 })),
  ];
}
