import { formatConcise, formatEstimate, formatInterval, type Estimate } from '@modalgain/numerics';
import type { FilmResult, ResonatorResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { intervalOf } from '../draw/interval-rows.js';
import { cornerText, drawPointLabels } from '../draw/labels.js';
import { bandMark, curveMark, filmMarkers, levelMark } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmFamilies, filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';

/** A film with the laser that is to be made of it, and the net gain that it has for that. */
interface LasedFilm {
  readonly film: FilmResult;
  readonly resonator: ResonatorResult;
  readonly curve: NonNullable<FilmResult['gain']>['netGainCurve'];
}

function lasedFilms(films: readonly FilmResult[]): LasedFilm[] {
  return films.flatMap((film) =>
    film.resonator && film.gain && film.resonator.lasing.kind !== 'no-gain-fit'
      ? [{ film, resonator: film.resonator, curve: film.gain.netGainCurve }]
      : [],
  );
}

/** The threshold fluence with its interval where it is determined. */
function thresholdOf({ resonator: { lasing } }: LasedFilm): Estimate | undefined {
  if (lasing.kind !== 'reached' || lasing.fluenceUjPerCm2.kind === 'not-determined') return undefined;
  return lasing.fluenceUjPerCm2.estimate;
}

/** From half the lowest threshold to the highest fluence that was measured; the threshold gain in the middle of what the films have. */
function axesOf(lased: readonly LasedFilm[], fluences: readonly number[]): { x: Axis; y: Axis } {
  const thresholds = lased.flatMap((film) => thresholdOf(film)?.interval95 ?? []);
  const all = [...fluences, ...thresholds.filter((end) => end > 0)];
  const x: [number, number] = [Math.min(...all) / 2, Math.max(...all) * 1.25];
  const gains = lased.flatMap(({ curve, resonator }) => [
    resonator.thresholdGainPerCm.value * 1.6,
    ...curve.y.filter((_, i) => curve.x[i] >= x[0] && curve.x[i] <= x[1]),
  ]);
  return {
    x: { domain: x, scale: 'log' },
    y: { domain: niceDomain([...gains.map((gain) => Math.max(gain, -lowestShown(lased))), 0]) },
  };
}

/** A loss far below zero is no matter here: as much is shown as the films have above the threshold gain. */
const lowestShown = (lased: readonly LasedFilm[]): number =>
  Math.max(...lased.map(({ curve, resonator }) => Math.max(...curve.y, resonator.thresholdGainPerCm.value))) /
  2;

/** What the resonators of a family need: one line where that is the same for all. */
function levels(family: readonly LasedFilm[], domain: readonly [number, number]): Markish[] {
  const texts = family.map(({ resonator }) => formatEstimate(resonator.thresholdGainPerCm));
  const shown = family.filter((_, i) => texts.indexOf(texts[i]) === i);
  return shown.flatMap(({ film, resonator: { thresholdGainPerCm } }) => {
    const stroke = shown.length === 1 ? inks.ink : filmStyle(film).hue;
    const [lower, upper] = thresholdGainPerCm.interval95;
    const band = { x: [...domain], lower: [lower, lower], upper: [upper, upper] };
    return [
      Number.isFinite(upper) ? bandMark(band, stroke, 0.1) : null,
      levelMark(thresholdGainPerCm.value, stroke, '4 3'),
    ];
  });
}

/** Where the net gain of each film meets its threshold gain, with the 95 % interval of the fluence. */
function crossings(family: readonly LasedFilm[]): Markish {
  const found = family.flatMap((lased) => {
    const threshold = thresholdOf(lased);
    return threshold ? [{ lased, threshold }] : [];
  });
  return annotation((document, frame) => {
    const at = ({ lased, threshold }: (typeof found)[number], i: number): { x: number; y: number } => ({
      x: frame.x(threshold.value),
      y: frame.y(lased.resonator.thresholdGainPerCm.value) - asidePx * (i - (found.length - 1) / 2),
    });
    const level = {
      x: [...family[0].curve.x],
      y: family[0].curve.x.map(() => family[0].resonator.thresholdGainPerCm.value),
    };
    const labels = found.map((each, i) => ({
      ...at(each, i),
      text: `${each.lased.film.name} ${formatConcise(each.threshold.value, each.threshold.standardError)}`,
      fill: filmStyle(each.lased.film).hue,
    }));
    return [
      ...found.map((each, i) =>
        intervalBar(document, frame, {
          film: each.lased.film,
          ends: each.threshold.interval95,
          y: at(each, i).y,
        }),
      ),
      ...found.map((each, i) =>
        filmMarkers(document, { style: filmStyle(each.lased.film), places: [at(each, i)] }),
      ),
      ...drawPointLabels(document, frame, { labels, curves: [level, ...family.map(({ curve }) => curve)] }),
    ];
  });
}

/** The markers of a film and of what was made of it stand so far apart, since they may be at one fluence. */
const asidePx = 6;

function intervalBar(
  document: Document,
  frame: FrameBox,
  {
    film,
    ends: [lower, upper],
    y,
  }: { readonly film: FilmResult; readonly ends: readonly [number, number]; readonly y: number },
): SVGElement {
  const [from, to] = [lower, upper].map((end) =>
    Math.max(frame.left, Math.min(frame.right, frame.x(Math.max(end, Number.MIN_VALUE)))),
  );
  return svgElement(document, 'path', {
    d: `M${from} ${y}H${to}`,
    stroke: filmStyle(film).hue,
    'stroke-width': 2 * strokes.errorBar,
    fill: 'none',
  });
}

/** Films without a marker, and why. */
function remarks(family: readonly LasedFilm[]): { text: string; fill: string }[] {
  return family.flatMap((lased) => {
    if (thresholdOf(lased)) return [];
    return [{ text: `${lased.film.name}: ${reasonOf(lased.resonator)}`, fill: inks.secondary }];
  });
}

function reasonOf({ lasing }: ResonatorResult): string {
  if (lasing.kind === 'out-of-reach') return 'out of reach';
  const interval = lasing.kind === 'reached' ? intervalOf(lasing.fluenceUjPerCm2) : undefined;
  return interval ? formatInterval(interval, 2) : 'not determined';
}

function drawFigure(
  lased: readonly LasedFilm[],
  fluences: readonly number[],
  { document, textAlternative }: { document: Document; textAlternative: string },
): SVGSVGElement {
  const axes = axesOf(lased, fluences);
  const families = filmFamilies(lased.map(({ film }) => film)).map((family) =>
    family.flatMap((film) => lased.filter((each) => each.film === film)),
  );
  const panel = (family: readonly LasedFilm[], { first, ...cell }: Cell): SVGSVGElement =>
    drawPanel({
      ...cell,
      x: { ...axes.x, label: 'Fluence (µJ/cm²)' },
      y: { ...axes.y, numbers: first, ...(first ? { label: 'Net gain (cm⁻¹)' } : {}) },
      head: { text: family.map(({ film }) => film.name).join(', ') },
      marks: [
        levelMark(0, inks.ghost),
        ...levels(family, axes.x.domain),
        ...family.map(({ film, curve }) => bandMark(curve, filmStyle(film).hue)),
        ...family.map(({ film, curve }) => {
          const { hue, dashes } = filmStyle(film);
          return curveMark(curve, { stroke: hue, dashes });
        }),
        crossings(family),
        cornerText('bottom-right', remarks(family)),
      ],
    });
  return smallMultiples({
    document,
    textAlternative,
    items: families,
    draw: panel,
    maximumColumns: 3,
    heightPx: 196,
    labelRoomPx: 12,
  });
}

/** "a second-order DFB laser, 500 µm long" */
export function laserText(resonator: ResonatorResult): string {
  const length = `${formatEstimate(resonator.lengthUm)}\u00a0µm long`;
  if (resonator.kind === 'fabry-perot') return `a Fabry-Perot laser ${length}`;
  return `a ${resonator.order === 1 ? 'first' : 'second'}-order DFB laser ${length}`;
}

/** Net gain of the films against what their resonators need. */
export function resonatorFigure(lased: readonly LasedFilm[], fluences: readonly number[]): Figure {
  const lasers = [...new Set(lased.map(({ resonator }) => laserText(resonator)))];
  const outcomes = lased.map((each) => {
    const threshold = thresholdOf(each);
    return `${each.film.name} ${threshold ? `${formatEstimate(threshold)} µJ/cm²` : 'not'}`;
  });
  const textAlternative = `Net gain against fluence with the threshold gain of a laser; threshold fluences: ${outcomes.join(', ')}.`;
  return {
    name: 'resonator',
    title: 'Threshold of a laser',
    caption: `Net gain by the gain model, with 95 % bands. Dashed: the net gain that ${lasers.join(' or ')} needs. Markers: threshold fluence in µJ/cm² with its 95 % interval; those of one panel are set apart.`,
    textAlternative,
    draw: (document) => drawFigure(lased, fluences, { document, textAlternative }),
  };
}

/** One figure where the study asks for a resonator and gain was fitted. */
export const resonatorFigures: FigureKind = ({ films, fluencesUjPerCm2 }: Results) => {
  const lased = lasedFilms(films);
  return lased.length > 0 ? [resonatorFigure(lased, fluencesUjPerCm2)] : [];
};
