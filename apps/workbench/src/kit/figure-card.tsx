import type { Figure } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import type { KeyboardEvent, ReactNode } from 'react';
import { Card } from './card';
import { FigureAnswer, FigureMenu } from './figure-menu';
import { FigureView } from './figure-view';
import { SymbolText } from './symbol-text';
import { useFigureActions } from './use-figure-actions';
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
  const { figure, table, title, aside, children, showCaption = false, ...card } = props;
  const state = useFigureActions(figure, table);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (
      event.target instanceof Element &&
      event.target.closest('input, textarea, [role="dialog"], [role="menu"]')
    )
      return;
    const action = state.actions.find(({ key }) => key === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    state.act(action);
  };
  return (
    <div className={styles.focus} onKeyDown={onKeyDown}>
      <Card
        title={title ?? <SymbolText text={figure.title} />}
        aside={
          <>
            {aside}
            <FigureMenu {...{ figure, table, state }} />
          </>
        }
        {...card}
      >
        {children ?? <FigureView figure={figure} />}
        {showCaption && (
          <p className={styles.caption}>
            <SymbolText text={figure.caption} />
          </p>
        )}
        <FigureAnswer answer={state.answer} />
      </Card>
    </div>
  );
}
