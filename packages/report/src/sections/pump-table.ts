import type { PumpResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { estimateCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: Results['films'][number];
  readonly pump: PumpResult;
}

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: markup`n<sub>p</sub>`, number: ({ pump }) => estimateCell(pump.filmIndex) },
  { head: markup`k<sub>p</sub>`, number: ({ pump }) => estimateCell(pump.extinction) },
  { head: 'k from', text: ({ pump }) => (pump.from === 'index' ? 'n, k' : 'absorbance') },
  { head: 'reflected', number: ({ pump }) => estimateCell(pump.reflectance) },
  { head: 'absorbed', number: ({ pump }) => estimateCell(pump.filmAbsorptance) },
  { head: 'to substrate', number: ({ pump }) => estimateCell(pump.transmittance) },
  { head: markup`F<sub>local</sub>/F`, number: ({ pump }) => estimateCell(pump.relativeFluence) },
  {
    head: markup`hν n<sub>t</sub>/α<sub>p</sub>`,
    unit: 'µJ/cm²',
    number: ({ pump }) => estimateCell(pump.saturationFluenceUjPerCm2),
  },
  { head: 'in the gain fit', text: ({ pump }) => (pump.inGainFit ? 'yes' : 'no') },
];

/** What the pump does in every film. */
export function pumpTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film): Row[] => (film.pump ? [{ film, pump: film.pump }] : []));
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Pump at ${String(rows[0].pump.wavelengthNm)} nm: shares of the incident fluence, the local fluence averaged over the mode (over the depth of a film that guides none), and the
      saturation fluence that absorption per emitter stands for (α<sub>p</sub> = 4πk<sub>p</sub>/λ<sub>p</sub>).`,
    columns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film.family !== film.family,
  });
}
