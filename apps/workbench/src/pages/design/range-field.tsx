import { useId, useState } from 'react';
import styles from '../../kit/quantity-field.module.css';

interface RangeFieldProps {
  readonly label: string;
  /** As it stands in a study, e.g. "20 nm .. 400 nm"; empty where nothing is stated. */
  readonly value: string;
  /** What counts where it is empty. */
  readonly placeholder: string;
  readonly problemOf: (text: string) => string | undefined;
  /** An empty text takes the entry out. */
  readonly onCommit: (text: string) => void;
}

/** A range typed as a study has it. */
export function RangeField({ label, value, placeholder, problemOf, onCommit }: RangeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const isBad = problem !== undefined;
  const commit = (): void => {
    if (draft === null) return;
    const text = draft.trim();
    const wrong = text === '' ? undefined : problemOf(text);
    setProblem(wrong);
    if (wrong !== undefined) return;
    setDraft(null);
    if (text !== value) onCommit(text);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.box} data-bad={isBad}>
        <input
          id={id}
          value={draft ?? value}
          placeholder={placeholder}
          aria-invalid={isBad}
          aria-describedby={`${id}-note`}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key !== 'Escape') return;
            setDraft(null);
            setProblem(undefined);
          }}
        />
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
