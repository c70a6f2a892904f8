import type { Figure } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import { Ellipsis } from 'lucide-react';
import { DataTable } from './data-table';
import { Dialog } from './dialog';
import { MenuButton } from './menu-button';
import { useFigureActions, type FigureActions } from './use-figure-actions';
import styles from './figure-card.module.css';

interface FigureMenuProps {
  /** None: a table that stands for itself. */
  readonly figure?: Figure | undefined;
  /** The numbers of the figure. */
  readonly table: ResultTable | undefined;
  readonly state: FigureActions;
}

/** The menu of a figure and the dialog of its numbers. */
export function FigureMenu({ figure, table, state }: FigureMenuProps) {
  const { actions, act, isTableShown, hideTable } = state;
  return (
    <>
      <MenuButton
        label={`Copy or export: ${figure?.title ?? table?.title ?? ''}`}
        isIcon
        items={actions.map((action) => ({ id: action.id, text: action.text, onAction: () => act(action) }))}
      >
        <Ellipsis size={16} aria-hidden />
      </MenuButton>
      {table && (
        <Dialog title={table.title} isOpen={isTableShown} onClose={hideTable} widthPx={960}>
          <DataTable table={table} />
        </Dialog>
      )}
    </>
  );
}

/** The answer of the last thing done with a figure. */
export const FigureAnswer = ({ answer }: Pick<FigureActions, 'answer'>) => (
  <p className={styles.answer} role="status">
    {answer}
  </p>
);

/** Copy and export of a drawing, or of a table, that stands within a card of something else. */
export function FigureTools({ figure, table }: Omit<FigureMenuProps, 'state'>) {
  const state = useFigureActions(figure, table);
  return (
    <span className={styles.tools}>
      <FigureAnswer answer={state.answer} />
      <FigureMenu {...{ figure, table, state }} />
    </span>
  );
}
