import { useId, useState } from 'react';
import { readNumber } from '../../kit/read-number';
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

type Accepted = Pick<NumberBoxProps, 'unit' | 'range' | 'isWhole' | 'isOptional'>;

/** The number typed, undefined for an empty box that may be empty; else why it is not taken. */
function readTyped(text: string, { unit, range: [low, high], isWhole, isOptional }: Accepted) {
  if (isOptional === true && text.trim() === '') return undefined;
  const typed = readNumber(text);
  if (typeof typed === 'string') return typed;
  if (typed >= low && typed <= high && (isWhole !== true || Number.isInteger(typed))) return typed;
  return `Give ${isWhole === true ? 'a whole number' : 'a number'} from ${low} to ${high}${unit === '' ? '' : ` ${unit}`}.`;
}

/** A small field for one number; what it does not take stands with its reason, and the former value counts. */
export function NumberBox(props: NumberBoxProps) {
  const { label, unit, value, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const commit = (): void => {
    if (draft === null) return;
    const typed = readTyped(draft, props);
    setProblem(typeof typed === 'string' ? typed : null);
    if (typeof typed === 'string') return;
    setDraft(null);
    if (typed !== value) onCommit(typed);
  };
  return (
    <span className={styles.numberBox} data-bad={problem !== null}>
      <input
        aria-label={unit === '' ? label : `${label} in ${unit}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        inputMode="decimal"
        value={draft ?? value ?? ''}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape') return;
          setDraft(null);
          setProblem(null);
        }}
      />
      {unit !== '' && <span className={styles.numberUnit}>{unit}</span>}
      {problem !== null && (
        <span id={id} role="alert" className={styles.numberProblem}>
          {problem}
        </span>
      )}
    </span>
  );
}
