import type { ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  readonly title?: ReactNode;
  /** Small text or controls at the right of the title. */
  readonly aside?: ReactNode;
  /** Shown results are of an earlier state: the title is dotted. */
  readonly isStale?: boolean;
  /** While something newer is computed: what, e.g. "refitting"; the content fades. */
  readonly busy?: string | null;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A panel with a head: one subject. */
export function Card({ title, aside, isStale = false, busy = null, children, className }: CardProps) {
  return (
    <section className={`${styles.card} ${className ?? ''}`} data-stale={isStale} aria-busy={busy !== null}>
      {(title !== undefined || aside !== undefined) && (
        <header className={styles.head}>
          {title !== undefined && <h2>{title}</h2>}
          {busy !== null && <small className={styles.busy}>{busy}</small>}
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </header>
      )}
      <div className={styles.body} data-faded={busy !== null}>
        {children}
      </div>
    </section>
  );
}
