import { useSyncExternalStore } from 'react';

/** Path and search of an address such as `#/stripe/SC1S?fluence=784`. */
function partsOf(hash: string): readonly [path: string, search: string] {
  const text = hash.replace(/^#/, '');
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  return [path.startsWith('/') ? path : `/${path}`, mark < 0 ? '' : text.slice(mark + 1)];
}

const changed = 'modalgain:navigated';

function subscribe(tell: () => void): () => void {
  addEventListener('hashchange', tell);
  addEventListener(changed, tell);
  return () => {
    removeEventListener('hashchange', tell);
    removeEventListener(changed, tell);
  };
}

/** Goes to an address within the page; one that starts with "?" keeps the path. */
function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const [path] = partsOf(location.hash);
  const address = `#${to.startsWith('?') ? path : ''}${to}`;
  if (replace) history.replaceState(history.state, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new Event(changed));
}

/** Locations in the hash, search included: they work on any file server and stay in one piece when copied. */
export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, () => partsOf(location.hash)[0]), navigate];
}

export const useHashSearch = (): string => useSyncExternalStore(subscribe, () => partsOf(location.hash)[1]);

useHashLocation.hrefs = (href: string): string => `#${href}`;
