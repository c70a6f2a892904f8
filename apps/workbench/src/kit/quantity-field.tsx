import {
  InputError,
  parseRuledQuantity,
  unitsThatFit,
  type QuantityKind,
  type QuantityRules,
} from '@modalgain/numerics';
import { useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { unitText, valueAndUnit } from './quantity-text';
import { asSentence } from './read-number';
import styles from './quantity-field.module.css';

interface QuantityFieldProps {
  readonly label: string;
  /** As it stands in the study, e.g. "204.3 +- 2 nm"; empty where nothing is stated. */
  readonly value: string;
  readonly kind: QuantityKind;
  /** Gets the text with its unit, once it can be read; an empty text takes the entry out. */
  readonly onCommit: (text: string) => void;
  /** Where a proposed value comes from, e.g. "peak of spectra/SC2.csv". */
  readonly from?: string;
  /** What counts where the field is empty, e.g. "100 %". */
  readonly placeholder?: string;
  /** As the study's schema has them; without them values above zero are taken. */
  readonly rules?: QuantityRules;
}

const usualRules: QuantityRules = { example: '' };

/** Why a text is no quantity of that kind; null where it is one. */
function complaint(text: string, kind: QuantityKind, rules: QuantityRules): string | null {
  try {
    parseRuledQuantity(text, kind, rules);
    return null;
  } catch (error) {
    if (error instanceof InputError) return asSentence(error.message);
    throw error;
  }
}

/** A quantity typed with its unit and error: number at right, unit in a cell of its own that asks when it is missing. */
export function QuantityField(props: QuantityFieldProps) {
  const { label, value, kind, onCommit, from, placeholder, rules = usualRules } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const shown = valueAndUnit(draft ?? value);
  const commit = (): void => {
    if (draft === null) return;
    const text = draft.trim();
    const wrong = text === '' ? null : complaint(text, kind, rules);
    setProblem(wrong);
    if (wrong !== null) return;
    setDraft(null);
    if (text !== value) onCommit(text);
  };
  const isMissing = problem !== null && shown.unit === '';
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.box} data-bad={problem !== null}>
        <input
          id={id}
          value={draft ?? shown.value}
          placeholder={placeholder}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-note`}
          onFocus={(event) => {
            const input = event.currentTarget;
            // The text as it stands in the study is shown, and all of it chosen: before any key, and after the click.
            flushSync(() => setDraft(value));
            input.select();
            requestAnimationFrame(() => {
              if (input.value === value) input.select();
            });
          }}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              setDraft(value);
              setProblem(null);
            }
          }}
        />
        <span className={styles.unit} data-missing={isMissing}>
          {isMissing ? 'which?' : draft === null ? unitText(shown.unit) : ''}
        </span>
      </span>
      <span
        id={`${id}-note`}
        className={problem === null ? styles.from : styles.problem}
        role={problem === null ? undefined : 'alert'}
      >
        {problem === null ? (from ?? '') : isMissing ? `Add a unit: ${unitsThatFit(kind)}.` : problem}
      </span>
    </div>
  );
}
