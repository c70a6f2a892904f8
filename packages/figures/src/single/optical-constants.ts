import type { Markish } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { composeFigure } from '../draw/compose.js';
import { curveMark, filmPoints } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { inkStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { quantityAxis, wavelengthAxis } from './optical-constants-axes.js';

/** n and k of a material, as they are drawn. */
export interface PlottedMaterial {
  readonly name: string;
  readonly source: string;
  /** Where n is known. */
  readonly rangeNm: readonly [number, number];
  /** The stretch of wavelengths to draw; what lies outside `rangeNm` is shaded. */
  readonly windowNm: readonly [number, number];
  /** The curves; null where k is not known. */
  readonly wavelengthNm: readonly number[];
  readonly n: readonly number[];
  readonly k: readonly (number | null)[];
  /** Rows of a table, drawn as points; none of a formula. */
  readonly rows: readonly {
    readonly wavelengthNm: number;
    readonly n: number | null;
    readonly k: number | null;
  }[];
}

/** n, and k where it is known, against wavelength: a table with its rows as points, the ends of the range as lines. */
export function opticalConstantsFigure(material: PlottedMaterial): Figure {
  const { name, source } = material;
  const range = rangeText(material);
  const hasRows = material.rows.length > 0;
  const textAlternative = `Index n${hasK(material) ? ' and extinction k' : ''} of ${name} against wavelength, known ${range}.`;
  return {
    name: `optical-constants-${name.replace(/[^\w.-]+/g, '-')}`,
    title: `Optical constants of ${name}`,
    caption: `Known ${range}, nothing is drawn beyond.${hasRows ? ' Points are rows of the table, lines join them.' : ''} Source: ${source || 'not stated'}.`,
    textAlternative,
    draw: (document) => draw(material, { document, textAlternative }),
  };
}

function rangeText({ rangeNm }: PlottedMaterial): string {
  const [first, last] = rangeNm.map((nm) => String(Number(nm.toPrecision(6))));
  return first === last ? `at ${first}\u00a0nm` : `from ${first} to ${last}\u00a0nm`;
}

const plotHeightPx = 118;
const margins = { top: 22, right: 12, bottom: 34, left: 50 };

function draw(
  material: PlottedMaterial,
  { document, textAlternative }: { document: Document; textAlternative: string },
): SVGSVGElement {
  const widthMm = columnWidthMm.single;
  const widthPx = pixelsFromMm(widthMm);
  const { name } = material;
  const quantities = hasK(material) ? (['n', 'k'] as const) : (['n'] as const);
  const tops = quantities.map((_, i) => i * (plotHeightPx + 12));
  const panels = quantities.map((quantity, i) => {
    const isLast = i === quantities.length - 1;
    const panel = drawPanel({
      document,
      widthPx,
      heightPx: margins.top + plotHeightPx + margins.bottom,
      margins,
      x: {
        ...wavelengthAxis(material.windowNm),
        numbers: isLast,
        ...(isLast && { label: 'Wavelength (nm)' }),
      },
      ...(i === 0 && { head: { text: `${name}, known ${rangeText(material)}` } }),
      ...quantityPanel(material, quantity),
    });
    return { panel, x: 0, y: tops[i] };
  });
  const heightPx = (tops.at(-1) ?? 0) + margins.top + plotHeightPx + margins.bottom;
  return composeFigure({ document, widthMm, heightPx, textAlternative }, panels);
}

function hasK({ k }: PlottedMaterial): boolean {
  return k.some((value) => value !== null && value > 0);
}

function quantityPanel(material: PlottedMaterial, quantity: 'n' | 'k'): { y: Axis; marks: Markish[] } {
  const { wavelengthNm, rows } = material;
  const { axis, unit } = quantityAxis(quantity, [
    ...material[quantity],
    ...rows.map((row) => (isShown(material, row.wavelengthNm) ? row[quantity] : null)),
  ]);
  const y = material[quantity].map((value) => (value === null ? null : value / unit));
  const points = rows.flatMap((row) => {
    const value = row[quantity];
    return value === null || !isShown(material, row.wavelengthNm) || (axis.scale === 'log' && value <= 0)
      ? []
      : [{ x: row.wavelengthNm, y: value / unit }];
  });
  return {
    y: axis,
    marks: [
      outsideMark(material),
      curveMark(
        { x: wavelengthNm, y: axis.scale === 'log' ? positive(y) : y },
        { stroke: inks.ink, width: 1 },
      ),
      filmPoints(points, inkStyle, pointRadius(points.length)),
    ],
  };
}

const positive = (values: readonly (number | null)[]): (number | null)[] =>
  values.map((value) => (value !== null && value > 0 ? value : null));

function isShown({ windowNm: [first, last] }: PlottedMaterial, wavelengthNm: number): boolean {
  return wavelengthNm >= first && wavelengthNm <= last;
}

function pointRadius(points: number): number {
  return points > 150 ? 0.9 : points > 40 ? 1.7 : 2.6;
}

/** What lies outside the range is shaded, with a line at its end. */
function outsideMark({ rangeNm: [first, last], windowNm }: PlottedMaterial): Markish {
  const stretches = [
    ...(windowNm[0] < first ? [{ x1: windowNm[0], x2: first, edge: first }] : []),
    ...(windowNm[1] > last ? [{ x1: last, x2: windowNm[1], edge: last }] : []),
  ];
  return [
    Plot.rectX(stretches, { x1: 'x1', x2: 'x2', fill: inks.forbidden }),
    Plot.ruleX(stretches, { x: 'edge', stroke: inks.faint, strokeWidth: 0.8, strokeDasharray: '3,2' }),
  ];
}
