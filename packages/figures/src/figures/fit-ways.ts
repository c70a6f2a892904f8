import type { Determination } from '@modalgain/numerics';
import type { GainFitResult } from '@modalgain/study';
import { intervalOf, intervalRow } from '../draw/interval-rows.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { drawFilmRows, type RowColumn } from './film-rows.js';

type BothFits = NonNullable<GainFitResult['fromScans']>;
type FilmWays = BothFits['films'][number];
type Ways = FilmWays['densityPerCm3'];

interface Quantity {
  readonly head: string;
  readonly unit: number;
  readonly of: (film: FilmWays) => Ways;
}

const quantities: readonly Quantity[] = [
  { head: 'Density n_{t} (10¹⁵ cm⁻³)', unit: 1e15, of: ({ densityPerCm3 }) => densityPerCm3 },
  { head: 'Loss α (cm⁻¹)', unit: 1, of: ({ lossPerCm }) => lossPerCm },
];

/** From 0 to the farthest end that is not far beyond the values. */
function domainOf({ of, unit }: Quantity, films: readonly FilmWays[]): [number, number] {
  const all = films.flatMap((film) => Object.values(of(film)) as Determination[]);
  const values = all.flatMap((found) => (found.kind === 'determined' ? [found.estimate.value] : []));
  const ends = all.flatMap((found) => intervalOf(found) ?? []).filter(Number.isFinite);
  const largest = values.length > 0 ? 2 * Math.max(...values) : Math.max(...ends, unit);
  return [Math.min(0, ...ends) / unit, (Math.min(Math.max(...ends, ...values), largest) / unit) * 1.06];
}

/** The fit to the scans in the film's look, that by way of net gains below it in grey. */
function column(quantity: Quantity, ways: readonly FilmWays[]): RowColumn {
  const domain = domainOf(quantity, ways);
  const { head, unit, of } = quantity;
  return {
    head,
    x: { domain, ticks: linearTicks(domain, 4) },
    row: (document, frame, film, place) => {
      const found = ways.find((each) => each.film === film.name);
      if (!found) return [];
      const style = filmStyle(film);
      const grey = { ...style, hue: inks.faint, fill: style.treated ? inks.faint : inks.paper };
      const { fromScans, fromGains } = of(found);
      return [
        ...intervalRow(document, frame, { place: place - 0.18, quantity: fromScans, style, unit }),
        ...intervalRow(document, frame, {
          place: place + 0.22,
          quantity: fromGains,
          style: grey,
          unit,
          openText: '',
        }),
      ];
    },
  };
}

/** Density and loss by the fit to all intensities at once, beside the fit in two steps. */
export function fitWaysFigure(both: BothFits, allFilms: readonly FilmIdentity[]): Figure {
  const films = allFilms.filter(({ name }) => both.films.some(({ film }) => film === name));
  const textAlternative = `Density and loss of ${films.map(({ name }) => name).join(', ')} by the fit to the scans themselves and by way of net gains, with 95 % intervals.`;
  return {
    name: 'fit-ways',
    title: 'One fit to all scans, and the fit in two steps',
    caption:
      'In colour: density, loss and saturation fitted straight to the intensities of all scans. Grey, below: first the net gain of each scan, then the gain model. Bars: 95 %.',
    textAlternative,
    draw: (document) =>
      drawFilmRows({
        document,
        textAlternative,
        films,
        columns: quantities.map((quantity) => column(quantity, both.films)),
        rowPx: 26,
      }),
  };
}

export const fitWaysFigures: FigureKind = ({ gainFit, films }) =>
  gainFit?.fromScans ? [fitWaysFigure(gainFit.fromScans, films)] : [];
