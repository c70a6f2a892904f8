import { useRef, useState } from 'react';

/** Something that takes a moment, and what is said of it. */
export interface TaskState {
  readonly isRunning: boolean;
  /** What is going on, or came out. */
  readonly words: string;
  readonly done: number;
  readonly total: number;
}

const idle: TaskState = { isRunning: false, words: '', done: 0, total: 0 };

/** Tells how far the work is; `signal` is aborted when the user gives it up. */
export interface TaskControl {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface Task {
  readonly state: TaskState;
  /** Starts work that answers with what to say when it is done; errors are said in its place. */
  readonly start: (work: (control: TaskControl) => Promise<string>) => void;
  /** Gives the work up and says so. Work that listens to its signal ends; whatever it answers is passed over. */
  readonly cancel: (words: string) => void;
}

/** One piece of work at a time, with its progress and its outcome in words. */
export function useTask(): Task {
  const [state, setState] = useState(idle);
  const running = useRef(new AbortController());
  const start: Task['start'] = (work) => {
    running.current.abort();
    const { signal } = (running.current = new AbortController());
    const say = (next: TaskState): void => {
      if (!signal.aborted) setState(next);
    };
    say({ ...idle, isRunning: true });
    const progress = (done: number, total: number): void => say({ isRunning: true, words: '', done, total });
    work({ progress, signal }).then(
      (words) => say({ ...idle, words }),
      (error: unknown) => say({ ...idle, words: error instanceof Error ? error.message : String(error) }),
    );
  };
  const cancel = (words: string): void => {
    running.current.abort();
    setState({ ...idle, words });
  };
  return { state, start, cancel };
}
