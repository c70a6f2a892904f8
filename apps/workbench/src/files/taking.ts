import type { Problem } from '@modalgain/compute';
import type { Dropped } from './dropped-files';
import { takeFiles } from './take-files';
import { unexpected, useTaking } from './taking-state';

/** Follows a task that takes files: its refusal is shown on the Start page. */
export async function take(task: Promise<Problem | undefined>): Promise<void> {
  useTaking.setState({ refused: null, isTaking: true });
  const refused = await task.then(
    (problem) => problem ?? null,
    (error: unknown) => unexpected('This could not be opened', error) ?? null,
  );
  useTaking.setState({ refused, isTaking: false });
}

export const takeDropped = (dropped: Promise<Dropped>): Promise<void> => take(dropped.then(takeFiles));
