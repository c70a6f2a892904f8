import type { FilmResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { composeFigure } from '../draw/compose.js';
import { endLabels } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmFamilies, filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** The net gains of a film that were determined, with 95 % bars; `shift` moves them apart on a log axis. */
export function netGainPoints(film: FilmResult, shift = 0): Point[] {
  return film.netGain.flatMap(({ fluenceUjPerCm2, netGainPerCm }) => {
    if (netGainPerCm.kind !== 'determined') return [];
    const { value, interval95 } = netGainPerCm.estimate;
    return [{ x: fluenceUjPerCm2 * (1 + shift), y: value, lower: interval95[0], upper: interval95[1] }];
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

/** Marks of films: bands under lines under points, films of a family side by side at each fluence. */
export function netGainMarks(films: readonly FilmResult[], { bands }: { bands: boolean }): Markish[] {
  const shift = (film: FilmResult, i: number): number =>
    films.length > 2 ? (i - films.length / 2) * 0.012 : film.stampedFrom === null ? -0.015 : 0.015;
  return [
    ...films.map((film) =>
      bands && film.gain ? bandMark(film.gain.netGainCurve, filmStyle(film).hue) : null,
    ),
    ...films.map((film) => {
      const { hue, dashes } = filmStyle(film);
      return film.gain ? curveMark(film.gain.netGainCurve, { stroke: hue, dashes }) : null;
    }),
    ...films.map((film, i) => filmPoints(netGainPoints(film, shift(film, i)), filmStyle(film))),
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

function netGainFigure(results: Results, document: Document, textAlternative: string): SVGSVGElement {
  const films = results.films.filter(hasGain);
  const families = filmFamilies(films);
  const axes = netGainAxes(films, results.fluencesUjPerCm2);
  const columns = Math.min(families.length, 4);
  const widthMm = columns > 2 ? columnWidthMm.double : columnWidthMm.single;
  const [left, gap, height] = [42, 46, 176];
  const frame = (pixelsFromMm(widthMm) - left - columns * gap) / columns;
  const panels = families.map((family, i) => {
    const column = i % columns;
    const first = column === 0;
    const others = films.filter((film) => !family.includes(film));
    const panel = drawPanel({
      document,
      widthPx: frame + gap + (first ? left : 8),
      heightPx: height,
      margins: { top: 18, bottom: 34, left: first ? left : 8, right: gap },
      x: { ...axes.x, label: 'Fluence (µJ/cm²)' },
      y: { ...axes.y, numbers: first, ...(first ? { label: 'Net gain (cm⁻¹)' } : {}) },
      head: { text: family.map((film) => film.name).join(', ') },
      marks: [
        axes.y.domain[0] < 0 ? levelMark(0, inks.ghost) : null,
        ...others.map((film) =>
          film.gain ? curveMark(film.gain.netGainCurve, { stroke: inks.ghost, width: 0.9 }) : null,
        ),
        ...netGainMarks(family, { bands: true }),
        netGainEndLabels(family, axes.x.domain),
      ],
    });
    return { panel, x: first ? 0 : left + column * (frame + gap) - 8, y: Math.floor(i / columns) * height };
  });
  const heightPx = Math.ceil(families.length / columns) * height;
  return composeFigure({ document, widthMm, heightPx, textAlternative }, panels);
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
      caption: `Points: stripe-length fits with 95 % bars; lines: ${results.gainFit?.modelFormula ?? 'gain model'} fitted to all films at once, with 95 % bands; grey: the other films.`,
      textAlternative,
      draw: (document) => netGainFigure(results, document, textAlternative),
    },
  ];
}
