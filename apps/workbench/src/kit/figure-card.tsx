import type { Figure } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import { Ellipsis } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Card } from './card';
import { DataTable } from './data-table';
import { Dialog } from './dialog';
import { figureActions, type FigureAction } from './figure-actions';
import { FigureView } from './figure-view';
import { MenuButton } from './menu-button';
import { SymbolText } from './symbol-text';
import styles from './figure-card.module.css';

interface FigureCardProps {
  /** What leaves by copy and export; drawn in the card where it has no other content. */
  readonly figure: Figure;
  /** The numbers of the figure. */
  readonly table?: ResultTable | undefined;
  /** Title of the card; the figure's own where left out. */
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly isStale?: boolean;
  readonly busy?: string | null;
  /** A live drawing in place of the figure. */
  readonly children?: ReactNode;
  readonly showCaption?: boolean;
}

/** A figure with its menu: copy it, copy or show its numbers, take it as a file. Keys C, T and E do the same. */
export function FigureCard(props: FigureCardProps) {
  const { figure, table, title, aside, children, showCaption = false, ...state } = props;
  const [isTableShown, setTableShown] = useState(false);
  const [answer, setAnswer] = useState('');
  const actions = figureActions({ figure, table, showTable: () => setTableShown(true) });
  const act = ({ run, done }: FigureAction): void => {
    run().then(
      () => setAnswer(done),
      (error: unknown) => setAnswer(error instanceof Error ? error.message : String(error)),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]')) return;
    const action = actions.find(({ key }) => key === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    act(action);
  };
  return (
    <div className={styles.focus} onKeyDown={onKeyDown}>
      <Card
        title={title ?? <SymbolText text={figure.title} />}
        aside={
          <>
            {aside}
            <MenuButton
              label={`Copy or export: ${figure.title}`}
              isIcon
              items={actions.map((action) => ({
                id: action.id,
                text: action.text,
                onAction: () => act(action),
              }))}
            >
              <Ellipsis size={16} aria-hidden />
            </MenuButton>
          </>
        }
        {...state}
      >
        {children ?? <FigureView figure={figure} />}
        {showCaption && (
          <p className={styles.caption}>
            <SymbolText text={figure.caption} />
          </p>
        )}
        <p className={styles.answer} role="status">
          {answer}
        </p>
      </Card>
      {table && (
        <Dialog title={table.title} isOpen={isTableShown} onClose={() => setTableShown(false)} widthPx={960}>
          <DataTable table={table} />
        </Dialog>
      )}
    </div>
  );
}
