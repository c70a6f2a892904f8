import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { InputError } from '@modalgain/numerics';

/** The programs of Slurm that a sweep uses. */
export type SlurmProgram = 'sbatch' | 'squeue' | 'scancel' | 'scontrol';

/** How Slurm is reached. */
export interface SlurmAccess {
  /** Cancels what is asked of Slurm, not the jobs. */
  readonly signal: AbortSignal;
  /** Default: that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** For how long a controller that does not answer is asked again (default: ten minutes). */
  readonly patienceMs?: number;
  /** Told once, in a sentence, that the controller does not answer and is asked again. */
  readonly onSilence?: (sentence: string) => void;
}

/** Slurm's own words where its controller is not there, starting or too busy: worth asking again. */
const silence =
  /Unable to contact slurm controller|Socket timed out|Zero Bytes were transmitted|Slurm backup controller in standby|temporarily unable to accept job/i;
const noCluster = /configuration source|slurm\.conf/i;
const munge = /munge|authentication (error|credential)/i;

const defaultPatienceMs = 600_000;
const pauseMs = 1000;
/** A hundred thousand tasks in the queue, a line each. */
const mostBytes = 1e7;

/** Nobody knows whether what was asked has happened. */
export class SilentControllerError extends InputError {
  override readonly name = 'SilentControllerError';
}

/**
 * What a program of Slurm prints.
 *
 * @throws InputError with Slurm's own words where it refuses, and where it is not installed; SilentControllerError
 *   where it may be asked again, by `patiently`
 */
export function runSlurm(
  program: SlurmProgram,
  args: readonly string[],
  { signal, environment = process.env }: SlurmAccess,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { signal, env: withoutFilters(environment), maxBuffer: mostBytes },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(asSentence(program, error, stderr));
      },
    );
  });
}

/**
 * Asks again for as long as the controller does not answer: a restart of it takes minutes and breaks nothing. The
 * action is run anew from its start, so it must be one that may be.
 *
 * @throws SilentControllerError when patience ends
 */
export async function patiently<T>(access: SlurmAccess, action: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + (access.patienceMs ?? defaultPatienceMs);
  for (let silent = false; ; silent = true) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof SilentControllerError) || Date.now() > deadline) throw error;
      if (!silent) access.onSilence?.(error.message);
    }
    await pause(pauseMs, undefined, { signal: access.signal });
  }
}

/** A user's standing filters for squeue and scancel (SQUEUE_STATES and the like) would hide tasks. */
function withoutFilters(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(SQUEUE|SCANCEL)_/.test(name)));
}

function asSentence(program: SlurmProgram, error: Error & { code?: unknown }, stderr: string): Error {
  if (error.name === 'AbortError') return error;
  if (error.code === 'ENOENT') {
    return new InputError(
      `${program} was not found: this machine has no Slurm on its PATH; run this where the cluster takes jobs, or on this machine with --on local.`,
    );
  }
  const words = ownWords(stderr) || error.message;
  if (silence.test(words)) return new SilentControllerError(`Slurm's controller does not answer: ${words}`);
  if (noCluster.test(words)) {
    return new InputError(
      `Slurm is installed but belongs to no cluster; run this where the cluster takes jobs, or on this machine with --on local. ${program} said: ${words}`,
    );
  }
  if (munge.test(words)) {
    return new InputError(
      `Slurm does not recognise this user; is munged running on this machine? ${program} said: ${words}`,
    );
  }
  return new InputError(`Slurm refused: ${words}`);
}

/** The sentences of stderr without the names of programs before them, e.g. "sbatch: error: ". */
function ownWords(stderr: string): string {
  return stderr
    .split('\n')
    .map((line) => line.replace(/^\w+: (error: )?/, '').trim())
    .filter((line) => line !== '')
    .join('; ');
}
