import { useId, useState } from 'react';
import { readNumber } from '../../kit/read-number';
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

const notAboveZero = 'Expected a number above zero, in the unit of the files.';

/** A number above zero in the unit that the files have. */
export function NumberField({ label, unit, value, placeholder, onCommit }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isBad = problem !== null;
  const id = useId();
  const commit = (): void => {
    if (draft === null) return;
    const number = draft.trim() === '' ? undefined : readNumber(draft);
    const found =
      typeof number === 'string' ? number : number === undefined || number > 0 ? null : notAboveZero;
    setProblem(found);
    if (found !== null || typeof number === 'string') return;
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
              setProblem(null);
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
        {problem ?? ''}
      </span>
    </div>
  );
}
