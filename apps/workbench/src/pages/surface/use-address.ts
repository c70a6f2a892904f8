import { useSearchParams } from 'wouter';
import { surfaceViews, type SurfaceView } from './views';

/** A setting that stands in the address: it stays when the page changes, and in a copied link. */
function useSearchValue(key: string): readonly [string | null, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const put = (value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(key, value);
        return after;
      },
      { replace: true },
    );
  return [search.get(key), put];
}

export function useSurfaceView(): readonly [SurfaceView, (view: SurfaceView) => void] {
  const [named, put] = useSearchValue('view');
  return [surfaceViews.find((view) => view === named) ?? 'height', put];
}

/** Which scan of the film, counted from 0; the address counts from 1. */
export function useScan(): readonly [number, (scan: number) => void] {
  const [named, put] = useSearchValue('scan');
  const scan = Number(named ?? 1) - 1;
  return [Number.isInteger(scan) && scan >= 0 ? scan : 0, (next) => put(String(next + 1))];
}
