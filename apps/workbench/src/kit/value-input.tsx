import { InputError, parseQuantity } from '@modalgain/numerics';
import { useId, useState } from 'react';
import { asSentence, readNumber } from './read-number';
import styles from './value-input.module.css';

/** A length in nm, an index or a ratio; the latter two have no unit. */
export type ValueUnit = 'nm' | 'n' | '×';

interface ValueInputProps {
  readonly name: string;
  readonly value: number;
  readonly decimals: number;
  readonly unit: ValueUnit;
  readonly boundsHint: string;
  readonly isValid: (value: number) => boolean;
  readonly onCommit: (value: number) => void;
}

/** A number in its box with the unit in a cell of its own; another length unit may be typed: "0.14 um". */
export function ValueInput({ name, value, decimals, unit, boundsHint, isValid, onCommit }: ValueInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const finish = (): void => {
    if (draft === null) return;
    const typed = readValue(draft, unit);
    if (typeof typed === 'number' && isValid(typed)) {
      setDraft(null);
      setProblem(null);
      if (typed !== value) onCommit(typed);
    } else setProblem(typeof typed === 'string' ? typed : `Expected ${boundsHint}.`);
  };
  const giveUp = (): void => {
    setDraft(null);
    setProblem(null);
  };
  return (
    <span className={styles.field}>
      <span className={styles.box} data-bad={problem !== null}>
        <input
          aria-label={name}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          inputMode="decimal"
          value={draft ?? value.toFixed(decimals)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish();
            if (event.key === 'Escape') giveUp();
          }}
        />
        <span className={styles.unit}>{unit}</span>
      </span>
      {problem !== null && (
        <span id={id} role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  );
}

/** The number of a text in the unit of the box, or why there is none. */
function readValue(text: string, unit: ValueUnit): number | string {
  const bare = readNumber(text);
  if (unit !== 'nm' || typeof bare === 'number' || text.trim() === '') return bare;
  try {
    const { value, standardError } = parseQuantity(text, 'lengthNm');
    return standardError === undefined ? value : 'Give the value alone: what is tried here has no error.';
  } catch (error) {
    if (error instanceof InputError) return asSentence(error.message);
    throw error;
  }
}
