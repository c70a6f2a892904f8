import type { FilmResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { endLabels } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmFamilies, filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { ghostCurves } from './ghost-curves.js';

/** What of a film is drawn here. */
export interface GainedFilm extends FilmIdentity {
  readonly netGain: readonly Pick<FilmResult['netGain'][number], 'fluenceUjPerCm2' | 'netGainPerCm'>[];
  readonly gain: Pick<NonNullable<FilmResult['gain']>, 'netGainCurve'> | null;
}

/** Films whose net gains were fitted together. */
export interface FittedGains {
  readonly films: readonly GainedFilm[];
  readonly fluencesUjPerCm2: readonly number[];
  readonly gainFit: Pick<NonNullable<Results['gainFit']>, 'modelFormula'> | null;
}

/** The net gains of a film that were determined, with bars of one standard error. */
export function netGainPoints(film: Pick<GainedFilm, 'netGain'>): Point[] {
  return film.netGain.flatMap(({ fluenceUjPerCm2, netGainPerCm }) => {
    if (netGainPerCm.kind !== 'determined') return [];
    const { value, standardError } = netGainPerCm.estimate;
    return [{ x: fluenceUjPerCm2, y: value, lower: value - standardError, upper: value + standardError }];
  });
}

/** Axes that hold the points of all films and the curves over the measured fluences. */
export function netGainAxes(films: readonly GainedFilm[], fluences: readonly number[]): { x: Axis; y: Axis } {
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
function endOfCurve(film: GainedFilm, domain: readonly [number, number]): number | undefined {
  const curve = film.gain?.netGainCurve;
  if (!curve) return netGainPoints(film).at(-1)?.y;
  return curve.y.filter((_, i) => inDomain(curve.x[i] ?? 0, domain)).at(-1);
}

/** Bands, lines and points of films; the points of different films stand side by side at each fluence. */
export function netGainMarks(films: readonly GainedFilm[], bandsOf: readonly GainedFilm[]): Markish[] {
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

export function netGainEndLabels(films: readonly GainedFilm[], domain: readonly [number, number]): Markish {
  return endLabels(
    films.flatMap((film) => {
      const y = endOfCurve(film, domain);
      return y === undefined ? [] : [{ text: film.name, y, fill: filmStyle(film).hue }];
    }),
  );
}

const hasGain = (film: GainedFilm): boolean => netGainPoints(film).length > 0;

function drawFigure(results: FittedGains, document: Document, textAlternative: string): SVGSVGElement {
  const films = results.films.filter(hasGain);
  const axes = netGainAxes(films, results.fluencesUjPerCm2);
  const panel = (family: readonly GainedFilm[], { first, ...cell }: Cell): SVGSVGElement =>
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
function gainModelText({ gainFit }: FittedGains): string {
  return gainFit ? `Γ_{modal} σ_{e} n_{t} f(F/F_{s}) − α with ${gainFit.modelFormula}, ` : '';
}

/** Net gain against fluence, a panel a film family; the other films stay as grey lines. */
export function netGainFigure(results: FittedGains): Figure {
  const films = results.films.filter(hasGain);
  const textAlternative = `Net gain against fluence for ${films.map((film) => film.name).join(', ')}, with the fitted gain model.`;
  return {
    name: 'net-gain',
    title: 'Net gain against fluence',
    caption: `Points: net gains with bars of one standard error, films side by side at each fluence. Lines: ${gainModelText(results)}fitted to all films at once, with 95 % bands; grey: the other films.`,
    textAlternative,
    draw: (document) => drawFigure(results, document, textAlternative),
  };
}

/** One figure where a film has a net gain. */
export const netGainFigures: FigureKind = (results) =>
  results.films.some(hasGain) ? [netGainFigure(results)] : [];
