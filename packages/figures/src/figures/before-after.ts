import { formatEstimate, type Determination } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { intervalOf, intervalRow } from '../draw/interval-rows.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import { svgText } from '../draw/svg.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmFamilies, filmStyle } from '../style/films.js';

interface Quantity {
  readonly label: string;
  readonly unit: number;
  readonly of: (film: FilmResult) => Determination | undefined;
}

const quantities: readonly Quantity[] = [
  { label: 'Film gain (cm⁻¹)', unit: 1, of: ({ gain }) => gain?.filmGainPerCm },
  { label: 'Loss α (cm⁻¹)', unit: 1, of: ({ gain }) => gain?.lossPerCm },
  { label: 'Density n_{t} (10¹⁵ cm⁻³)', unit: 1e15, of: ({ gain }) => gain?.densityPerCm3 },
];

interface Row {
  readonly film: FilmResult;
  /** From the top, in rows; families stand a little apart. */
  readonly place: number;
}

function rowsOf(films: readonly FilmResult[]): Row[] {
  let place = 0;
  return filmFamilies(films).flatMap((family, i) => {
    if (i > 0) place += 0.5;
    return family.map((film) => ({ film, place: (place += 1) }));
  });
}

/** From 0 or the lowest end to the highest end that is not far beyond the largest value. */
function domainOf({ of, unit }: Quantity, films: readonly FilmResult[]): [number, number] {
  const determined = films.flatMap((film) => {
    const quantity = of(film);
    return quantity?.kind === 'determined' ? [quantity.estimate] : [];
  });
  const ends = determined.flatMap(({ value, interval95: [low, high] }) => [
    low,
    Math.min(high, 3 * Math.abs(value)),
  ]);
  const open = films.flatMap(
    (film) =>
      intervalOf(of(film))
        ?.filter(Number.isFinite)
        .map((end) => end * 1.2) ?? [],
  );
  const all = (ends.length > 0 ? ends : open).filter(Number.isFinite).map((end) => end / unit);
  return [Math.min(0, ...all), Math.max(...all, 1e-9) * 1.06];
}

function filmNames(rows: readonly Row[]): Markish {
  return annotation((document, { left, y }) =>
    rows.map(({ film, place }) =>
      svgText(document, film.name, {
        x: left - 6,
        y: y(place),
        anchor: 'end',
        fill: filmStyle(film).hue,
        weight: 600,
      }),
    ),
  );
}

function drawFigure(
  films: readonly FilmResult[],
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const rows = rowsOf(films);
  const last = rows.at(-1)?.place ?? 1;
  const panel = (quantity: Quantity, { first, ...cell }: Cell): SVGSVGElement => {
    const domain = domainOf(quantity, films);
    return drawPanel({
      ...cell,
      x: { domain, ticks: linearTicks(domain, 4) },
      y: { domain: [last + 0.8, 0.2], ticks: [] },
      head: { text: quantity.label },
      marks: [
        annotation((_, frame) =>
          rows.flatMap(({ film, place }) => {
            const row = { place, quantity: quantity.of(film), style: filmStyle(film), unit: quantity.unit };
            return intervalRow(document, frame, row);
          }),
        ),
        first ? filmNames(rows) : null,
      ],
    });
  };
  const heightPx = 46 + 18 * (last + 0.6);
  return smallMultiples({
    document,
    textAlternative,
    items: quantities,
    draw: panel,
    maximumColumns: 3,
    heightPx,
    labelRoomPx: 12,
  });
}

/** Film gain, loss and density of every film with gain, before and after treatment. */
export function beforeAfterFigures({ films }: Results): Figure[] {
  const shown = films.filter((film) => film.gain !== null);
  const fluence = shown[0]?.gain?.referenceFluenceUjPerCm2;
  if (fluence === undefined) return [];
  const densities = shown.flatMap(({ name, gain }) =>
    gain?.densityPerCm3.kind === 'determined'
      ? [`${name} ${formatEstimate(gain.densityPerCm3.estimate)} cm⁻³`]
      : [],
  );
  const textAlternative = `Film gain, loss and density of each film with 95 % intervals; density ${densities.length > 0 ? densities.join(', ') : 'not determined for any film'}.`;
  return [
    {
      name: 'before-after',
      title: 'Film gain, loss and density before and after',
      caption: `Film gain at ${String(fluence)} µJ/cm². Bars are 95 % intervals, dashed and with an arrow where the data leave them open.`,
      textAlternative,
      draw: (document) => drawFigure(shown, document, textAlternative),
    },
  ];
}
