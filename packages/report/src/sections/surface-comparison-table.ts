import { formatInterval } from '@modalgain/numerics';
import type { ComparisonResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { estimateCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

type Compared = NonNullable<NonNullable<ComparisonResult['surfaces']>['sq']>;

interface Row {
  readonly pair: string;
  readonly quantity: string;
  readonly compared: Compared;
}

const words = { differ: 'differ', 'not-told-apart': 'not told apart' } as const;

const columns: readonly Column<Row>[] = [
  { head: 'Pair', text: ({ pair }) => pair },
  { head: '', text: ({ quantity }) => quantity },
  { head: 'Before', unit: 'nm', number: ({ compared }) => estimateCell(compared.before) },
  { head: 'After', unit: 'nm', number: ({ compared }) => estimateCell(compared.after) },
  { head: 'Difference', unit: 'nm', number: ({ compared }) => estimateCell(compared.difference) },
  { head: '95 %', unit: 'nm', text: ({ compared }) => formatInterval(compared.difference.interval95) },
  { head: 'Verdict', text: ({ compared }) => words[compared.verdict] },
];

const quantities = [
  ['Sq', 'sq'],
  ['T', 'correlationLength'],
] as const satisfies readonly (readonly [string, keyof NonNullable<ComparisonResult['surfaces']>])[];

/** Whether the treatment changed the roughness, beyond what one scan of each can be off. */
export function surfaceComparisonTable({ comparisons }: Results, number: number): Html | undefined {
  const rows = comparisons.flatMap(({ before, after, surfaces }) =>
    quantities.flatMap(([quantity, key]) => {
      const compared = surfaces?.[key];
      return compared ? [{ pair: `${after} over ${before}`, quantity, compared }] : [];
    }),
  );
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Surfaces before and after, one scan of each. Two differ only where they differ by more than
      the errors of one image each; where scans differ in size or pixels, Sq is of the waves that both show.`,
    columns,
    rows,
  });
}
