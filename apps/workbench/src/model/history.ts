/** States that undo and redo walk: what was, what is, what was undone. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

/** More steps than anybody takes back; bounds what is kept in the browser's storage. */
const longestPast = 200;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** The present becomes past; what was undone is given up. */
export function advance<State>({ past, present }: History<State>, next: State): History<State> {
  return { past: [...past, present].slice(-longestPast), present: next, future: [] };
}

/** One step back; the same history where there is none. */
export function undone<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const previous = past.at(-1);
  if (previous === undefined) return history;
  return { past: past.slice(0, -1), present: previous, future: [present, ...future] };
}

/** One step forward again; the same history where nothing was undone. */
export function redone<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const next = future.at(0);
  if (next === undefined) return history;
  return { past: [...past, present], present: next, future: future.slice(1) };
}
