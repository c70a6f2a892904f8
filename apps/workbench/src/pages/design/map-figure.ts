import type { DesignAnswer, NetGainMap } from '@modalgain/compute';
import { netGainMapFigure, type Figure, type MappedFilm } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import type { FilmResult } from '@modalgain/study';
import type { DesignFilm } from './design-settings';
import { differenceText } from './proposal';
import type { Design } from './use-design';

/** Where a film stands upwards: its index, or its density over that of the film that is predicted from. */
function valueOf(film: FilmResult, of: FilmResult, quantity: NetGainMap['quantity']): number | undefined {
  if (quantity === 'index') return film.filmIndex?.value;
  const densities = [film, of].map((each) => each.gain?.densityPerCm3);
  const [density, reference] = densities.map((each) =>
    each?.kind === 'determined' ? each.estimate.value : undefined,
  );
  return density !== undefined && reference !== undefined ? density / reference : undefined;
}

/** The films that have a place on a map. */
export function mappedFilms(
  films: readonly FilmResult[],
  of: FilmResult,
  quantity: NetGainMap['quantity'],
): MappedFilm[] {
  return films.flatMap((film) => {
    const value = valueOf(film, of, quantity);
    return film.thicknessNm && value !== undefined
      ? [{ film, thicknessNm: film.thicknessNm.value, value }]
      : [];
  });
}

interface MapSource {
  readonly map: NetGainMap;
  readonly films: readonly MappedFilm[];
  readonly designFilm: DesignFilm;
  readonly design: Pick<Design, 'settings' | 'shown'>;
  readonly answer: DesignAnswer;
}

/** The map as it leaves, with the proposed film on it. */
export function mapFigure({ map, films, designFilm, design, answer }: MapSource): Figure {
  const { shown, settings } = design;
  const { quantity } = map;
  // What the map has upwards is in its axis.
  const { filmIndex, densityRatio, ...others } = settings;
  const kept = {
    ...others,
    ...(quantity === 'density' && filmIndex !== undefined && { filmIndex }),
    ...(quantity === 'index' && densityRatio !== undefined && { densityRatio }),
  };
  return netGainMapFigure({
    ...map,
    values: map.netGainPerCm,
    film: designFilm.film,
    fluenceUjPerCm2: designFilm.prediction.fluenceUjPerCm2,
    difference: differenceText({ settings: kept, shown }),
    films,
    proposed: {
      thicknessNm: shown.thicknessNm,
      value: quantity === 'index' ? shown.filmIndex : shown.densityRatio,
      netGainPerCm: answer.proposed?.netGainPerCm ?? null,
    },
  });
}

/** The numbers of a map, a line a place. */
export function mapTable(
  { quantity, thicknessNm, range, columns, rows, netGainPerCm }: NetGainMap,
  film: string,
): ResultTable {
  const place = ([low, high]: readonly [number, number], i: number, count: number): number =>
    low + ((high - low) * i) / (count - 1);
  return {
    name: `net-gain-map-${quantity}-${film}`,
    title: `Net gain over thickness and ${quantity} of films like ${film}`,
    columns: [
      { name: 'thickness', type: 'number', unit: 'nm' },
      { name: quantity === 'index' ? 'film index' : 'density ratio', type: 'number', unit: '' },
      { name: 'net gain', type: 'number', unit: 'cm-1' },
    ],
    rows: Array.from(netGainPerCm, (gain, i) => [
      place(thicknessNm, i % columns, columns),
      place(range, Math.floor(i / columns), rows),
      Number.isNaN(gain) ? null : gain,
    ]),
  };
}
