import { formatInterval, formatSignificant } from '@modalgain/numerics';
import type { ContrastResult, FilmResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { estimateCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly contrast: ContrastResult;
}

const settled = ({ contrast: { ratio } }: Row) => (ratio.kind === 'determined' ? ratio.estimate : undefined);

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  {
    head: 'Ratio',
    number: (row) => {
      const ratio = settled(row);
      return ratio ? estimateCell(ratio) : { words: 'not determined' };
    },
  },
  {
    head: '95 %',
    text: (row) => {
      const ratio = settled(row);
      return ratio ? formatInterval(ratio.interval95) : '–';
    },
  },
  { head: 'First', number: ({ contrast }) => estimateCell(contrast.levels?.first ?? null) },
  { head: 'Second', number: ({ contrast }) => estimateCell(contrast.levels?.second ?? null) },
  { head: 'Over noise', number: ({ contrast }) => estimateCell(contrast.differenceOverNoise) },
  {
    head: 'Black',
    text: ({ contrast: { blackLevel } }) =>
      blackLevel === null ? '0, not stated' : formatSignificant(blackLevel, 4),
  },
  { head: 'Regions', text: ({ contrast }) => (contrast.regions ? 'given' : 'by the border') },
  { head: 'File', text: ({ contrast }) => contrast.file, wraps: true },
];

/** Every film's micrograph across the edge of the stamp. */
export function contrastTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) => (film.contrast ? [{ film, contrast: film.contrast }] : []));
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Brightness in micrographs, in grey levels: first over second region, both less black (a
      border's brighter side is the first). It compares within one image only.`,
    columns,
    rows,
  });
}
