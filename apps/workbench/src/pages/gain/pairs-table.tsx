import { filmFamilies } from '@modalgain/figures';
import type { FilmResult, Results } from '@modalgain/study';
import { Link } from 'wouter';
import { FilmMarker } from '../../kit/film-marker';
import { NumberCell, tracksOf } from '../../kit/number-cell';
import { SymbolText } from '../../kit/symbol-text';
import { cellText, columns, isNumber, ratioText, type GainColumn } from './gain-columns';
import { noGainWords } from './no-gain-words';
import styles from './pairs-table.module.css';

interface PairsTableProps {
  readonly results: Results;
  readonly selected: string | undefined;
  readonly marked: readonly string[];
}

/** Every film's numbers, before above after, the ratios of each pair below in the same columns. */
export function PairsTable({ results, selected, marked }: PairsTableProps) {
  const { films, comparisons } = results;
  const tracks = columns.map((column) =>
    tracksOf(
      [
        ...films.map((film) => cellText(column, film)),
        ...comparisons.map((comparison) => ratioText(column, comparison)),
      ].filter(isNumber),
    ),
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
        {filmFamilies(films).map((family) => (
          <tbody key={family[0]?.name}>
            {family.map((film) => (
              <FilmRow
                key={film.name}
                film={film}
                tracks={tracks}
                isSelected={film.name === selected}
                isMarked={marked.includes(film.name)}
              />
            ))}
            {comparisons
              .filter(({ after, ratios }) => ratios.density && family.some(({ name }) => name === after))
              .map((comparison) => (
                <tr key={comparison.after} className={styles.ratio}>
                  <th scope="row">{family.length > 2 ? `ratio ${comparison.after}` : 'ratio'}</th>
                  {columns.map((column, i) => (
                    <td key={column.symbol}>
                      <Cell text={ratioText(column, comparison)} tracks={tracks[i] ?? ''} />
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowProps {
  readonly film: FilmResult;
  readonly tracks: readonly string[];
  readonly isSelected: boolean;
  readonly isMarked: boolean;
}

function FilmRow({ film, tracks, isSelected, isMarked }: RowProps) {
  const words = film.gain ? undefined : (noGainWords(film) ?? `${film.name}: not in the gain fit`);
  const own: readonly GainColumn[] = words === undefined ? columns : columns.slice(0, 1);
  return (
    <tr
      data-selected={isSelected}
      data-marked={isMarked}
      title={isSelected ? undefined : `Choose ${film.name}`}
    >
      <th scope="row">
        <Link href={`/gain/${encodeURIComponent(film.name)}`} className={styles.film}>
          <FilmMarker film={film} />
          {film.name}
        </Link>
      </th>
      {own.map((column, i) => (
        <td key={column.symbol}>
          <Cell text={cellText(column, film)} tracks={tracks[i] ?? ''} why={column.of(film)} />
        </td>
      ))}
      {words !== undefined && (
        <td colSpan={columns.length - 1} className={styles.words}>
          {words.slice(film.name.length + 2)}
        </td>
      )}
    </tr>
  );
}

interface CellProps {
  readonly text: string;
  readonly tracks: string;
  readonly why?: ReturnType<GainColumn['of']>;
}

function Cell({ text, tracks, why }: CellProps) {
  if (isNumber(text)) return <NumberCell number={text} tracks={tracks} />;
  return (
    <span className={styles.open} title={why?.kind === 'not-determined' ? why.why : undefined}>
      {text}
    </span>
  );
}
