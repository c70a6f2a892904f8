import type { FilmResult } from '@modalgain/study';
import { Link } from 'wouter';
import { FilmMarker } from '../../kit/film-marker';
import { NumberCell, tracksOf } from '../../kit/number-cell';
import { SymbolText } from '../../kit/symbol-text';
import { absentWords, type FilmColumn } from './film-columns';
import styles from './films-table.module.css';

interface FilmsTableProps {
  readonly films: readonly FilmResult[];
  readonly columns: readonly FilmColumn[];
  readonly selected: string;
}

const isNumber = (text: string): boolean => /^[\u2212\d]/.test(text) && !text.includes(' ');

/** One line a film; decimal points aligned, words where there is no number. */
export function FilmsTable({ films, columns, selected }: FilmsTableProps) {
  const tracks = columns.map(({ text }) => tracksOf(films.map(text).filter(isNumber)));
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
        <tbody>
          {films.map((film) => (
            <tr key={film.name} data-selected={film.name === selected}>
              <th scope="row">
                <Link href={`/design/${encodeURIComponent(film.name)}`} className={styles.film}>
                  <FilmMarker film={film} />
                  {film.name}
                </Link>
              </th>
              <Cells film={film} columns={columns} tracks={tracks} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellsProps {
  readonly film: FilmResult;
  readonly columns: readonly FilmColumn[];
  readonly tracks: readonly string[];
}

function Cells({ film, columns, tracks }: CellsProps) {
  const words = absentWords(film);
  if (words !== undefined && columns.every(({ text }) => !isNumber(text(film))))
    return (
      <td className={styles.words} colSpan={columns.length}>
        {words}
      </td>
    );
  return columns.map(({ symbol, text }, i) => {
    const content = text(film);
    return (
      <td key={symbol}>
        {isNumber(content) ? <NumberCell number={content} tracks={tracks[i] ?? ''} /> : content}
      </td>
    );
  });
}
