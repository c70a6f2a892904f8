import { figuresOf, type Figure } from '@modalgain/figures';
import { tablesOf } from '@modalgain/report';
import type { Results } from '@modalgain/study';
import { useMemo } from 'react';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import styles from './gain.module.css';

/** A figure of the report by its name, and the name of its table. */
export type FigureAndTable = readonly [figure: string, table: string];

interface SharedFiguresProps {
  readonly results: Results;
  readonly names: readonly FigureAndTable[];
  readonly empty: string;
}

/** The named figures of the report, one below the other; what is missing in words where there is none. */
export function SharedFigures({ results, names, empty }: SharedFiguresProps) {
  const figures = useMemo(() => figuresOf(results), [results]);
  const tables = useMemo(() => tablesOf(results), [results]);
  const found = names.flatMap(([name, table]): { figure: Figure; table: string }[] =>
    figures.filter((figure) => figure.name === name).map((figure) => ({ figure, table })),
  );
  if (found.length === 0) return <EmptyState title={empty} />;
  return (
    <div className={styles.figures}>
      {found.map(({ figure, table }) => (
        <FigureCard
          key={figure.name}
          figure={figure}
          table={tables.find(({ name }) => name === table)}
          showCaption
        />
      ))}
    </div>
  );
}
