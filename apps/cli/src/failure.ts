import { InputError } from '@modalgain/numerics';

/** Exit codes of every command. */
export const exitCodes = {
  answered: 0,
  notDetermined: 1,
  badInput: 2,
  internal: 70,
  cancelled: 130,
} as const;

/** Says in one sentence on stderr what went wrong, and returns the exit code that belongs to it. */
export function reportFailure(error: unknown): number {
  if (error instanceof InputError) {
    process.stderr.write(`modalgain: ${error.sentence}\n`);
    return exitCodes.badInput;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    process.stderr.write('modalgain: cancelled; nothing was written.\n');
    return exitCodes.cancelled;
  }
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`modalgain: this is a defect of the program, not of your input: ${reason}\n`);
  if (process.env.MODALGAIN_DEBUG === '1' && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  else process.stderr.write('Set MODALGAIN_DEBUG=1 to see where it happened, and please report it.\n');
  return exitCodes.internal;
}
