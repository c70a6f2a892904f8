import type { FilmResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { endLabels } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmFamilies, filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { ghostCurves } from './ghost-curves.js';

/** The net gains of a film that were determined, with bars of one standard error. */
export function netGainPoints(film: FilmResult): Point[] {
  return film.netGain.flatMap(({ fluenceUjPerCm2, netGainPerCm }) => {
    if (netGainPerCm.kind !== 'determined') return [];
    const { value, standardError } = netGainPerCm.estimate;
    return [{ x: fluenceUjPerCm2, y: value, lower: value - standardError, upper: value + standardError }];
  });
}

/** Axes that hold the points of all films and the curves over the measured fluences. */
export function netGainAxes(films: readonly FilmResult[], fluences: readonly number[]): { x: Axis; y: Axis } {
  const low = Math.min(...fluences);
  const high = Math.max(...fluences);
  const x: [number, number] = [low / 1.35, high * 1.25];
  const values = films.flatMap((film) => [
    ...netGainPoints(film).flatMap(({ y, lower, upper }) => [y, lower ?? y, upper ?? y]),
    ...(film.gain?.netGainCurve.y.filter((_, i) => inDomain(film.gain?.netGainCurve.x[i] ?? 0, x)) ?? []),
  ]);
  return { x: { domain: x, scale: 'log' }, y: { domain: niceDomain(values.length > 0 ? values : [0, 1]) } };
}

const inDomain = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value <= high;

/** The last value of a film's model inside the domain: where its name stands. */
function endOfCurve(film: FilmResult, domain: readonly [number, number]): number | undefined {
  const curve = film.gain?.netGainCurve;
  if (!curve) return netGainPoints(film).at(-1)?.y;
  return curve.y.filter((_, i) => inDomain(curve.x[i] ?? 0, domain)).at(-1);
}

/** Bands, lines and points of films; the points of different films stand side by side at each fluence. */
export function netGainMarks(films: readonly FilmResult[], bandsOf: readonly FilmResult[]): Markish[] {
  const aside = (i: number): number => 1.045 ** (i - (films.length - 1) / 2);
  return [
    ...bandsOf.map((film) => film.gain && bandMark(film.gain.netGainCurve, filmStyle(film).hue)),
    ...films.map((film) => {
      const { hue, dashes } = filmStyle(film);
      return film.gain && curveMark(film.gain.netGainCurve, { stroke: hue, dashes });
    }),
    ...films.map((film, i) => {
      const points = netGainPoints(film).map((point) => ({ ...point, x: point.x * aside(i) }));
      return filmPoints(points, filmStyle(film));
    }),
  ];
}

export function netGainEndLabels(films: readonly FilmResult[], domain: readonly [number, number]): Markish {
  return endLabels(
    films.flatMap((film) => {
      const y = endOfCurve(film, domain);
      return y === undefined ? [] : [{ text: film.name, y, fill: filmStyle(film).hue }];
    }),
  );
}

const hasGain = (film: FilmResult): boolean => netGainPoints(film).length > 0;

function drawFigure(results: Results, document: Document, textAlternative: string): SVGSVGElement {
  const films = results.films.filter(hasGain);
  const axes = netGainAxes(films, results.fluencesUjPerCm2);
  const panel = (family: readonly FilmResult[], { first, ...cell }: Cell): SVGSVGElement =>
    drawPanel({
      ...cell,
      x: { ...axes.x, label: 'Fluence (µJ/cm²)' },
      y: { ...axes.y, numbers: first, ...(first ? { label: 'Net gain (cm⁻¹)' } : {}) },
      head: { text: family.map((film) => film.name).join(', ') },
      marks: [
        axes.y.domain[0] < 0 ? levelMark(0, inks.ghost) : null,
        ...ghostCurves({ films, family, curveOf: ({ gain }) => gain?.netGainCurve }),
        ...netGainMarks(family, family),
        netGainEndLabels(family, axes.x.domain),
      ],
    });
  const items = filmFamilies(films);
  return smallMultiples({
    document,
    textAlternative,
    items,
    draw: panel,
    maximumColumns: 3,
    heightPx: 196,
    labelRoomPx: 44,
  });
}

/** The fitted model with its formula, where a fit was made. */
function gainModelText({ gainFit }: Results): string {
  return gainFit ? `Γ_{modal} σ_{e} n_{t} f(F/F_{s}) − α with ${gainFit.modelFormula}, ` : '';
}

/** Net gain against fluence, a panel a film family; the other films stay as grey lines. */
export function netGainFigures(results: Results): Figure[] {
  const films = results.films.filter(hasGain);
  if (films.length === 0) return [];
  const textAlternative = `Net gain against fluence for ${films.map((film) => film.name).join(', ')}, with the fitted gain model.`;
  return [
    {
      name: 'net-gain',
      title: 'Net gain against fluence',
      caption: `Points: stripe-length fits with bars of one standard error, films side by side at each fluence. Lines: ${gainModelText(results)}fitted to all films at once, with 95 % bands; grey: the other films.`,
      textAlternative,
      draw: (document) => drawFigure(results, document, textAlternative),
    },
  ];
}
