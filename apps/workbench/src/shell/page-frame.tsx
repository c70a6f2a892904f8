import { useState, type ReactNode } from 'react';
import styles from './page-frame.module.css';

interface PageFrameProps {
  readonly title: ReactNode;
  /** One line under the title: what is shown, of how many data. */
  readonly subtitle?: ReactNode;
  /** Controls at the right of the title. */
  readonly actions?: ReactNode;
  /** The judgement at right: sections made by `InspectorSection`. */
  readonly inspector?: ReactNode;
  readonly children: ReactNode;
}

/** The middle of a page and its judgement at right; on narrow screens the judgement is a sheet, then stands first. */
export function PageFrame({ title, subtitle, actions, inspector, children }: PageFrameProps) {
  const [isSheetOpen, setSheetOpen] = useState(false);
  return (
    <div className={styles.frame} data-inspector={inspector !== undefined}>
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.titlebar}>
          <div className={styles.titles}>
            <h1>{title}</h1>
            {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
          </div>
          <div className={styles.actions}>
            {actions}
            {inspector !== undefined && (
              <button
                type="button"
                className={styles.sheetToggle}
                aria-expanded={isSheetOpen}
                aria-controls="inspector"
                onClick={() => setSheetOpen(!isSheetOpen)}
              >
                {isSheetOpen ? 'Hide verdicts' : 'Verdicts'}
              </button>
            )}
          </div>
        </div>
        {children}
      </main>
      {inspector !== undefined && (
        <aside
          id="inspector"
          className={styles.inspector}
          aria-label="Verdicts and inputs"
          data-open={isSheetOpen}
        >
          {inspector}
        </aside>
      )}
    </div>
  );
}

interface InspectorSectionProps {
  readonly title: ReactNode;
  /** Small text at the right of the title, e.g. "1 caution, 4 hold". */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One group of the judgement at right. */
export function InspectorSection({ title, aside, children }: InspectorSectionProps) {
  return (
    <section className={styles.section}>
      <h2 className={styles.sectionHead}>
        <span>{title}</span>
        {aside !== undefined && <small>{aside}</small>}
      </h2>
      {children}
    </section>
  );
}
