import { formatEstimate, type Determination } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import { intervalOf, intervalRow } from '../draw/interval-rows.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { drawFilmRows, type RowColumn } from './film-rows.js';

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

function columnOf(quantity: Quantity, films: readonly FilmResult[]): RowColumn {
  const domain = domainOf(quantity, films);
  const { label, of, unit } = quantity;
  return {
    head: label,
    x: { domain, ticks: linearTicks(domain, 4) },
    row: (document, frame, { name }, place) => {
      const film = films.find((each) => each.name === name);
      return film
        ? intervalRow(document, frame, { place, quantity: of(film), style: filmStyle(film), unit })
        : [];
    },
  };
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
      draw: (document) =>
        drawFilmRows({
          document,
          textAlternative,
          films: shown,
          columns: quantities.map((quantity) => columnOf(quantity, shown)),
        }),
    },
  ];
}
