import { useId, useState, type HTMLAttributes } from 'react';
import styles from './quantity-field.module.css';

interface DraftFieldProps {
  readonly label: string;
  /** As it stands; empty where nothing is stated. */
  readonly value: string;
  /** What counts where it is empty. */
  readonly placeholder: string;
  /** A unit that cannot be another. */
  readonly unit?: string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  /** Why a text cannot be taken; undefined where it can. Not asked of an empty one. */
  readonly problemOf: (text: string) => string | undefined;
  /** Gets the text once it can be taken; an empty text takes the entry out. */
  readonly onCommit: (text: string) => void;
}

/** A text that is typed, held to what it has to be, and taken on Enter or when the field is left; Escape gives it up. */
export function DraftField(props: DraftFieldProps) {
  const { label, value, placeholder, unit = '', inputMode, problemOf, onCommit } = props;
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
          inputMode={inputMode}
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
