import { useState } from 'react';

/** Something that takes a moment, and what is said of it. */
export interface TaskState {
  readonly isRunning: boolean;
  /** What is going on, or came out. */
  readonly words: string;
  readonly done: number;
  readonly total: number;
}

const idle: TaskState = { isRunning: false, words: '', done: 0, total: 0 };

export interface Task {
  readonly state: TaskState;
  /** Starts work that answers with what to say when it is done; errors are said in its place. */
  readonly start: (work: (progress: (done: number, total: number) => void) => Promise<string>) => void;
  readonly fail: (words: string) => void;
}

/** One piece of work at a time, with its progress and its outcome in words. */
export function useTask(): Task {
  const [state, setState] = useState(idle);
  const start: Task['start'] = (work) => {
    setState({ ...idle, isRunning: true });
    const progress = (done: number, total: number): void =>
      setState({ isRunning: true, words: '', done, total });
    work(progress).then(
      (words) => setState({ ...idle, words }),
      (error: unknown) =>
        setState({ ...idle, words: error instanceof Error ? error.message : String(error) }),
    );
  };
  return { state, start, fail: (words) => setState({ ...idle, words }) };
}
