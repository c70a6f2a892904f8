import styles from './number-cell.module.css';

/** Integer part, and the rest with its point. */
function parts(number: string): [string, string] {
  const end = number.search(/[.(]/);
  return end < 0 ? [number, ''] : [number.slice(0, end), number.slice(end)];
}

/** Width of digits in ch; points and brackets are narrower than digits. */
const widthCh = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[.()\u2009]/.test(character) ? 0.6 : 1), 0);

/** The two tracks of a column whose decimal points align: for `NumberCell` of the same column. */
export function tracksOf(numbers: readonly string[]): string {
  const split = numbers.map(parts);
  const left = Math.max(0, ...split.map(([integer]) => widthCh(integer)));
  const right = Math.max(0, ...split.map(([, rest]) => widthCh(rest)));
  return `${left.toFixed(1)}ch ${right.toFixed(1)}ch`;
}

interface NumberCellProps {
  readonly number: string;
  readonly tracks: string;
}

/** A number in a column whose decimal points stand in one line. */
export function NumberCell({ number, tracks }: NumberCellProps) {
  const [integer, rest] = parts(number);
  return (
    <span className={styles.number} style={{ gridTemplateColumns: tracks }}>
      <span className={styles.integer}>{integer}</span>
      <span>{rest}</span>
    </span>
  );
}
