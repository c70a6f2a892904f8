import type { FilmResult } from '@modalgain/study';
import type { OutlinedFilm } from '@modalgain/compute';
import { useParams, useSearchParams } from 'wouter';
import { create } from 'zustand';
import { useStudy } from './study-store';

/** The film chosen last stays chosen when the page changes. */
const useLastFilm = create<{ readonly name: string | null }>(() => ({ name: null }));

export const rememberFilm = (name: string): void => useLastFilm.setState({ name });

/** The router has decoded the address once already: a film named "10 %" is no escape any more. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The film that the address names, else the one chosen last, else the first; null without a study. */
export function useSelectedFilm(): OutlinedFilm | null {
  const { film } = useParams<{ film?: string }>();
  const last = useLastFilm(({ name }) => name);
  const films = useStudy(({ outline }) => outline?.films);
  const named = film === undefined ? undefined : decoded(film);
  if (!films) return null;
  return (
    films.find(({ name }) => name === named) ?? films.find(({ name }) => name === last) ?? films.at(0) ?? null
  );
}

/** The results of the selected film; null before there are any. */
export function useFilmResult(): FilmResult | null {
  const film = useSelectedFilm();
  return useStudy(({ finished }) => finished?.results.films.find(({ name }) => name === film?.name) ?? null);
}

/** The fluence that the address names (uJ/cm2), and how to choose another. */
export function useSelectedFluence(): readonly [number | null, (fluenceUjPerCm2: number) => void] {
  const [search, setSearch] = useSearchParams();
  const text = search.get('fluence');
  const fluence = text === null || !Number.isFinite(Number(text)) ? null : Number(text);
  const choose = (next: number): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('fluence', String(next));
        return after;
      },
      { replace: true },
    );
  return [fluence, choose];
}
