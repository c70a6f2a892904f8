import { numberParts, numberTracks } from '@modalgain/report';
import styles from './number-cell.module.css';

/** The two tracks of a column whose decimal points align: for `NumberCell` of the same column. */
export const tracksOf = numberTracks;

/** Whether a text is a number, which stands at its column's point; limits and words do not. */
export const isNumberText = (text: string): boolean => /^[\u2212\d]/.test(text) && !text.includes(' ');

interface NumberCellProps {
  readonly number: string;
  readonly tracks: string;
}

/** A number in a column whose decimal points stand in one line. */
export function NumberCell({ number, tracks }: NumberCellProps) {
  const [integer, rest] = numberParts(number);
  return (
    <span className={styles.number} style={{ gridTemplateColumns: tracks }}>
      <span className={styles.integer}>{integer}</span>
      <span>{rest}</span>
    </span>
  );
}
