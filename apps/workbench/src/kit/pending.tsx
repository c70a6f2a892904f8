import { useEffect, useState } from 'react';
import { Button } from './button';
import { ProgressBar } from './progress-bar';
import styles from './progress-bar.module.css';

interface PendingProps {
  /** What goes on: "levelling the scan". */
  readonly what: string;
  /** How far it is, where that is known. */
  readonly progress?: { readonly done: number; readonly total: number };
  readonly onCancel?: () => void;
}

/**
 * Something on its way: nothing for a second, then a thin bar, how far it is (else how long it has taken) and a way out.
 * Stands in the place of what it brings; what was there before fades in its card (`busy`).
 */
export function Pending({ what, progress, onCancel }: PendingProps) {
  const seconds = useSeconds();
  if (seconds < 1) return null;
  if (progress) return <ProgressBar what={what} {...progress} {...(onCancel && { onCancel })} />;
  return (
    <div className={styles.progress} role="status">
      <span className={styles.words}>
        {what}, {seconds} s
      </span>
      {onCancel && (
        <Button variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}

/** Whole seconds since it was first shown. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
