import { vi } from 'vitest';
import { runProgram } from '../src/run-program.js';

export interface ProgramOutcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the program does with these arguments, without the second that a process of its own takes to begin. */
export async function runInProcess(...args: readonly string[]): Promise<ProgramOutcome> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    return { status: await runProgram(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
    // A command listens for Ctrl-C until its process ends.
    process.removeAllListeners('SIGINT');
  }
}
