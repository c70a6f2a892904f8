import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { redo, undo } from '../model/actions';
import { rememberFilm, useSelectedFilm } from '../model/selection';
import { useStudy } from '../model/study-store';
import { pages, type PageId } from '../pages/pages';
import { usePageLinks } from './page-links';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');

/** The film that the chosen one was made of, else one that was made of it. */
function usePairedFilm(): string | undefined {
  const film = useSelectedFilm();
  const films = useStudy(({ outline }) => outline?.films);
  return film?.stampedFrom ?? films?.find(({ stampedFrom }) => film && stampedFrom === film.name)?.name;
}

/** Undo or redo, as the system has their keys. */
function commandOf({ ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): (() => void) | undefined {
  if (!ctrlKey && !metaKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'y' || (letter === 'z' && shiftKey)) return redo;
  return letter === 'z' ? undo : undefined;
}

/** Keys that work everywhere: Alt+1 to Alt+8 for pages, undo and redo, B between before and after, / to the search. */
export function useShortcuts(page: PageId): void {
  const [, navigate] = useLocation();
  const { toPage, toFilm } = usePageLinks(page);
  const paired = usePairedFilm();
  useEffect(() => {
    const plain = (key: string): (() => void) | undefined => {
      if (key === 'b' && paired !== undefined && page !== 'start')
        return () => {
          rememberFilm(paired);
          navigate(toFilm(paired));
        };
      const search = key === '/' ? document.querySelector<HTMLElement>('main input[type="search"]') : null;
      return search ? () => search.focus() : undefined;
    };
    const taskOf = (event: KeyboardEvent): (() => void) | undefined => {
      if (isTyping(event.target)) return undefined;
      if (event.altKey && !event.ctrlKey) {
        const to = pages.find((_, i) => event.code === `Digit${i + 1}`);
        return to && (() => navigate(toPage(to.id)));
      }
      return event.ctrlKey || event.metaKey ? commandOf(event) : plain(event.key.toLowerCase());
    };
    const onKey = (event: KeyboardEvent): void => {
      const task = taskOf(event);
      if (!task) return;
      event.preventDefault();
      task();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
