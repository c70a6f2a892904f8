import { mediaText } from '@modalgain/figures';
import type { FilmResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { plainCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

type Mode = NonNullable<FilmResult['waveguide']>['modes'][number];

interface Row {
  readonly film: FilmResult;
  /** Absent where the film guides no mode. */
  readonly mode: Mode | undefined;
}

const cutoffOf = ({ film, mode }: Row): number | undefined =>
  film.waveguide?.cutoffs.find(
    ({ polarization, order }) =>
      polarization === (mode?.polarization ?? 'TE') && order === (mode?.order ?? 0),
  )?.thicknessNm;

const cell =
  (value: (mode: Mode) => number | null, decimals: number) =>
  ({ mode }: Row): NumberCell =>
    mode ? plainCell(value(mode), decimals) : { words: 'no guided mode' };

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'Mode', text: ({ mode }) => (mode ? `${mode.polarization}${mode.order}` : 'TE0') },
  { head: 'N', number: cell((mode) => mode.effectiveIndex, 5) },
  { head: markup`n<sub>g</sub>`, number: cell((mode) => mode.groupIndex, 4) },
  { head: markup`Γ<sub>power</sub>`, number: cell(({ confinement }) => confinement.power, 4) },
  { head: markup`Γ<sub>modal</sub>`, number: cell(({ confinement }) => confinement.modal, 4) },
  { head: markup`Γ<sub>energy</sub>`, number: cell(({ confinement }) => confinement.energy, 4) },
  { head: 'cut-off', unit: 'nm', number: (row) => plainCell(cutoffOf(row), 1) },
];

/** All guided modes of every film with their confinements and cut-off thicknesses. */
export function modeTable({ films, settings }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film): Row[] => {
    if (!film.waveguide) return [];
    return film.waveguide.modes.length === 0
      ? [{ film, mode: undefined }]
      : film.waveguide.modes.map((mode) => ({ film, mode }));
  });
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Guided modes at ${settings.emissionWavelengthNm}\u00a0nm, ${mediaText(settings)}, at the stated thickness and
      index. N is the effective index, n<sub>g</sub> the group index, with the dispersion of film and media as far as it is known;
      below its cut-off thickness a mode is not guided.`,
    columns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film !== film,
  });
}
