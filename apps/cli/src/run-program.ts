import { CommanderError } from 'commander';
import { exitCodes, reportFailure } from './failure.js';
import { createProgram } from './program.js';

/** Runs the command that the arguments of a user give and answers its exit code; what failed is told on stderr. */
export async function runProgram(args: readonly string[]): Promise<number> {
  process.exitCode = exitCodes.answered;
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    // Commands that end without the answer asked for say so themselves.
    return process.exitCode;
  } catch (error) {
    // Commander has printed its message already; help and version end with 0, every misuse with 2.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.answered : exitCodes.badInput;
    return reportFailure(error);
  }
}
