import type { ComparisonResult, FilmResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { determinationCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';
import { withSymbols } from '../html/typeset.js';

const ratioColumns: readonly (readonly [keyof ComparisonResult['ratios'], Html])[] = [
  ['thickness', markup`d`],
  ['roughness', markup`Sq`],
  ['confinementModal', markup`Γ<sub>modal</sub>`],
  ['netGain', markup`g<sub>net</sub>`],
  ['filmGain', markup`g<sub>film</sub>`],
  ['loss', markup`α`],
  ['density', markup`n<sub>t</sub>`],
  ['emittersPerArea', markup`n<sub>t</sub>\u2009d`],
];

/** Ratios after over before. */
export function comparisonTable({ comparisons, films }: Results, number: number): Html | undefined {
  if (comparisons.length === 0) return undefined;
  const named = (name: string): FilmResult | undefined => films.find((film) => film.name === name);
  const pair = ({ before, after }: ComparisonResult): Html => {
    const [from, to] = [named(before), named(after)];
    return markup`<span class="film"
      >${to ? filmName(to) : after} <span class="over">over</span> ${from ? filmName(from) : before}</span
    >`;
  };
  const columns: Column<ComparisonResult>[] = [
    { head: 'Pair', text: pair },
    { head: 'Treatment', text: ({ treatment }) => withSymbols(treatment) },
    ...ratioColumns.map(([key, head]) => ({
      head,
      number: ({ ratios }: ComparisonResult) => determinationCell(ratios[key]),
    })),
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Ratios after over before; uncertainties that both films share are
      cancelled. n<sub>t</sub>\u2009d counts emitters per area: pressing cannot raise it.`,
    columns,
    rows: comparisons,
  });
}
