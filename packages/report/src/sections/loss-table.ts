import { lossMethodNames } from '@modalgain/figures';
import type { FilmResult, LossScanResult, Results } from '@modalgain/study';
import { intervalText } from '../html/interval-text.js';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { estimateCell, limitCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly scan: LossScanResult;
}

function lossCell({ scan: { outcome, lossPerCm } }: Row): NumberCell {
  if (outcome === 'not-determined' || !lossPerCm) return { words: 'not determined' };
  return outcome === 'upper-limit' ? limitCell(lossPerCm.interval95[1]) : estimateCell(lossPerCm);
}

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'Way', text: ({ scan }) => lossMethodNames[scan.method] },
  { head: 'α', unit: 'cm⁻¹', number: lossCell },
  { head: '95 % interval', text: ({ scan }) => intervalText(scan.lossIntervalPerCm) },
  { head: 'background', number: ({ scan }) => estimateCell(scan.background) },
  { head: markup`g<sub>net</sub>`, unit: 'cm⁻¹', number: ({ scan }) => estimateCell(scan.netGainPerCm) },
  { head: 'Points', text: ({ scan }) => (scan.points.length > 0 ? String(scan.points.length) : '–') },
  { head: 'Files', text: ({ scan }) => scan.files.join(', '), wraps: true },
];

/** Every measurement of a film's loss. */
export function lossTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) => film.lossScans.map((scan) => ({ film, scan })));
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Propagation loss as measured. It enters the gain fit, where it tells loss and
      density apart; two equal stripes give the net gain as well.`,
    columns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film !== film,
  });
}
