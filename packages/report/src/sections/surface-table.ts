import type { FilmResult, Results, SurfaceResult } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { estimateCell, plainCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly surface: SurfaceResult;
}

const levelled =
  (key: keyof SurfaceResult['roughness']['plane'], decimals: number) =>
  ({ surface }: Row): NumberCell =>
    plainCell(surface.roughness.plane[key], decimals);

const micrometres = (lengthNm: number): string => String(Number((lengthNm / 1000).toPrecision(3)));

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'Scan', text: ({ surface }) => surface.file },
  {
    head: 'Size',
    text: ({ surface }) =>
      `${surface.sizeNm.map(micrometres).join(' × ')}\u00a0µm, ${surface.shape.join(' × ')}`,
  },
  { head: 'd', unit: 'nm', number: ({ surface }) => estimateCell(surface.thicknessNm) },
  { head: 'Sq of the film', unit: 'nm', number: ({ surface }) => estimateCell(surface.filmSqNm) },
  { head: 'Sa', unit: 'nm', number: levelled('saNm', 2) },
  { head: 'Sq', unit: 'nm', number: levelled('sqNm', 2) },
  { head: 'Ssk', number: levelled('ssk', 2) },
  { head: 'Sku', number: levelled('sku', 2) },
  { head: 'Sz', unit: 'nm', number: levelled('szNm', 1) },
];

/** Every AFM scan: thickness from its scratch, roughness of the film, and parameters of the whole scan. */
export function surfaceTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) => film.surfaces.map((surface) => ({ film, surface })));
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Surfaces. Thickness d and Sq of the film leave the scratch out; Sa
      to Sz (ISO 25178-2) are of the whole scan after levelling by a plane, scratch included.`,
    columns,
    rows,
  });
}
