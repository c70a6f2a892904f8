import { useState, type SyntheticEvent } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import styles from './exclude-dialog.module.css';

interface ExcludeDialogProps {
  /** The point in words; null while nothing is to be left out. */
  readonly point: string | null;
  /** Offered to choose from. */
  readonly usualReasons: readonly string[];
  readonly onClose: () => void;
  readonly onExclude: (reason: string) => void;
}

/** A point is left out only with a reason, which goes into the study and the report. */
export function ExcludeDialog({ point, usualReasons, onClose, onExclude }: ExcludeDialogProps) {
  const [reason, setReason] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') return;
    onExclude(reason.trim());
    setReason('');
  };
  return (
    <Dialog title="Leave this point out of the fit?" isOpen={point !== null} onClose={onClose} widthPx={440}>
      <form className={styles.form} onSubmit={submit}>
        <p>{point}</p>
        <label>
          Reason, as it will stand in the study and the report
          <input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <div className={styles.reasons}>
          {usualReasons.map((usual) => (
            <Button key={usual} variant="quiet" onPress={() => setReason(usual)}>
              {usual}
            </Button>
          ))}
        </div>
        <div className={styles.foot}>
          <Button onPress={onClose}>Keep it</Button>
          <Button type="submit" variant="primary" isDisabled={reason.trim() === ''}>
            Leave it out
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
