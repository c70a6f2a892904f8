import { useId, useState } from 'react';
import styles from '../../kit/quantity-field.module.css';

interface NumberFieldProps {
  readonly label: string;
  /** The unit of the files, which cannot be another. */
  readonly unit: string;
  readonly value: number | undefined;
  readonly placeholder: string;
  /** Undefined takes the entry out. */
  readonly onCommit: (value: number | undefined) => void;
}

/** A number above zero in the unit that the files have. */
export function NumberField({ label, unit, value, placeholder, onCommit }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  const id = useId();
  const commit = (): void => {
    if (draft === null) return;
    const number = draft.trim() === '' ? undefined : Number(draft);
    const isWrong = number !== undefined && !(number > 0 && Number.isFinite(number));
    setBad(isWrong);
    if (isWrong) return;
    setDraft(null);
    if (number !== value) onCommit(number);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.box} data-bad={isBad}>
        <input
          id={id}
          inputMode="decimal"
          value={draft ?? value ?? ''}
          placeholder={placeholder}
          aria-invalid={isBad}
          aria-describedby={`${id}-note`}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              setDraft(null);
              setBad(false);
            }
          }}
        />
        {unit !== '' && <span className={styles.unit}>{unit}</span>}
      </span>
      <span
        id={`${id}-note`}
        className={isBad ? styles.problem : styles.from}
        role={isBad ? 'alert' : undefined}
      >
        {isBad ? 'Give a number above zero, in the unit of the files.' : ''}
      </span>
    </div>
  );
}
