import type { Figure } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import { useState } from 'react';
import { figureActions, type FigureAction } from './figure-actions';

/** What can be done with a figure, what was said of the last thing done, and whether its table is open. */
export interface FigureActions {
  readonly actions: readonly FigureAction[];
  readonly act: (action: FigureAction) => void;
  readonly answer: string;
  readonly isTableShown: boolean;
  readonly hideTable: () => void;
}

export function useFigureActions(figure: Figure | undefined, table: ResultTable | undefined): FigureActions {
  const [isTableShown, setTableShown] = useState(false);
  const [answer, setAnswer] = useState('');
  const act = ({ run, done }: FigureAction): void => {
    run().then(
      () => setAnswer(done),
      (error: unknown) => setAnswer(error instanceof Error ? error.message : String(error)),
    );
  };
  return {
    actions: figureActions({ figure, table, showTable: () => setTableShown(true) }),
    act,
    answer,
    isTableShown,
    hideTable: () => setTableShown(false),
  };
}
