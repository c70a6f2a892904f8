import { filmFamilies } from '@modalgain/figures';
import type { FilmResult, Results } from '@modalgain/study';
import { FilmTable, type TableRow } from '../../kit/film-table';
import { cellText, columns, ratioText } from './gain-columns';
import { noGainWords } from './no-gain-words';

interface PairsTableProps {
  readonly results: Results;
  readonly selected: string | undefined;
  readonly marked: readonly string[];
}

/** Every film's numbers, before above after, the ratios of each pair below in the same columns. */
export function PairsTable({ results: { films, comparisons }, selected, marked }: PairsTableProps) {
  const groups = filmFamilies(films).map((family): TableRow[] => [
    ...family.map((film) => ({
      ...filmRow(film),
      isSelected: film.name === selected,
      isMarked: marked.includes(film.name),
    })),
    ...comparisons
      .filter(({ after, ratios }) => ratios.density && family.some(({ name }) => name === after))
      .map((comparison) => ({
        key: `ratio ${comparison.after}`,
        label: family.length > 2 ? `ratio ${comparison.after}` : 'ratio',
        cells: columns.map((column) => ({ text: ratioText(column, comparison) })),
      })),
  ]);
  return <FilmTable columns={columns} groups={groups} page="gain" />;
}

/** A film that took no part in the fit has its confinement, and words. */
function filmRow(film: FilmResult): TableRow {
  const { name } = film;
  const words = film.gain ? undefined : (noGainWords(film) ?? `${name}: not in the gain fit`);
  const own = words === undefined ? columns : columns.slice(0, 1);
  return {
    key: name,
    film,
    label: name,
    cells: own.map((column) => {
      const found = column.of(film);
      return {
        text: cellText(column, film),
        why: found?.kind === 'not-determined' ? found.why : undefined,
      };
    }),
    words: words?.slice(name.length + 2),
  };
}
