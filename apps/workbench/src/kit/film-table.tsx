import type { FilmIdentity } from '@modalgain/figures';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { FilmMarker } from './film-marker';
import { isNumberText, NumberCell, tracksOf } from './number-cell';
import { SymbolText } from './symbol-text';
import styles from './film-table.module.css';

/** A column of numbers with its symbol and unit. */
export interface TableColumn {
  readonly symbol: string;
  readonly unit: string;
}

/** What stands in a cell: a number, a limit or words; why there is no number. */
export interface TableCell {
  readonly text: string;
  readonly why?: string | undefined;
}

/** A line of the table: of a film, or of numbers that belong to the lines above, e.g. "ratio". */
export interface TableRow {
  readonly key: string;
  readonly film?: FilmIdentity;
  readonly label: string;
  readonly cells: readonly TableCell[];
  /** In place of the cells that are missing at the end. */
  readonly words?: string | undefined;
  readonly isSelected?: boolean;
  readonly isMarked?: boolean;
}

interface FilmTableProps {
  readonly columns: readonly TableColumn[];
  /** Lines that belong together stand between hairlines. */
  readonly groups: readonly (readonly TableRow[])[];
  /** The page that the names of films lead to. */
  readonly page: string;
}

/** Numbers of films, decimal points aligned, words where there is no number. */
export function FilmTable({ columns, groups, page }: FilmTableProps) {
  const rows = groups.flat();
  const tracks = columns.map((_, i) =>
    tracksOf(rows.flatMap(({ cells }) => cells[i]?.text ?? []).filter(isNumberText)),
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Film</th>
            {columns.map(({ symbol, unit }) => (
              <th key={symbol} scope="col">
                <SymbolText text={symbol} />
                <br />
                <span className={styles.unit}>{unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group[0]?.key}>
            {group.map((row) => (
              <Row key={row.key} {...{ row, tracks, page }} columnCount={columns.length} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: TableRow;
  readonly tracks: readonly string[];
  readonly columnCount: number;
  readonly page: string;
}

function Row({ row, tracks, columnCount, page }: RowProps): ReactNode {
  const { film, label, cells, words, isSelected = false, isMarked = false } = row;
  return (
    <tr className={film ? undefined : styles.derived} data-selected={isSelected} data-marked={isMarked}>
      <th scope="row">
        {film ? (
          <Link href={`/${page}/${encodeURIComponent(label)}`} className={styles.film}>
            <FilmMarker film={film} />
            {label}
          </Link>
        ) : (
          label
        )}
      </th>
      {cells.map((cell, i) => (
        <td key={i}>
          <Cell {...cell} tracks={tracks[i] ?? ''} />
        </td>
      ))}
      {words !== undefined && (
        <td colSpan={columnCount - cells.length} className={styles.words}>
          {words}
        </td>
      )}
    </tr>
  );
}

function Cell({ text, why, tracks }: TableCell & { readonly tracks: string }) {
  if (isNumberText(text)) return <NumberCell number={text} tracks={tracks} />;
  return (
    <span className={styles.open} title={why}>
      {text}
    </span>
  );
}
