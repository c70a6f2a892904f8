import { useCallback } from 'react';
import { advance } from './history';
import { useStudy } from './study-store';

/** A what-if setting of a page: its value, a live change (while dragging) and a step of the history (at release). */
export type View<Value> = readonly [
  value: Value,
  change: (value: Value) => void,
  commit: (value: Value) => void,
  cancel: () => void,
];

function without(views: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(views).filter(([other]) => other !== key));
}

/** A live change: shown at once, no step of the history yet. */
export function changeView(key: string, value: unknown): void {
  useStudy.setState(({ liveViews }) => ({ liveViews: { ...liveViews, [key]: value } }));
}

/** Makes a change one step of the history, which undo takes back. */
export function commitView(key: string, value: unknown): void {
  useStudy.setState(({ history, liveViews }) => {
    const views = { ...history.present.views, [key]: value };
    return {
      liveViews: without(liveViews, key),
      history: advance(history, { ...history.present, views }),
    };
  });
}

/** Gives up a live change: Escape during a drag. */
export function cancelView(key: string): void {
  useStudy.setState(({ liveViews }) => ({ liveViews: without(liveViews, key) }));
}

/**
 * A what-if setting of a page, undoable and kept over a reload. `key` names page, film and setting, e.g.
 * `stripe/SC1S/window`; the value is JSON. `initial` must be the same object at every call where it is one.
 */
export function useView<Value>(key: string, initial: Value): View<Value> {
  const value = useStudy(({ history, liveViews }) =>
    key in liveViews ? liveViews[key] : key in history.present.views ? history.present.views[key] : initial,
  ) as Value;
  const change = useCallback((next: Value) => changeView(key, next), [key]);
  const commit = useCallback((next: Value) => commitView(key, next), [key]);
  const cancel = useCallback(() => cancelView(key), [key]);
  return [value, change, commit, cancel];
}
