import { InputError } from '@modalgain/numerics';
import type { ImageRectangle } from '@modalgain/surface';
import { useId, useState } from 'react';
import styles from './surface.module.css';

interface RegionFieldProps {
  readonly label: string;
  readonly value: ImageRectangle | undefined;
  readonly unit: 'um' | 'px';
  /** Throws InputError for a text that is no rectangle. */
  readonly onCommit: (text: string) => void;
}

const textOf = ({ x, y, unit }: ImageRectangle): string => `${x[0]}..${x[1]} x ${y[0]}..${y[1]} ${unit}`;

/** A rectangle of an image as text, "0..2.5 x 0..4 um", as the study file has it. */
export function RegionField({ label, value, unit, onCommit }: RegionFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const id = useId();
  const commit = (): void => {
    if (draft === null || draft.trim() === '') {
      setDraft(null);
      return;
    }
    try {
      onCommit(draft);
      setDraft(null);
      setWhy('');
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      setWhy(error.message);
    }
  };
  return (
    <div className={styles.regionField}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={draft ?? (value ? textOf(value) : '')}
        placeholder={unit === 'um' ? '0..2.5 x 0..4 um' : '0..120 x 0..400 px'}
        aria-invalid={why !== ''}
        aria-describedby={`${id}-why`}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <span id={`${id}-why`} className={styles.why} role={why === '' ? undefined : 'alert'}>
        {why}
      </span>
    </div>
  );
}
