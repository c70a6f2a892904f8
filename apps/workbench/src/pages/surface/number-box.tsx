import { useState } from 'react';
import styles from './surface.module.css';

interface NumberBoxProps {
  /** Name for screen readers, with what it belongs to. */
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly range: readonly [number, number];
  readonly isWhole?: boolean;
  /** Whether an empty box takes the entry out. */
  readonly isOptional?: boolean;
  readonly onCommit: (value: number | undefined) => void;
}

/** A small field for one number; what it does not take goes back to what was, with the reason. */
export function NumberBox(props: NumberBoxProps) {
  const { label, unit, value, range, isWhole = false, isOptional = false, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  const commit = (): void => {
    if (draft === null) return;
    const isEmpty = draft.trim() === '';
    const number = isEmpty ? undefined : Number(draft.replace('\u2212', '-'));
    const fits = number === undefined ? isOptional : number >= range[0] && number <= range[1];
    const isRight = fits && (number === undefined || !isWhole || Number.isInteger(number));
    setBad(!isRight);
    if (!isRight) return;
    setDraft(null);
    if (number !== value) onCommit(number);
  };
  const hint = `${isWhole ? 'a whole number' : 'a number'} from ${range[0]} to ${range[1]}${unit === '' ? '' : ` ${unit}`}`;
  return (
    <span className={styles.numberBox} data-bad={isBad}>
      <input
        aria-label={unit === '' ? label : `${label} in ${unit}`}
        aria-invalid={isBad}
        title={isBad ? `Give ${hint}.` : undefined}
        inputMode="decimal"
        value={draft ?? value ?? ''}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape') return;
          setDraft(null);
          setBad(false);
        }}
      />
      {unit !== '' && <span className={styles.numberUnit}>{unit}</span>}
    </span>
  );
}
