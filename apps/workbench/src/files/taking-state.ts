import type { Problem } from '@modalgain/compute';
import { create } from 'zustand';
import { WorkerStopped } from '../engine/start-worker';
import { problemOf, reasonOf } from '../model/problem-of';

/** Files that come in, from wherever on the page: whether some are held over it, and why the last ones were refused. */
export const useTaking = create<{
  readonly isOver: boolean;
  readonly isTaking: boolean;
  readonly refused: Problem | null;
}>(() => ({ isOver: false, isTaking: false, refused: null }));

/** A defect of ours, in words; undefined where the user has cancelled. */
export function unexpected(what: string, error: unknown): Problem | undefined {
  if (error instanceof WorkerStopped) return undefined;
  return problemOf(`${what}: ${reasonOf(error)}.`);
}
