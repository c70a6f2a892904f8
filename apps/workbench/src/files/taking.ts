import type { Problem } from '@modalgain/compute';
import { create } from 'zustand';
import type { Dropped } from './dropped-files';
import { takeFiles } from './take-files';

/** Files that come in, from wherever on the page: whether some are held over it, and why the last ones were refused. */
export const useTaking = create<{
  readonly isOver: boolean;
  readonly isTaking: boolean;
  readonly refused: Problem | null;
}>(() => ({ isOver: false, isTaking: false, refused: null }));

function unexpected(error: unknown): Problem {
  const message = `The files could not be taken: ${error instanceof Error ? error.message : String(error)}.`;
  return { sentence: message, message, place: {} };
}

/** Follows a task that takes files: its refusal is shown on the Start page. */
export async function take(task: Promise<Problem | undefined>): Promise<void> {
  useTaking.setState({ refused: null, isTaking: true });
  const refused = await task.then((problem) => problem ?? null, unexpected);
  useTaking.setState({ refused, isTaking: false });
}

export const takeDropped = (dropped: Promise<Dropped>): Promise<void> => take(dropped.then(takeFiles));
