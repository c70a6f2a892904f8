import { useEffect } from 'react';
import { useSearch } from 'wouter';
import { create } from 'zustand';
import { useSelectedFilm } from '../model/selection';
import type { PageId } from '../pages/pages';

/** What stood behind the "?" of each page's address when it was seen last. */
const useLastSearch = create<Partial<Record<PageId, string>>>(() => ({}));

export const isPerFilm = (page: PageId): boolean => page !== 'start' && page !== 'report';

const addressOf = (path: string, search: URLSearchParams): string =>
  search.size === 0 ? path : `${path}?${search}`;

/** Addresses from a page on: the chosen film and fluence stay, and so does what each page showed last. */
export function usePageLinks(page: PageId) {
  const film = useSelectedFilm();
  const search = useSearch();
  const last = useLastSearch();
  useEffect(() => useLastSearch.setState({ [page]: search }), [page, search]);
  return {
    toPage: (to: PageId): string => {
      if (to === page) return addressOf(pathOf(to, film?.name), new URLSearchParams(search));
      const next = new URLSearchParams(last[to]);
      const fluence = new URLSearchParams(search).get('fluence');
      if (fluence !== null && isPerFilm(to)) next.set('fluence', fluence);
      return addressOf(pathOf(to, film?.name), next);
    },
    toFilm: (name: string): string => {
      const next = new URLSearchParams(search);
      // Scans are counted in their film.
      next.delete('scan');
      return addressOf(pathOf(page, name), next);
    },
  };
}

const pathOf = (page: PageId, film: string | undefined): string =>
  isPerFilm(page) && film !== undefined ? `/${page}/${encodeURIComponent(film)}` : `/${page}`;
