import { formatConcise } from '@modalgain/numerics';
import { useRef, type KeyboardEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { OutlinedFilm } from '@modalgain/compute';
import { FilmMarker, filmColour } from '../kit/film-marker';
import { NumberCell, tracksOf } from '../kit/number-cell';
import { SymbolText } from '../kit/symbol-text';
import { rememberFilm, useSelectedFilm } from '../model/selection';
import { useIsStale, useResults, useStudy } from '../model/study-store';
import type { PageId } from '../pages/pages';
import { usePageLinks } from './page-links';
import { railQuantityOf, type RailQuantity } from './rail-quantities';
import { StudyFacts } from './study-facts';
import styles from './rail.module.css';

/** Films of one family, in the order of the study. */
function familiesOf(films: readonly OutlinedFilm[]): OutlinedFilm[][] {
  const families = new Map<number, OutlinedFilm[]>();
  for (const film of films) families.set(film.family, [...(families.get(film.family) ?? []), film]);
  return [...families.values()];
}

/** The films at left: the same on every page, with the page's own quantity beside each. Up and down walk them. */
export function Rail({ page }: { readonly page: PageId }) {
  const films = useStudy(({ outline }) => outline?.films) ?? [];
  const selected = useSelectedFilm();
  const [, navigate] = useLocation();
  const isStale = useIsStale();
  const quantity = railQuantityOf(page);
  const { toFilm } = usePageLinks(page);
  const tracks = useTracks(quantity);
  const list = useRef<HTMLElement>(null);

  const choose = (film: OutlinedFilm | undefined): void => {
    if (!film) return;
    rememberFilm(film.name);
    navigate(toFilm(film.name));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = films.findIndex(({ name }) => name === selected?.name);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = films.at(Math.max(0, at + step));
    choose(next);
    if (next) list.current?.querySelectorAll('a')[at + step]?.focus();
  };
  return (
    <nav ref={list} className={styles.rail} aria-label="Films" onKeyDown={onKeyDown}>
      <div className={styles.head} data-stale={isStale}>
        <h3>Films</h3>
        <span className={styles.thickness}>
          d<br />
          nm
        </span>
        <span>
          <SymbolText text={quantity.symbol} />
          <br />
          {quantity.unit}
        </span>
      </div>
      <div className={styles.films}>
        {familiesOf(films).map((family) => (
          <div key={family[0]?.name} className={styles.family}>
            {family.map((film) => (
              <FilmRow
                key={film.name}
                {...{ film, quantity, tracks }}
                href={toFilm(film.name)}
                isSelected={film.name === selected?.name}
              />
            ))}
          </div>
        ))}
      </div>
      <Link href="/start" className={styles.add}>
        + Add film or drop files
      </Link>
      <BeforeAfterKey />
      <StudyFacts page={page} />
    </nav>
  );
}

interface FilmRowProps {
  readonly film: OutlinedFilm;
  readonly quantity: RailQuantity;
  readonly tracks: Tracks;
  readonly href: string;
  readonly isSelected: boolean;
}

function FilmRow({ film, quantity, tracks, href, isSelected }: FilmRowProps) {
  const result = useResults()?.films.find(({ name }) => name === film.name);
  const value = result ? quantity.of(result) : null;
  return (
    <>
      {film.stampedFrom !== null && (
        <span className={styles.treatment} style={{ ['--pair' as string]: filmColour(film.family) }}>
          {film.treatment}
        </span>
      )}
      <Link
        href={href}
        className={styles.film}
        aria-current={isSelected ? 'true' : undefined}
        title={film.name}
        onClick={() => rememberFilm(film.name)}
      >
        <FilmMarker film={film} />
        <b>{film.name}</b>
        <span className={styles.thickness}>
          {result?.thicknessNm && (
            <NumberCell number={textOf(result.thicknessNm)} tracks={tracks.thickness} />
          )}
        </span>
        <span className={styles.value} data-words={value?.kind === 'words'}>
          {value?.kind === 'estimate' ? (
            <NumberCell number={textOf(value.estimate)} tracks={tracks.value} />
          ) : (
            value?.words
          )}
        </span>
      </Link>
    </>
  );
}

const textOf = ({ value, standardError }: { value: number; standardError: number }): string =>
  formatConcise(value, standardError);

/** Widths of both columns of numbers, so that their points stand in line. */
interface Tracks {
  readonly thickness: string;
  readonly value: string;
}

function useTracks(quantity: RailQuantity): Tracks {
  const films = useResults()?.films ?? [];
  const values = films.map(quantity.of).filter((value) => value?.kind === 'estimate');
  return {
    thickness: tracksOf(films.flatMap(({ thicknessNm }) => (thicknessNm ? [textOf(thicknessNm)] : []))),
    value: tracksOf(values.map(({ estimate }) => textOf(estimate))),
  };
}

function BeforeAfterKey() {
  return (
    <div className={styles.key}>
      <svg width="28" height="12" aria-hidden="true">
        <path d="M0 6h8M20 6h8" stroke="currentColor" strokeDasharray="4 2.5" />
        <circle cx="14" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      before
      <svg width="28" height="12" aria-hidden="true">
        <path d="M0 6h28" stroke="currentColor" />
        <circle cx="14" cy="6" r="4" fill="currentColor" />
      </svg>
      after
    </div>
  );
}
