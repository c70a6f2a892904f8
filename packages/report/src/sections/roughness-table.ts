import type { FilmResult, Results, SurfaceResult } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { estimateCell, plainCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly surface: SurfaceResult;
  readonly parameters: NonNullable<SurfaceResult['parameters']>;
}

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'Scan', text: ({ surface }) => surface.file },
  { head: 'Levelled by', text: ({ surface }) => levelling(surface) },
  { head: 'Sq', unit: 'nm', number: ({ surface }) => estimateCell(surface.filmSqNm) },
  { head: 'as levelled', unit: 'nm', number: ({ parameters }) => plainCell(parameters.heights.sqNm, 2) },
  { head: 'T', unit: 'nm', number: ({ surface }) => estimateCell(surface.filmCorrelationLengthNm) },
  { head: 'Sal', unit: 'nm', number: ({ parameters }) => plainCell(parameters.salNm, 0) },
  { head: 'Str', number: ({ parameters }) => plainCell(parameters.str, 2) },
  { head: 'Sdq', number: ({ parameters }) => plainCell(parameters.sdq, 3) },
  { head: 'Sdr', unit: '%', number: ({ parameters }) => plainCell(parameters.sdrPercent, 2) },
];

function levelling({ recipe, thicknessNm }: SurfaceResult): string {
  const steps = recipe.map(({ step, degree }) =>
    typeof degree === 'number' ? `${step} of degree ${degree}` : step,
  );
  return [...steps, ...(thicknessNm ? ['step fit'] : [])].join(', ') || 'nothing';
}

/** The film alone on every AFM scan: what scattering goes by, and ISO 25178-2 parameters of slope and spacing. */
export function roughnessTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) =>
    film.surfaces.flatMap((surface) =>
      surface.parameters ? [{ film, surface, parameters: surface.parameters }] : [],
    ),
  );
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Roughness of the films, scratch left out (of the whole scan where there is none).
      Sq and correlation length T (autocorrelation 1/e) are corrected for what levelling took; Sal and Str (autocorrelation 0.2), Sdq
      and Sdr (ISO 25178-2) are of the heights as levelled.`,
    columns,
    rows,
  });
}
