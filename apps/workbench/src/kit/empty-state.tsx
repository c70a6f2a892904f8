import type { ReactNode } from 'react';
import styles from './notes.module.css';

interface EmptyStateProps {
  /** What is missing, one sentence. */
  readonly title: string;
  /** Which file or measurement brings it. */
  readonly children?: ReactNode;
}

/** In the place of a figure that has no data: what is missing and what brings it. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
