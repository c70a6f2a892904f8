import { figuresOf, laserText, type Figure } from '@modalgain/figures';
import { tablesOf } from '@modalgain/report';
import type { FilmResult, Results } from '@modalgain/study';
import { useMemo } from 'react';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { FilmTable, type TableRow } from '../../kit/film-table';
import { isNumberText } from '../../kit/number-cell';
import { SegmentedControl } from '../../kit/segmented-control';
import { Card } from '../../kit/card';
import { useIsStale } from '../../model/study-store';
import { useView } from '../../model/views';
import { absentWords, laserColumns, thicknessColumns, type FilmColumn } from './film-columns';
import styles from './design.module.css';

type Shown = 'thickness' | 'laser';

interface FilmsCardProps {
  readonly results: Results;
  readonly selected: string;
}

/** All films: which thickness is best, or which laser can be made of each. */
export function FilmsCard({ results, selected }: FilmsCardProps) {
  const [shown, , choose] = useView<Shown>('design/films', 'thickness');
  const isStale = useIsStale();
  const figures = useMemo(() => figuresOf(results), [results]);
  const tables = useMemo(() => tablesOf(results), [results]);
  const named = (figure: string, table: string) => ({
    figure: figures.find(({ name }) => name === figure),
    table: tables.find(({ name }) => name === table),
  });
  const { figure, table } =
    shown === 'thickness' ? named('prediction', 'predictions') : named('resonator', 'resonators');
  const control = (
    <SegmentedControl<Shown>
      label="What is shown of all films"
      value={shown}
      onChange={choose}
      options={[
        { id: 'thickness', text: 'Best thickness' },
        { id: 'laser', text: 'Laser' },
      ]}
    />
  );
  const columns = shown === 'thickness' ? thicknessColumns : laserColumns;
  const rows = results.films.map((film) => ({
    ...rowOf(film, columns),
    isSelected: film.name === selected,
  }));
  if (!figure)
    return (
      <Card title="All films" aside={control}>
        <EmptyState title="The study asks for no laser.">
          State a resonator in study.yaml, e.g. “resonator: {'{'}kind: dfb, order: 1, length: 500 um{'}'}”.
        </EmptyState>
      </Card>
    );
  return (
    <FigureCard figure={figure} table={table} title="All films" aside={control} isStale={isStale}>
      <FilmTable columns={columns} groups={[rows]} page="design" />
      <p className={styles.note}>
        {shown === 'thickness' ? thicknessNote(results) : laserNote(results, figure)}
      </p>
    </FigureCard>
  );
}

/** The numbers of a film, or why it has none. */
function rowOf(film: FilmResult, columns: readonly FilmColumn[]): TableRow {
  const cells = columns.map(({ text }) => ({ text: text(film) }));
  const words = absentWords(film);
  const isWithout = words !== undefined && cells.every(({ text }) => !isNumberText(text));
  const { name } = film;
  return { key: name, film, label: name, ...(isWithout ? { cells: [], words } : { cells }) };
}

function thicknessNote({ films }: Results): string {
  const isRising = films.some(({ prediction }) => prediction?.best.kind === 'saturates');
  const rising =
    ' Where the net gain rises to the end of the range, best is the thickness that has 95 % of the most, and the most stands beside it.';
  return `Index, film gain and loss as in each film.${isRising ? rising : ''}`;
}

function laserNote({ films }: Results, { caption }: Figure): string {
  const lasers = [...new Set(films.flatMap(({ resonator }) => (resonator ? [laserText(resonator)] : [])))];
  return lasers.length === 0 ? caption : `Each film in ${lasers.join(' or ')}; thresholds by the gain model.`;
}
