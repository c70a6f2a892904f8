import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { Button } from './button';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  /** What goes on, e.g. "film SC1". */
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel?: () => void;
}

/** Long work: a thin bar, how far it is, and how to end it. */
export function ProgressBar({ what, done, total, onCancel }: ProgressBarProps) {
  const share = total === 0 ? 0 : (100 * done) / total;
  return (
    <div className={styles.progress}>
      <AriaProgressBar className={styles.bar} aria-label={what} value={share}>
        <span className={styles.track}>
          <span className={styles.done} style={{ width: `${share}%` }} />
        </span>
        <span className={styles.words}>
          {what}, {done} of {total}
        </span>
      </AriaProgressBar>
      {onCancel && (
        <Button variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
