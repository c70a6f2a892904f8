import { figuresOf } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import type { Results } from '@modalgain/study';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { FigureCard } from '../../kit/figure-card';
import { Browse } from './browse';
import { tableOfFigure } from './figure-tables';

interface FiguresViewProps {
  readonly results: Results;
  readonly tables: readonly ResultTable[];
}

/** Every figure of the report, one at a time, with its numbers and every form in which it leaves. */
export function FiguresView({ results, tables }: FiguresViewProps) {
  const [search, setSearch] = useSearchParams();
  const figures = useMemo(() => figuresOf(results), [results]);
  const figure = figures.find(({ name }) => name === search.get('figure')) ?? figures.at(0);
  if (!figure) return null;
  const entries = figures.map(({ name, title }, i) => ({
    id: name,
    title,
    note: `Figure ${i + 1}, ${name}`,
  }));
  return (
    <Browse
      what="figures"
      entries={entries}
      chosen={figure.name}
      onChoose={(name) => setSearch({ view: 'figures', figure: name }, { replace: true })}
    >
      <FigureCard key={figure.name} figure={figure} table={tableOfFigure(figure, tables)} showCaption />
    </Browse>
  );
}
